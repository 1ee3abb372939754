import {err, ok, type Result} from '../../core/result.js';
import type {Output} from '../../output/output.js';
import {createNeighborSearch, flatOf, inFieldsOf} from '../../peerings/neighbors.js';
import {createGrouping} from '../../peerings/reading/groups.js';
import {type PeeringsAsked, type ReadingTools, readPeerings, readSessions} from '../../peerings/reading/read.js';
import {peeringsOutput} from '../../peerings/table.js';
import {askedOf, openTools} from '../netbox/shared/reading-tools.js';
import {defineTask} from '../task.js';

/** The sessions of devices as `netbox get bgp-peerings` reads them, below one header; of those that a word means all that is known. */
export const run = defineTask('show.bgp_neighbors', async ({neighbor, ...args}, context) => {
	const tools = await openTools(args.instance, ['show', 'bgp', 'neighbors'], context);
	if (!tools.ok) return tools;
	const asked = askedOf(args);
	const isAll = args.devices === undefined;
	if (neighbor !== undefined) return findNeighbors(neighbor, {asked, isAll, tools: tools.value});
	const read = await readPeerings(asked, tools.value);
	if (!read.ok) return read;
	const {groups} = read.value;
	return ok(flatOf({...read.value, groups: isAll ? groups.filter(({rows}) => rows.length > 0) : groups}));
});

type Searching = {readonly asked: PeeringsAsked; readonly isAll: boolean; readonly tools: ReadingTools};

/** Every session that the word means. That there is none is an error, beside those of devices that could not be looked through. */
async function findNeighbors(word: string, {asked, isAll, tools}: Searching): Promise<Result<Output>> {
	const search = createNeighborSearch(word);
	const meant = createGrouping(tools, search.isMeant);
	const near = createGrouping(tools, search.isNear);
	const read = await readSessions(asked, tools, (device, answer) => {
		search.notice(device, answer.sessions);
		meant.take(device, answer);
		near.take(device, answer);
	});
	if (!read.ok) return read;
	const {absent: _, errors, ...rest} = read.value;
	const groups = meant.groups().length > 0 ? meant.groups() : near.groups();
	if (groups.length > 0) return ok(inFieldsOf(peeringsOutput(groups, [], {errors, ...rest})));
	if (errors.length === 0) return err(search.failure(amongOf({asked, isAll, tools})));
	const none = search.failure('on the devices that could be read');
	return ok(inFieldsOf(peeringsOutput([], [], {errors: [...errors, none], ...rest})));
}

/** Where a session was looked for. */
function amongOf({asked, isAll, tools}: Searching): string {
	if (asked.cache === 'force') return `in what is cached of "${tools.netbox.name}"`;
	return isAll ? `on any device of "${tools.netbox.name}"` : 'on the devices asked for';
}
