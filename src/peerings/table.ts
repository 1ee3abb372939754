import {keysOf, listOf, sharedNames} from '../devices/keys.js';
import {type Column, type Group, type Output, usualAddress, usualCut} from '../output/output.js';
import type {Spool} from '../store/jobs/spool.js';
import {createNaturalCompare} from '../text/natural.js';
import type {DeviceAnswer} from './answer.js';
import type {Session} from './session.js';

/** The columns of peerings, in the order in which they enter a table. */
export const peeringColumns: readonly Column[] = [
	{name: 'session', paths: ['$key'], rank: 'key', cutTo: usualCut},
	{name: 'status', paths: ['status.value'], rank: 'key'},
	{name: 'local', paths: ['local_address.address'], rank: 'wanted', wrapTo: usualAddress, whole: true},
	{name: 'local-as', paths: ['local_as.asn'], rank: 'wanted'},
	{name: 'remote', paths: ['remote_address.address', 'remote_prefix.prefix'], rank: 'key', wrapTo: usualAddress, whole: true},
	{name: 'remote-as', paths: ['remote_as.asn'], rank: 'key'},
	{name: 'peer-group', paths: ['peer_group.name'], rank: 'extra', cutTo: usualCut},
	{name: 'description', paths: ['description'], rank: 'extra', cutTo: usualCut},
];

/** Whether a session is wanted, by itself or by its key among the sessions of its device. */
export type Wanted = (session: Session, key: string) => boolean;

type GroupBy = {readonly compare: ReturnType<typeof createNaturalCompare>; readonly wanted?: Wanted};

/** The group of one device, its sessions in natural order of their keys, or those that are wanted; sessions of one name are warned of. */
function groupOf(
	device: string,
	{sessions, how}: DeviceAnswer,
	{compare, wanted}: GroupBy,
): {readonly group: Group; readonly warnings: readonly string[]} {
	const keys = keysOf(sessions);
	const keyOf = ({id}: Session): string => keys.get(id) ?? `#${id}`;
	const shown = wanted ? sessions.filter((session) => wanted(session, keyOf(session))) : sessions;
	const rows = shown.map((session) => ({key: keyOf(session), held: session.held, checkedAt: session.checkedAt}));
	return {
		group: {key: device, found: true, rows: rows.toSorted((a, b) => compare(a.key, b.key)), ...(how.kind === 'forced' && {cachedAt: how.at})},
		warnings: sharedNames(shown, keys).map(({name, keys}) => `${keys.length} sessions named '${name}' on '${device}': keys are ${listOf(keys)}`),
	};
}

/** Sessions by device. */
export type PeeringsOutput = Extract<Output, {readonly kind: 'groups'}>;

/** The output of peerings: found devices and, under their names as asked, those that are not there. */
export function peeringsOutput(
	groups: readonly Group[],
	missing: readonly string[],
	rest: Pick<Output, 'errors' | 'notes' | 'meta'>,
): PeeringsOutput {
	const compare = createNaturalCompare();
	const taken = new Set(groups.map(({key}) => key));
	const absent = missing.filter((name) => !taken.has(name)).map((key): Group => ({key, found: false, rows: []}));
	const all = [...groups, ...absent].toSorted((a, b) => compare(a.key, b.key));
	return {kind: 'groups', noun: 'session', columns: peeringColumns, groups: all, ...rest};
}

/** Where a grouping tells its warnings, and opens a place outside of the memory for the rows of a large result. */
type GroupingTools = {
	readonly report: (report: {readonly message: string; readonly severity: 'WARN'}) => void;
	readonly openSpool: () => Spool;
};

/** The groups of an output as the devices come in. */
type Grouping = {
	/** Makes a group of a device's answer; warns of sessions of one name. */
	readonly take: (device: string, answer: DeviceAnswer) => void;
	readonly groups: () => readonly Group[];
};

/** Sessions of a result that stays in memory, at 2 to 8 kB each; the rows of a larger one are on disk, and read when they are shown. */
const mostInMemory = 1000;

/** Groups of the sessions that are wanted; of all where nothing is said. A group without any is left out where only some are wanted. */
export function createGrouping(tools: GroupingTools, wanted?: Wanted): Grouping {
	const groups: Group[] = [];
	const spool = createSpooling(groups, tools.openSpool);
	const compare = createNaturalCompare();
	let sessions = 0;
	return {
		groups: () => groups,
		take: (key, answer) => {
			const {group, warnings} = groupOf(key, answer, {compare, ...(wanted && {wanted})});
			for (const message of warnings) tools.report({message, severity: 'WARN'});
			if (wanted && group.rows.length === 0) return;
			groups.push(group);
			sessions += group.rows.length;
			if (sessions > mostInMemory) spool();
		},
	};
}

/** Puts the rows of groups out of the memory, each group once; the spool is opened with the first. */
function createSpooling(groups: Group[], open: () => Spool): () => void {
	let spool: Spool | undefined;
	let done = 0;
	return () => {
		const to = spool ?? open();
		spool = to;
		for (const [at, group] of groups.slice(done).entries()) {
			groups[done + at] = {...group, rows: group.rows.map((row) => ({...row, held: to.keep(row.held)}))};
		}
		done = groups.length;
	};
}
