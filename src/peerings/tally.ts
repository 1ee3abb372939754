import type {Group, KeyedRow, Meta} from '../output.js';
import type {Spool} from '../store/spool.js';
import type {Answer} from './answer.js';
import {describeAnswer, groupOf} from './groups.js';
import type {Tools} from './read.js';

/** Groups and counts as the devices come in. */
export type Tally = {
	/** Takes a device's answer, and tells of it. */
	readonly add: (key: string, answer: Answer) => void;
	readonly groups: () => readonly Group[];
	readonly meta: () => Meta;
};

/** Sessions of a result that stay in memory, at about 10 kB each; the rows of further devices are read from disk when they are shown. */
const mostInMemory = 2000;

/** Puts rows out of the memory; the spool is opened with the first. */
function createSpooling(open: () => Spool): (row: KeyedRow) => KeyedRow {
	let spool: Spool | undefined;
	return ({row, ...rest}) => {
		spool ??= open();
		const read = spool.keep(row);
		return {
			...rest,
			get row() {
				return read();
			},
		};
	};
}

/** A tally of so many devices, nothing counted yet. */
export function createTally(tools: Tools, total: number): Tally {
	const groups: Group[] = [];
	const spooled = createSpooling(tools.openSpool);
	const now = tools.now();
	let sessions = 0;
	let hits = 0;
	let oldest = Number.POSITIVE_INFINITY;
	return {
		groups: () => groups,
		add: (key, answer) => {
			const {group, warnings} = groupOf(key, answer);
			sessions += group.rows.length;
			groups.push(sessions > mostInMemory ? {...group, rows: group.rows.map(spooled)} : group);
			if (answer.how.kind !== 'fetched') hits += 1;
			for (const {checkedAt} of answer.rows) oldest = Math.min(oldest, checkedAt);
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
