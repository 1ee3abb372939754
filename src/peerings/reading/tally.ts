import type {Group, Meta} from '../../output/output.js';
import type {Spool} from '../../store/jobs/spool.js';
import {createNaturalCompare} from '../../text/natural.js';
import type {DeviceAnswer} from '../answer.js';
import {describeAnswer, groupOf} from '../table.js';
import type {ReadingTools} from './read.js';

/** Groups and counts as the devices come in. */
export type Tally = {
	/** Takes a device's answer, and tells of it. */
	readonly add: (key: string, answer: DeviceAnswer) => void;
	readonly groups: () => readonly Group[];
	readonly meta: () => Meta;
};

/** Sessions of a result that stays in memory, at 2 to 8 kB each; the rows of a larger one are on disk, and read when they are shown. */
const mostInMemory = 1000;

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

/** A tally of so many devices, nothing counted yet. */
export function createTally(tools: ReadingTools, total: number): Tally {
	const groups: Group[] = [];
	const spool = createSpooling(groups, tools.openSpool);
	const now = tools.now();
	const compare = createNaturalCompare();
	let sessions = 0;
	let hits = 0;
	let oldest = Number.POSITIVE_INFINITY;
	return {
		groups: () => groups,
		add: (key, answer) => {
			const {group, warnings} = groupOf(key, answer, compare);
			sessions += group.rows.length;
			groups.push(group);
			if (sessions > mostInMemory) spool();
			if (answer.how.kind !== 'fetched') hits += 1;
			for (const {checkedAt} of answer.sessions) oldest = Math.min(oldest, checkedAt);
			const counts = {devices: {done: groups.length, total}, sessions: {done: sessions}};
			for (const message of describeAnswer(key, answer, now)) tools.report({message, counts, perDevice: true});
			for (const message of warnings) tools.report({message, severity: 'WARN'});
		},
		meta: () => ({
			requests: tools.netbox.requests(),
			hits,
			misses: groups.length - hits,
			truncated: false,
			...(Number.isFinite(oldest) && {oldestSeconds: Math.max(0, Math.round((tools.now() - oldest) / 1000))}),
		}),
	};
}
