import {isList, isPlain} from '../cell.js';
import type {Tree} from '../output.js';
import {entriesOf} from '../rows.js';

/**
 * A document as an outline: a line of dashes before the keys of an object, a value four blanks deeper than its key, `- ` before
 * an item of a list, `|_` before one that is an object or a list. `clean` is applied to keys and values and may keep line feeds.
 */
export function writeNested(value: Tree, clean: (text: string) => string): string {
	return linesOf(value, clean)
		.map((line) => `${line}\n`)
		.join('');
}

const step = '    ';
const indented = (lines: readonly string[], by: string): readonly string[] => lines.map((line) => by + line);

function linesOf(value: Tree, clean: (text: string) => string): readonly string[] {
	if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => itemLines(item as Tree, clean));
	const entries = entriesOf(value);
	if (!entries) return clean(String(value)).split('\n');
	if (entries.length === 0) return ['{}'];
	return ['----------', ...entries.flatMap(([key, inside]) => [`${clean(key).replaceAll('\n', '\\n')}:`, ...indented(linesOf(inside, clean), step)])];
}

function itemLines(item: Tree, clean: (text: string) => string): readonly string[] {
	const lines = linesOf(item, clean);
	if (!isPlain(item)) return ['|_', ...indented(lines, '  ')];
	return lines.map((line, index) => (index === 0 ? '- ' : '  ') + line);
}
