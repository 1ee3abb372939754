import {closeSync, openSync, readFileSync, readSync, writeFileSync} from 'node:fs';
import {loadavg} from 'node:os';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {asEnv, binary, cleanEnv, type createPlayground, filesOf, nf} from '../../test/e2e/nf.js';
import {openPty, type Pty} from '../../test/support/pty.js';

export type Playground = ReturnType<typeof createPlayground>;

/** What one show found: each promise by name and whether it was kept, and what was measured. */
export type Shown = {readonly promises: Readonly<Record<string, boolean>>; readonly figures: string};

/** Where a prompt stands: its folder, the NetBox of its instance, the size of its window. */
export type Place = {readonly home: string; readonly url?: string; readonly columns?: number; readonly rows?: number};

const patience = 90_000;

/** nf on a terminal, at its first prompt. */
export async function openPrompt({home, url, columns = 200, rows = 40}: Place): Promise<Pty> {
	const env = cleanEnv(home, url === undefined ? {} : asEnv({url}));
	const pty = openPty({file: process.execPath, args: [binary], cwd: home, env, columns, rows, patience});
	await pty.until(atPrompt('nf#'));
	return pty;
}

/** The same below an sh, which says at the end `same` where the terminal's settings are as before, and the code. */
export async function openBelowShell({home, url = '', columns = 160, rows = 30}: Place): Promise<{readonly pty: Pty; readonly pid: number}> {
	const line = `a=$(stty -g); '${process.execPath}' '${binary}'; c=$?; [ "$a" = "$(stty -g)" ] && echo "same, code $c" || echo "other, code $c"`;
	const env = cleanEnv(home, asEnv({url}));
	const pty = openPty({file: 'bash', args: ['-c', line], cwd: home, env, columns, rows, patience});
	await pty.until(atPrompt('nf#'));
	return {pty, pid: childOf(pty.pid)};
}

const childOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

/** The cursor stands right behind this, on a row that has nothing else. */
export const atPrompt =
	(text: string) =>
	(pty: Pty): boolean => {
		const {x, y} = pty.cursor();
		return pty.rows()[y] === text && x === text.length;
	};

/** Whether one prompt stands beside the lines that were entered, and no screen and no scrollback was ever erased. */
export const promptPromises = (pty: Pty) => ({
	'one prompt': pty.everything().filter((row) => /^nf#(?!netbox |job |pwd|\^C$)/.test(row)).length === 1,
	'no CSI 2J or 3J': !/\u001b\[[23]J/.test(pty.written()),
});

/** Whether the program gave the terminal back: settings as before, the cursor shown, bracketed paste off. */
export const isSane = (pty: Pty, code: number): boolean =>
	pty.rows().some((row) => row.includes(`same, code ${code}`)) && isLast(pty, '?25h', '?25l') && isLast(pty, '?2004l', '?2004h');

const isLast = (pty: Pty, on: string, off: string): boolean => pty.written().lastIndexOf(`\u001b[${on}`) > pty.written().lastIndexOf(`\u001b[${off}`);

/** Megabytes that a process holds, and the most it held since they were last forgotten. */
function memoryOf(pid: number): {readonly now: number; readonly most: number} {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const of = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024);
	return {now: of('VmRSS'), most: of('VmHWM')};
}

/** Forgets the most that a process held so far, and gives what it adds from now on. */
export function watchMemory(pid: number): () => {readonly grown: number; readonly text: string} {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	const before = memoryOf(pid).now;
	return () => {
		const {now, most} = memoryOf(pid);
		return {grown: most - before, text: `memory ${before} MB before, ${most} MB at most, ${now} MB after`};
	};
}

/** Whether all databases below a folder are whole, and the cache says what NetBox says. */
export async function storePromises({home, url = ''}: Place, devices: string) {
	const line = `netbox get bgp-peerings devices ${devices}`;
	const run = await nf(['-c', `${line} cache True`, '-c', `${line} cache False`], {home, env: asEnv({url})});
	const [checked, fresh] = run.stdout.split(/(?<=^\}\n)/m);
	return {
		'cache True equals cache False': run.code === 0 && checked !== undefined && checked === fresh,
		'databases whole': wholeDatabases(home),
	};
}

/** Whether there are databases below a folder, and all of them whole. */
export function wholeDatabases(home: string): boolean {
	const states = databaseStates(home);
	return states.length > 1 && states.every((isWhole) => isWhole);
}

/** Of each database below a folder, whether it is whole and was not set aside. What a killed process left in a log is taken in. */
export const databaseStates = (home: string): readonly boolean[] =>
	filesOf(home)
		.filter(({path}) => headOf(path) === 'SQLite format 3')
		.map(({path}) => {
			const sql = new Database(path);
			const said = sql.pragma('integrity_check', {simple: true});
			sql.close();
			return said === 'ok' && !path.includes('.damaged-');
		});

function headOf(path: string): string {
	const head = Buffer.alloc(15);
	const file = openSync(path, 'r');
	readSync(file, head, 0, 15, 0);
	closeSync(file);
	return head.toString('latin1');
}

/** The lines of the history file. */
export const historyOf = (home: string): readonly string[] => readFileSync(join(home, 'history'), 'utf8').split('\n').slice(0, -1);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Milliseconds as `p50 12, p95 40, max 51 ms`, and the load they were measured under. */
export function spread(times: readonly number[]): string {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
	return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (load ${loadavg()[0]?.toFixed(1)})`;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
