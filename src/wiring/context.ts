import type {Result} from '../core/result.js';
import type {Hooks} from '../jobs/in-process.js';
import {describePipes} from '../language/suggest/pipe-manual.js';
import type {Connection} from '../netbox/read/reader.js';
import type {TaskContext} from '../tasks/task.js';
import {questionsOf} from './questions.js';
import type {Services} from './services.js';

/** The context of one run, and its number of requests so far. */
export function createContext(services: Services, hooks: Hooks): {readonly context: TaskContext; readonly requests: () => number} {
	const {state, directory, netboxes, tree, version, now} = services;
	const connections: {readonly requests: () => number}[] = [];
	const connection: Connection = {signal: hooks.signal, onRetry: (retry) => hooks.emit({type: 'retrying', ...retry})};
	const counted = <Opened extends {readonly requests: () => number}>(opened: Result<Opened>): Result<Opened> => {
		if (opened.ok) connections.push(opened.value);
		return opened;
	};
	const context: TaskContext = {
		report: ({message, severity = 'INFO', resources = [], counts, perDevice}) =>
			hooks.emit({type: 'event', severity, resources, message, ...(counts && {counts}), ...(perDevice && {perDevice})}),
		signal: hooks.signal,
		netbox: async (name) => counted(await netboxes.connect(name, connection)),
		api: async (name) => {
			const {get} = await state.preferences();
			return counted(await netboxes.open(name, {...connection, readOnly: get('read-only')}));
		},
		directory,
		cache: state.cache,
		reader: async (instance) => (await import('./who-reads.js')).readerAt(instance, state),
		spooling: async () => (await import('../store/jobs/spool.js')).openSpool,
		settings: state.settings,
		preferences: state.preferences,
		secrets: state.secrets,
		jobs: services.jobs,
		history: state.history,
		questions: questionsOf({...hooks, readLine: services.readLine}),
		keys: async () => {
			const [{describeKeymap}, {pagerKeys}] = await Promise.all([import('../shell/line/keymap.js'), import('../shell/pager.js')]);
			return [...describeKeymap(), ...pagerKeys];
		},
		pipes: async () => describePipes(),
		tree,
		version,
		now,
	};
	return {context, requests: () => connections.reduce((sum, netbox) => sum + netbox.requests(), 0)};
}
