import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Output} from '../../output/output.js';
import {createNeighborSearch, flatOf, inFieldsOf} from '../../peerings/neighbors.js';
import {noOthers, readOthers} from '../../peerings/reading/other-halves.js';
import {openReading, type PeeringsAsked, type Reading, type ReadingTools, readPeerings} from '../../peerings/reading/read.js';
import {readFound} from '../../peerings/reading/read-found.js';
import {countUnheld, unheldUnknown} from '../../peerings/reading/unheld.js';
import {createGrouping, peeringsOutput} from '../../peerings/table.js';
import {countOf} from '../../text/digits.js';
import {askedOf, openTools} from '../netbox/shared/reading-tools.js';
import {defineTask} from '../task.js';

/** The sessions of devices as `netbox get bgp-peerings` reads them, below one header; of those that a word means all that is known. */
export const run = defineTask('show.bgp_neighbors', async ({neighbor, ...args}, context) => {
	const tools = await openTools(args.instance, ['show', 'bgp', 'neighbors'], context);
	if (!tools.ok) return tools;
	const asked = askedOf(args);
	const isAll = args.devices === undefined;
	if (neighbor !== undefined) return findNeighbors(neighbor, {asked, isAll, tools: tools.value});
	if (isAll) return readAll(asked, tools.value);
	const read = await readPeerings(asked, tools.value);
	return read.ok ? ok(flatOf(read.value)) : read;
});

/** The sessions of all devices that have any; of what is not shown it is said how many there are. */
async function readAll(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Output>> {
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const {take, groups} = createGrouping(tools);
	const [read, unheld] = await Promise.all([readFound(reading.value, {asked, tools}, take), countUnheld(reading.value)]);
	if (!read.ok) return read;
	const {absent, errors, notes, meta} = read.value;
	const shown = groups().filter(({rows}) => rows.length > 0);
	const without = groups().length - shown.length;
	const unread = unheld && !unheld.ok ? [failure.notRead(['sessions on no device'], unheld.error)] : [];
	const left = [
		...(without > 0 ? [`${countOf(without, 'device')} without sessions`] : []),
		...(unheld?.ok && unheld.value > 0 ? [`${countOf(unheld.value, 'session')} on no device`] : []),
	];
	const rest = {
		errors: [...errors, ...unread],
		notes: [...notes, ...(left.length > 0 ? [`not shown: ${left.join(', ')}`] : []), ...(unheld ? [] : [unheldUnknown])],
		meta: {...meta, requests: tools.netbox.requests()},
	};
	return ok(flatOf(peeringsOutput(shown, absent, rest)));
}

type Searching = {readonly asked: PeeringsAsked; readonly isAll: boolean; readonly tools: ReadingTools};

/** Every session that the word means. That there is none is an error, beside those of devices that could not be looked through. */
async function findNeighbors(word: string, {asked, isAll, tools}: Searching): Promise<Result<Output>> {
	const search = createNeighborSearch(word);
	const meant = createGrouping(tools, search.isMeant);
	const near = createGrouping(tools, search.isNear);
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const read = await readFound(reading.value, {asked, tools}, (device, answer) => {
		search.notice(device, answer.sessions);
		meant.take(device, answer);
		near.take(device, answer);
	});
	if (!read.ok) return read;
	const {absent: _, errors, ...rest} = read.value;
	const groups = meant.groups().length > 0 ? meant.groups() : near.groups();
	if (groups.length > 0) {
		const others = search.isAddress ? await readOthers(groups, reading.value) : noOthers;
		const meta = {...rest.meta, requests: tools.netbox.requests()};
		const found = {...rest, errors: [...errors, ...others.errors], notes: [...rest.notes, ...others.notes], meta};
		return ok(inFieldsOf(peeringsOutput(others.beside(groups), [], found)));
	}
	const unheld = isAll && asked.cache !== 'force' ? await unheldNamed(reading.value.netbox, word, tools.now()) : undefined;
	if (errors.length === 0) return err(withUnheld(search.failure(amongOf({asked, isAll, tools})), unheld));
	const none = withUnheld(search.failure('on the devices that could be read'), unheld);
	return ok(inFieldsOf(peeringsOutput([], [], {errors: [...errors, none], ...rest})));
}

/** The id of a session of this name that is on no device: no device leads to it. */
async function unheldNamed(netbox: Reading['netbox'], word: string, now: number): Promise<number | undefined> {
	const {sessionsNamed} = await import('../../peerings/explain/find.js');
	const named = await sessionsNamed(netbox, word, now);
	return named.ok ? named.value.find(({holders}) => !holders.some(({kind}) => kind === 'device'))?.id : undefined;
}

const withUnheld = (none: Failure, id: number | undefined): Failure =>
	id === undefined ? none : {...none, hint: `one is on no device: "netbox explain bgp-peerings id=${id}" shows it`};

/** Where a session was looked for. */
function amongOf({asked, isAll, tools}: Searching): string {
	if (asked.cache === 'force') return `in what is cached of "${tools.netbox.name}"`;
	return isAll ? `on any device of "${tools.netbox.name}"` : 'on the devices asked for';
}
