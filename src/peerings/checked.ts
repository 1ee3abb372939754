import type {Output} from '../output.js';
import {err, ok, type Result} from '../result.js';
import type {LookUp} from '../store/cache.js';
import {useOf} from './answer.js';
import {withOfflineHint} from './away.js';
import {type BatchOptions, readBatch} from './batch.js';
import {believedSince, isCold, pickProved} from './cached-devices.js';
import {type CachedSets, createCachedSets} from './cached-sets.js';
import {readFieldChange, readLog} from './change-log.js';
import {type Collecting, collect, idsByPart} from './collect.js';
import {findDevices} from './devices.js';
import {anyGone, type Early, earlyOf, startTraces} from './early.js';
import type {Found} from './found.js';
import {fetchNamed, namedQuery} from './named.js';
import {openPlace, type Place} from './place.js';
import {type Proof, prove} from './proof.js';
import type {Asked, Tools} from './read.js';
import {describeAsked} from './select.js';
import {type Named, traceFieldsOf} from './sessions.js';

/** Cached sessions compared with NetBox, changed and new ones fetched; with `refresh` all of them fetched. Either way the result is what NetBox holds now. */
export async function readChecked(asked: Asked, tools: Tools): Promise<Result<Output>> {
	const place = await openPlace(tools.netbox, asked.branch, tools.cache);
	if (!place.ok) return err(withOfflineHint(place.error, asked, tools));
	const looked = tools.cache.lookUp(place.value.scope, asked.devices.names);
	const result = await check({asked, tools, place: place.value, looked, before: looked.ok ? looked.value : nothingKnown});
	return result.ok ? result : err(withOfflineHint(result.error, asked, tools));
}

const nothingKnown: LookUp = {devices: [], proved: new Set(), known: new Set()};

/** `looked` tells whether the cache could be read; `before` is what it said, else nothing. */
type Checking = {readonly asked: Asked; readonly tools: Tools; readonly place: Place; readonly looked: Result<LookUp>; readonly before: LookUp};

/**
 * The log is read no later than the devices and always before the sessions, so that nothing that changes meanwhile lies behind
 * the position. The very first reading of a log cannot tell what changed just before it, so nothing is asked beside it; nor are
 * sessions in full, which no mark would make old that is set before they are kept.
 */
async function check(checking: Checking): Promise<Result<Output>> {
	const {asked, tools, place, before} = checking;
	const {netbox} = place;
	const cached = asked.cache === 'True' ? pickProved(asked.devices, before, believedSince(tools, before.position?.cursor === undefined)) : undefined;
	tools.report({
		message: cached
			? `using cached device data for ${describeAsked(asked.devices)}`
			: `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`,
	});
	const parts = cached ? idsByPart(cached.devices, tools.netbox.name) : [];
	const early = startTraces({place, before}, parts);
	// The sessions themselves are what takes long: they are asked for as soon as the log is there, which the devices would delay.
	const query = !cached && isCold(asked, before) ? namedQuery(asked.devices) : undefined;
	const asking = cached ? ok(cached) : before.position && !query && findDevices(netbox, asked.devices);
	if (parts.length > 0) await netbox.giveWay();
	const asksStatus = netbox.status();
	// In turn they go over one connection, and so leave the devices one to be opened behind the sessions.
	const answered = query && (await asksStatus);
	if (answered && !answered.ok) return answered;
	const [status, log, fieldChange] = await Promise.all([
		asksStatus,
		readLog(netbox, before.position, tools.now()),
		asked.branch === undefined ? undefined : readFieldChange(tools.netbox),
	]);
	const proof = await prove(netbox, {status, log, before: before.position, lastSync: place.lastSync, fieldChange});
	if (!proof.ok) return proof;
	const named = query && fetchNamed(netbox, query);
	if (named) await netbox.giveWay();
	const {marks, logClosed} = proof.value;
	const marked = mark(checking, proof.value);
	const isBelieved = asked.cache === 'True' && marked.ok && marked.value;
	const sets = createCachedSets(checking, isBelieved ? proof.value.position : undefined);
	// Where nothing is marked the traces are waited for anyway; else sessions that are all stale need not wait for them.
	const waitsForTraces = logClosed || Object.keys(marks).length === 0;
	const [first] = parts;
	if (first && waitsForTraces) sets.readAhead(first);
	const changed = marks.namesUnproved === true || (waitsForTraces && (await anyGone(early)));
	const found = changed || !asking ? await findDevices(netbox, asked.devices) : await asking;
	if (!found.ok) return found;
	if (found.value !== cached) tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	for (const message of proof.value.warnings) tools.report({message, severity: 'WARN'});
	const keptFound = marked.ok ? keepFound(checking, found.value, proof.value) : marked;
	return readAll(checking, {found: found.value, proof: proof.value, early, named, sets, marked: keptFound});
}

type Opened = {
	readonly found: Found;
	readonly proof: Proof;
	readonly early: Early;
	readonly named: Named | undefined;
	readonly sets: CachedSets;
	/** Whether marks and devices could be written. */
	readonly marked: Result<unknown>;
};

function readAll(checking: Checking, {marked, ...opened}: Opened): Promise<Result<Output>> {
	const {asked, tools, place} = checking;
	const {found, proof} = opened;
	return collect({
		asked,
		tools,
		found,
		netbox: place.netbox,
		read: createBatches(checking, opened),
		// Without the marks a position that moves on would make older rows look true.
		keep: ({change, gone, answers}) => {
			tools.cache.used(place.scope, useOf(answers, tools.now()));
			return marked.ok ? tools.cache.write(place.scope, {...change, forgetDevices: gone, position: {to: proof.position}}) : marked;
		},
	});
}

function createBatches({tools}: Checking, {proof, early, named, sets}: Omit<Opened, 'found' | 'marked'>): Collecting['read'] {
	const traceFields = traceFieldsOf(proof.position, proof.logClosed);
	const options: Omit<BatchOptions, 'netbox'> = {
		...(named && {named}),
		traceFields,
		freshSince: believedSince(tools, proof.logClosed),
		now: tools.now(),
	};
	return (devices, netbox) => {
		const ids = devices.map(({id}) => id);
		const known = sets.of(ids);
		const traces = earlyOf(
			early,
			known.map(({device}) => device),
			traceFields,
		);
		return readBatch(ids, {sets: known, ...(traces && {early: traces})}, {...options, netbox});
	};
}

/**
 * Marks what is stale and moves the position, at once. False where another process has put the position back meanwhile: its rows
 * may be older than what these marks cover, so no cached row is believed then.
 */
function mark({tools, place, looked, before}: Checking, proof: Proof): Result<boolean> {
	if (!looked.ok) return looked;
	const position = {to: proof.position, ...(before.position && {from: before.position})};
	const written = tools.cache.write(place.scope, {...proof.marks, position});
	return written.ok ? ok(written.value === proof.position) : written;
}

/** Keeps devices that were read, if any were. */
function keepFound({tools, place}: Checking, {received, provedNames}: Found, proof: Proof): Result<unknown> {
	if (received.length === 0 && provedNames.length === 0) return ok(undefined);
	const devices = received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()}));
	return tools.cache.write(place.scope, {devices, provedNames, position: {to: proof.position}});
}
