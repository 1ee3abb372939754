import {own} from '../../core/own-property.js';
import {textOf} from '../model/context.js';
import {choice, ending, ref, text, unique} from '../model/field.js';
import {choices, common, numbers, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {nested} from '../reads/render.js';
import {identity, named} from './parts.js';

const done = {create: 'created', update: 'updated', delete: 'deleted'} as const;

/** What the change log calls the applications and the kinds. */
const applications: {readonly [app: string]: string} = {
	...{dcim: 'DCIM', ipam: 'IPAM', tenancy: 'Tenancy', extras: 'Extras', virtualization: 'Virtualization', users: 'Users', core: 'Core'},
	...{netbox_bgp: 'BGP', netbox_branching: 'NetBox Branching'},
};

/** The change log: who did what to which object, with the object before and after. */
export const objectChange: Kind = {
	...named('core/object-changes', 'core.objectchange', 'ObjectChange', 'object change'),
	about: 'Retrieve a list of recent changes.',
	display: (record, scene) => {
		const type = textOf(record, 'changed_object_type');
		const verbose = scene.kindOfType(type)?.verbose ?? type.split('.')[1] ?? '';
		const action = done[textOf(record, 'action') as keyof typeof done];
		return `${own(applications, type.split('.')[0] ?? '') ?? ''} | ${verbose} ${textOf(record, 'object_repr')} ${action} by ${textOf(record, 'user_name')}`;
	},
	fields: {
		...identity('core/object-changes', {page: 'core/changelog'}),
		...{time: {is: 'time'}, user: ref('users/users', 'clear'), user_name: text(150), request_id: text(36)},
		...{
			action: choice({create: 'Created', update: 'Updated', delete: 'Deleted'}, null),
			changed_object_type: text(100),
			changed_object_id: {is: 'number'},
		},
		changed_object: {
			is: 'made',
			make: (record, scene) => {
				const kind = scene.kindOfType(textOf(record, 'changed_object_type'));
				return kind === undefined ? null : nested(scene, kind.path, record['changed_object_id'] ?? null);
			},
		},
		...{object_repr: text(200), message: text(200), prechange_data: {is: 'json', initial: {}}, postchange_data: {is: 'json', initial: {}}},
	},
	brief: ['id', 'url', 'display'],
	ordering: ['-time'],
	methods: 'read',
	lacks: ['related_object_id', 'related_object_type'],
	filters: {
		...numbers('id', 'changed_object_id'),
		...texts('user_name', 'object_repr'),
		action: {by: 'choice', field: 'action', last: true},
		request_id: {by: 'request'},
		user: {by: 'relation', through: ['user'], to: 'users/users', key: 'username'},
		user_id: {by: 'relation', through: ['user'], to: 'users/users', key: 'id'},
		changed_object_type: {by: 'content-type', field: 'changed_object_type'},
		changed_object_type_id: {by: 'content-type', field: 'changed_object_type', ids: true},
		time_after: {by: 'test', form: 'time', errorName: 'time', matches: (record, value) => textOf(record, 'time') >= value},
		time_before: {by: 'test', form: 'time', errorName: 'time', matches: (record, value) => textOf(record, 'time') <= value},
	},
	search: ['user_name', 'object_repr'],
	keep: (row) => ({object_repr: row['object_repr'] ?? reprIn(textOf(row, 'display'))}),
};

/** What was changed, as the sentence `BGP | bgp session X updated by admin` says it: NetBox 4.4 has no field of its own for it. */
function reprIn(sentence: string): string {
	const [, words = ''] = /^.*? \| (.*) (?:created|updated|deleted) by .*$/su.exec(sentence) ?? [];
	return words.replace(/^(?:bgp session|bgp peer group|[a-z]+) /u, '');
}

const statuses = {
	...{
		new: 'New',
		provisioning: 'Provisioning',
		ready: 'Ready',
		syncing: 'Syncing',
		migrating: 'Migrating',
		merging: 'Merging',
		reverting: 'Reverting',
	},
	...{merged: 'Merged', archived: 'Archived', 'pending-migrations': 'Pending Migrations', failed: 'Failed'},
};

/** Branches. */
export const branch: Kind = {
	...named('plugins/branching/branches', 'netbox_branching.branch', 'Branch'),
	fields: {
		...identity('plugins/branching/branches', {page: null}),
		...{
			name: unique(),
			status: {is: 'choice', choices: statuses, initial: 'new', frozen: true},
			owner: {is: 'ref', to: 'users/users', onDelete: 'clear', frozen: true},
		},
		...{description: text(), schema_id: {is: 'text', frozen: true}, last_sync: {is: 'time'}, merged_time: {is: 'time'}},
		...{merged_by: {is: 'ref', to: 'users/users', onDelete: 'clear', frozen: true}, comments: text(Number.POSITIVE_INFINITY)},
		...ending,
	},
	brief: ['id', 'url', 'display', 'name', 'status', 'description'],
	methods: 'single',
	shapes: false,
	global: true,
	filters: {
		...common,
		...relation('owner', 'users/users', {key: 'username'}),
		...texts('name'),
		...choices('status'),
		last_sync: {by: 'time', field: 'last_sync'},
	},
	search: ['name', 'description'],
};
