// How long whole processes take to start, beside a Node that does nothing: `npm run bench:start`, after `npm run build`.

import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {labDataset} from '../src/lab/dataset/lab.js';
import {startLab} from '../src/lab/http/server.js';
import {median, publish, seconds} from './report.js';
import {environmentOf} from './shell.js';
import {openTerminal} from './terminal.js';

const rounds = 21;
const program = join(import.meta.dirname, '..', 'bin', 'nf.js');
const home = mkdtempSync(join(tmpdir(), 'nf-bench-'));
const lab = await startLab({dataset: labDataset()});
const env = environmentOf(home, {NF_URL: lab.url, NF_TOKEN: '0123456789abcdef0123456789abcdef01234567', TERM: 'xterm-256color'});

/** Until the process is gone, its output taken. */
const whole = (...words: readonly string[]): Promise<number> =>
	new Promise((resolve, reject) => {
		const begin = performance.now();
		const child = spawn(process.execPath, [...words], {env, stdio: ['ignore', 'pipe', 'ignore']});
		child.stdout.resume();
		child.on('close', (code) => (code === 0 ? resolve((performance.now() - begin) / 1000) : reject(new Error(`${words.join(' ')}: exit ${code}`))));
	});

/** Until the prompt has drawn its mark on a terminal. */
async function prompt(): Promise<number> {
	const terminal = openTerminal(env);
	const took = await terminal.until('nf#');
	await terminal.close();
	return took.seconds;
}

const peerings = [program, 'netbox', 'get', 'bgp-peerings', 'devices', 'fceos4'];
const runs: readonly (readonly [string, () => Promise<number>])[] = [
	['node -e 0', () => whole('-e', '0')],
	['nf --version', () => whole(program, '--version')],
	['one command from the cache (cache force)', () => whole(...peerings, 'cache', 'force')],
	['one command over the network, cached and unchanged', () => whole(...peerings)],
	['the prompt, until it is drawn', prompt],
];

await whole(...peerings, 'cache', 'refresh');
const figures = new Map(runs.map(([name]) => [name, [] as number[]]));
for (let round = 0; round <= rounds; round += 1) {
	for (const [name, run] of runs) {
		const figure = await run();
		// The first round warms the disk's cache.
		if (round > 0) figures.get(name)?.push(figure);
	}
}
await lab.close();
rmSync(home, {recursive: true, force: true});

const base = median(figures.get('node -e 0') ?? []);
publish({
	name: 'start',
	title: 'Start-up',
	about: `Whole processes, medians of ${rounds} alternating rounds, and their ratio to a Node that does nothing; the NetBox is the lab in another process.`,
	header: ['', 'median', 'ratio'],
	rows: runs.map(([name]) => [name, seconds(median(figures.get(name) ?? [])), (median(figures.get(name) ?? []) / base).toFixed(2)]),
	ratios: Object.fromEntries(runs.map(([name]) => [name, median(figures.get(name) ?? []) / base])),
});
