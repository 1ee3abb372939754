import type {Failure} from '../core/failure.js';
import type {CacheChange, Use} from '../store/cache/cache.js';
import {type HeldSession, type Received, type Session, typed} from './session.js';

/** How a device's sessions came to be known. `at` in ms. */
export type How =
	| {readonly kind: 'fetched'; readonly kept: boolean}
	| {readonly kind: 'unchanged'}
	| {readonly kind: 'changed'; readonly cached: number; readonly removed: number; readonly fetched: number}
	| {readonly kind: 'forced'; readonly at: number};

/** The sessions of one device, by ascending id. */
export type DeviceAnswer = {readonly device: number; readonly how: How; readonly sessions: readonly Session[]};

/** The answers of some devices, and what the cache should keep of them. `gone` are devices that NetBox no longer has. */
export type BatchAnswer = {
	readonly answers: readonly DeviceAnswer[];
	readonly gone: readonly number[];
	/** Devices that could not be read, although others could. */
	readonly unread?: {readonly devices: readonly number[]; readonly failure: Failure};
	/** A session that was there is not, though nothing says that it went: it is hidden from this token now, and so may others be. */
	readonly hides?: boolean;
	readonly change: CacheChange;
};

/** How many devices were answered from the cache, wholly or in part, and how many were not. */
export const useOf = (answers: readonly DeviceAnswer[], at: number): Use => {
	const misses = answers.filter(({how}) => how.kind === 'fetched').length;
	return {devices: answers.map(({device}) => device), at, hits: answers.length - misses, misses};
};

/** The full sessions of devices, as NetBox gave them. */
export type Full = {readonly sessions: readonly Received[]; readonly gone: readonly number[]};

/** Answers of devices that were read in full. */
export function answersOf(
	devices: readonly number[],
	{sessions, gone}: {readonly sessions: readonly HeldSession[]; readonly gone: readonly number[]},
	{kept, now}: {readonly kept: boolean; readonly now: number},
): DeviceAnswer[] {
	const byDevice = groupByDevice(sessions, now);
	const there = devices.filter((device) => !gone.includes(device));
	return there.map((device) => ({device, how: {kind: 'fetched', kept}, sessions: byDevice.get(device) ?? []}));
}

/** Sessions, all confirmed at a time (ms), by the device they are on now, each list by ascending id. */
export function groupByDevice(sessions: readonly HeldSession[], checkedAt: number): ReadonlyMap<number | null, readonly Session[]> {
	const grouped = new Map<number | null, Session[]>();
	for (const session of sessions.toSorted((a, b) => a.id - b.id)) {
		const same = grouped.get(session.device);
		if (same) same.push(typed(session, checkedAt));
		else grouped.set(session.device, [typed(session, checkedAt)]);
	}
	return grouped;
}

/** The sets of sessions that answers show, for the cache. */
export const setsOf = (answers: readonly DeviceAnswer[], at: number): NonNullable<CacheChange['sessionSets']> =>
	answers.map(({device, sessions}) => ({device, sessions: sessions.map(({id}) => id), at}));
