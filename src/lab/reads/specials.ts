import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import type {Caller} from '../access/auth.js';
import {type Answer, detail, json} from '../http/answer.js';
import {apps, type FixedRoute} from '../http/routes.js';
import {kinds} from '../kinds/all.js';
import type {Scene} from '../model/context.js';
import {tableOf} from '../model/tables.js';
import type {Store} from '../state/store.js';
import {lastOf} from './query.js';
import {render} from './render.js';

/** What the answers that are no objects are made from. */
export type SpecialAt = {readonly store: Store; readonly scene: Scene; readonly caller: Caller; readonly query: URLSearchParams};

/** The routes of the BGP plugin (seen on both versions); the rules and communities are listed and not served. */
const bgpRoutes = [
	...['aspath-list', 'aspath-list-rule', 'bgppeergroup', 'bgpsession', 'community', 'community-list', 'community-list-rule'],
	...['peer-group', 'prefix-list', 'prefix-list-rule', 'routing-policy', 'routing-policy-rule', 'session'],
];

/** The page of an app: of what NetBox lists there, what the lab serves. */
export function readApp(app: string, {scene}: Pick<SpecialAt, 'scene'>): Answer {
	const known = kinds.filter(({since}) => since === undefined || scene.profile.isFrom(since));
	const names = known.flatMap(({path}) => (path.startsWith(`${app}/`) ? [path.slice(app.length + 1)] : []));
	return json(200, map(app === 'core' ? [...names, 'object-types'].toSorted() : names.toSorted(), `${scene.origin}/api/${app}`));
}

/** Answers a GET that leads to no kind of object. */
export function readSpecial(to: Exclude<FixedRoute, 'provision' | 'graphql' | 'schema'>, at: SpecialAt): Answer {
	const {store, scene, caller} = at;
	switch (to) {
		case 'root':
			return json(200, map(apps, `${scene.origin}/api`));
		case 'status':
			return json(200, store.status);
		case 'plugins':
			return json(200, map(['installed-plugins', ...pluginPaths(store)], `${scene.origin}/api/plugins`));
		case 'installed-plugins':
			return mayListPlugins(caller, store) ? json(200, installed(store.status)) : detail(403, 'You do not have permission to perform this action.');
		case 'bgp':
			return json(200, map(bgpRoutes, `${scene.origin}/api/plugins/bgp`));
		case 'branching':
			return json(200, map(['branch-events', 'branchable-models', 'branches', 'changes'], `${scene.origin}/api/plugins/branching`));
		case 'check':
			return checkCaller(at);
		case 'object-types':
			return objectTypes(at);
		default:
			return to satisfies never;
	}
}

const map = (names: readonly string[], base: string): Row => Object.fromEntries(names.map((name) => [name, `${base}/${name}/`]));

const pluginPaths = ({profile}: Store): readonly string[] => [...(profile.bgp ? ['bgp'] : []), ...(profile.branching ? ['branching'] : [])];

/** Superusers, before NetBox 4.5 staff (seen on 4.4.10, 4.6.8 and 4.7.3). */
const mayListPlugins = (caller: Caller, {profile}: Store): boolean => (profile.isFrom('4.5') ? caller.superuser : caller.staff);

const about: {readonly [name: string]: Row} = {
	netbox_bgp: {
		name: 'BGP',
		author: 'Nikolay Yuzefovich',
		author_email: 'mgk.kolek@gmail.com',
		description: 'Subsystem for tracking bgp related objects',
	},
	netbox_branching: {name: 'NetBox Branching', author: '', author_email: '', description: 'A git-like branching implementation for NetBox'},
};

function installed(status: Row): readonly Json[] {
	return Object.entries((status['plugins'] ?? {}) as Row).map(([name, version]) => {
		const {name: title = name, author = '', author_email = '', description = ''} = own(about, name) ?? {};
		return {name: title, package: name, author, author_email, description, version, release_track: ''};
	});
}

function checkCaller({store, scene, caller}: SpecialAt): Answer {
	const kind = scene.kindOf('users/users');
	const row = tableOf(store.main, kind.path).get(caller.id);
	return json(200, row === undefined ? null : render(scene, kind, row));
}

/** The list of a content type, below the base path of the server; of a kind with two names the one after its model (seen on 4.7.3). */
function listOf(scene: Scene, type: string): string | null {
	const kind = scene.kindOfType(type);
	return kind === undefined ? null : `${new URL(scene.origin).pathname.replace(/\/$/u, '')}/api/${kind.aliases?.[0] ?? kind.path}/`;
}

/** Content types by `app_label` and `model`. */
function objectTypes({scene, query}: SpecialAt): Answer {
	const wanted = (key: string, value: string | undefined): boolean => !lastOf(query, key) || lastOf(query, key) === value;
	const results = scene
		.objectTypes()
		.map(({id, type}) => ({id, app_label: type.split('.')[0] ?? '', model: type.split('.')[1] ?? ''}))
		.filter(({app_label, model}) => wanted('app_label', app_label) && wanted('model', model))
		.map((row) => ({
			...row,
			url: `${scene.origin}/api/core/object-types/${row.id}/`,
			rest_api_endpoint: listOf(scene, `${row.app_label}.${row.model}`),
		}));
	return json(200, {count: results.length, next: null, previous: null, results});
}
