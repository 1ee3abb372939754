import type {Group} from '../../output/output.js';
import type {Spool} from '../../store/jobs/spool.js';
import {createNaturalCompare} from '../../text/natural.js';
import {groupOf, type Wanted} from '../table.js';
import type {Tell} from './parts.js';
import type {ReadingTools} from './read.js';

/** The groups of an output as the devices come in. */
type Grouping = {
	/** Makes a group of a device's answer; warns of sessions of one name. */
	readonly take: Tell;
	readonly groups: () => readonly Group[];
};

/** Sessions of a result that stays in memory, at 2 to 8 kB each; the rows of a larger one are on disk, and read when they are shown. */
const mostInMemory = 1000;

/** Groups of the sessions that are wanted; of all where nothing is said. A group without any is left out where only some are wanted. */
export function createGrouping(tools: Pick<ReadingTools, 'report' | 'openSpool'>, wanted?: Wanted): Grouping {
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
