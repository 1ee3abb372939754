import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';

const program = join(import.meta.dirname, '..', 'bin', 'nf.js');

/** What one line gave and took. */
export type Told = {readonly seconds: number; readonly bytes: number; readonly text: string};

/** A shell that reads lines from a pipe, as a script's does, with a home of its own. */
export type PipedShell = {
	/** From the line to the last byte of its JSON. */
	readonly say: (line: string) => Promise<Told>;
	/** URLs that it has asked since it began. */
	readonly asked: () => readonly string[];
	/** Seconds of processor of the process so far; undefined where the system does not tell. */
	readonly processorSeconds: () => number | undefined;
	/** Highest resident memory of the process so far, in MB; undefined where the system does not tell. */
	readonly peakMegabytes: () => number | undefined;
	readonly close: () => void;
};

/** The environment of an nf that keeps everything in a folder. */
export const environmentOf = (home: string, env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
	PATH: process.env['PATH'],
	NF_HOME: home,
	NF_KEYCHAIN: 'off',
	...env,
});

/** Starts `bin/nf.js`, as it is built; in a home of its own, gone at the end, where none is given. */
export function openPipedShell(env: Readonly<Record<string, string>>, given?: string): PipedShell {
	const home = given ?? mkdtempSync(join(tmpdir(), 'nf-bench-'));
	const child = spawn(process.execPath, [program, '--events', 'off', '--keep-going', '-f', '-'], {
		env: environmentOf(home, {...env, NF_DEBUG: '1'}),
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	return {
		say: (line) => say(child, line),
		asked: () => [...logOf(home).matchAll(/ GET (\S+) 200 /g)].map(([, url]) => url ?? ''),
		processorSeconds: () => processorOf(child.pid ?? 0),
		peakMegabytes: () => peakOf(child.pid ?? 0),
		close: () => {
			child.stdin.end();
			if (given === undefined) rmSync(home, {recursive: true, force: true});
		},
	};
}

/** One command as a process of its own, in a home that is new and gone at the end: from its start to its end. */
export async function runOnce(env: Readonly<Record<string, string>>, args: readonly string[]): Promise<Told> {
	const home = mkdtempSync(join(tmpdir(), 'nf-bench-'));
	const begin = performance.now();
	const child = spawn(process.execPath, [program, '--events', 'off', ...args], {env: environmentOf(home, env), stdio: ['ignore', 'pipe', 'inherit']});
	const pieces: Buffer[] = [];
	for await (const piece of child.stdout) pieces.push(piece as Buffer);
	if (child.exitCode === null) await once(child, 'close');
	const seconds = (performance.now() - begin) / 1000;
	rmSync(home, {recursive: true, force: true});
	if (child.exitCode !== 0) throw new Error(`nf ended with exit code ${child.exitCode}`);
	const text = Buffer.concat(pieces);
	return {seconds, bytes: text.length, text: text.toString()};
}

/** The log begins with its first line. */
const logOf = (home: string): string => (existsSync(join(home, 'nf.log')) ? readFileSync(join(home, 'nf.log'), 'utf8') : '');

/** A document ends with a closing brace or bracket at the left edge. */
const isWhole = (end: string): boolean => /(?:^|\n)(?:\}|\]|\{\}|\[\])\n$/.test(end);

function say({stdin, stdout}: ChildProcessByStdio<Writable, Readable, null>, line: string): Promise<Told> {
	return new Promise((resolve, reject) => {
		const begin = performance.now();
		const pieces: Buffer[] = [];
		let end = '';
		const hear = (piece: Buffer): void => {
			pieces.push(piece);
			end = (end + piece.toString('latin1', piece.length - 4)).slice(-4);
			if (!isWhole(end)) return;
			stdout.off('data', hear);
			stdout.off('close', gone);
			const text = Buffer.concat(pieces);
			resolve({seconds: (performance.now() - begin) / 1000, bytes: text.length, text: text.toString()});
		};
		const gone = (): void => reject(new Error(`nf ended at "${line.slice(0, 80)}"`));
		stdout.on('data', hear);
		stdout.once('close', gone);
		stdin.write(`${line}\n`);
	});
}

/** Ticks of 10 ms in user and system mode, the 14th and 15th field behind a name that may hold blanks. */
function processorOf(pid: number): number | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return undefined;
	}
}

function peakOf(pid: number): number | undefined {
	try {
		const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
	} catch {
		return undefined;
	}
}
