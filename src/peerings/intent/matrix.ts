import {createNaturalCompare} from '../../text/natural.js';
import {displayWidth, pad} from '../../text/width.js';

/** A cell: two devices, and what would become of their peerings. */
export type MatrixCell = {readonly near: string; readonly far: string; readonly state: string};

/** More columns than these are no matrix that people read. */
const mostColumns = 12;

/**
 * Lines of a matrix, near devices down and far ones across: `new`, `exists`, `half`, or why there is none; several states of two devices with their numbers. Nothing
 * where there are too many columns for people.
 */
export function matrixLines(cells: readonly MatrixCell[]): readonly string[] {
	const compare = createNaturalCompare();
	const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted(compare);
	const [nears, fars] = [sorted(cells.map(({near}) => near)), sorted(cells.map(({far}) => far))];
	if (cells.length < 2 || fars.length > mostColumns) return [];
	const rows = [
		['', ...fars],
		...nears.map((near) => [near, ...fars.map((far) => stateOf(cells.filter((one) => one.near === near && one.far === far)))]),
	];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? '')))) ?? [];
	return rows.map((row) =>
		row
			.map((text, column) => pad(text, widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}

function stateOf(cells: readonly MatrixCell[]): string {
	const counts = new Map<string, number>();
	for (const {state} of cells) counts.set(state, (counts.get(state) ?? 0) + 1);
	const parts = [...counts].map(([state, count]) => (count === 1 && counts.size === 1 ? state : `${count} ${state}`));
	return parts.length === 0 ? '-' : parts.join(', ');
}
