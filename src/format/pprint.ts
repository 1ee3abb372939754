import {isList, isPlain} from '../cell.js';
import type {Tree} from '../output.js';
import {entriesOf} from '../rows.js';
import {writeJson} from './json.js';
import {displayWidth} from './text.js';

/** A document as JSON for reading: lists and objects that fit into so many cells stand on one line. It ends in no line feed. */
export function writeReadable(value: Tree, width: number): string {
	const lines: string[] = [];
	const lineOf = createLines(width);
	const visit = (item: Tree, {indent, before, after}: Place): void => {
		const inside = insideOf(item);
		const line = inside.length === 0 ? compact(item) : lineOf(item);
		// One cell is kept for the comma behind it.
		if (line !== undefined && (inside.length === 0 || displayWidth(indent + before + line) < width)) {
			lines.push(indent + before + line + after);
			return;
		}
		const [open, close] = bracketsOf(item);
		lines.push(indent + before + open);
		for (const [place, [key, below]] of inside.entries())
			visit(below, {indent: indent + step, before: labelOf(item, key), after: place < inside.length - 1 ? ',' : ''});
		lines.push(indent + close + after);
	};
	visit(value, {indent: '', before: '', after: ''});
	return lines.join('\n');
}

/** Where a value stands: behind `before`, on lines of this indent; what comes right behind it. */
type Place = {readonly indent: string; readonly before: string; readonly after: string};

const step = '    ';
const compact = (value: Tree): string => writeJson(value, {compact: true});
const labelOf = (value: Tree, key: string): string => (isList(value) ? '' : `${compact(key)}: `);
const bracketsOf = (value: Tree): readonly [open: string, close: string] => (isList(value) ? ['[', ']'] : ['{', '}']);

const insideOf = (value: Tree): readonly (readonly [key: string, Tree])[] =>
	isList(value) ? value.map((item) => ['', item as Tree]) : (entriesOf(value) ?? []);

/** What a value takes on one line, where that is less than so many cells. Each list and object is written once, and no further than that. */
function createLines(most: number): (value: Tree) => string | undefined {
	const known = new Map<Tree, string | undefined>();
	const write = (value: Tree): string | undefined => {
		const [open, close] = bracketsOf(value);
		let line = open;
		let width = 2;
		for (const [place, [key, item]] of insideOf(value).entries()) {
			const text = lineOf(item);
			if (text === undefined) return undefined;
			const part = (place > 0 ? ', ' : '') + labelOf(value, key) + text;
			width += displayWidth(part);
			if (width >= most) return undefined;
			line += part;
		}
		return line + close;
	};
	const lineOf = (value: Tree): string | undefined => {
		if (isPlain(value)) return compact(value);
		if (!known.has(value)) known.set(value, write(value));
		return known.get(value);
	};
	return lineOf;
}
