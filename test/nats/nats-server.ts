import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const asked = spawnSync('nats-server', ['--version']);
/** Whether this machine has a NATS to test with. */
export const hasNats = asked.status === 0;
// One that is there and does not start is a fault, not a reason to skip.
if (!hasNats && (asked.error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT') throw new Error(`nats-server: ${asked.error ?? asked.stderr}`);
if (!hasNats) process.stderr.write('tests of workers on other machines are skipped: there is no nats-server\n');

/** A NATS of a test's own. */
export type TestNats = {
	readonly url: string;
	readonly folder: string;
	/** Kills it, and starts it again on the same port with what it had stored. */
	readonly restart: () => Promise<void>;
	readonly kill: () => Promise<void>;
	readonly up: () => Promise<void>;
	readonly stop: () => Promise<void>;
};

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a nats-server with JetStream on a free port of this machine; `config` is more of its configuration, told its folder. */
export async function startNats(config: (folder: string) => string = () => ''): Promise<TestNats> {
	const folder = mkdtempSync(join(tmpdir(), 'nf-nats-'));
	const port = await freePort();
	const file = join(folder, 'nats.conf');
	writeFileSync(file, `host: 127.0.0.1\nport: ${port}\njetstream {store_dir: "${folder}/js", max_file_store: 4T}\n${config(folder)}\n`);
	let child: ChildProcess | undefined;
	process.once('exit', () => child?.kill('SIGKILL'));
	const up = async (): Promise<void> => {
		const started = spawn('nats-server', ['-c', file], {stdio: ['ignore', 'ignore', 'pipe']});
		child = started;
		await new Promise<void>((resolve, reject) => {
			let said = '';
			started.stderr?.on('data', (data) => {
				said += String(data);
				if (said.includes('Server is ready')) resolve();
			});
			started.on('exit', () => reject(new Error(said)));
		});
	};
	const kill = async (): Promise<void> => {
		const dying = child;
		if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
		const gone = new Promise((resolve) => dying.once('exit', resolve));
		dying.kill('SIGKILL');
		await gone;
	};
	await up();
	return {
		url: `nats://127.0.0.1:${port}`,
		folder,
		up,
		kill,
		restart: async () => {
			await kill();
			await up();
		},
		stop: async () => {
			await kill();
			rmSync(folder, {recursive: true, force: true});
		},
	};
}
