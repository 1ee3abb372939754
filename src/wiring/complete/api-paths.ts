import {setTimeout} from 'node:timers/promises';
import {ok, type Result} from '../../core/result.js';
import type {KnownPaths} from '../../netbox/schema/known-paths.js';
import type {OfferedValue} from '../../shell/message.js';
import {distinct} from './cached-values.js';
import {type AtInstance, patienceMs} from './kept-values.js';
import type {OnOffer} from './values.js';

/** The kind of offer: `dcim.sites`, or `/api/dcim/sites/`. */
export type ApiPathSource = 'object-types' | 'api-paths';

type PathSources = Pick<AtInstance, 'directory' | 'netboxes' | 'signal' | 'state' | 'instance'>;
type PathIndex = KnownPaths['paths'];

/**
 * Offers the kinds of a NetBox, or the paths of its API: from its schema if one was read and the server still has that version, else from the pages
 * on which the API lists itself. Until NetBox answers, or if it may not be asked, from the data read of it earlier, else from the lists that every
 * NetBox has.
 */
export async function offerApiPaths(source: ApiPathSource, asking: PathSources, offer: OnOffer): Promise<void> {
	const known = await knownPathsOf(asking);
	const asked = asking.netboxes && askPaths({...asking, netboxes: asking.netboxes}, known);
	const early = asked && (await Promise.race([asked, setTimeout(patienceMs)]));
	if (!early?.ok) {
		const [paths, title] = known ? [known.paths, `as of NetBox ${known.netbox}`] : [await usualPaths(), 'as in NetBox 4.7'];
		offer({values: valuesOf(source, paths), title});
	}
	const found = await asked;
	if (found?.ok) offer({values: valuesOf(source, found.value)});
}

async function knownPathsOf({directory, state, instance: name}: PathSources): Promise<KnownPaths | undefined> {
	const instance = await directory.find(name);
	if (!instance.ok) return undefined;
	const {readKnownPaths} = await import('../../netbox/schema/known-paths.js');
	return readKnownPaths(await state.schemas(), instance.value.url);
}

type AskingNetbox = Pick<PathSources, 'signal' | 'instance'> & {readonly netboxes: NonNullable<PathSources['netboxes']>};

async function askPaths({netboxes, signal, instance}: AskingNetbox, known: KnownPaths | undefined): Promise<Result<PathIndex>> {
	const opened = await netboxes.open(instance, {signal, onRetry: () => undefined});
	if (!opened.ok) return opened;
	if (known) {
		const [status, {isOfVersion}] = await Promise.all([opened.value.status(), import('../../netbox/schema/known-paths.js')]);
		if (!status.ok) return status;
		if (isOfVersion(known, status.value)) return ok(known.paths);
	}
	const roots = await opened.value.roots();
	return roots.ok ? ok([...roots.value.paths.map(toList), statusPath]) : roots;
}

const toList = ({path}: {readonly path: string}): PathIndex[number] => ({path, isList: true});
/** The one path that people ask for although no page lists it. */
const statusPath: PathIndex[number] = {path: '/api/status/', isList: false};

/** Lists of plugins that are likely to be installed. */
const ofPlugins = [
	'plugins.bgp.peer-group',
	'plugins.bgp.prefix-list',
	'plugins.bgp.routing-policy',
	'plugins.bgp.session',
	'plugins.branching.branches',
];

/** The lists of NetBox 4.7, until better ones are known. */
async function usualPaths(): Promise<PathIndex> {
	const {appLists} = await import('../../netbox/read/object-types.js');
	return [...[...appLists(), ...ofPlugins].map((name) => toList({path: `/api/${name.replaceAll('.', '/')}/`})), statusPath];
}

/** Each in the asked form, its other name as the hint; a kind is a path that has pages of objects. */
function valuesOf(source: ApiPathSource, paths: PathIndex): readonly OfferedValue[] {
	const values = paths.flatMap(({path, isList}): readonly OfferedValue[] => {
		const name = path.split('/').slice(2, -1).join('.');
		if (source === 'api-paths') return [{text: path, help: name}];
		return isList ? [{text: name, help: path}] : [];
	});
	return distinct(values);
}
