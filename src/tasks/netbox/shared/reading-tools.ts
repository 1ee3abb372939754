import {ok, type Result} from '../../../core/result.js';
import type {DeviceList} from '../../../language/read/device-list.js';
import {findNode} from '../../../language/tree/visit.js';
import type {CachePolicy, PeeringsAsked, ReadingTools} from '../../../peerings/reading/read.js';
import type {TaskContext} from '../../task.js';

const hour = 3_600_000;

/** What reading peerings needs, of the instance that the command at this path of the tree names, or the default one. Sends nothing. */
export async function openTools(instance: string | undefined, path: readonly string[], context: TaskContext): Promise<Result<ReadingTools>> {
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	const {get} = await context.preferences();
	return ok({
		netbox: netbox.value,
		cache: await context.cache(),
		openSpool: await context.spooling(),
		report: context.report,
		signal: context.signal,
		now: context.now,
		maxAge: get('cache-age') * hour,
		options: Object.keys(findNode(context.tree, path)?.args ?? {}),
	});
}

type ReadingArgs = {readonly devices?: DeviceList; readonly cache: CachePolicy; readonly branch?: string};

const everyDevice: DeviceList = {names: [], globs: ['*'], selectors: []};

/** What the options of a command ask for: without `devices` the sessions of every device. */
export const askedOf = ({devices = everyDevice, cache, branch}: ReadingArgs): PeeringsAsked => ({
	devices,
	cache,
	...(branch !== undefined && {branch}),
});
