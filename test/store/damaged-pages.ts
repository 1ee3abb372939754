import {appendFileSync, closeSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import {ok} from '../../src/core/result.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {connect} from '../../src/store/sqlite/connection.js';
import {type Database, openDatabase} from '../../src/store/sqlite/database.js';
import {unwrap} from '../support/database.js';
import {device, held, main, session} from './cache-samples.js';

/** Bytes of a page of the cache file. */
export const page = 8192;

const devices = Array.from({length: 6}, (_, index) => device(index + 1, `R${index + 1}`));
const names = devices.map(({name}) => String(name));
const idsOf = (id: number): readonly number[] => Array.from({length: 8}, (_, index) => id * 100 + index);
const sessionsOf = (id: number) =>
	idsOf(id).map((one) => session(one, id, {held: held({id: one, text: String(one).repeat(300)}), shows: [{type: 'ipam.asn', id: one % 7}]}));

/** All that the file holds, as NetBox gave it. */
export function fill(cache: Cache): void {
	unwrap(
		cache.write(main, {
			devices,
			provedNames: names,
			sessions: devices.flatMap(({id}) => sessionsOf(id)),
			sessionSets: devices.map(({id}) => ({device: id, sessions: idsOf(id), at: 200})),
			position: {to: {checkedAt: 300, versions: {netbox: '4.7.3', plugins: {}}, cursor: {id: 9, time: 't', handled: [9]}}},
		}),
	);
}

export function open(path: string): {readonly database: Database; readonly cache: Cache; readonly said: string[]} {
	const said: string[] = [];
	const warn = (message: string): void => void said.push(message);
	const database = unwrap(openDatabase({path, migrations: cacheMigrations, now: () => 0, warn, loss: 'Nothing is kept.'}));
	return {database, cache: createSqliteCache(database), said};
}

/** What is told of the cache when everything is asked that a job asks. */
const look = (cache: Cache) => ({
	found: unwrap(cache.lookUp(main, names)),
	sets: unwrap(
		cache.sessionsOf(
			main,
			devices.map(({id}) => id),
		),
	),
	devices: unwrap(cache.devices(main)),
});

const right = look(filledInMemory());

function filledInMemory(): Cache {
	const sql = unwrap(connect(':memory:', cacheMigrations));
	const cache = createSqliteCache({attempt: (work) => ok(work(sql)), close: () => void sql.close()});
	fill(cache);
	return cache;
}

/**
 * What is wrong with what a damaged file tells, if anything is: every device and every set that comes must be what was kept, or the file is
 * set aside, which is said, and takes all of it anew. What does not come is asked of NetBox.
 */
export function wrongOf(path: string): string | undefined {
	const {database, cache, said} = open(path);
	try {
		const told = look(cache);
		const isIn = (one: unknown, all: readonly unknown[]): boolean => all.some((other) => isDeepStrictEqual(one, other));
		const strange =
			[...told.found.devices, ...told.devices].filter((one) => !isIn(one, right.devices)).length +
			told.sets.filter((one) => !isIn(one, right.sets)).length;
		if (strange > 0) return `${strange} rows or sets that nobody kept`;
		if (told.found.position && !isDeepStrictEqual(told.found.position, right.found.position)) return 'another position';
		if (said.length > 1) return `said ${said.length} times: ${said.join(' / ')}`;
		fill(cache);
		if (!isDeepStrictEqual(look(cache), right)) return 'not rebuilt';
		return undefined;
	} catch (error) {
		return String(error);
	} finally {
		database.close();
	}
}

export function overwrite(path: string, from: number, bytes: Buffer): void {
	const file = openSync(path, 'r+');
	writeSync(file, bytes, 0, bytes.length, from);
	closeSync(file);
}

/** Damages a file at random, and says how. */
export function harm(path: string, random: () => number): string {
	const pick = (count: number): number => Math.floor(random() * count);
	const {size} = statSync(path);
	const pages = Math.floor(size / page);
	switch (pick(5)) {
		case 0: {
			const count = 1 + pick(20);
			const places = Array.from({length: count}, () => pick(size));
			for (const place of places) {
				const byte = readFileSync(path).subarray(place, place + 1);
				overwrite(path, place, Buffer.from([(byte[0] ?? 0) ^ (1 << pick(8))]));
			}
			return `bits flipped at ${places.join(', ')}`;
		}
		case 1: {
			const left = pick(size);
			truncateSync(path, left);
			return `cut off at ${left}`;
		}
		case 2: {
			const [one, other] = [pick(pages), pick(pages)];
			const bytes = readFileSync(path);
			overwrite(path, one * page, bytes.subarray(other * page, (other + 1) * page));
			overwrite(path, other * page, bytes.subarray(one * page, (one + 1) * page));
			return `pages ${one} and ${other} swapped`;
		}
		case 3: {
			const garbage = Buffer.from(Array.from({length: 5000}, () => pick(256)));
			if (existsSync(`${path}-wal`) && pick(2) === 0) overwrite(`${path}-wal`, pick(statSync(`${path}-wal`).size), garbage);
			else if (pick(2) === 0) writeFileSync(`${path}-wal`, garbage);
			else appendFileSync(`${path}-wal`, garbage);
			return 'garbage in the write-ahead log';
		}
		default: {
			const one = pick(pages);
			overwrite(path, one * page, Buffer.alloc(page, pick(256)));
			return `page ${one} overwritten`;
		}
	}
}
