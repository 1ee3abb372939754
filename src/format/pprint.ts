import {isList} from '../cell.js';
import type {Tree} from '../output.js';
import {entriesOf} from '../rows.js';
import {writeJson} from './json.js';
import {displayWidth} from './text.js';

/** A document as JSON for reading: lists and objects that fit into so many cells stand on one line. It ends in no line feed. */
export const writeReadable = (value: Tree, width: number): string => written(value, {indent: '', before: '', width});

/** Where a value stands: behind `before`, in a line of so many cells. */
type Place = {readonly indent: string; readonly before: string; readonly width: number};

const step = '    ';

function written(value: Tree, {indent, before, width}: Place): string {
	const inside = isList(value) ? value.map((item) => ['', item as Tree] as const) : entriesOf(value);
	if (!inside || inside.length === 0) return before + writeJson(value, {compact: true});
	const [open, close] = isList(value) ? '[]' : '{}';
	const label = (key: string): string => (isList(value) ? '' : `${writeJson(key, {compact: true})}: `);
	const short = inside.map(([key, item]) => label(key) + written(item, {indent: '', before: '', width: Number.POSITIVE_INFINITY}));
	const line = `${before}${open}${short.join(', ')}${close}`;
	// One cell is kept for the comma behind it.
	if (displayWidth(indent + line) < width) return line;
	const items = inside.map(([key, item]) => indent + step + written(item, {indent: indent + step, before: label(key), width}));
	return `${before}${open}\n${items.join(',\n')}\n${indent}${close}`;
}
