// How long a key and a TAB take at the prompt with 50,000 devices in the cache: `npm run bench:prompt`, after `npm run build`.
//   --devices 50000   how many are cached
//   --rounds 5        how many prompts are opened
//   --profile DIR     writes a profile of each prompt's process there, and nothing else

import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {tokenMark} from '../src/netbox/transport/token.js';
import {cacheMigrations} from '../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../src/store/cache/sqlite-cache.js';
import {openDatabase} from '../src/store/sqlite/database.js';
import {publish, seconds} from './report.js';
import {environmentOf} from './shell.js';
import {openTerminal} from './terminal.js';

const {values: asked} = parseArgs({
	options: {devices: {type: 'string', default: '50000'}, rounds: {type: 'string', default: '5'}, profile: {type: 'string'}},
});
const count = Number(asked.devices);

/** A device as a NetBox lists it to nf: about 1 KB. */
const rowOf = (id: number, name: string) => {
	const brief = (kind: string, number: number) => ({
		id: number,
		url: `https://netbox.example/api/dcim/${kind}/${number}/`,
		display: `${kind} ${number}`,
		name: `${kind} ${number}`,
		slug: `${kind}-${number}`,
		description: '',
	});
	return {
		...{id, name, site: brief('sites', id % 100), role: brief('roles', id % 5), location: null, tenant: brief('tenants', id % 20)},
		...{platform: brief('platforms', id % 3), status: {value: 'active', label: 'Active'}, tags: [brief('tags', id % 7)]},
		device_type: {...brief('device-types', id % 9), model: `model ${id % 9}`, manufacturer: brief('manufacturers', id % 4)},
	};
};

/** Fills the cache of a home as a command for all devices would. */
const token = '0123456789abcdef0123456789abcdef01234567';

function fill(home: string, instance: string): void {
	const opened = openDatabase({path: join(home, 'cache.sqlite'), migrations: cacheMigrations, now: Date.now, warn: console.error, loss: ''});
	if (!opened.ok) throw new Error(opened.error.message);
	const cache = createSqliteCache(opened.value);
	const at = Date.now() - 720_000;
	const devices = Array.from({length: count}, (_, index) => {
		const name = `lab-${String(index).padStart(5, '0')}`;
		return {id: index + 1, name, row: rowOf(index + 1, name), fetchedAt: at};
	});
	const to = {checkedAt: at, versions: {netbox: '4.7.3', plugins: {netbox_bgp: '0.20.2'}}};
	const written = cache.write({instance, branch: 'main', reader: 'user 1'}, {devices, provedNames: devices.map(({name}) => name), position: {to}});
	if (!written.ok) throw new Error(written.error.message);
	cache.keepReader(instance, (salt) => tokenMark(token, salt), {reader: 'user 1', at: Date.now()});
	cache.close();
}

const line = 'netbox get bgp-peerings devices lab-';
const figures = new Map<string, number[]>();
const bytes: number[] = [];
const keep = (name: string, figure: number): void => void figures.set(name, [...(figures.get(name) ?? []), figure]);

const endOfFrame = '\u001b[?2026l';
const floor = 'the floor: a Node that writes each key back';
const echo = 'key to echo';
const echoInMenu = 'key to echo, the menu open';
const firstTab = 'first TAB, NetBox silent';
const laterTab = 'later TAB';

/** What a terminal and a Node that only writes each key back take: nothing can be faster. */
async function sitAtFloor(env: NodeJS.ProcessEnv): Promise<void> {
	const code = `process.stdin.setRawMode(true); process.stdin.on('data', (key) => process.stdout.write(key)); process.stdout.write('nf#')`;
	const terminal = openTerminal(env, {code});
	await terminal.until('nf#');
	for (const key of `${line}0001`) {
		keep(floor, (await terminal.until(key, key)).seconds);
		await setTimeout(20);
	}
	await terminal.close();
}

/** One prompt: types the line key by key, then TAB, narrows the menu, and TAB again. */
async function sit(env: NodeJS.ProcessEnv, node: readonly string[]): Promise<void> {
	const terminal = openTerminal(env, {node});
	const type = async (name: string, start: string, keys: string): Promise<void> => {
		for (let length = 1; length <= keys.length; length += 1) {
			// After a blank the cursor moves, and nothing is written.
			const shown = keys[length - 1] === ' ' ? endOfFrame : `nf#${start}${keys.slice(0, length)}`;
			const took = await terminal.until(shown, keys[length - 1]);
			keep(name, took.seconds);
			bytes.push(took.bytes);
			// As a quick typist: the frame after the echo is drawn, and not waited for.
			await setTimeout(20);
		}
	};
	await terminal.until('nf#');
	await setTimeout(200);
	await type(echo, '', line);
	const tab = async (name: string): Promise<void> => keep(name, (await terminal.until(' more', '\t')).seconds);
	await tab(firstTab);
	await setTimeout(200);
	await type(echoInMenu, line, '0123');
	await terminal.until(`nf#${line}`, '\u001b');
	for (let again = 0; again < 5; again += 1) {
		await tab(laterTab);
		await setTimeout(20);
		await terminal.until(`nf#${line}`, '\u001b');
	}
	await terminal.until(`nf#${line}0`, '0');
	await type(echo, `${line}0`, '0001 cache True verbose-result');
	// A profile is written by a process that ends by itself.
	await (node.length > 0 ? terminal.leave('\u0015\u0004') : terminal.close());
}

/** The figure below which so many of a hundred are. */
const percentile = (all: readonly number[], part: number): number =>
	all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor((all.length * part) / 100))] ?? Number.NaN;

// A NetBox that says nothing: what is shown comes from the cache, and the answer that is waited for is the worst.
const silent = createServer(() => undefined);
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
const home = mkdtempSync(join(tmpdir(), 'nf-bench-'));
const env = environmentOf(home, {NF_URL: url, NF_TOKEN: token, TERM: 'xterm-256color'});
fill(home, url);
for (let round = 0; round < Number(asked.rounds); round += 1) {
	await sitAtFloor(env);
	await sit(env, asked.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`]);
}
silent.closeAllConnections();
silent.close();
rmSync(home, {recursive: true, force: true});

const targets: Readonly<Record<string, string>> = {[echo]: 'p95 ≤ 16 ms', [echoInMenu]: 'p95 ≤ 16 ms', [firstTab]: '≤ 50 ms', [laterTab]: '≤ 50 ms'};
const base = percentile(figures.get(floor) ?? [], 50);
const rowsOfTable = [...figures].map(([name, all]) => [
	name,
	seconds(percentile(all, 50)),
	seconds(percentile(all, 95)),
	(percentile(all, 50) / base).toFixed(1),
	targets[name] ?? '',
]);
const written = ['bytes written a key', `${percentile(bytes, 50)}`, `${percentile(bytes, 95)}`, '', '< 2048'];
publish({
	name: 'prompt',
	title: 'The prompt',
	about: `${count} devices in the cache, a NetBox that does not answer, ${asked.rounds} prompts in a pseudo-terminal of 120 × 24, colours on.`,
	header: ['', 'p50', 'p95', 'p50 / floor', 'target'],
	rows: [...rowsOfTable, written],
	ratios: Object.fromEntries([...figures].map(([name, all]) => [`${name} / floor`, percentile(all, 50) / base])),
});
