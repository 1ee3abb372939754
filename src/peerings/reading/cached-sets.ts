import type {CachedSet, Position} from '../../store/cache/cache.js';
import type {Place} from '../freshness/scope.js';
import type {ReadingTools} from './read.js';

/** Cached sets of sessions that are believed in a check. */
export type CachedSets = {
	/** Whether any is. */
	readonly areBelieved: boolean;
	/** Those of these devices, none where the cache cannot be read. */
	readonly of: (devices: readonly number[]) => readonly CachedSet[];
	/** Reads those of these devices now, while NetBox is waited for: the next `of` the same devices gives them. */
	readonly readAhead: (devices: readonly number[]) => void;
};

/** Believes what is cached if it is not behind `since`; nothing without it. */
export function createCachedSets({place, tools}: {readonly place: Place; readonly tools: ReadingTools}, since: Position | undefined): CachedSets {
	let ahead: {readonly devices: string; readonly sets: readonly CachedSet[]} | undefined;
	const read = (devices: readonly number[]): readonly CachedSet[] => {
		const sets = since && tools.cache.sessionsOf(place.scope, devices, since);
		return sets?.ok ? sets.value : [];
	};
	return {
		areBelieved: since !== undefined,
		of: (devices) => {
			const sets = ahead?.devices === String(devices) ? ahead.sets : read(devices);
			ahead = undefined;
			return sets;
		},
		readAhead: (devices) => {
			ahead = {devices: String(devices), sets: read(devices)};
		},
	};
}
