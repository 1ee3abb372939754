import {type Device, type Found, pickNamed, unite} from '../../devices/match.js';
import {matchesGlob, matchesSelectors} from '../../devices/selectors.js';
import type {DeviceList} from '../../language/read/device-list.js';
import type {CachedDevice, LookUp} from '../../store/cache/cache.js';
import {foldName} from '../../text/case-fold.js';
import type {PeeringsAsked, ReadingTools} from './read.js';

const hour = 3_600_000;

/** From when on, in ms, what was read is believed as long as nothing speaks against it. A closed log leaves things that give no sign. */
export const believedSince = ({now, maxAge}: Pick<ReadingTools, 'now' | 'maxAge'>, logClosed: boolean): number =>
	now() - (logClosed ? Math.min(hour, maxAge) : maxAge);

/** The devices of a list among cached ones: literal names by all devices of that name, the rest by what the rows hold. */
export function pickCached(list: DeviceList, cached: readonly Device[]): Found {
	const named = pickNamed(list.names, cached);
	const globbed =
		list.globs.length > 0 || list.names.length > 0 ? cached.filter(({name}) => list.globs.some((glob) => matchesGlob(name, glob))) : cached;
	const fits = (device: Device): boolean => matchesSelectors(device, list.selectors);
	return {...unite({list, named, narrowed: named.devices.filter(fits), globbed: globbed.filter(fits)}), received: [], provedNames: []};
}

/**
 * The devices of a list of names that the cache knows, as long as NetBox shows the same ones; undefined where it must be asked first: for globs
 * and selectors, for a name that nobody bore, and for rows older than `freshSince` (ms).
 */
export function pickKnown(list: DeviceList, {devices, known}: LookUp, freshSince: number): Found | undefined {
	if (list.globs.length > 0 || list.selectors.length > 0) return undefined;
	const fresh = new Set(namesOf(devices.filter(({fetchedAt}) => fetchedAt >= freshSince)));
	const aged = new Set(namesOf(devices.filter(({fetchedAt}) => fetchedAt < freshSince)));
	const isKnown = (name: string): boolean => known.has(name) && fresh.has(name) && !aged.has(name);
	return list.names.every((name) => isKnown(foldName(name))) ? pickCached(list, rowsOf(devices)) : undefined;
}

/** Whether every device will be read in full, as far as the names tell. */
export const isCold = ({cache}: Pick<PeeringsAsked, 'cache'>, {devices}: LookUp): boolean =>
	cache !== 'True' || devices.every(({sessionsAt}) => sessionsAt === undefined);

/** Names of which the cache does not know the devices, as asked. One that nobody bore when it was last asked is asked again. */
export function unknownNames(names: readonly string[], {devices, known}: LookUp): string[] {
	const borne = new Set(namesOf(devices));
	return names.filter((name) => !known.has(foldName(name)) || !borne.has(foldName(name)));
}

/** The rows of cached devices, as NetBox sent them. */
export const rowsOf = (devices: readonly CachedDevice[]): Device[] => devices.map(({row}) => row as Device);

const namesOf = (devices: readonly CachedDevice[]): string[] => devices.flatMap(({name}) => (name === null ? [] : [foldName(name)]));
