import {type Failure, failure} from '../core/failure.js';
import type {DeviceList} from '../language/read/device-list.js';
import type {Row} from '../output/output.js';
import {foldName} from '../text/case-fold.js';
import {matchesGlob, writeList, writeSelector} from './selectors.js';

/** A device with the fields that selectors ask. */
export type Device = Row & {readonly id: number; readonly name: string | null};

/** What a device list stands for. */
export type Found = {
	/** Each device once. */
	readonly devices: readonly Device[];
	/** Literal names that no device bears, as asked. */
	readonly missing: readonly string[];
	/** Globs and selectors that match nothing. */
	readonly failures: readonly Failure[];
	readonly warnings: readonly string[];
	/** Everything received from NetBox, for the cache; and the names of which that is all, in lower case. */
	readonly received: readonly Device[];
	readonly provedNames: readonly string[];
};

/** The devices of literal names, and the names that nobody bears. */
export type NamedDevices<Kind extends NamedThing = Device> = {readonly devices: readonly Kind[]; readonly missing: readonly string[]};

type NamedThing = {readonly id: number; readonly name: string | null};

/** For each name the one device spelt exactly so, else all that differ in case only. */
export function pickNamed<Kind extends NamedThing>(names: readonly string[], rows: readonly Kind[]): NamedDevices<Kind> {
	const byName = new Map<string, Kind[]>();
	for (const row of rows) {
		const folded = row.name === null ? undefined : foldName(row.name);
		if (folded !== undefined) byName.set(folded, [...(byName.get(folded) ?? []), row]);
	}
	const picked = names.map((name) => {
		const same = byName.get(foldName(name)) ?? [];
		const exact = same.filter((row) => row.name === name);
		return exact.length > 0 ? exact : same;
	});
	return {devices: unique(picked.flat()), missing: names.filter((_, index) => picked[index]?.length === 0)};
}

/** The parts of a list as they were found: by name, what selectors leave of that, and by glob. */
export type ListParts = {
	readonly list: DeviceList;
	readonly named: NamedDevices;
	readonly narrowed: readonly Device[];
	readonly globbed: readonly Device[];
};

/** Puts the parts together, with what is to be said of those that match nothing. */
export function unite({list, named, narrowed, globbed}: ListParts): Omit<Found, 'received' | 'provedNames'> {
	const left = new Set([...narrowed, ...globbed].map(({name}) => name));
	const removed = new Set(named.devices.map(({name}) => name).filter((name) => !left.has(name)));
	const wanted = list.selectors.map(writeSelector).join(' ');
	const idle = list.globs.filter((glob) => !globbed.some(({name}) => matchesGlob(name, glob)));
	const failures = idle.map((glob) => failure.noDeviceMatches(`"${glob}"`));
	if (list.names.length === 0 && list.globs.length === 0 && globbed.length === 0) failures.push(failure.noDeviceMatches(writeList(list)));
	return {
		devices: unique([...narrowed, ...globbed]),
		missing: named.missing,
		failures,
		warnings: [...removed].map((name) => `Device '${name}' does not match ${wanted}`),
	};
}

/** Each device once. */
export const unique = <Kind extends NamedThing>(devices: readonly Kind[]): Kind[] => [
	...new Map(devices.map((device) => [device.id, device])).values(),
];
