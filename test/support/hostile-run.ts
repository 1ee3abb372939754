import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/server.js';
import {cleanEnv} from '../e2e/nf.js';
import {attacks, type Front, startFront} from './hostile.js';

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

/** By hand: `npx tsx test/support/hostile-run.ts [words of an attack's name]`; HOSTILE_PATH is what is struck, the sessions where not given. */
async function main(word: string): Promise<void> {
	const lab = await startLab({dataset: labDataset()});
	const front = await startFront(lab.port);
	const line = (mode: string) => [
		'netbox',
		'get',
		'bgp-peerings',
		'devices',
		...(mode === 'force' ? ['fceos4', 'fceos5'] : ['*']),
		'cache',
		mode,
		'timeout',
		'8',
	];
	for (const [name, attack] of Object.entries(attacks).filter(([one]) => one.includes(word))) {
		for (const mode of ['True', 'False', 'refresh', 'force']) {
			const home = mkdtempSync(join(tmpdir(), 'nf-hostile-'));
			front.strike(undefined);
			const {stdout: truth} = await runAgainst(front, mode === 'force' ? mkdtempSync(join(tmpdir(), 'nf-hostile-')) : home, line(mode));
			front.strike(process.env['HOSTILE_PATH'] ?? '/api/plugins/bgp/session/', attack);
			const struck = await runAgainst(front, home, line(mode));
			const wrong = wrongWith(struck, truth, 8);
			const last = struck.stderr.trim().split('\n').at(-1) ?? '';
			const told = [
				wrong ? `WRONG ${wrong}` : 'ok',
				name,
				mode,
				struck.code,
				`${Math.round(struck.mostMb)} MB`,
				`${struck.seconds.toFixed(1)} s`,
				last,
			];
			process.stdout.write(`${told.join(' | ').slice(0, 250)}\n`);
			rmSync(home, {recursive: true, force: true});
		}
	}
	front.strike(undefined);
	await front.close();
	await lab.close();
}

if (process.argv[1]?.endsWith('hostile-run.ts')) await main(process.argv.slice(2).join(' '));
