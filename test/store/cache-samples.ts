import {createHolding} from '../../src/output/json-row.js';
import type {CachedDevice, Position, Scope, SessionToKeep} from '../../src/store/cache/cache.js';

/** The scope that most tests use. */
export const main: Scope = {instance: 'https://netbox.example', branch: 'main', reader: 'user 1'};

/** A device to keep, fetched at 100. */
export const device = (id: number, name: string | null): CachedDevice => ({id, name, row: {id, name, site: {slug: 'ams1'}}, fetchedAt: 100});

/** A row as it is held. */
export const held = createHolding();

/** A session to keep of a device, fetched and checked at 100. */
export const session = (id: number, device: number | null, {shows = [], ...more}: Partial<SessionToKeep> = {}): SessionToKeep => ({
	id,
	device,
	lastUpdated: `2026-01-0${id % 9}T00:00:00Z`,
	name: `s${id}`,
	// What a session shows is in its row.
	held: held({id, name: `s${id}`, comments: 'é "quoted" \\ \n', remote_as: {asn: 65_000 + id}, shows}),
	fetchedAt: 100,
	checkedAt: 100,
	shows,
	...more,
});

/** A position with this cursor, or without one, checked at the time given. */
export const position = (id: number | undefined, checkedAt: number): Position => ({
	...(id !== undefined && {cursor: {id, time: '2026-01-01T00:00:00Z', handled: [id - 1]}}),
	checkedAt,
	versions: {netbox: '4.6.8', plugins: {netbox_bgp: '0.19.0'}},
});
