import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type LabOptions, type RunningLab, startLab} from '../../src/lab/http/server.js';

/** The root of this package. */
export const root = join(import.meta.dirname, '..', '..');

/** The program, as it is shipped. */
export const binary = join(root, 'bin', 'nf.js');

/** Tokens that every lab knows. */
export const tokens = {
	admin: '0123456789abcdef0123456789abcdef01234567',
	admin2: `nbt_adminkey0001.${'admin'.repeat(8)}`,
	reader: '1123456789abcdef0123456789abcdef01234567',
	nobody: '2123456789abcdef0123456789abcdef01234567',
	expired: '3123456789abcdef0123456789abcdef01234567',
} as const;

/** A program that has ended. */
export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

export type RunOptions = {
	readonly home: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** All of stdin; it is empty and closed without one. */
	readonly stdin?: string;
};

/** The variables a run sees: those of the test without any that speak to nf, and a keychain that is off. */
export function cleanEnv(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
	const mute = /^(NF_|NODE_OPTIONS$|NODE_ENV$|VITEST|FORCE_COLOR$|NO_COLOR$|HTTPS?_PROXY$|NO_PROXY$|https?_proxy$|no_proxy$)/;
	const outer = Object.entries(process.env).filter(([name]) => !mute.test(name));
	return {...(Object.fromEntries(outer) as Record<string, string>), NF_HOME: home, NF_KEYCHAIN: 'off', ...more};
}

/** Starts nf with pipes for all three streams. */
export function startNf(args: readonly string[], {home, env, cwd}: RunOptions): ChildProcess {
	return spawn(process.execPath, [binary, ...args], {cwd: cwd ?? home, env: cleanEnv(home, env)});
}

/** Runs nf to its end. */
export function nf(args: readonly string[], options: RunOptions): Promise<Ended> {
	const program = startNf(args, options);
	program.stdin?.on('error', () => undefined).end(options.stdin ?? '');
	return ended(program);
}

/** What a program wrote, and its code; one that a signal killed has none. */
export function ended(program: ChildProcess): Promise<Ended> {
	const said = {stdout: '', stderr: ''};
	program.stdout?.setEncoding('utf8').on('data', (text: string) => {
		said.stdout += text;
	});
	program.stderr?.setEncoding('utf8').on('data', (text: string) => {
		said.stderr += text;
	});
	return new Promise((resolve, reject) => program.on('error', reject).on('close', (code) => resolve({code, ...said})));
}

/** Homes and servers of one test file, gone when it is over. */
export function createPlayground() {
	const folders: string[] = [];
	const closers: (() => Promise<unknown>)[] = [];
	return {
		/** A new empty folder for NF_HOME. */
		home: (): string => {
			const folder = mkdtempSync(join(tmpdir(), 'nf-e2e-'));
			folders.push(folder);
			return folder;
		},
		/** A lab in this process with the made-up network. */
		lab: async (options: Omit<LabOptions, 'dataset'> = {}): Promise<RunningLab> => {
			const lab = await startLab({dataset: labDataset(), ...options});
			closers.push(lab.close);
			return lab;
		},
		/** Closed at the end, before the folders go. */
		onClose: (close: () => Promise<unknown>): void => {
			closers.push(close);
		},
		close: async (): Promise<void> => {
			for (const close of closers.splice(0)) await close();
			for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true, maxRetries: 3});
		},
	};
}

/** A lab that runs as a child, with these flags; it ends with the playground. */
export async function serveLab(play: ReturnType<typeof createPlayground>, flags: readonly string[] = []): Promise<{readonly url: string}> {
	const program = startNf(['lab', 'serve', ...flags], {home: play.home()});
	const over = ended(program);
	play.onClose(async () => {
		program.kill('SIGTERM');
		await over;
	});
	const [bytes] = (await once(program.stdout ?? program, 'data')) as [string];
	return {url: String(bytes).split('\n')[0] ?? ''};
}

/** The variables that name a lab as the instance `env`. */
export const asEnv = (lab: Pick<RunningLab, 'url'>, token: string = tokens.admin) => ({NF_URL: lab.url, NF_TOKEN: token});

/** The error object of `--json` (docs/contract/errors.md E5 json-errors): the one line of JSON on stderr. */
export function errorOf(stderr: string): Record<string, unknown> {
	const line = stderr.split('\n').find((text) => text.startsWith('{"error"'));
	if (line === undefined) throw new Error(`no error object in:\n${stderr}`);
	return (JSON.parse(line) as {error: Record<string, unknown>}).error;
}

/** Every file below a folder with its bytes. */
export function filesOf(folder: string): readonly {readonly path: string; readonly bytes: Buffer}[] {
	const paths = readdirSync(folder, {recursive: true}).map((name) => join(folder, String(name)));
	return paths.filter((path) => statSync(path).isFile()).map((path) => ({path, bytes: readFileSync(path)}));
}
