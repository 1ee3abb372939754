import type {Row} from '../../../src/output/output.js';

/** What a server told of a request, without what differs from server to server. */
export type Told = {readonly status: number; readonly json?: unknown; readonly [more: string]: unknown};

/**
 * How two servers differ, the worst first: the lab does what the server refuses, it shows other rows, it refuses what the server does,
 * it refuses in another way, or in other words.
 */
export type Difference = {
	readonly how: 'accepts' | 'shows' | 'refuses' | 'status' | 'words' | 'log';
	readonly request: string;
	readonly lab: unknown;
	readonly real: unknown;
};

/** Whether a list was asked for in an order that leaves no two rows in the same place. */
const isOrdered = (request: string): boolean => /[?&](?:ordering|start)=/u.test(request);

/** Rows that came in no order that was asked for, by their own text. */
function steady(told: Told, request: string): unknown {
	const json = told.json as Row | undefined;
	const rows = json?.['results'];
	if (!Array.isArray(rows) || isOrdered(request)) return told;
	return {...told, json: {...json, results: rows.map((row) => JSON.stringify(sorted(row))).toSorted()}};
}

/** A value whose keys stand in the order of the alphabet. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.toSorted(([a], [b]) => Number(a > b) - Number(a < b))
			.map(([name, one]) => [name, sorted(one)]),
	);
}

/** How the answers to one request differ; undefined where they do not. */
export function differenceOf(request: string, lab: Told, real: Told): Difference | undefined {
	const [mine, theirs] = [steady(lab, request), steady(real, request)];
	if (JSON.stringify(sorted(mine)) === JSON.stringify(sorted(theirs))) return undefined;
	const [isDone, wasDone] = [lab.status < 400, real.status < 400];
	const how = isDone && !wasDone ? 'accepts' : isDone ? 'shows' : wasDone ? 'refuses' : lab.status === real.status ? 'words' : 'status';
	return {how, request, ...apart(lab, real)};
}

/** The parts of two answers that differ, by their places: whole rows would hide them. */
function apart(lab: unknown, real: unknown): {readonly lab: unknown; readonly real: unknown} {
	if (!isPlainObject(lab) || !isPlainObject(real)) return {lab: lab ?? 'nothing', real: real ?? 'nothing'};
	const names = [...new Set([...Object.keys(lab), ...Object.keys(real)])].filter(
		(name) => JSON.stringify(sorted(lab[name])) !== JSON.stringify(sorted(real[name])),
	);
	const parts = names.map((name) => [name, apart(lab[name], real[name])] as const);
	return {
		lab: Object.fromEntries(parts.map(([name, part]) => [name, part.lab])),
		real: Object.fromEntries(parts.map(([name, part]) => [name, part.real])),
	};
}

const isPlainObject = (value: unknown): value is {readonly [name: string]: unknown} => typeof value === 'object' && value !== null;
