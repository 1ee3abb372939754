import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import {type Found, pickNamed} from '../../devices/match.js';
import {describeAsked, matchesGlob} from '../../devices/selectors.js';
import type {DeviceHint, LookUp} from '../../store/cache/cache.js';
import {readLog} from '../freshness/change-log.js';
import {readFieldChange, readFieldsState} from '../freshness/custom-fields.js';
import {type Glance, readGlance} from '../freshness/glance.js';
import {type Proof, prove} from '../freshness/proof.js';
import {openPlace, type Place} from '../freshness/scope.js';
import {anyGone, type CheckedOpening, createCachedSets, type Early, readingOf, startTraces} from './checked-reading.js';
import {fetchNamed} from './fetch-by-name.js';
import {withOfflineHint} from './offline-hint.js';
import {checkedOpening, nothingKnown, type Opening} from './opening.js';
import type {PeeringsAsked, Reading, ReadingTools} from './read.js';

/** Cached sessions compared with NetBox, changed and new ones fetched; with `refresh` all of them fetched. Either way the result is what NetBox holds now, and shows this token. */
export async function openChecked(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Reading>> {
	const place = await openPlace(tools, asked.branch);
	if (!place.ok) return err(withOfflineHint(place.error, asked, tools));
	const {scope} = place.value;
	const looked = tools.cache.lookUp(scope, asked.devices.names);
	const before = looked.ok ? looked.value : nothingKnown;
	const checking = {asked, tools, place: place.value, looked, before, opening: checkedOpening(asked, before, tools)};
	const failed = (error: Failure): Failure => {
		// Who may see no devices or no sessions any more may not see those that are cached.
		if (error.code === 'forbidden') tools.cache.write(scope, {forgetAll: true});
		return withOfflineHint(error, asked, tools);
	};
	const checked = await check(checking);
	return checked.ok ? ok(readingOf({...checking, ...checked.value}, failed)) : err(failed(checked.error));
}

/** `looked` tells whether the cache could be read; `before` is what it said, else nothing. */
type Checking = {
	readonly asked: PeeringsAsked;
	readonly tools: ReadingTools;
	readonly place: Place;
	readonly looked: Result<LookUp>;
	readonly before: LookUp;
	readonly opening: Opening;
};

/**
 * The log is read no later than the devices and always before the sessions, so that nothing that changes meanwhile lies behind
 * the position. The very first reading of a log cannot tell what changed just before it, so no row is asked beside it; nor are
 * sessions in full, which no mark would make old that is set before they are kept.
 */
async function check(checking: Checking): Promise<Result<CheckedOpening>> {
	const {place, opening} = checking;
	announce(checking);
	const sent = await sendOpening(checking);
	const settled = await settle(checking, sent);
	if (!settled.ok) return settled;
	const {proof, glance} = settled.value;
	const named = opening.named && fetchNamed(place.netbox, opening.named.query);
	if (named) await place.netbox.giveWay();
	const marked = mark(checking, proof);
	const sets = createCachedSets(checking, isBelieved(checking, proof, marked) ? proof.position : undefined);
	// Where nothing changed the traces are waited for anyway; else sessions that are all stale need not wait for them.
	const waitsForTraces = proof.logClosed || proof.isQuiet;
	const [first] = opening.traces;
	if (first && waitsForTraces) sets.readAhead(first.part);
	const found = await settleDevices(checking, sent, {glance, waitsForTraces});
	if (!found.ok) return found;
	tell(checking, found.value, proof);
	const kept = marked.ok ? keepFound(checking, found.value, proof) : marked;
	return ok({found: found.value, proof, early: sent.early, named, sets, kept});
}

function announce({asked, tools, place, opening}: Checking): void {
	const devices = describeAsked(asked.devices);
	const message = opening.cached
		? `using cached device data for ${devices}`
		: `retrieving device data for ${devices} from instance '${place.netbox.name}'`;
	tools.report({message});
}

/** What goes out before anything is answered. */
type SentFirst = {
	readonly early: Early;
	readonly status: ReturnType<Place['netbox']['status']>;
	readonly glance: Promise<Glance | null> | undefined;
	readonly devices: Promise<Result<Found>> | undefined;
};

async function sendOpening({asked, place: {netbox}, opening}: Checking): Promise<SentFirst> {
	const early = startTraces(netbox, opening.traces);
	if (opening.traces.length > 0) await netbox.giveWay();
	const status = netbox.status();
	const glance = opening.glance && readGlance(netbox, opening.glance.text).then((seen) => seen ?? null);
	const devices = opening.devices?.when === 'beside' ? findDevices(netbox, asked.devices) : undefined;
	return {early, status, glance, devices};
}

/** `glance` is null where it was asked and did not answer. */
type SettledProof = {readonly proof: Proof; readonly glance: Glance | null | undefined};

/** Asks for the rest of the opening, waits for all of it, and proves what it proves. */
async function settle({tools, place, before, opening}: Checking, sent: SentFirst): Promise<Result<SettledProof>> {
	const {netbox, lastSync} = place;
	// In turn they go over one connection, and so leave the devices one to be opened behind the sessions.
	const answered = opening.named && (await sent.status);
	if (answered && !answered.ok) return answered;
	const [status, log, fieldChange, fields, glance] = await Promise.all([
		sent.status,
		readLog(netbox, before.position, tools.now()),
		opening.fieldChange ? readFieldChange(tools.netbox, before.position?.fieldChange) : undefined,
		opening.fieldsState ? readFieldsState(tools.netbox) : undefined,
		sent.glance,
	]);
	const seen = {fieldChange, fields, glance, lastSync};
	const proof = await prove(netbox, {status, log, ...seen, before: before.position, main: tools.netbox, now: tools.now()});
	return proof.ok ? ok({proof: proof.value, glance}) : proof;
}

const isBelieved = ({asked}: Checking, {position}: Proof, marked: Result<unknown>): boolean =>
	asked.cache === 'True' && marked.ok && marked.value === position;

/**
 * Marks what is stale and moves the position, at once. Gives the position that holds then. It is another where another process has put it
 * back meanwhile: its rows may be older than what these marks cover, so no cached row is believed then.
 */
function mark({tools, place, looked, before}: Checking, proof: Proof): Result<unknown> {
	if (!looked.ok) return looked;
	const position = {to: proof.position, ...(before.position && {from: before.position})};
	return tools.cache.write(place.scope, {...proof.marks, position});
}

type SeenAtOnce = {readonly glance: Glance | null | undefined; readonly waitsForTraces: boolean};

/** The devices: those that are cached, where the glance shows the very same and none is gone, else as NetBox says. */
async function settleDevices(
	{asked, place, opening}: Checking,
	{early, devices}: SentFirst,
	{glance, waitsForTraces}: SeenAtOnce,
): Promise<Result<Found>> {
	const {cached} = opening;
	const isSeen = cached !== undefined && opening.glance?.names === true && glance != null && showsThese(glance, asked.devices.names, cached);
	const changed = isSeen && waitsForTraces && (await anyGone(early));
	if (isSeen && !changed) return ok(cached);
	return (devices && !changed ? devices : undefined) ?? findDevices(place.netbox, asked.devices);
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

function tell({tools, opening: {cached}}: Checking, found: Found, {warnings}: Proof): void {
	if (!cached || !isSame(found, cached)) tools.report({message: `retrieved ${found.devices.length} device(s) from NetBox`});
	for (const message of warnings) tools.report({message, severity: 'WARN'});
}

/** Keeps devices that were read, if any were. */
function keepFound(checking: Checking, found: Found, proof: Proof): Result<unknown> {
	const {tools, place, opening} = checking;
	const {received, provedNames} = found;
	if (received.length === 0 && provedNames.length === 0) return ok(undefined);
	const isHidden = !proof.devicesChanged && hides(found, opening.cached?.devices ?? globbed(checking));
	const devices = received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()}));
	return tools.cache.write(place.scope, {...(isHidden && {forgetAll: true}), devices, provedNames, position: {to: proof.position}});
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
