import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, onTestFinished} from 'vitest';
import {ok, type Result} from '../../src/core/result.js';
import {randomUuid} from '../../src/core/uuid.js';
import type {Hooks} from '../../src/jobs/run.js';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {parseFault} from '../../src/lab/faults/faults.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import type {Output} from '../../src/output/output.js';
import {statePaths} from '../../src/store/files/paths.js';
import {openRun} from '../../src/wiring/context.js';
import {createDirectory} from '../../src/wiring/directory.js';
import {createNetboxes} from '../../src/wiring/netboxes.js';
import {createState, type KeptState} from '../../src/wiring/state.js';
import {unwrap} from '../support/database.js';
import {commandOf, shellTree} from '../support/shell-tree.js';

/** The token of the user who may do everything, on every lab. */
export const adminToken = '0123456789abcdef0123456789abcdef01234567';

/** A shell whose `env` is one NetBox: what a line gives, the requests that the job counted, and what was reported. */
export type Speaker = {
	/** `answer` in place of the one of the shell. */
	readonly say: (line: string, answer?: SpeakerOptions['answer']) => Promise<Result<Output>>;
	readonly state: KeptState;
	/** The folder of its state. */
	readonly home: string;
	/** Where what the NetBox says of its API is kept. */
	readonly schemas: string;
	readonly counted: () => number;
	readonly reports: readonly string[];
};

/** A shell whose `env` is a lab of its own, and the requests that the lab saw. */
export type Shell = Speaker & {
	readonly lab: RunningLab;
	/** Paths of the requests since it was last asked. */
	readonly asked: () => readonly string[];
	/** Methods and paths of all writes that the lab has seen. */
	readonly writes: () => readonly string[];
};

/** Who answers the questions of a shell, and whose token it has. */
export type SpeakerOptions = {
	/** Yes or no, or what is typed. */
	readonly answer?: (question: string, preview: Output | undefined) => boolean | string | Promise<boolean | string>;
	readonly token?: string;
	/** Of every job. */
	readonly signal?: AbortSignal;
	/** The folder of its state, which another shell may have too; one of its own where not given. */
	readonly home?: string;
	/** ms since 1970. */
	readonly now?: () => number;
	/** Hears what must be done at the end; the end of the test where not given. */
	readonly ending?: (end: () => void | Promise<void>) => void;
};

/** The same, what stands between the shell and its lab, and how the lab misbehaves, as `nf lab serve` says it. */
export type ShellOptions = SpeakerOptions & {readonly front?: (url: string) => Promise<string>; readonly faults?: readonly string[]};

/** A lab over real HTTP and the context of the shell, closed when the test ends. */
export async function startShell(
	change: (dataset: LabDataset) => LabDataset = (dataset) => dataset,
	{front, faults = [], ...options}: ShellOptions = {},
): Promise<Shell> {
	const {ending = onTestFinished} = options;
	const lab = await startLab({dataset: change(labDataset()), record: true, faults: faults.map((text) => unwrap(parseFault(text)))});
	ending(lab.close);
	const speaker = openShell((await front?.(lab.url)) ?? lab.url, options);
	let seen = 0;
	return {
		...speaker,
		lab,
		writes: () => lab.requests().flatMap(({method, path}) => (['GET', 'OPTIONS'].includes(method) ? [] : [`${method} ${path}`])),
		asked: () => {
			const paths = lab.requests().map(({path}) => path);
			const fresh = paths.slice(seen);
			seen = paths.length;
			return fresh;
		},
	};
}

/** One such shell for all tests of a file. */
export function shareShell(change?: (dataset: LabDataset) => LabDataset, options: ShellOptions = {}): () => Shell {
	const endings: (() => void | Promise<void>)[] = [];
	let shell: Shell | undefined;
	beforeAll(async () => {
		shell = await startShell(change, {...options, ending: (end) => void endings.push(end)});
	});
	afterAll(async () => {
		for (const end of endings.toReversed()) await end();
	});
	return () => {
		if (!shell) throw new Error('no shell outside of a test');
		return shell;
	};
}

/** The context of a shell before the NetBox at this URL, closed when the test ends. */
export function openShell(
	url: string,
	{answer, token = adminToken, signal = new AbortController().signal, ending = onTestFinished, home: given, now = Date.now}: SpeakerOptions = {},
): Speaker {
	const home = given ?? mkdtempSync(join(tmpdir(), 'nf-test-'));
	if (given === undefined) ending(() => rmSync(home, {recursive: true, force: true}));
	const env = {NF_URL: url, NF_TOKEN: token, NF_KEYCHAIN: 'off'};
	const paths = statePaths({env: {NF_HOME: home}, cwd: '/', platform: {config: '/', data: '/', cache: '/'}});
	const state = createState({paths, env, shell: {id: randomUuid(), pid: process.pid}, now, warn: () => undefined});
	const directory = createDirectory({env, named: undefined, state});
	const netboxes = createNetboxes({directory, state, env, now: Date.now, log: () => undefined, logBug: () => undefined});
	ending(async () => {
		await netboxes.close();
		state.close();
	});
	const reports: string[] = [];
	const jobs = async () => {
		const store = await state.jobs();
		return store.ok
			? ok({store: store.value, shell: 'test', cancel: () => false, running: () => undefined, wait: async () => undefined} as never)
			: store;
	};
	const hooksOf = (given: SpeakerOptions['answer']): Hooks => ({
		...{job: randomUuid(), worker: 'w', signal, attended: given ? 'prompt' : 'nobody'},
		emit: (event) => void reports.push('message' in event ? event.message : ''),
		ask: async (question) => {
			const said = question.kind === 'confirm' ? await given?.(question.text, question.preview) : undefined;
			return typeof said === 'string' ? said : said === true ? 'yes' : undefined;
		},
	});
	const services = {
		state,
		directory,
		netboxes,
		jobs,
		workers: async () => ok([]),
		readLine: async () => undefined,
		tree: shellTree(),
		version: '0',
		now,
	};
	let requests = (): number => 0;
	return {
		state,
		home,
		schemas: paths.schemas,
		reports,
		counted: () => requests(),
		say: async (line, given = answer) => {
			const {run, requests: sent} = openRun(commandOf(line), services, hooksOf(given));
			requests = sent;
			return run();
		},
	};
}
