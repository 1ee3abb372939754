import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, totalmem} from 'node:os';
import {join} from 'node:path';
import {writeFigures} from '../scripts/docs/figures.js';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'performance.md');
const baselinePath = join(import.meta.dirname, 'baseline.json');

/** A table of one benchmark: its figures are ratios where they can be, and text. */
export type Report = {
	/** Under which `docs/performance.md` and the baseline keep it. */
	readonly name: string;
	readonly title: string;
	/** What the figures are, and what they were measured on. */
	readonly about: string;
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Ratios that are compared with those of the last time. */
	readonly ratios: Readonly<Record<string, number>>;
};

/** The middle of the figures; of an even number of them the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((a, b) => a - b);
	const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
	return (low + high) / 2;
}

/** A duration for people: `3.2 ms`, `1.45 s`. */
export const seconds = (value: number): string =>
	value < 0.001 ? `${(value * 1e6).toFixed(0)} µs` : value < 1 ? `${(value * 1000).toFixed(value < 0.1 ? 1 : 0)} ms` : `${value.toFixed(2)} s`;

/** Prints the table, puts it into docs/performance.md and the README, keeps its ratios, and points out those that moved by more than 30 %. */
export function publish(report: Report): void {
	const table = markdown(report);
	process.stdout.write(`\n${table}\n`);
	for (const line of compare(report)) process.stdout.write(`${line}\n`);
	const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
	const [begin, end] = [`<!-- ${report.name} -->`, `<!-- end of ${report.name} -->`];
	const block = `${begin}\n${table}\n${end}`;
	const old = text.indexOf(begin) < 0 ? undefined : text.slice(text.indexOf(begin), text.indexOf(end) + end.length);
	writeFileSync(page, old === undefined ? `${text.trimEnd()}\n\n${block}\n` : text.replace(old, () => block));
	writeFigures(root);
}

function markdown({title, about, header, rows}: Report): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
	return [
		`## ${title}`,
		'',
		`${about} ${machine}, ${new Date().toISOString().slice(0, 10)}.`,
		'',
		line(header),
		line(header.map(() => '---')),
		...rows.map(line),
	].join('\n');
}

type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

function compare({name, ratios}: Report): readonly string[] {
	const baseline = (existsSync(baselinePath) ? JSON.parse(readFileSync(baselinePath, 'utf8')) : {}) as Baseline;
	const before = baseline[name] ?? {};
	const rounded = Object.fromEntries(Object.entries(ratios).map(([key, value]) => [key, Number(value.toPrecision(3))]));
	writeFileSync(baselinePath, `${JSON.stringify({...baseline, [name]: {...before, ...rounded}}, undefined, '\t')}\n`);
	return Object.entries(rounded).flatMap(([key, now]) => {
		const then = before[key];
		if (then === undefined || Math.abs(now / then - 1) <= 0.3) return [];
		return [`changed by more than 30 %: ${key} was ${then}, is ${now}`];
	});
}
