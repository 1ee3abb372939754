import {parseJson, stringifyJson} from '../../core/json-text.js';
import {limits} from '../../core/limits.js';
import type {JobEvent} from '../../jobs/job.js';
import type {KeyedRow, Output, Row, Tree} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {maskTokens} from '../../text/token-shape.js';

/** No JSON that NetBox can store has a NUL in a key, so no object is ever mistaken for a map. */
const mapKey = '\0map';

/** JSON of a value that may hold maps: `readJson` restores them as maps, in their order. */
export const writeJson = (value: unknown): string => stringifyJson(value, (_, inner) => (inner instanceof Map ? {[mapKey]: [...inner]} : inner));

/** An output nests rows in its own lists and objects. */
const mostDepth = limits.jsonDepth + 20;

/** The value that `writeJson` wrote. */
export const readJson = (text: string): unknown => withMaps(parseJson(text, mostDepth));

/** The value with maps where there were some; changes it in place, since nobody else has it yet. */
function withMaps(value: Tree): Tree {
	if (isList(value)) return value.map((inner) => withMaps(inner as Tree));
	if (!isRow(value)) return value;
	const map = Object.hasOwn(value, mapKey) ? value[mapKey] : undefined;
	if (isList(map)) return new Map((map as readonly [string, Tree][]).map(([key, inner]) => [key, withMaps(inner)]));
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMaps(inner)]));
}

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

/**
 * The events of a job as they are kept: outputs emptied, since the job's own is kept beside them, questions without what was shown above
 * them, and tokens in the line masked.
 */
export const toRecord = (events: readonly JobEvent[]): JobEvent[] => events.map(withoutData);

function withoutData(event: JobEvent): JobEvent {
	if (event.type === 'queued') return {...event, line: maskTokens(event.line)};
	if (event.type === 'question') return withoutPreview(event);
	if (event.type === 'completed') return {...event, output: empty(event.output)};
	if (event.type !== 'failed' && event.type !== 'cancelled' && event.type !== 'timeout') return event;
	const {partial, ...bare} = event;
	return partial ? {...bare, partial: empty(partial)} : bare;
}

function withoutPreview(event: JobEvent & {readonly type: 'question'}): JobEvent {
	if (event.kind !== 'confirm') return event;
	const {preview: _, ...bare} = event;
	return bare;
}

const empty = ({errors, notes, meta}: Output): Output => ({errors, notes, meta, kind: 'text', text: ''});
