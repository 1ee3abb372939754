// How the cache bears 200,000 sessions: `npm run bench:cache`, after `npm run build`. Nothing is asked of a NetBox but to fill it.
//   --devices 10000   how many devices are cached, each with 20 sessions
//   --rounds 21       how often each question is asked, in turn
//   --keep DIR        where the filled file is made and left; used again as it is where it is there

import {existsSync, mkdirSync, mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import type {Result} from '../src/core/result.js';
import type {HeldRow} from '../src/output/output.js';
import type {Cache} from '../src/store/cache/cache.js';
import {cacheMigrations} from '../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../src/store/cache/sqlite-cache.js';
import {openDatabase} from '../src/store/sqlite/database.js';
import {changeOf, readBatches} from './lab-batches.js';
import {median, publish, seconds} from './report.js';
import {openPipedShell} from './shell.js';

const {values} = parseArgs({
	options: {devices: {type: 'string', default: '10000'}, rounds: {type: 'string', default: '21'}, keep: {type: 'string'}},
});
const count = Number(values.devices);
const sessionsOfEach = 20;
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'nf-bench-'));
const path = join(folder, 'cache.sqlite');
/** Nobody listens there: what is asked of nf is answered from the cache. */
const url = 'http://127.0.0.1:9';
const scope = {instance: url, branch: 'main', reader: 'user 1'};
const at = Date.now() - 60_000;
const limits = {bytes: 10 ** 12, unusedMs: 10 ** 12};

function open(): Cache {
	return createSqliteCache(
		unwrap(openDatabase({path, migrations: cacheMigrations, now: Date.now, warn: console.error, loss: ''})),
		// The work of looking whether something must go is part of what is measured.
		{now: Date.now, limits: () => limits},
	);
}

function unwrap<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(result.error.message);
	return result.value;
}

/** Seconds of processor that work takes: other programs run on a machine too. */
function time(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1e6;
}

const figures = new Map<string, number[]>();
const keep = (name: string, figure: number): void => void figures.set(name, [...(figures.get(name) ?? []), figure]);
const write = 'a write of 50 devices with 1,000 sessions';
const again = 'the same again, as a refresh of unchanged ones does';

mkdirSync(folder, {recursive: true});
if (!existsSync(path)) {
	const cache = open();
	for await (const batch of readBatches(count)) {
		const change = changeOf(batch, at);
		keep(
			write,
			time(() => unwrap(cache.write(scope, change))),
		);
		keep(
			again,
			time(() => unwrap(cache.write(scope, change))),
		);
	}
	cache.close();
}

const cache = open();
const names = unwrap(cache.deviceHints(scope)).map(({name}) => name ?? '');
if (names.length !== count) throw new Error(`${names.length} devices are cached`);
let turn = 0;
/** Other names each time, so that no page is still at hand. */
const some = (size: number): readonly string[] => {
	turn = (turn + 977) % (count - size);
	return names.slice(turn, turn + size);
};

let asked: readonly number[] = [];

/** What `cache force` asks for these devices: the rows as the JSON that is printed of them. */
function read(wanted: readonly string[]): readonly HeldRow[] {
	asked = unwrap(cache.lookUp(scope, wanted)).devices.map(({id}) => id);
	const rows = unwrap(cache.sessionsOf(scope, asked)).flatMap(({sessions}) => sessions.map(({held}) => held));
	if (rows.length !== wanted.length * sessionsOfEach) throw new Error(`${rows.length} sessions of ${wanted.length} devices`);
	return rows;
}

const raw = new BetterSqlite3(path, {readonly: true});
const rowsOf = raw.prepare<[string], {row: string}>(`
	SELECT row FROM session_row WHERE session IN (SELECT key FROM session WHERE scope = 1 AND device IN (SELECT value FROM json_each(?)))`);

const floor = 'the floor: these rows out of SQLite, and JSON.parse';
const hundred = '100 devices by name';
const opened = 'the same, each row opened, as a table does';
const questions: Readonly<Record<string, () => unknown>> = {
	'opening, until one device is looked up': () => {
		const opened = open();
		unwrap(opened.lookUp(scope, some(1)));
		opened.close();
	},
	'one device by name': () => read(some(1)),
	[hundred]: () => read(some(100)),
	[opened]: () => read(some(100)).map(({row}) => row),
	[floor]: () => rowsOf.all(JSON.stringify(asked)).map(({row}) => JSON.parse(row)),
	'netbox cache list': () => unwrap(cache.entries()),
	'netbox cache stats': () => unwrap(cache.stats()),
	'hints for completion': () => unwrap(cache.deviceHints(scope)),
};
for (let round = 0; round <= Number(values.rounds); round += 1) {
	for (const [name, work] of Object.entries(questions)) {
		const figure = time(work);
		// The first round warms the code.
		if (round > 0) keep(name, figure);
	}
}
raw.close();
cache.close();

// The whole program, in a process of its own.
const shell = openPipedShell({NF_URL: url, NF_TOKEN: '0'.repeat(40)}, folder);
const filtered = await shell.say('netbox get bgp-peerings devices lab-* cache force timeout 3600 | where remote-as=4210000007 | json');
const [peak, whole] = [shell.peakMegabytes(), shell.processorSeconds() ?? filtered.seconds];
shell.close();
const megabytes = Math.round(statSync(path).size / 1e6);
if (values.keep === undefined) rmSync(folder, {recursive: true, force: true});

const targets: Readonly<Record<string, string>> = {
	'opening, until one device is looked up': '≤ 50 ms',
	'one device by name': '≤ 2 ms',
	[hundred]: '≤ 50 ms',
	'netbox cache list': '≤ 150 ms',
	'hints for completion': '≤ 50 ms',
};
const base = median(figures.get(floor) ?? []);
publish({
	name: 'cache',
	title: 'The cache',
	about: `${count} devices with ${count * sessionsOfEach} sessions of a lab in one file. Processor time (user and system, of all threads) within one process, medians of ${values.rounds} alternating rounds, other devices each time; the file is in the system's memory.`,
	header: ['', 'time', 'target'],
	rows: [
		...[...figures].map(([name, all]) => [name, seconds(median(all)), targets[name] ?? '']),
		['`where` over all sessions, the whole program', `${seconds(whole)}, ${peak?.toFixed(0) ?? 'unknown'} MB at most`, ''],
		['the file', `${megabytes} MB`, ''],
	],
	ratios: {
		...Object.fromEntries([...figures].map(([name, all]) => [`${name} / floor`, median(all) / base])),
		'bytes of the file a session': (megabytes * 1e6) / (count * sessionsOfEach),
		...(peak !== undefined && {'peak MB of where over all': peak}),
	},
});
