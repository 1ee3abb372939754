import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

/** How long a way took, from the start of the job to its result, and how many sessions it gave. */
export type Measured = {readonly seconds: number; readonly sessions: number};

/** pynetbox and NorFab in a process of their own, imported and connected. */
export type Rivals = {
	readonly versions: string;
	readonly measure: (way: string, devices: readonly string[]) => Promise<Measured>;
	readonly close: () => void;
};

const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'nf-bench-rivals');
const python = join(folder, 'bin', 'python');

/** Starts them against a NetBox; the first time they are installed into a virtual environment of their own, which takes minutes. */
export async function openRivals(url: string, token: string): Promise<Rivals> {
	install();
	const child = spawn(python, [join(import.meta.dirname, 'serve.py')], {
		env: {...process.env, NF_BENCH_URL: url, NF_BENCH_TOKEN: token},
		stdio: ['pipe', 'pipe', 'ignore'],
		detached: true,
	});
	// NorFab's broker and worker are processes of its own: they end with the benchmark, however it ends.
	process.once('exit', () => endGroup(child));
	const answers = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	const answer = async (): Promise<Record<string, unknown>> => {
		const next = await answers.next();
		if (next.done) throw new Error('the Python side ended');
		return JSON.parse(next.value) as Record<string, unknown>;
	};
	const {ready} = (await answer()) as {ready: {pynetbox: string; python: string}};
	const norfab = execFileSync(python, ['-c', 'from importlib.metadata import version; print(version("norfab"))'], {encoding: 'utf8'}).trim();
	return {
		versions: `pynetbox ${ready.pynetbox}, NorFab ${norfab}, Python ${ready.python}`,
		measure: async (way, devices) => {
			child.stdin.write(`${JSON.stringify({way, devices})}\n`);
			return (await answer()) as Measured;
		},
		close: () => child.stdin.end(),
	};
}

function endGroup({pid}: ChildProcess): void {
	try {
		if (pid !== undefined) process.kill(-pid, 'SIGKILL');
	} catch {
		// All of them have ended.
	}
}

function install(): void {
	const done = join(folder, 'installed');
	if (existsSync(done)) return;
	process.stderr.write('installing pynetbox and NorFab for the benchmark, once\n');
	execFileSync('python3', ['-m', 'venv', folder], {stdio: 'inherit'});
	execFileSync(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', 'pynetbox==7.8.0', 'norfab[full]==0.25.0'], {stdio: 'inherit'});
	writeFileSync(done, '');
}
