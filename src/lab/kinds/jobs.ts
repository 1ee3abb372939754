import {textOf} from '../model/context.js';
import {choice, ref, shown, text} from '../model/field.js';
import {choices, type FilterSpec, numbers, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {nested} from '../reads/render.js';
import {identity, named} from './parts.js';

const statuses = {
	...{pending: 'Pending', scheduled: 'Scheduled', running: 'Running', completed: 'Completed', errored: 'Errored', failed: 'Failed'},
};

const since = (field: string): {readonly [name: string]: FilterSpec} => ({
	[field]: {by: 'test', form: 'time', matches: (record, value) => textOf(record, field) === value},
	[`${field}__after`]: {by: 'test', form: 'time', matches: (record, value) => textOf(record, field) !== '' && textOf(record, field) >= value},
	[`${field}__before`]: {by: 'test', form: 'time', matches: (record, value) => textOf(record, field) !== '' && textOf(record, field) <= value},
});

/** What a worker does in the background. The lab lists those of branches and of bulk writes. */
export const job: Kind = {
	...named('core/jobs', 'core.job', 'Job'),
	about: 'Retrieve a list of job results',
	fields: {
		...identity('core/jobs'),
		...{object_type: text(), object_id: {is: 'number'}},
		object: {
			is: 'made',
			make: (record, scene) => {
				const kind = scene.kindOfType(textOf(record, 'object_type'));
				return kind === undefined ? null : nested(scene, kind.path, record['object_id'] ?? null);
			},
		},
		...{
			name: text(),
			status: choice(statuses, 'pending'),
			created: {is: 'time'},
			scheduled: {is: 'time'},
			interval: {is: 'number'},
			started: {is: 'time'},
		},
		...{completed: {is: 'time'}, execution_time: text(), user: ref('users/users', 'clear'), data: {is: 'json', initial: null}, error: text()},
		...{job_id: text(), queue_name: text(), notifications: choice({always: 'Always', on_failure: 'On failure', never: 'Never'}, 'always')},
		log_entries: shown([]),
	},
	brief: ['url', 'status', 'created', 'completed', 'user'],
	ordering: ['-created'],
	methods: 'read',
	global: true,
	filters: {
		...{...numbers('id', 'interval', 'object_id'), ...texts('name'), ...relation('user', 'users/users', {key: 'username'})},
		...{...since('created'), ...since('scheduled'), ...since('started'), ...since('completed')},
		...{...choices('notifications'), status: {by: 'choice', field: 'status'}, ...texts('queue_name')},
		...{object_type: {by: 'content-type', field: 'object_type'}, object_type_id: {by: 'content-type', field: 'object_type', ids: true}},
		job_id: {by: 'request', field: 'job_id'},
		...Object.fromEntries(
			['execution_time', 'execution_time__gte', 'execution_time__lte'].map((name) => [name, {by: 'test', matches: () => false} as const]),
		),
	},
	search: ['name'],
};
