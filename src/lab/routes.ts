import type {Kind} from './kinds/kind.js';
import type {Store} from './store.js';

/** What a path below the host leads to. */
export type Route =
	| {readonly to: 'list'; readonly kind: Kind}
	| {readonly to: 'detail'; readonly kind: Kind; readonly id: string}
	| {readonly to: 'branch-job'; readonly kind: Kind; readonly id: string; readonly job: 'sync' | 'merge'}
	/** The page that lists what an app has. */
	| {readonly to: 'app'; readonly app: string}
	| {readonly to: FixedRoute};

/** The paths that lead to no kind of object. */
export type FixedRoute =
	| 'root'
	| 'status'
	| 'plugins'
	| 'installed-plugins'
	| 'bgp'
	| 'branching'
	| 'check'
	| 'object-types'
	| 'provision'
	| 'graphql';

const fixedRoutes: {readonly [path: string]: FixedRoute} = {
	'/api/': 'root',
	'/api/status/': 'status',
	'/api/plugins/': 'plugins',
	'/api/plugins/installed-plugins/': 'installed-plugins',
	'/api/plugins/bgp/': 'bgp',
	'/api/plugins/branching/': 'branching',
	'/api/authentication-check/': 'check',
	'/api/core/object-types/': 'object-types',
	'/api/users/tokens/provision/': 'provision',
	'/graphql/': 'graphql',
};

/** What the root of the API lists, `plugins` and `status` among them. */
export const apps = ['circuits', 'core', 'dcim', 'extras', 'ipam', 'plugins', 'status', 'tenancy', 'users', 'virtualization', 'vpn', 'wireless'];

/** Where a path that ends in a slash leads; undefined is the HTML 404. */
export function routeOf(path: string, {index, profile}: Store): Route | undefined {
	if ((path.startsWith('/api/plugins/bgp/') && !profile.bgp) || (path.startsWith('/api/plugins/branching/') && !profile.branching)) return undefined;
	const fixed = fixedRoutes[path];
	if (fixed !== undefined) return fixed === 'check' && !profile.since45 ? undefined : {to: fixed};
	const words = path.split('/').slice(2, -1);
	const [app = ''] = words;
	if (words.length === 1 && apps.includes(app)) return {to: 'app', app};
	const list = index.at(words.join('/'));
	if (list !== undefined) return {to: 'list', kind: list};
	const kind = index.at(words.slice(0, -1).join('/'));
	if (kind !== undefined) return {to: 'detail', kind, id: words.at(-1) ?? ''};
	return jobRoute(words, index.at(words.slice(0, -2).join('/')));
}

function jobRoute(words: readonly string[], kind: Kind | undefined): Route | undefined {
	const [id = '', job] = words.slice(-2);
	if (kind?.path !== 'plugins/branching/branches' || (job !== 'sync' && job !== 'merge')) return undefined;
	return {to: 'branch-job', kind, id, job};
}

/** The methods of a route, as the header `Allow` lists them. */
export function methodsOf(route: Route): readonly string[] {
	const reading = ['GET', 'HEAD', 'OPTIONS'];
	switch (route.to) {
		case 'list':
			if (route.kind.methods === 'read') return reading;
			return route.kind.methods === 'single' ? ['GET', 'POST', 'HEAD', 'OPTIONS'] : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
		case 'detail':
			return route.kind.methods === 'read' ? reading : ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
		case 'branch-job':
		case 'provision':
			return ['POST', 'OPTIONS'];
		case 'graphql':
			return ['GET', 'POST', 'HEAD'];
		case 'app':
		case 'root':
		case 'status':
		case 'plugins':
		case 'installed-plugins':
		case 'bgp':
		case 'branching':
		case 'check':
		case 'object-types':
			return reading;
		default:
			return route satisfies never;
	}
}
