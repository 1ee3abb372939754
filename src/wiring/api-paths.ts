import type {ApiPath} from '../netbox/api/roots.js';
import type {Value} from '../shell/message.js';
import {distinct} from './cached-values.js';

/** What is completed: `dcim.sites`, or `/api/dcim/sites/`. */
export type ApiPathSource = 'object-types' | 'api-paths';

/** A list of NetBox as a value, the other of its names as the hint. */
export const apiPathValue = (source: ApiPathSource, {name, path}: ApiPath): Value =>
	source === 'object-types' ? {text: name, help: path} : {text: path, help: name};

/** Lists of plugins that are likely to be there. */
const ofPlugins = [
	'plugins.bgp.peer-group',
	'plugins.bgp.prefix-list',
	'plugins.bgp.routing-policy',
	'plugins.bgp.session',
	'plugins.branching.branches',
];

/** The lists of NetBox 4.7, for as long as nobody knows better. */
export async function usualApiPaths(source: ApiPathSource): Promise<readonly Value[]> {
	const {appLists} = await import('../netbox/api/apps.js');
	return distinct([...appLists(), ...ofPlugins].map((name) => apiPathValue(source, {name, path: `/api/${name.replaceAll('.', '/')}/`})));
}
