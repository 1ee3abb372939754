import {describeAge} from '../ages.js';
import type {Failure} from '../failure.js';
import type {Output} from '../output.js';
import {ok, type Result, err} from '../result.js';
import type {CachedSet, LookUp, Position, ShownObject} from '../store/cache.js';
import {type BatchOptions, readBatch} from './batch.js';
import {collect, partsOf} from './collect.js';
import {type Device, type Found, findDevices, pickCached} from './devices.js';
import {keyDevices} from './groups.js';
import {openPlace, type Place} from './place.js';
import {dialectOf, type Opening, type Proof, prove, readLog} from './proof.js';
import type {Asked, Tools} from './read.js';
import {describeAsked} from './select.js';
import {readTraces, type TraceFields, type Traces} from './sessions.js';

const hour = 3_600_000;

/** Cached sessions compared with NetBox, changed and new ones fetched; with `refresh` all of them fetched. Either way the result is what NetBox holds now. */
export async function readChecked(asked: Asked, tools: Tools): Promise<Result<Output>> {
	const place = await openPlace(tools.netbox, asked.branch, tools.cache);
	if (!place.ok) return place;
	const before = tools.cache.lookUp(place.value.scope, asked.devices.names);
	const known = before.ok ? before.value : nothingKnown;
	const result = await check({asked, tools, place: place.value, before: known});
	return result.ok ? result : err(withOfflineHint(result.error, known, tools.now()));
}

const nothingKnown: LookUp = {devices: [], proved: new Set(), known: new Set()};

type Checking = {readonly asked: Asked; readonly tools: Tools; readonly place: Place; readonly before: LookUp};

/** Traces asked before it was known whether their devices are still the right ones. */
type Early = {readonly fields: TraceFields; readonly traces: Promise<Result<Traces>>};

async function check(checking: Checking): Promise<Result<Output>> {
	const {asked, tools, place, before} = checking;
	const {netbox} = place;
	const cached = fromCache(checking);
	tools.report({message: cached ? `using cached device data for ${describeAsked(asked.devices)}` : `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`});
	const early = cached && asked.cache === 'True' ? startTraces(checking, cached.devices) : new Map<string, Early>();
	const [status, log, asking] = await Promise.all([
		netbox.status(),
		readLog(netbox, before.position, tools.now()),
		cached ? Promise.resolve(ok(cached)) : findDevices(netbox, asked.devices),
	]);
	const opening: Opening = {status, log};
	const proof = await prove(netbox, opening, before.position);
	if (!proof.ok) return proof;
	const found = cached && proof.value.marks.namesUnproved ? await findDevices(netbox, asked.devices) : asking;
	if (!found.ok) return found;
	if (found.value !== cached) tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	for (const message of proof.value.warnings) tools.report({message, severity: 'WARN'});
	return readAll(checking, {found: found.value, proof: proof.value, early});
}

/** The devices without asking, where the change log proves every name; whether it still does is known only later. */
function fromCache({asked, before}: Checking): Found | undefined {
	const {names, globs, selectors} = asked.devices;
	if (asked.cache !== 'True' || globs.length > 0 || selectors.length > 0) return undefined;
	if (!names.every((name) => before.proved.has(name.toLowerCase()))) return undefined;
	return pickCached(asked.devices, before.devices.map(({row}) => row as Device));
}

function startTraces({place, before, tools}: Checking, devices: readonly Device[]): ReadonlyMap<string, Early> {
	const known = new Set(before.devices.filter(({sessionsAt}) => sessionsAt !== undefined).map(({id}) => id));
	const fields = traceFields(before.position, before.position?.cursor === undefined);
	const parts = partsOf(keyDevices(devices, tools.netbox.name).devices).map((part) => part.map(({device}) => device.id).filter((id) => known.has(id)));
	return new Map(parts.map((ids) => [labelOf(ids), {fields, traces: readTraces(place.netbox, ids, fields)}]));
}

/** A set of devices as a key. */
const labelOf = (ids: readonly number[]): string => String(ids.toSorted((a, b) => a - b));

function traceFields(position: Position | undefined, logClosed: boolean): TraceFields {
	return {policies: logClosed || !dialectOf(position?.versions.plugins).modern, tags: logClosed};
}

async function readAll(checking: Checking, {found, proof, early}: {readonly found: Found; readonly proof: Proof; readonly early: ReadonlyMap<string, Early>}): Promise<Result<Output>> {
	const {asked, tools, place, before} = checking;
	const marked = mark(checking, {found, proof});
	if (marked !== undefined) tools.report({message: `could not write the cache: ${marked}`, severity: 'WARN'});
	const usable = marked === undefined && asked.cache === 'True';
	const sets = usable ? tools.cache.sessionsOf(place.scope, found.devices.map(({id}) => id)) : ok([]);
	const setOf = new Map(checkedOr([], sets).map((set) => [set.device, set]));
	const fields = traceFields(proof.position, proof.logClosed);
	const now = tools.now();
	const options: BatchOptions = {netbox: place.netbox, traceFields: fields, freshSince: now - (proof.logClosed ? Math.min(hour, tools.maxAge) : tools.maxAge), now};
	return collect({
		asked,
		tools,
		found,
		known: before.devices.flatMap(({name}) => (name === null ? [] : [name])),
		read: (devices) => {
			const ids = devices.map(({id}) => id);
			const known = ids.map((id) => setOf.get(id)).filter((set): set is CachedSet => set !== undefined);
			const started = early.get(labelOf(known.map(({device}) => device)));
			const usableEarly = started && covers(started.fields, fields) ? {early: started.traces} : {};
			return readBatch(ids, {sets: known, ...usableEarly}, options);
		},
		keep: ({change, gone}) => {
			const kept = tools.cache.write(place.scope, {...change, forgetDevices: gone, position: {to: proof.position}});
			return kept.ok ? undefined : kept.error.message;
		},
	});
}

/** Marks what is stale, keeps the devices that were read, and moves the position, at once; a text where that could not be written. */
function mark({tools, place, before}: Checking, {found, proof}: {readonly found: Found; readonly proof: Proof}): string | undefined {
	const {cache} = tools;
	const nameless = proof.nameless ? namelessDevices(checkedOr([], cache.devices(place.scope))) : [];
	const kept = cache.write(place.scope, {
		...proof.marks,
		staleObjects: [...(proof.marks.staleObjects ?? []), ...nameless],
		devices: found.received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()})),
		provedNames: found.provedNames,
		position: {to: proof.position, ...(before.position && {from: before.position})},
	});
	return kept.ok ? undefined : kept.error.message;
}

const namelessDevices = (devices: readonly {readonly id: number; readonly name: string | null}[]): ShownObject[] =>
	devices.filter(({name}) => name === null).map(({id}) => ({type: 'dcim.device', id}));

const checkedOr = <Value>(other: Value, result: Result<Value>): Value => (result.ok ? result.value : other);

/** Traces asked with more fields than needed serve as well. */
const covers = (has: TraceFields, needs: TraceFields): boolean => (has.policies || !needs.policies) && (has.tags || !needs.tags);

/** When NetBox is away, how old the copy is that `cache force` would show. */
function withOfflineHint(error: Failure, {devices}: LookUp, now: number): Failure {
	const known = devices.flatMap(({sessionsAt}) => (sessionsAt === undefined ? [] : [sessionsAt]));
	if (error.code !== 'unreachable' || known.length === 0) return error;
	return {...error, hint: `"cache force" shows the copy cached ${describeAge(now - Math.min(...known))} ago`};
}
