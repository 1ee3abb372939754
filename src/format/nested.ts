import {isList, isPlain} from '../cell.js';
import type {Tree} from '../output.js';
import {entriesOf} from '../rows.js';

/**
 * A document as an outline: a line of dashes before the keys of an object, a value four blanks deeper than its key, `- ` before
 * an item of a list, `|_` before one that is an object or a list. `clean` is applied to keys and values and may keep line feeds.
 */
export function writeNested(value: Tree, clean: (text: string) => string): string {
	let text = '';
	const put = (line: string): void => {
		text += `${line}\n`;
	};
	/** `first` stands before the first line of a plain value, `others` before all else. */
	const visit = (item: Tree, first: string, others: string): void => {
		if (isList(item)) {
			if (item.length === 0) put(`${others}[]`);
			visitList(item as readonly Tree[], others);
			return;
		}
		const entries = entriesOf(item);
		if (!entries) {
			for (const [place, line] of clean(String(item)).split('\n').entries()) put((place === 0 ? first : others) + line);
			return;
		}
		put(others + (entries.length === 0 ? '{}' : '----------'));
		for (const [key, inside] of entries) {
			put(`${others}${clean(key).replaceAll('\n', '\\n')}:`);
			visit(inside, others + step, others + step);
		}
	};
	const visitList = (items: readonly Tree[], indent: string): void => {
		for (const item of items) {
			if (!isPlain(item)) put(`${indent}|_`);
			visit(item, `${indent}- `, `${indent}  `);
		}
	};
	visit(value, '', '');
	return text;
}

const step = '    ';
