import {outcomeOf} from '../../src/core/long-work.js';
import {format} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import type {Args, Condition, Pipe} from '../../src/language/read/sentence.js';
import type {Output} from '../../src/output/output.js';
import {applyPipes, type Rendered, type Save, type Usual} from '../../src/pipes/apply.js';
import type {KnownFields} from '../../src/pipes/field-types.js';
import {peeringNode} from '../format/peerings.js';

/** A pipe as the language reads it. */
export const pipe = (name: string, args: Args = {}): Pipe => ({name, args, start: 0, end: 0});

/** `where` with conditions such as `remote-as>65000`; a value in quotes is a literal one. */
export const where = (...conditions: readonly string[]): Pipe => pipe('where', {conditions: conditions.map(condition)});

export const match = (expression: string): Pipe => pipe('match', {expression});
export const select = (...fields: readonly string[]): Pipe => pipe('select', {fields});
export const sort = (...fields: readonly string[]): Pipe => pipe('sort', {fields});

/** A result with whole texts. */
type Written = Omit<Rendered, 'text' | 'saves'> & {readonly text: string; readonly saves: readonly (Omit<Save, 'text'> & {readonly text: string})[]};

const joined = (text: Iterable<string>): string => [...text].join('');

/** The output after the pipes, as a terminal of 100 columns shows it, or as a file gets it. */
export function run(
	output: Output,
	pipes: readonly Pipe[],
	{terminal = false, color = false, usual = 'auto' as Usual, known = peeringNode() as KnownFields, now = 0} = {},
): Written {
	const options = {terminal, width: 100, theme: createTheme({color, unicode: true}), now};
	const piping = {known, terminal, usual, now};
	const done = outcomeOf(applyPipes(output, pipes, (shown, shape) => format(shown, {...options, ...shape}), piping));
	if (!done.ok) throw new Error(done.error.message);
	return {...done.value, text: joined(done.value.text), saves: done.value.saves.map((save) => ({...save, text: joined(save.text)}))};
}

/** The text for a file. */
export const textOf = (output: Output, ...pipes: readonly Pipe[]): string => run(output, pipes).text;
/** The same, read as JSON. */
export const jsonOf = (output: Output, ...pipes: readonly Pipe[]): unknown => JSON.parse(textOf(output, ...pipes));
/** The text on a terminal. */
export const screenOf = (output: Output, ...pipes: readonly Pipe[]): string => run(output, pipes, {terminal: true}).text;

function condition(text: string): Condition {
	const [, field = '', op, values = ''] = /^([^=!~<>]+?)(!=|!~|<=|>=|=|~|<|>| in )(.*)$/s.exec(text) ?? [];
	const at = {start: 0, end: 0};
	return {
		field,
		op: op?.trim() as Condition['op'],
		at,
		values: values.split(',').map((value) => ({text: value.replaceAll('"', ''), quoted: value.startsWith('"')})),
	};
}
