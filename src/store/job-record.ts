import type {JobEvent} from '../job.js';
import type {KeyedRow, Output, Row} from '../output.js';
import {maskTokens} from './token-shape.js';

/** No JSON that NetBox can store has a NUL in a key, so no object is ever mistaken for a map. */
const mapKey = '\0map';

/** JSON of a value that may hold maps: they come back as maps, in their order. */
export const writeJson = (value: unknown): string => JSON.stringify(value, (_, inner) => (inner instanceof Map ? {[mapKey]: [...inner]} : inner));

/** The value that `writeJson` wrote. */
export const readJson = (text: string): unknown =>
	JSON.parse(text, (_, inner) => (isObject(inner) && Array.isArray(inner[mapKey]) ? new Map(inner[mapKey]) : inner));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON of an output, its rows opened one at a time. */
export function writeOutput(output: Output): string {
	if (output.kind !== 'groups') return writeJson(output);
	const rowsOf = (rows: readonly KeyedRow[]): StoredRow[] =>
		rows.map(({held, ...rest}) => ({
			...rest,
			get row() {
				return held.row;
			},
		}));
	return writeJson({...output, groups: output.groups.map((group) => ({...group, rows: rowsOf(group.rows)}))});
}

/** The output that `writeOutput` wrote. */
export function readOutput(text: string): Output {
	const output = readJson(text) as Output;
	if (output.kind !== 'groups') return output;
	const rowsOf = (rows: readonly unknown[]): KeyedRow[] => (rows as readonly StoredRow[]).map(({row, ...rest}) => ({...rest, held: {row}}));
	return {...output, groups: output.groups.map((group) => ({...group, rows: rowsOf(group.rows)}))};
}

type StoredRow = Omit<KeyedRow, 'held'> & {readonly row: Row};

/** The events of a job as they are kept: outputs emptied, since the job's own is kept beside them, and tokens in the line masked. */
export const toRecord = (events: readonly JobEvent[]): JobEvent[] => events.map(withoutData);

function withoutData(event: JobEvent): JobEvent {
	if (event.type === 'queued') return {...event, line: maskTokens(event.line)};
	if (event.type === 'completed') return {...event, output: empty(event.output)};
	if (event.type !== 'failed' && event.type !== 'cancelled' && event.type !== 'timeout') return event;
	const {partial, ...bare} = event;
	return partial ? {...bare, partial: empty(partial)} : bare;
}

const empty = ({errors, notes, meta}: Output): Output => ({errors, notes, meta, kind: 'text', text: ''});
