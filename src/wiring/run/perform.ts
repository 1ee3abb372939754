import {failure} from '../../core/failure.js';
import {createStops, drive, type Stops} from '../../core/long-work.js';
import type {Theme} from '../../format/theme.js';
import {isLast, type JobPlace} from '../../jobs/job.js';
import type {ParsedCommand} from '../../language/read/sentence.js';
import type {Message, Standing, WorldEffect} from '../../shell/message.js';
import type {History} from '../../store/files/history.js';
import type {AliasStore} from '../../store/settings/aliases.js';
import type {Preferences} from '../../store/settings/settings.js';
import {createValues, type ValueSources} from '../complete/values.js';
import {standingOf} from '../instance-status.js';
import {performSave, wouldOverwrite} from '../save-files.js';
import type {RunnerOfShell, Services} from '../services.js';

type Send = (message: Message) => void;

export type PromptOptions = {
	readonly services: Pick<Services, 'state' | 'directory' | 'netboxes' | 'now' | 'tree'>;
	readonly shell: RunnerOfShell;
	readonly settings: Preferences;
	readonly aliases: Pick<AliasStore, 'list'>;
	readonly instances: () => readonly string[];
	/** The NetBox that lines are about when the prompt opens. */
	readonly standing: Standing | undefined;
	/** By the user's current settings. */
	readonly theme: () => Theme;
	/** The terminal obeys no escape sequence. */
	readonly isDumb: boolean;
	/** The terminal takes the marks of a prompt. */
	readonly marks: boolean;
	/** A question is a plain line. */
	readonly plainQuestions: boolean;
	readonly banner: string;
	readonly history: readonly string[];
	readonly placeOf: (command: ParsedCommand) => Promise<JobPlace>;
	readonly cwd: string;
	readonly signal: AbortSignal;
};

/** Opens the prompt; ink and react are loaded only here. Returns the exit code. */
export async function openPrompt(options: PromptOptions): Promise<number> {
	const {services, shell, settings, aliases, banner, history} = options;
	const plain = options.isDumb ? 'dumb' : settings.get('plain') && 'plain';
	const values = createValues({...services, runner: shell.runner, cwd: options.cwd, signal: options.signal});
	const inOrder = createOrder();
	const stop = createStops();
	const kept = await services.state.history();
	const {openShell} = await import('../../view/interactive.js');
	return openShell({
		tree: services.tree,
		get theme() {
			return options.theme();
		},
		banner,
		history,
		standing: options.standing,
		settings: {
			get progress() {
				return settings.get('progress');
			},
			get events() {
				// Where nothing is dim, or nothing is drawn again, what runs by could not be told from what stays.
				return options.plainQuestions || settings.get('color') === 'never' ? 'all' : settings.get('events');
			},
			get fullWords() {
				return settings.get('full-words');
			},
			get expand() {
				return settings.get('expand');
			},
			get ghost() {
				return settings.get('ghost') && !plain;
			},
			redraw: !plain,
			get pager() {
				return settings.get('pager');
			},
			get aliases() {
				return aliases.list();
			},
			get instances() {
				return options.instances();
			},
			get prompt() {
				return settings.get('prompt');
			},
			get output() {
				return settings.get('output');
			},
			get screenLength() {
				return settings.get('screen-length');
			},
		},
		plain,
		marks: options.marks,
		plainQuestions: options.plainQuestions,
		perform: (effect, send) => perform(effect, send, {...options, kept, values, inOrder, stop}),
		subscribe: (send, crash) => listen(send, crash, {...options, values}),
		now: services.now,
		stdin: process.stdin,
		stdout: process.stdout,
	});
}

/** After the prompt is drawn, in ms. */
const idleMs = 100;

/** Loads the modules of the first command and the first TAB while nobody waits. Sends nothing. */
async function loadAhead(send: Send, {values, signal}: PromptListening): Promise<void> {
	await Promise.all([import('../../netbox/client.js'), import('../../netbox/transport/http.js')]);
	await values.ahead('devices', (offered) => !signal.aborted && send({type: 'values', source: 'devices', ...offered}));
}

type PromptListening = PromptOptions & Pick<Performing, 'values'>;

/** Forwards events of jobs, before the last of each the current NetBox: the job may have changed it, and the next line is said there. */
function listen(send: Send, crash: (error: unknown) => void, options: PromptListening): () => void {
	const {shell, services, signal} = options;
	const look = async (): Promise<void> => {
		const standing = await standingOf(services);
		if (!signal.aborted) send({type: 'standing', standing});
	};
	look().catch(crash);
	const idle = setTimeout(() => loadAhead(send, options).catch(crash), idleMs);
	const unsubscribe = shell.jobs.subscribe((event, job) => {
		if (!isLast(event)) return send({type: 'job', event, job});
		look()
			.then(() => send({type: 'job', event, job}))
			.catch(crash);
	});
	return () => {
		clearTimeout(idle);
		unsubscribe();
	};
}

type Performing = {
	readonly kept: History;
	readonly values: ValueSources;
	readonly inOrder: (start: () => Promise<void>) => Promise<void>;
	readonly stop: Stops;
};

/** Jobs start in the order they were entered: one may depend on the one before. */
function createOrder(): Performing['inOrder'] {
	let last = Promise.resolve();
	return (start) => {
		last = last.then(start, start);
		return last;
	};
}

/** Performs the prompt's effects outside of the terminal. */
async function perform(effect: WorldEffect, send: Send, options: PromptOptions & Performing): Promise<void> {
	const {shell, kept} = options;
	switch (effect.type) {
		case 'run': {
			const {command} = effect;
			return options.inOrder(async () => {
				const [about] = await Promise.all([options.placeOf(command), shell.ready(command)]);
				// The user left the shell meanwhile: nobody would end the job any more.
				if (options.signal.aborted) return;
				const {job, taken} = shell.jobs.start(command, about);
				send({type: 'started', job, command, about});
				await taken;
			});
		}
		case 'cancel':
			shell.jobs.cancel(effect.job);
			return;
		case 'answer':
			return shell.jobs.answer(effect.job, effect.question, effect.given);
		case 'load-values': {
			return options.values.offer(effect.source, (offered) => send({type: 'values', source: effect.source, ...offered}));
		}
		case 'stop-work':
			return options.stop.all();
		case 'forget-values':
			return options.values.forget();
		case 'load-history': {
			const lines = kept.load();
			return lines.ok ? send({type: 'history', lines: lines.value}) : undefined;
		}
		case 'remember':
			// At once: the line must be in the file before its command does anything.
			kept.append(effect.line);
			return;
		case 'save': {
			// At the prompt an old file is overwritten only after a yes (docs/contract/pipes.md P12 save-overwrite).
			const {type: _, ...save} = effect;
			if (wouldOverwrite(save, options.cwd)) return send({type: 'asked', question: {kind: 'confirm', text: `overwrite ${save.path}?`, save}});
			const saved = await drive(performSave(save, options.cwd), {stop: options.stop.signal()});
			if (!saved) return send({type: 'saved', failure: failure.declined(`stopped: "${save.path}" was not written.`)});
			return send(saved.ok ? {type: 'saved', said: saved.value} : {type: 'saved', failure: saved.error});
		}
		default:
			return effect satisfies never;
	}
}
