import type {Column} from '../../output/output.js';
import {deviceColumn} from '../../output/rows.js';
import {describeAge} from '../../text/ages.js';
import {countOf, describeCount} from '../../text/digits.js';
import {createNaturalCompare} from '../../text/natural.js';
import type {Counted} from './layout.js';

/** Counts the rows of a table by their status. */
export type StatusCounts = {
	/** Takes the text of a cell; the index is its column's. */
	readonly add: (index: number, text: string) => void;
	/** `547 devices, 10,227 sessions: 10,224 active, 2 failed, 1 planned`, without a line feed; `now` in ms. */
	readonly line: (counted: Counted, now: number) => string;
};

/** Statuses that every NetBox has. */
const usualStatuses = ['active', 'failed', 'offline', 'planned'];

const compare = createNaturalCompare();

/** Active ones first, others in natural order. */
const byStatus = ([a]: readonly [string, number], [b]: readonly [string, number]): number =>
	Number(b === 'active') - Number(a === 'active') || compare(a, b);

/** Statuses that are named: how many there are is up to NetBox. */
const mostNamed = 12;

/** Counts of the column `status`; without one only groups and rows are counted. */
export function createStatusCounts(columns: readonly Column[]): StatusCounts {
	const statusAt = columns.findIndex(({name}) => name === 'status');
	const counts = new Map<string, number>(usualStatuses.map((status) => [status, 0]));
	let others = 0;
	return {
		add: (index, text) => {
			if (index !== statusAt) return;
			const count = counts.get(text);
			if (count === undefined && counts.size >= mostNamed) others += 1;
			else counts.set(text, (count ?? 0) + 1);
		},
		line: ({groups, noun}, now) => {
			const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
			const found = groups.filter((group) => group.found);
			const named = [...counts]
				.toSorted(byStatus)
				.flatMap(([status, count]) => (count === 0 ? [] : [`${describeCount(count)} ${status === '-' ? 'without one' : status}`]));
			const statuses = [...named, ...(others > 0 ? [`${describeCount(others)} others`] : [])];
			const oldest = Math.min(...found.map(({cachedAt}) => cachedAt ?? Number.POSITIVE_INFINITY));
			return [
				`${countOf(found.length, deviceColumn.name)}, ${countOf(rows, noun)}${statuses.length === 0 ? '' : `: ${statuses.join(', ')}`}`,
				...(found.length < groups.length ? [`${describeCount(groups.length - found.length)} not found`] : []),
				...(Number.isFinite(oldest) ? [`cached up to ${describeAge(now - oldest)} ago, not checked`] : []),
			].join('; ');
		},
	};
}
