// Written by "npm run generate" from shell-tree.json: change that file.
import type {DeviceList} from '../language/device-list.js';
import type {Task} from './task.js';

/** The arguments of every task, by the tokens of the tree; options with one meaning everywhere are not among them. */
export type TaskArgs = {
	history: {
		readonly last?: number;
	};
	'instance.add': {
		readonly name?: string;
		readonly url?: string;
		readonly 'token-env'?: string;
		readonly default?: boolean;
		readonly insecure?: boolean;
		readonly ca?: string;
	};
	'instance.remove': {
		readonly name: string;
		readonly yes?: boolean;
	};
	'instance.test': {
		readonly name?: string;
	};
	'instance.token': {
		readonly name: string;
		readonly stdin?: boolean;
	};
	'instance.use': {
		readonly name: string;
	};
	'job.cancel': {
		readonly id: string;
	};
	'job.events': {
		readonly id: string;
	};
	'job.result': {
		readonly id: string;
	};
	'job.wait': {
		readonly id: string;
	};
	'man.json-schema': {
		readonly path?: readonly string[];
	};
	'man.keys': Readonly<Record<never, never>>;
	'man.tasks': {
		readonly name?: string;
		readonly brief?: boolean;
	};
	'man.tree': {
		readonly path?: readonly string[];
	};
	'netbox.get_bgp_peerings': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
	};
	'set.cli': {
		readonly name: 'cache-age' | 'color' | 'expand' | 'full-words' | 'history-size' | 'progress' | 'timeout' | 'workers';
		readonly value?: string;
	};
	'show.instances': Readonly<Record<never, never>>;
	'show.jobs': {
		readonly last: number;
		readonly status?: readonly ('queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'timeout' | 'lost')[];
		readonly task?: string;
	};
	'show.settings': Readonly<Record<never, never>>;
	'show.version': Readonly<Record<never, never>>;
};

/** Every task, loaded when it is first run. */
export const loadTask = {
	history: () => import('./history.js'),
	'instance.add': () => import('./instance/add.js'),
	'instance.remove': () => import('./instance/remove.js'),
	'instance.test': () => import('./instance/test.js'),
	'instance.token': () => import('./instance/token.js'),
	'instance.use': () => import('./instance/use.js'),
	'job.cancel': () => import('./job/cancel.js'),
	'job.events': () => import('./job/events.js'),
	'job.result': () => import('./job/result.js'),
	'job.wait': () => import('./job/wait.js'),
	'man.json-schema': () => import('./man/json-schema.js'),
	'man.keys': () => import('./man/keys.js'),
	'man.tasks': () => import('./man/tasks.js'),
	'man.tree': () => import('./man/tree.js'),
	'netbox.get_bgp_peerings': () => import('./netbox/get-bgp-peerings.js'),
	'set.cli': () => import('./set/cli.js'),
	'show.instances': () => import('./show/instances.js'),
	'show.jobs': () => import('./show/jobs.js'),
	'show.settings': () => import('./show/settings.js'),
	'show.version': () => import('./show/version.js'),
} satisfies {readonly [Name in keyof TaskArgs]: () => Promise<{readonly run: Task<Name>}>};
