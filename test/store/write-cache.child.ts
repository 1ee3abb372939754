/**
 * A second process for the tests: opens the cache file and writes whole sets of sessions for one device, generation after
 * generation, until it has written as many as asked or is killed. Prints a line at the first one, and `failed: <why>` where one fails.
 */
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {openDatabase} from '../../src/store/sqlite/database.js';
import {device, held, main, session} from './cache-samples.js';

const [path = '', deviceId = '', generations = ''] = process.argv.slice(2);
const id = Number(deviceId);
const opened = openDatabase({path, migrations: cacheMigrations, now: () => 0, warn: (message) => process.stdout.write(`${message}\n`), loss: ''});
if (!opened.ok) process.stdout.write(`failed: ${opened.error.message}\n`);
else {
	const cache = createSqliteCache(opened.value);
	for (let generation = 1; generation <= Number(generations); generation++) {
		// Every generation has other sessions, so that a half-written one could not be taken for a whole one.
		const ids = Array.from({length: 50}, (_, index) => id * 1_000_000 + (generation % 2) * 100 + index);
		const sessions = ids.map((id) => session(id, Number(deviceId), {held: held({id, generation}), shows: [{type: 'ipam.asn', id: generation}]}));
		const written = cache.write(main, {devices: [device(id, `R${id}`)], sessions, sessionSets: [{device: id, sessions: ids, at: generation}]});
		if (!written.ok) process.stdout.write(`failed: ${written.error.message}\n`);
		if (generation === 1) process.stdout.write('writing\n');
	}
	cache.close();
}
