import {type Failure, failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {DeviceList} from '../../../../language/read/device-list.js';
import type {Netbox} from '../../../../netbox/netbox.js';
import type {Meta} from '../../../../output/output.js';
import {openReading, type PeeringsAsked, type Reading, type ReadingTools} from '../../../../peerings/reading/read.js';
import {readFound} from '../../../../peerings/reading/read-found.js';
import type {Session} from '../../../../peerings/session.js';
import {canonicalHost} from '../../../../text/address.js';
import {nearest} from '../../../../text/did-you-mean.js';
import {isMeant} from '../../peerings/shared/choose-sessions.js';

/** A device with its sessions, and those of them that are wanted. */
export type DeviceSessions = {readonly id: number; readonly key: string; readonly all: readonly Session[]; readonly chosen: readonly Session[]};

/** The devices whose sessions were read, and what could not be. */
export type ChosenOfDevices = {
	readonly devices: readonly DeviceSessions[];
	readonly netbox: Netbox;
	readonly errors: readonly Failure[];
	readonly notes: readonly string[];
	readonly meta: Meta;
};

/** Which sessions are wanted: all of the devices, or those of these words; `isWithOthers`: the other half of each as well. */
export type SessionsWanted = {
	readonly devices: DeviceList;
	readonly branch?: string;
	readonly sessions?: readonly string[];
	readonly isWithOthers: boolean;
};

/** Reads the sessions of devices, all that each has, and chooses. */
export async function readDeviceSessions(
	{devices, branch, sessions: words, isWithOthers}: SessionsWanted,
	tools: ReadingTools,
): Promise<Result<ChosenOfDevices>> {
	const asked: PeeringsAsked = {devices, cache: 'True', ...(branch !== undefined && {branch})};
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const read = await readAll(reading.value, asked, tools);
	if (!read.ok) return read;
	const chosen = choose(read.value.devices, words);
	if (!chosen.ok) return chosen;
	const result = {...read.value, devices: chosen.value, netbox: reading.value.netbox};
	if (!isWithOthers) return ok(result);
	const others = await readOthers({reading: reading.value, devices: chosen.value}, asked, tools);
	if (!others.ok) return others;
	return ok({...result, devices: others.value.devices, errors: [...result.errors, ...others.value.errors]});
}

type ReadHere = Omit<ChosenOfDevices, 'netbox'>;

async function readAll(reading: Reading, asked: PeeringsAsked, tools: ReadingTools): Promise<Result<ReadHere>> {
	const devices: DeviceSessions[] = [];
	const read = await readFound(reading, {asked, tools}, (key, {device, sessions}) =>
		devices.push({id: device, key, all: sessions, chosen: sessions}),
	);
	if (!read.ok) return read;
	const {errors, notes, meta} = read.value;
	return ok({devices, errors, notes, meta});
}

function choose(devices: readonly DeviceSessions[], words: readonly string[] | undefined): Result<readonly DeviceSessions[]> {
	if (!words) return ok(devices);
	const all = devices.flatMap((device) => device.all);
	const idle = words.find((word) => !all.some((session) => isMeant(session, word)));
	if (idle !== undefined) {
		const candidates = nearest(idle, [...new Set(all.flatMap(({name}) => name ?? []))]);
		return err(failure.noSession(idle, `on ${devices.length === 1 ? 'this device' : 'these devices'}`, {candidates}));
	}
	return ok(devices.map((device) => ({...device, chosen: device.all.filter((session) => words.some((word) => isMeant(session, word)))})));
}

type OthersOf = {readonly reading: Reading; readonly devices: readonly DeviceSessions[]};

/** With the other half of each chosen session, where it has exactly one, on a device. */
async function readOthers(
	{reading, devices}: OthersOf,
	asked: PeeringsAsked,
	tools: ReadingTools,
): Promise<Result<Pick<ChosenOfDevices, 'devices' | 'errors'>>> {
	const chosen = devices.flatMap((device) => device.chosen);
	const ends = await reading.sessionsAt(chosen.flatMap(({remote}) => (remote?.kind === 'address' ? [remote] : [])));
	if (!ends.ok) return ends;
	const halves = chosen.map((session) => ({session, others: ends.value.sessions.filter((other) => isReverse(session, other))}));
	const [left, wanted] = [halves.filter(({others}) => others.length !== 1), halves.flatMap(({others}) => (others.length === 1 ? others : []))];
	const known = new Set(devices.map(({id}) => id));
	const far = wanted.flatMap(({holder}) =>
		holder?.kind === 'device' && !known.has(holder.id) && holder.name !== null ? [{id: holder.id, name: holder.name}] : [],
	);
	const more = await readNamed(far, asked, tools);
	if (!more.ok) return more;
	const ids = new Set(wanted.map(({id}) => id));
	const withHalves = [...devices, ...more.value.devices].map((device) => ({
		...device,
		chosen: device.all.filter((one) => device.chosen.includes(one) || ids.has(one.id)),
	}));
	const labels = left.map(({session}) => `${session.holder?.name ?? 'no device'} ${session.name ?? ''} (id ${session.id})`);
	return ok({devices: withHalves, errors: [...more.value.errors, ...(labels.length > 0 ? [failure.noOtherHalf(labels)] : [])]});
}

/** Other devices by their names, without their sessions among the chosen ones. Others may bear the same names. */
async function readNamed(
	far: readonly {readonly id: number; readonly name: string}[],
	asked: PeeringsAsked,
	tools: ReadingTools,
): Promise<Result<ReadHere>> {
	if (far.length === 0) return ok({devices: [], errors: [], notes: [], meta: {requests: 0, hits: 0, misses: 0, truncated: false}});
	const here = {...asked, devices: {names: [...new Set(far.map(({name}) => name))], globs: [], selectors: []}};
	const reading = await openReading(here, tools);
	if (!reading.ok) return reading;
	const ids = new Set(far.map(({id}) => id));
	const found = {...reading.value.found, devices: reading.value.found.devices.filter(({id}) => ids.has(id))};
	const read = await readAll({...reading.value, found}, here, tools);
	return read.ok ? ok({...read.value, devices: read.value.devices.map((device) => ({...device, chosen: []}))}) : read;
}

function isReverse({local, remote}: Session, other: Session): boolean {
	if (!local || remote?.kind !== 'address' || !other.local || other.remote?.kind !== 'address') return false;
	return canonicalHost(other.remote.host) === canonicalHost(local.host) && canonicalHost(other.local.host) === canonicalHost(remote.host);
}
