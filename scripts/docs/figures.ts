import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The rows of the benchmark of peerings that the README shows, by their names in docs/performance.md -> how it calls them. */
const chosen: readonly (readonly [row: string, name: string])[] = [
	['nf, cold', '`nf`, nothing cached'],
	['nf, cached and unchanged', '`nf`, checked against NetBox, nothing changed'],
	['nf, cache force', '`nf`, `cache force`'],
	['pynetbox loop', 'pynetbox, a request for each device'],
	['pynetbox bulk', 'pynetbox, one filter for all'],
	['NorFab refresh', 'NorFab, `cache refresh`'],
	['NorFab True', 'NorFab, `cache True`, nothing changed'],
	['NorFab force', 'NorFab, `cache force`'],
];
const columns = [1, 2, 3];

const begin = '<!-- figures -->';
const end = '<!-- end of figures -->';

/** The README with its figures as docs/performance.md has them. */
export function withFigures(readme: string, performance: string): string {
	const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
	if (from < 0 || to < from) throw new Error('README.md has no place for figures');
	const cellsOf = (name: string): readonly string[] => {
		const row = performance.split('\n').find((line) => line.startsWith(`| ${name} |`));
		if (row === undefined) throw new Error(`docs/performance.md has no row "${name}"`);
		return row.split(' | ').map((cell) => cell.replace(/^\| | \(.*\)| \|$/g, ''));
	};
	const lines = chosen.map(([row, name]) => `| ${[name, ...columns.map((column) => cellsOf(row)[column] ?? '')].join(' | ')} |`);
	const table = ['| | 2 devices | 50 devices | 200 devices |', '|---|---|---|---|', ...lines].join('\n');
	return `${readme.slice(0, from)}${begin}\n${table}\n${readme.slice(to)}`;
}

/** Writes the figures of docs/performance.md into the README. */
export function writeFigures(root: string): void {
	const [readme, performance] = ['README.md', 'docs/performance.md'].map((path) => readFileSync(join(root, path), 'utf8'));
	writeFileSync(join(root, 'README.md'), withFigures(readme ?? '', performance ?? ''));
}
