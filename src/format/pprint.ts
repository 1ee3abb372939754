import type {Work} from '../core/long-work.js';
import type {Tree} from '../output/output.js';
import {isList} from '../output/row-values.js';
import {displayWidth} from '../text/width.js';
import {type JsonColours, writeJson, writeJsonKey} from './json.js';
import {type DocumentPart, hasParts, partsOf} from './parts.js';

/** A document as JSON for reading: lists and objects that fit into the line stand on one line. There is no line feed at the end. */
export const writeReadable = (value: Tree, page: PprintLayout): Work => written(value, {...page, indent: '', before: ''});

type PprintLayout = {readonly width: number; readonly sorted: boolean; readonly colours?: JsonColours | undefined};

/** The place of a value: after `before`, in a line of this many cells. */
type ValuePlace = PprintLayout & {readonly indent: string; readonly before: string};

const step = '    ';

/** Characters that a cell may take: a letter with marks above and below it. */
const mostUnits = 8;

function* written(value: Tree, place: ValuePlace): Work {
	const {indent, before, width, sorted, colours} = place;
	// One cell is kept for the comma after it.
	const line = hasParts(value) ? onOneLine(value, place, width - displayWidth(indent + before) - 1) : compact(value, colours);
	if (line !== undefined) return yield before + line;
	const [open, close] = bracketsOf(value);
	let end = `${before}${open}\n`;
	for (const part of partsOf(value, sorted)) {
		yield end + indent + step;
		yield* written(part[1], {...place, indent: indent + step, before: label(part, colours)});
		end = ',\n';
	}
	yield `\n${indent}${close}`;
}

/** The value in at most this many cells; undefined if it takes more. Stops looking when it does not fit. */
function onOneLine(value: Tree, layout: PprintLayout, room: number): string | undefined {
	const [open, close] = bracketsOf(value);
	let line = open;
	let left = room - 2;
	for (const part of partsOf(value, layout.sorted)) {
		const before = (line === open ? '' : ', ') + label(part, layout.colours);
		// Do not write a long text again for each level above it.
		if (typeof part[1] === 'string' && part[1].length > mostUnits * left) return undefined;
		const item = hasParts(part[1]) ? onOneLine(part[1], layout, left) : compact(part[1], layout.colours);
		if (item === undefined) return undefined;
		left -= displayWidth(before, left) + displayWidth(item, left);
		if (left < 0) return undefined;
		line += before + item;
	}
	return line + close;
}

const compact = (value: Tree, colours: PprintLayout['colours']): string => writeJson(value, {compact: true, colours});
const label = ([key]: DocumentPart, colours: PprintLayout['colours']): string => (key === undefined ? '' : `${writeJsonKey(key, colours)}: `);
const bracketsOf = (value: Tree): readonly [string, string] => (isList(value) ? ['[', ']'] : ['{', '}']);
