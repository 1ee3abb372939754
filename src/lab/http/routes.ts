import {own} from '../../core/own-property.js';
import type {Kind} from '../model/kind.js';
import {lacking} from '../reads/netbox-has.js';
import type {Store} from '../state/store.js';

/** What a path below the host leads to. */
export type Route =
	| {readonly to: 'list'; readonly kind: Kind}
	| {readonly to: 'detail'; readonly kind: Kind; readonly id: string}
	| {readonly to: 'branch-job'; readonly kind: Kind; readonly id: string; readonly job: BranchJob}
	/** The page that lists what an app has. */
	| {readonly to: 'app'; readonly app: string}
	/** A path that NetBox 4.7.3 has and the lab has not, without its ids. */
	| {readonly to: 'absent'; readonly path: string}
	/** What is free within an object; `kind` is of what can be taken. */
	| {readonly to: 'available'; readonly kind: Kind; readonly parent: Kind; readonly id: string}
	| {readonly to: FixedRoute};

/** What can be done to a branch as a whole. */
export type BranchJob = 'sync' | 'merge' | 'revert' | 'archive';

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
	| 'schema'
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
	'/api/schema/': 'schema',
	'/graphql/': 'graphql',
};

/** What the root of the API lists, `plugins` and `status` among them. */
export const apps = ['circuits', 'core', 'dcim', 'extras', 'ipam', 'plugins', 'status', 'tenancy', 'users', 'virtualization', 'vpn', 'wireless'];

/** Where a path that ends in a slash leads; undefined is the HTML 404. */
export function routeOf(path: string, {index, profile}: Store): Route | undefined {
	if ((path.startsWith('/api/plugins/bgp/') && !profile.bgp) || (path.startsWith('/api/plugins/branching/') && !profile.branching)) return undefined;
	const fixed = own(fixedRoutes, path);
	if (fixed !== undefined) return fixed === 'check' && !profile.isFrom('4.5') ? undefined : {to: fixed};
	const words = path.split('/').slice(2, -1);
	const [app = ''] = words;
	if (words.length === 1 && apps.includes(app)) return {to: 'app', app};
	const list = index.at(words.join('/'));
	const known = list ?? index.at(words.slice(0, -1).join('/'));
	if (known?.since !== undefined && !profile.isFrom(known.since)) return {to: 'absent', path: known.path};
	if (list !== undefined) return {to: 'list', kind: list};
	const kind = index.at(words.slice(0, -1).join('/'));
	if (kind !== undefined && !words.includes('')) return {to: 'detail', kind, id: words.at(-1) ?? ''};
	const parent = index.at(words.slice(0, -2).join('/'));
	return (parent && (jobRoute(words, parent) ?? availableRoute(words, parent, index))) ?? absentRoute(words);
}

const branchJobs: readonly string[] = ['sync', 'merge', 'revert', 'archive'] satisfies readonly BranchJob[];

function jobRoute(words: readonly string[], kind: Kind): Route | undefined {
	const [id = '', job = ''] = words.slice(-2);
	if (kind.path !== 'plugins/branching/branches' || !branchJobs.includes(job)) return undefined;
	return {to: 'branch-job', kind, id, job: job as BranchJob};
}

function absentRoute(words: readonly string[]): Route | undefined {
	const path = lacking(words.join('/'));
	return path === undefined ? undefined : {to: 'absent', path};
}

/** Below what path is which kind of object free. */
const free: {readonly [path: string]: string} = {
	'ipam/prefixes available-ips': 'ipam/ip-addresses',
	'ipam/prefixes available-prefixes': 'ipam/prefixes',
	'ipam/asn-ranges available-asns': 'ipam/asns',
};

function availableRoute(words: readonly string[], parent: Kind, index: Store['index']): Route | undefined {
	const [id = '', what = ''] = words.slice(-2);
	const kind = index.at(own(free, `${parent.path} ${what}`) ?? '');
	return kind === undefined ? undefined : {to: 'available', kind, parent, id};
}

/** The methods that the header `Allow` lists: those of a route, and of what paths of cables end at TRACE, which is not allowed (seen on 4.7.3). */
export const listedMethods = (route: Route): readonly string[] =>
	'kind' in route && 'connected_endpoints' in route.kind.fields && (route.to === 'list' || route.to === 'detail')
		? [...methodsOf(route), 'TRACE']
		: methodsOf(route);

/** The methods of a route. */
export function methodsOf(route: Route): readonly string[] {
	const reading = ['GET', 'HEAD', 'OPTIONS'];
	switch (route.to) {
		case 'list':
			if (route.kind.methods === 'read') return reading;
			return route.kind.methods === 'single' ? ['GET', 'POST', 'HEAD', 'OPTIONS'] : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
		case 'detail':
			return route.kind.methods === 'read' ? reading : ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
		case 'available':
			return ['GET', 'POST', 'HEAD', 'OPTIONS'];
		case 'absent':
			return [];
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
		case 'schema':
			return reading;
		default:
			return route satisfies never;
	}
}
