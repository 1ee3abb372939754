import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pLimit from 'p-limit';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {cleanEnv} from '../e2e/nf.js';
import {attacks} from './hostile.js';
import {type Front, startFront} from './hostile-front.js';

/** How a process ended; `mostMb` is the most memory that it held, in MB, as Linux counts it (VmHWM). */
export type Struck = {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly mostMb: number;
	readonly seconds: number;
};

const token = '0123456789abcdef0123456789abcdef01234567';

/** Runs nf against a front until it ends. */
export function runAgainst(front: Front, home: string, args: readonly string[]): Promise<Struck> {
	const env = cleanEnv(home, {NF_URL: front.url, NF_TOKEN: token});
	const began = Date.now();
	const child = spawn(process.execPath, [join(import.meta.dirname, '../../bin/nf.js'), ...args], {env, stdio: ['ignore', 'pipe', 'pipe']});
	let mostMb = 0;
	const look = setInterval(() => {
		mostMb = Math.max(mostMb, memoryOf(child.pid));
	}, 15);
	const said = {stdout: '', stderr: ''};
	child.stdout.on('data', (text: Buffer) => {
		said.stdout = (said.stdout + text).slice(0, 1_000_000);
	});
	child.stderr.on('data', (text: Buffer) => {
		said.stderr = (said.stderr + text).slice(0, 1_000_000);
	});
	return new Promise((resolve) =>
		child.on('close', (code) => {
			clearInterval(look);
			resolve({code, ...said, mostMb, seconds: (Date.now() - began) / 1_000});
		}),
	);
}

function memoryOf(pid: number | undefined): number {
	try {
		return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
	} catch {
		return 0;
	}
}

/** What must not be of a struck process: undefined where all is well. */
export function wrongWith({code, stdout, stderr, mostMb, seconds}: Struck, truth: string, timeout: number): string | undefined {
	if (code === 0 && stdout !== truth) return 'wrong rows with exit 0';
	if (code === null || code === 70) return `exit ${code}`;
	if (/\n\s+at |internal error/.test(stderr)) return 'a stack trace';
	if ((stdout + stderr).includes(token)) return 'the token';
	if (seconds > timeout + 5) return `${seconds} s`;
	return mostMb > 300 ? `${Math.round(mostMb)} MB` : undefined;
}

const modes = ['True', 'False', 'refresh', 'force'] as const;
/** Seconds that a struck job is given. */
const timeout = 4;

const lineOf = (mode: string, seconds = timeout): readonly string[] => {
	const devices = mode === 'force' ? ['fceos4', 'fceos5'] : ['*'];
	return ['netbox', 'get', 'bgp-peerings', 'devices', ...devices, 'cache', mode, 'timeout', `${seconds}`];
};

/** A home whose cache is as a job leaves it that nobody struck, and what that job printed. */
async function rightHome(front: Front, mode: string): Promise<{readonly mode: string; readonly home: string; readonly truth: string}> {
	const home = mkdtempSync(join(tmpdir(), 'nf-hostile-'));
	const {stdout, code} = await runAgainst(front, home, lineOf(mode, 60));
	if (code !== 0) throw new Error(`the job that nobody strikes ended with ${code}`);
	// Under force a job reads the cache alone where it knows the devices.
	return {mode, home: mode === 'force' ? mkdtempSync(join(tmpdir(), 'nf-hostile-')) : home, truth: stdout};
}

/** The job once more in a copy of its home. */
async function strikeOnce(front: Front, {mode, home, truth}: Awaited<ReturnType<typeof rightHome>>) {
	const own = mkdtempSync(join(tmpdir(), 'nf-hostile-'));
	cpSync(home, own, {recursive: true});
	const struck = await runAgainst(front, own, lineOf(mode));
	rmSync(own, {recursive: true, force: true});
	return {mode, struck, wrong: wrongWith(struck, truth, timeout)};
}

/** By hand: `npx tsx test/support/hostile-run.ts [words of an attack's name]`; HOSTILE_PATH is what is struck, the sessions where not given; HOSTILE_FROM the attack to begin with. */
async function main(word: string): Promise<void> {
	const lab = await startLab({dataset: labDataset()});
	const front = await startFront(lab.port);
	const homes = await Promise.all(modes.map((mode) => rightHome(front, mode)));
	const twoAtOnce = pLimit(2);
	const names = Object.keys(attacks).filter((name) => name.includes(word));
	const worst = {mb: 0, late: 0, wrong: 0, runs: 0};
	for (const name of names.slice(Math.max(0, names.indexOf(process.env['HOSTILE_FROM'] ?? '')))) {
		front.strike(process.env['HOSTILE_PATH'] ?? '/api/plugins/bgp/session/', attacks[name]);
		for (const {mode, struck, wrong} of await Promise.all(homes.map((right) => twoAtOnce(() => strikeOnce(front, right))))) {
			worst.mb = Math.max(worst.mb, Math.round(struck.mostMb));
			worst.late = Math.max(worst.late, struck.seconds - timeout);
			worst.wrong += wrong ? 1 : 0;
			worst.runs += 1;
			const last = struck.stderr.trim().split('\n').at(-1) ?? '';
			const told = [`${Math.round(struck.mostMb)} MB`, `${struck.seconds.toFixed(1)} s`, last];
			process.stdout.write(`${[wrong ? `WRONG ${wrong}` : 'ok', name, mode, struck.code, ...told].join(' | ').slice(0, 250)}\n`);
		}
	}
	process.stdout.write(`${worst.runs} runs, ${worst.wrong} wrong, at most ${worst.mb} MB, at most ${worst.late.toFixed(1)} s after the deadline\n`);
	for (const {home} of homes) rmSync(home, {recursive: true, force: true});
	await front.close();
	await lab.close();
}

if (process.argv[1]?.endsWith('hostile-run.ts')) await main(process.argv.slice(2).join(' '));
