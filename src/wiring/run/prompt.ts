import {failure} from '../../core/failure.js';
import {createStops, drive, type Stops} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Theme} from '../../format/theme.js';
import {isLast, type JobPlace} from '../../jobs/job.js';
import type {ParsedCommand} from '../../language/read/sentence.js';
import type {Save} from '../../pipes/apply.js';
import type {Confirmation, Entry, Message, Question, WorldEffect} from '../../shell/message.js';
import type {History} from '../../store/files/history.js';
import type {AliasStore} from '../../store/settings/aliases.js';
import type {Preferences} from '../../store/settings/settings.js';
import type {Questions} from '../../tasks/task.js';
import {createValues, type ValueSources} from '../complete/values.js';
import {performSave, wouldOverwrite} from '../files.js';
import {standingOf} from '../instance-status.js';
import type {RunnerOfShell, Services} from '../services.js';

type Send = (message: Message) => void;

/** Questions that wait for the prompt: it exists only once the shell is open. */
export type PromptQuestions = {readonly questions: (signal: AbortSignal) => Questions; readonly connect: (send: Send) => void};

type Ask = (question: Pick<Entry, 'kind' | 'text'> | Pick<Confirmation, 'kind' | 'text' | 'preview'>) => Promise<string | undefined>;

/** Questions answered by the person at the prompt, on a terminal that is lent for them. A question is withdrawn when the signal fires. */
export function createPromptQuestions(): PromptQuestions {
	let send: Send | undefined;
	const asking =
		(signal: AbortSignal): Ask =>
		(asked) =>
			new Promise((resolve) => {
				if (!send || signal.aborted) return resolve(undefined);
				const tell = send;
				const question: Question = {...asked, signal, answer: resolve};
				const takeBack = (): void => {
					if (question.kind === 'confirm') tell({type: 'withdrawn', question});
					resolve(undefined);
				};
				signal.addEventListener('abort', takeBack, {once: true});
				tell({type: 'asked', question});
			});
	return {
		connect: (to) => {
			send = to;
		},
		questions: (signal) => {
			const put = asking(signal);
			const given = async (kind: Entry['kind'], text: string) => {
				const answer = await put({kind, text});
				return answer === undefined ? err(failure.refused('not answered: nothing was done.')) : ok(answer);
			};
			return {
				attended: true,
				confirm: async (text, preview) => ok((await put({kind: 'confirm', text, ...(preview && {preview})})) === 'yes'),
				ask: (question) => given('input', question),
				askSecret: (question) => given('password', question),
				readLine: async () => err(failure.usage('standard input is the prompt here: leave out "stdin".')),
			};
		},
	};
}

export type PromptOptions = {
	readonly services: Pick<Services, 'state' | 'directory' | 'netboxes' | 'now' | 'tree'>;
	readonly shell: RunnerOfShell;
	readonly settings: Preferences;
	readonly aliases: Pick<AliasStore, 'list'>;
	/** By the user's current settings. */
	readonly theme: () => Theme;
	/** The terminal obeys no escape sequence. */
	readonly isDumb: boolean;
	/** A question is a plain line. */
	readonly plainQuestions: boolean;
	readonly banner: string;
	readonly history: readonly string[];
	readonly questions: PromptQuestions;
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
		settings: {
			get progress() {
				return settings.get('progress');
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
			get pager() {
				return settings.get('pager');
			},
			get aliases() {
				return aliases.list();
			},
			get output() {
				return settings.get('output');
			},
			get screenLength() {
				return settings.get('screen-length');
			},
		},
		plain,
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
async function loadAhead(send: Send, {values, signal}: Listening): Promise<void> {
	await Promise.all([import('../../netbox/client.js'), import('../../netbox/transport/http.js')]);
	await values.ahead('devices', (offered) => !signal.aborted && send({type: 'values', source: 'devices', ...offered}));
}

type Listening = PromptOptions & Pick<Performing, 'values'>;

/** Forwards events of jobs, and after the end of each the current NetBox: the job may have changed it. */
function listen(send: Send, crash: (error: unknown) => void, options: Listening): () => void {
	const {shell, services, signal} = options;
	const look = (): void => {
		standingOf(services).then((standing) => signal.aborted || send({type: 'standing', standing}), crash);
	};
	look();
	const idle = setTimeout(() => loadAhead(send, options).catch(crash), idleMs);
	const unsubscribe = shell.runner.subscribe((event) => {
		send({type: 'job', event});
		if (isLast(event)) look();
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
	const {shell, questions, kept} = options;
	questions.connect(send);
	switch (effect.type) {
		case 'run': {
			const {command} = effect;
			return options.inOrder(async () => {
				const [about] = await Promise.all([options.placeOf(command), shell.ready(command)]);
				// The user left the shell meanwhile: nobody would end the job any more.
				if (options.signal.aborted) return;
				send({type: 'started', job: shell.runner.start(command, about), command, about});
			});
		}
		case 'cancel':
			return shell.runner.cancel(effect.job);
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
			const saved = await saveAfterAsking(effect, options);
			if (!saved) return send({type: 'saved', failure: failure.refused(`stopped: "${effect.path}" was not written.`)});
			return send(saved.ok ? {type: 'saved', said: saved.value} : {type: 'saved', failure: saved.error});
		}
		default:
			return effect satisfies never;
	}
}

/** At the prompt an old file is overwritten only after a yes (docs/contract/pipes.md P12 save-overwrite). Undefined if it was stopped. */
async function saveAfterAsking(save: Save, {questions, cwd, signal, stop}: PromptOptions & Performing): Promise<Result<string> | undefined> {
	if (!wouldOverwrite(save, cwd)) return drive(performSave(save, cwd), {stop: stop.signal()});
	const sure = await questions.questions(signal).confirm(`overwrite ${save.path}?`);
	if (!sure.ok) return sure;
	return sure.value
		? drive(performSave({...save, overwrite: true}, cwd), {stop: stop.signal()})
		: err(failure.refused('not confirmed: nothing was written.'));
}
