import {err, ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import {type Found, pickNamed} from '../../devices/match.js';
import {describeAsked, matchesGlob} from '../../devices/selectors.js';
import type {Output} from '../../output/output.js';
import type {DeviceHint, LookUp} from '../../store/cache/cache.js';
import {useOf} from '../answer.js';
import {readLog} from '../freshness/change-log.js';
import {asksFields, readFieldChange, readFieldsState} from '../freshness/custom-fields.js';
import {type Glance, readGlance} from '../freshness/glance.js';
import {type Proof, prove} from '../freshness/proof.js';
import {isLogWhole} from '../freshness/saved.js';
import {openPlace, type Place} from '../freshness/scope.js';
import {type BatchOptions, readBatch} from './batch.js';
import {believedSince, isCold, pickKnown} from './cached-devices.js';
import {type CachedSets, createCachedSets} from './cached-sets.js';
import {type Collecting, collect, idsByPart} from './collect.js';
import {fetchNamed, namedQuery} from './fetch-by-name.js';
import {glanceOf} from './glance-of.js';
import {withOfflineHint} from './offline-hint.js';
import {anyGone, type Early, earlyOf, startTraces} from './prefetch.js';
import type {Asked, Tools} from './read.js';
import {type Named, traceFieldsOf} from './sessions.js';

/** Cached sessions compared with NetBox, changed and new ones fetched; with `refresh` all of them fetched. Either way the result is what NetBox holds now, and shows this token. */
export async function readChecked(asked: Asked, tools: Tools): Promise<Result<Output>> {
	const place = await openPlace(tools, asked.branch);
	if (!place.ok) return err(withOfflineHint(place.error, asked, tools));
	const {scope} = place.value;
	const looked = tools.cache.lookUp(scope, asked.devices.names);
	const result = await check({asked, tools, place: place.value, looked, before: looked.ok ? looked.value : nothingKnown});
	if (result.ok) return result;
	// Who may see no devices or no sessions any more may not see those that are cached.
	if (result.error.code === 'forbidden') tools.cache.write(scope, {forgetAll: true});
	return err(withOfflineHint(result.error, asked, tools));
}

const nothingKnown: LookUp = {devices: [], known: new Set(), showing: new Set(), shownTypes: new Set()};

/** `looked` tells whether the cache could be read; `before` is what it said, else nothing. */
type Checking = {readonly asked: Asked; readonly tools: Tools; readonly place: Place; readonly looked: Result<LookUp>; readonly before: LookUp};

/**
 * The log is read no later than the devices and always before the sessions, so that nothing that changes meanwhile lies behind
 * the position. The very first reading of a log cannot tell what changed just before it, so no row is asked beside it; nor are
 * sessions in full, which no mark would make old that is set before they are kept.
 */
async function check(checking: Checking): Promise<Result<Output>> {
	const {asked, tools, place, before} = checking;
	const {netbox} = place;
	const cached = asked.cache === 'True' ? pickKnown(asked.devices, before, believedSince(tools, !isLogWhole(before.position))) : undefined;
	tools.report({
		message: cached
			? `using cached device data for ${describeAsked(asked.devices)}`
			: `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`,
	});
	const parts = cached ? idsByPart(cached.devices, tools.netbox.name) : [];
	const early = startTraces({place, before}, parts);
	// The sessions themselves are what takes long: they are asked for as soon as the log is there, which the devices would delay.
	const query = !cached && isCold(asked, before) ? namedQuery(asked.devices) : undefined;
	if (parts.length > 0) await netbox.giveWay();
	const asksStatus = netbox.status();
	const glancing = startGlance(checking, cached);
	const asking = !glancing.names && before.position && !query && findDevices(netbox, asked.devices);
	// In turn they go over one connection, and so leave the devices one to be opened behind the sessions.
	const answered = query && (await asksStatus);
	if (answered && !answered.ok) return answered;
	const [status, log, fieldChange, fields, glance] = await Promise.all([
		asksStatus,
		readLog(netbox, before.position, tools.now()),
		asked.branch === undefined ? undefined : readFieldChange(tools.netbox, before.position?.fieldChange),
		asksFields(before.position) ? readFieldsState(tools.netbox) : undefined,
		glancing.glance,
	]);
	const seen = {fieldChange, fields, glance, lastSync: place.lastSync};
	const proof = await prove(netbox, {status, log, ...seen, before: before.position, main: tools.netbox, now: tools.now()});
	if (!proof.ok) return proof;
	const named = query && fetchNamed(netbox, query);
	if (named) await netbox.giveWay();
	const {isQuiet, logClosed} = proof.value;
	const marked = mark(checking, proof.value);
	const isBelieved = asked.cache === 'True' && marked.ok && marked.value;
	const sets = createCachedSets(checking, isBelieved ? proof.value.position : undefined);
	// Where nothing changed the traces are waited for anyway; else sessions that are all stale need not wait for them.
	const [first] = parts;
	const waitsForTraces = logClosed || isQuiet;
	if (first && waitsForTraces) sets.readAhead(first);
	const isSeen = cached !== undefined && glancing.names && glance != null && showsThese(glance, asked.devices.names, cached);
	const changed = cached !== undefined && isSeen && waitsForTraces && (await anyGone(early));
	const found = isSeen && !changed ? ok(cached) : await ((!changed && asking) || findDevices(netbox, asked.devices));
	if (!found.ok) return found;
	if (!cached || !isSame(found.value, cached)) tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	for (const message of proof.value.warnings) tools.report({message, severity: 'WARN'});
	const isHidden = !proof.value.devicesChanged && hides(found.value, cached?.devices ?? globbed(checking));
	const keptFound = marked.ok ? keepFound(checking, found.value, {proof: proof.value, isHidden}) : marked;
	return readAll(checking, {found: found.value, proof: proof.value, early, named, sets, marked: keptFound});
}

/** What GraphQL is asked beside all else: the devices of these names, if `names`, and what was saved. */
type Glancing = {readonly names: boolean; readonly glance: Promise<Glance | null> | undefined};

function startGlance({asked, tools, place, before}: Checking, cached: Found | undefined): Glancing {
	const query = glanceOf({asked, known: before, now: tools.now()}, cached !== undefined);
	if (!query) return {names: false, glance: undefined};
	return {names: query.names, glance: readGlance(place.netbox, query.text).then((glance) => glance ?? null)};
}

/** Whether those are the very devices that are seen. */
function showsThese({devices, isCut}: Glance, names: readonly string[], cached: Found): boolean {
	const seen = pickNamed(names, devices);
	return !isCut && seen.missing.length === 0 && isSame(seen, cached);
}

function isSame({devices}: Pick<Found, 'devices'>, cached: Pick<Found, 'devices'>): boolean {
	const names = new Map(devices.map(({id, name}) => [id, name]));
	return names.size === cached.devices.length && cached.devices.every(({id, name}) => names.get(id) === name);
}

/** Whether a device that was there is not, though nothing says that it went: it is hidden from this token now, and so may others be. */
function hides({devices}: Found, before: readonly {readonly id: number}[]): boolean {
	const there = new Set(devices.map(({id}) => id));
	return before.some(({id}) => !there.has(id));
}

/** The cached devices that globs mean, all of which NetBox gives; none where selectors narrow them. */
function globbed({asked: {devices, cache}, tools, place}: Checking): readonly DeviceHint[] {
	if (cache !== 'True' || devices.globs.length === 0 || devices.selectors.length > 0) return [];
	const hints = tools.cache.deviceHints(place.scope);
	return hints.ok ? hints.value.filter(({name}) => devices.globs.some((glob) => matchesGlob(name, glob))) : [];
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
	let isHidden = false;
	return collect({
		asked,
		tools,
		found,
		netbox: place.netbox,
		read: createBatches(checking, opened),
		// Without the marks a position that moves on would make older rows look true.
		keep: ({change, gone, answers, hides: hidesNow = false}) => {
			tools.cache.used(place.scope, useOf(answers, tools.now()));
			isHidden ||= hidesNow;
			if (!marked.ok) return marked;
			return tools.cache.write(place.scope, isHidden ? {forgetAll: true} : {...change, forgetDevices: gone, position: {to: proof.position}});
		},
	});
}

function createBatches({tools}: Checking, {proof, early, named, sets}: Omit<Opened, 'found' | 'marked'>): Collecting['read'] {
	const options: Omit<BatchOptions, 'netbox' | 'traceFields'> = {
		...(named && {named}),
		freshSince: believedSince(tools, proof.logClosed),
		now: tools.now(),
	};
	return (devices, netbox) => {
		const ids = devices.map(({id}) => id);
		const known = sets.of(ids);
		const cached = known.map(({device}) => device);
		const showing = new Set(known.filter((set) => set.showing).map(({device}) => device));
		const traceFields = traceFieldsOf(proof.position, {devices: cached, showing});
		const traces = earlyOf(early, cached, traceFields);
		return readBatch(ids, {sets: known, ...(traces && {early: traces})}, {...options, traceFields, netbox});
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
function keepFound(
	{tools, place}: Checking,
	{received, provedNames}: Found,
	{proof, isHidden}: {readonly proof: Proof; readonly isHidden: boolean},
): Result<unknown> {
	if (received.length === 0 && provedNames.length === 0) return ok(undefined);
	const devices = received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()}));
	return tools.cache.write(place.scope, {...(isHidden && {forgetAll: true}), devices, provedNames, position: {to: proof.position}});
}
