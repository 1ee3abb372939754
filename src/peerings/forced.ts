import {failure} from '../failure.js';
import type {Output} from '../output.js';
import {err, ok, type Result} from '../result.js';
import type {CachedSet, LookUp, Position} from '../store/cache.js';
import type {Answer, BatchAnswer} from './batch.js';
import {collect} from './collect.js';
import {type Device, type Found, findDevices, pickCached} from './devices.js';
import {openPlace, type Place, rememberedPlace} from './place.js';
import {needBgp, readLog} from './proof.js';
import type {Asked, Tools} from './read.js';
import {describeAsked} from './select.js';
import {fetchByDevice, type Session, toKeep} from './sessions.js';

type Forcing = {readonly asked: Asked; readonly tools: Tools; readonly place: Place; readonly before: LookUp};

/** What is cached, unchecked and without any request; only what is missing is fetched, and kept. */
export async function readForced(asked: Asked, tools: Tools): Promise<Result<Output>> {
	if (asked.devices.selectors.some(({field}) => field === 'region')) {
		return err(failure.usage('"region" cannot be answered from the cache: leave out "cache force".'));
	}
	const remembered = rememberedPlace(tools.netbox, asked.branch, tools.cache);
	const place = remembered ? ok(remembered) : await openPlace(tools.netbox, asked.branch, tools.cache);
	if (!place.ok) return place;
	const before = tools.cache.lookUp(place.value.scope, asked.devices.names);
	if (!before.ok) return before;
	const forcing = {asked, tools, place: place.value, before: before.value};
	return asked.devices.globs.length > 0 || asked.devices.selectors.length > 0 ? readMatched(forcing) : readNamed(forcing);
}

/** Globs and selectors are answered from the cached devices alone. */
async function readMatched(forcing: Forcing): Promise<Result<Output>> {
	const cached = forcing.tools.cache.devices(forcing.place.scope);
	if (!cached.ok) return cached;
	const found = pickCached(forcing.asked.devices, cached.value.map(({row}) => row as Device));
	forcing.tools.report({message: `using cached device data for ${describeAsked(forcing.asked.devices)}`});
	const output = await readSessions(forcing, found, forcing.before.position);
	const note = `matched among ${cached.value.length} cached devices`;
	return output.ok ? ok({...output.value, notes: [...output.value.notes, note]}) : output;
}

async function readNamed(forcing: Forcing): Promise<Result<Output>> {
	const {asked, tools, place, before} = forcing;
	const unknown = asked.devices.names.filter((name) => !before.known.has(name.toLowerCase()));
	const cached = pickCached({...asked.devices, names: asked.devices.names.filter((name) => !unknown.includes(name))}, before.devices.map(({row}) => row as Device));
	if (unknown.length === 0) {
		tools.report({message: `using cached device data for ${describeAsked(asked.devices)}`});
		return readSessions(forcing, cached, before.position);
	}
	const asking = {...asked.devices, names: unknown};
	tools.report({message: `retrieving device data for ${describeAsked(asking)} from instance '${place.netbox.name}'`});
	const fetched = await fetchDevices(forcing, asking);
	if (!fetched.ok) {
		if (cached.devices.length === 0) return fetched;
		return readSessions(forcing, {...cached, failures: [...cached.failures, {...fetched.error, resource: unknown.join(', ')}]}, before.position);
	}
	tools.report({message: `retrieved ${fetched.value.found.devices.length} device(s) from NetBox`});
	const {found, position} = fetched.value;
	const all = {...found, devices: [...cached.devices, ...found.devices], missing: [...cached.missing, ...found.missing]};
	return readSessions(forcing, all, position);
}

/** Devices that are not cached, with the position as of which they and their sessions will be true. */
async function fetchDevices({tools, place, before}: Forcing, asking: Asked['devices']): Promise<Result<{readonly found: Found; readonly position: Position | undefined}>> {
	const {netbox} = place;
	const [status, log, found] = await Promise.all([
		netbox.status(),
		before.position ? undefined : readLog(netbox, undefined, tools.now()),
		findDevices(netbox, asking),
	]);
	if (!status.ok) return status;
	const plugin = needBgp(netbox, status.value);
	if (!plugin.ok) return plugin;
	if (!found.ok) return found;
	const cursor = log?.ok && log.value.kind === 'read' ? {cursor: log.value.cursor} : {};
	const {clock, ...rest} = status.value;
	const position = before.position ?? {checkedAt: clock, versions: rest, ...cursor};
	const devices = found.value.received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()}));
	tools.cache.write(place.scope, {devices, provedNames: found.value.provedNames, position: {to: position}});
	return ok({found: found.value, position});
}

function readSessions({asked, tools, place}: Forcing, found: Found, position: Position | undefined): Promise<Result<Output>> {
	const sets = tools.cache.sessionsOf(place.scope, found.devices.map(({id}) => id));
	const setOf = new Map((sets.ok ? sets.value : []).map((set) => [set.device, set]));
	return collect({
		asked,
		tools,
		found,
		known: [],
		read: async (devices): Promise<Result<BatchAnswer>> => {
			const answers = devices.flatMap(({id}) => forced(setOf.get(id)));
			const missing = devices.map(({id}) => id).filter((id) => !setOf.has(id));
			const fetched = await fetchByDevice(place.netbox, missing);
			if (!fetched.ok) return ok({answers, gone: [], unread: {devices: missing, failure: fetched.error}, change: {}});
			return ok(withFetched(answers, {missing, ...fetched.value}, tools.now()));
		},
		keep: ({change, gone}) => {
			if (!change.sessions || !position) return undefined;
			const kept = tools.cache.write(place.scope, {...change, forgetDevices: gone, position: {to: position}});
			return kept.ok ? undefined : kept.error.message;
		},
	});
}

function forced(set: CachedSet | undefined): Answer[] {
	if (!set) return [];
	const at = Math.min(set.at, ...set.sessions.map(({fetchedAt}) => fetchedAt));
	return [{device: set.device, how: {kind: 'forced', at}, rows: set.sessions.map(({row, checkedAt}) => ({row: row as Session, checkedAt}))}];
}

function withFetched(
	answers: readonly Answer[],
	{missing, rows, gone}: {readonly missing: readonly number[]; readonly rows: readonly Session[]; readonly gone: readonly number[]},
	now: number,
): BatchAnswer {
	const fetched = missing
		.filter((device) => !gone.includes(device))
		.map((device): Answer => ({device, how: {kind: 'fetched', kept: true}, rows: rows.filter((row) => row.device?.id === device).map((row) => ({row, checkedAt: now}))}));
	const sessionSets = fetched.map(({device, rows}) => ({device, sessions: rows.map(({row}) => row.id), at: now}));
	return {answers: [...answers, ...fetched], gone, change: missing.length > 0 ? {sessions: toKeep(rows, now), sessionSets} : {}};
}
