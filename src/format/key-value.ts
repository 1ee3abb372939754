import {isList} from '../cell.js';
import type {Tree} from '../output.js';
import {entriesOf} from '../rows.js';

/**
 * A line for each value of a document, its keys and places before it: `fceos4.eth1.remote_as.asn: 65101`. Empty lists and
 * objects are `[]` and `{}`. `clean` is applied to keys and values and leaves no line feed.
 */
export function writeKeyValue(value: Tree, separator: string, clean: (text: string) => string): string {
	const lines: string[] = [];
	const visit = (item: Tree, path: string): void => {
		const inside = isList(item) ? item.map((below, index) => [String(index), below as Tree] as const) : entriesOf(item);
		if (inside && inside.length > 0) {
			for (const [key, below] of inside) visit(below, path === '' ? clean(key) : path + separator + clean(key));
			return;
		}
		const written = inside ? (isList(item) ? '[]' : '{}') : clean(String(item));
		lines.push(`${path === '' ? '' : `${path}: `}${written}\n`);
	};
	visit(value, '');
	return lines.join('');
}
