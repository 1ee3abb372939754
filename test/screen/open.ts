import {Console} from 'node:console';
import {createTheme} from '../../src/format/theme.js';
import {applyJobEvent, type Job, type JobEvent, type JobId} from '../../src/jobs/job.js';
import type {HearJob} from '../../src/jobs/running-jobs.js';
import type {Environment} from '../../src/shell/environment.js';
import type {Effect, Message, Standing} from '../../src/shell/message.js';
import {openShell} from '../../src/view/interactive.js';
import {shellTree} from '../support/shell-tree.js';
import {createScreen, type Screen} from '../support/terminal.js';

export type Opened = {
	readonly screen: Screen;
	readonly exit: Promise<number>;
	/** Leaves the shell, if it still runs. */
	readonly close: () => Promise<void>;
	readonly emit: (event: JobEvent) => void;
};

export type OpenOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly history?: readonly string[];
	readonly color?: boolean;
	readonly plain?: false | 'plain' | 'dumb';
	readonly marks?: boolean;
	readonly standing?: Standing;
	readonly settings?: Partial<Environment['settings']>;
	readonly events?: Environment['settings']['events'];
	/** ms since 1970; else it stands still. */
	readonly now?: () => number;
	/** What the world does about an effect; without it nothing. */
	readonly perform?: (effect: Effect, send: (message: Message) => void, emit: (event: JobEvent) => void) => void;
};

/** The whole prompt on a screen in this process, in front of a world that the test plays. */
export async function open({
	columns = 80,
	rows = 24,
	history = [],
	color = false,
	plain = false,
	marks = false,
	standing,
	settings = {},
	events = 'few',
	now = () => 0,
	perform = () => undefined,
}: OpenOptions = {}): Promise<Opened> {
	// The test runner's console lacks the class that ink's patch of the console makes one of (vitest 4.1).
	Object.assign(globalThis.console, {Console});
	const screen = createScreen(columns, rows);
	const listeners = new Set<HearJob>();
	const jobs = new Map<JobId, Job>();
	const emit = (event: JobEvent): void => {
		const job = applyJobEvent(jobs.get(event.job), event);
		if (!job) return;
		jobs.set(event.job, job);
		for (const listener of listeners) listener(event, job);
	};
	let isOver = false;
	const exit = openShell({
		tree: shellTree(),
		theme: createTheme({color, unicode: true}),
		banner: 'nf 0.1.0  ? help  TAB complete  Ctrl-D leave',
		history,
		standing,
		settings: {
			progress: true,
			events,
			fullWords: true,
			expand: true,
			ghost: true,
			redraw: true,
			pager: true,
			screenLength: 'auto',
			output: 'auto',
			aliases: {},
			instances: ['lab'],
			prompt: 'nf',
			...settings,
		},
		perform: async (effect, send) => perform(effect, send, emit),
		subscribe: (send) => {
			const listener: HearJob = (event, job) => send({type: 'job', event, job});
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		now,
		plain,
		marks,
		plainQuestions: plain !== false,
		stdin: screen.stdin,
		stdout: screen.stdout,
	}).finally(() => {
		isOver = true;
	});
	await screen.until(`${settings.prompt === 'instance' && standing ? standing.instance : 'nf'}#`);
	const close = async (): Promise<void> => {
		if (!isOver) screen.type('\u0003\u0003\u0015\u0004');
		await exit;
	};
	return {screen, exit, close, emit};
}
