import type {Device} from '../../devices/match.js';
import {countOf} from '../../text/digits.js';
import {holderKey} from '../pairs/end.js';
import type {TopologyLink} from './links.js';

/** The devices of all hops together; those beyond are not followed. */
const mostDevices = 2_000;

/** The devices that lines lead to and whose sessions were not asked for yet, and what is said of those that are not followed. */
export type NextHop = {readonly devices: readonly {readonly id: number; readonly name: string}[]; readonly notes: readonly string[]};

/** Where the next hop leads. Devices without a name cannot be asked for, and machines and sites have no sessions that a list of devices reads. */
export function nextHop(links: readonly TopologyLink[], read: readonly Device[]): NextHop {
	const known = new Set(read.map(({id}) => `device ${id}`));
	const places = links.flatMap(({near, far, ends}) => [near, far, ...ends.map(({place}) => place)]);
	const byKey = new Map(places.flatMap(({holder}) => (holder && !known.has(holderKey(holder)) ? [[holderKey(holder), holder] as const] : [])));
	const all = [...byKey.values()];
	const named = all.flatMap(({kind, id, name}) => (kind === 'device' && name ? [{id, name}] : [])).toSorted((one, other) => one.id - other.id);
	const devices = named.slice(0, Math.max(0, mostDevices - read.length));
	const left = all.length - devices.length;
	const why = named.length > devices.length ? `at most ${mostDevices} devices are followed` : 'only devices with a name are';
	return {devices, notes: left > 0 ? [`${countOf(left, 'neighbour')} were not followed: ${why}`] : []};
}
