import {jobCodes} from '../core/exits.js';
import type {Failure} from '../core/failure.js';
import {outcomeOf, times, type Work} from '../core/long-work.js';
import {aCount, aFlag, aNumber, anObject, aText, aTime, fieldsOf, kindsOf, listOf, objectOf, oneOf, type ShapeOf, WrongShape} from '../core/shape.js';
import {type JsonLines, jsonLine, jsonLinesOf} from './json-lines.js';
import {createRestoring} from './json-row.js';
import type {Column, Group, HeldRow, Meta, Output, Row} from './output.js';
import {rowLine, takeRow, takeTree, treeLines} from './tree-lines.js';

/**
 * The form of these lines (docs/decisions/39-one-codec.md), which stands in the first of them. It changes with whatever an nf that knows only this
 * one would misread.
 */
const form = 1;

/** An output as lines of JSON, a step for each: its head, then its rows one by one, so that rows on disk are read one at a time. */
export function* outputLines(output: Output): Work {
	yield headLine(headOf(output));
	yield* bodyLines(output);
}

/** The same as one text, which any carrier of texts and JSON keeps. */
export const encodeOutput = (output: Output): string => [...outputLines(output)].join('');

/**
 * The output of such a text from outside. Throws `WrongShape` for any other text, and for one beyond `limits`. `keep` is given each row of groups as
 * it comes, and gives it back from where it is held (`Spool.keep`).
 */
export const decodeOutput = (text: string, keep?: KeepRow): Output => outcomeOf(decodeParts([text], keep));

/** The same in steps, of a text that comes in parts of whole lines: no more than one part is in memory. */
export function* decodeParts(parts: Iterable<string>, keep?: KeepRow): Work<Output> {
	const lines = jsonLinesOf(parts);
	const output = yield* takeOutput(lines.next(marked(outputHead)), lines, keep);
	lines.end();
	return output;
}

/** Moves a held row elsewhere, and gives the row that stands for it. */
export type KeepRow = (held: HeldRow) => HeldRow;

/** A first line: the form, and the fields of the head. */
export const headLine = (head: object): string => jsonLine({form, ...head});

/** What a first line has to be. */
export const marked =
	<Value>(shape: ShapeOf<Value>): ShapeOf<Value> =>
	(value, at) => {
		const found = aCount(anObject(value, at)['form'], 'form');
		if (found !== form) throw new WrongShape(`it has form ${found}, which another nf writes: this one reads form ${form}`);
		return shape(value, at);
	};

/** An output without its rows, document and groups, and how many there are. */
export function headOf(output: Output): OutputHead {
	switch (output.kind) {
		case 'groups':
			return {...output, groups: output.groups.length};
		case 'rows':
			return {...output, rows: output.rows.length};
		case 'document': {
			const {value: _, rows, ...head} = output;
			return {...head, ...(rows && {rows: rows.length})};
		}
		case 'text':
			return output;
		default:
			return output satisfies never;
	}
}

/** The lines that follow the head of an output. */
export function* bodyLines(output: Output): Work {
	if (output.kind === 'document') yield* treeLines(output.value);
	if (output.kind === 'document' || output.kind === 'rows') for (const row of output.rows ?? []) yield jsonLine(row);
	if (output.kind !== 'groups') return;
	for (const {rows, ...group} of output.groups) {
		yield jsonLine({...group, rows: rows.length});
		for (const row of rows) yield rowLine(row);
	}
}

/** A failure as it crosses a line. */
export const aFailure = fieldsOf<Failure>(
	{code: oneOf(...jobCodes), message: aText},
	{
		...{hint: aText, candidates: listOf(aText), instance: aText, resource: aText, declined: aFlag},
		...{status: aCount, requestId: aText, fields: objectOf(listOf(aText))},
	},
);

/** What stands first of an output: numbers in place of its groups and rows, and no document. */
export type OutputHead = CountsOf<Output & {readonly kind: 'groups'}> | CountsOf<Output & {readonly kind: 'rows'}> | DocumentHead | TextHead;
type CountsOf<Some extends object> = Omit<Some, 'groups' | 'rows'> & {readonly [Name in Extract<keyof Some, 'groups' | 'rows'>]: number};
type DocumentHead = Omit<Output & {readonly kind: 'document'}, 'value' | 'rows'> & {readonly rows?: number};
type TextHead = Output & {readonly kind: 'text'};

const meta = fieldsOf<Meta>(
	{requests: aCount, hits: aCount, misses: aCount, truncated: aFlag},
	{instance: aText, branch: aText, cache: aText, oldestSeconds: aNumber},
);
const columns = listOf(
	fieldsOf<Column>(
		{name: aText, paths: listOf(aText), rank: oneOf('key', 'wanted', 'extra')},
		{cutTo: aCount, wrapTo: aCount, whole: aFlag, ofReading: aFlag, shows: oneOf('time', 'moment', 'age', 'duration', 'size'), unit: aText},
	),
);
const shared = {errors: listOf(aFailure), notes: listOf(aText), meta};
const sharedOptional = {differs: aFlag, from: aText};

/** The head of an output. */
export const outputHead = kindsOf<OutputHead>('kind', {
	groups: fieldsOf<OutputHead & {readonly kind: 'groups'}>(
		{kind: oneOf('groups'), groups: aCount, columns, noun: aText, ...shared},
		{layout: oneOf('flat', 'blocks', 'fields'), ...sharedOptional},
	),
	rows: fieldsOf<OutputHead & {readonly kind: 'rows'}>({kind: oneOf('rows'), rows: aCount, columns, ...shared}, {totals: aText, ...sharedOptional}),
	document: fieldsOf<DocumentHead>(
		{kind: oneOf('document'), ...shared},
		{
			ofRows: aFlag,
			columns,
			rows: aCount,
			blocks: fieldsOf({by: aText, noun: aText}),
			totals: aText,
			facts: objectOf(aText),
			topology: aFlag,
			...sharedOptional,
		},
	),
	text: fieldsOf<TextHead>({kind: oneOf('text'), text: aText, ...shared}, sharedOptional),
});

/** Takes what follows the head of an output, a step for each line. */
export function* takeOutput(head: OutputHead, lines: JsonLines, keep: KeepRow = (held) => held): Work<Output> {
	const restore = createRestoring();
	const hold = (row: Row): HeldRow => keep(restore(row));
	switch (head.kind) {
		case 'groups': {
			const groups: Group[] = [];
			for (let count = 0; count < head.groups; count += 1) groups.push(yield* takeGroup(lines, hold));
			return {...head, groups};
		}
		case 'rows':
			return {...head, rows: yield* times(head.rows, () => lines.next(anObject))};
		case 'document': {
			const {rows: count, ...rest} = head;
			const value = yield* takeTree(lines, hold);
			return {...rest, value, ...(count !== undefined && {rows: yield* times(count, () => lines.next(anObject))})};
		}
		case 'text':
			return head;
		default:
			return head satisfies never;
	}
}

const groupLine = fieldsOf<Omit<Group, 'rows'> & {readonly rows: number}>({key: aText, found: aFlag, rows: aCount}, {cachedAt: aTime});

function* takeGroup(lines: JsonLines, hold: (row: Row) => HeldRow): Work<Group> {
	const {rows, ...group} = lines.next(groupLine);
	return {...group, rows: yield* times(rows, () => takeRow(lines, hold))};
}
