import type {Work} from '../core/long-work.js';
import type {Tree} from '../output/output.js';
import {isList, isPlain} from '../output/row-values.js';
import {type Layout, plainText} from './key-value.js';
import {hasParts, partsOf} from './parts.js';

/**
 * A document as an outline: a line of dashes before the keys of an object, a value four blanks deeper than its key, `- ` before an item of a list,
 * `|_` before an item that is an object or a list. `clean` may keep line feeds.
 */
export const writeNested = (value: Tree, layout: Layout): Work => linesOf(value, '', layout);

const step = '    ';

function* linesOf(value: Tree, indent: string, layout: Layout): Work {
	if (!hasParts(value)) return yield textLines(layout.clean(plainText(value)), indent, indent);
	if (!isList(value)) yield `${indent}----------\n`;
	for (const [key, item] of partsOf(value, layout.sorted)) {
		if (key !== undefined) {
			yield `${indent}${layout.clean(key).replaceAll('\n', '\\n')}:\n`;
			yield* linesOf(item, indent + step, layout);
		} else if (!isPlain(item)) {
			yield `${indent}|_\n`;
			yield* linesOf(item, `${indent}  `, layout);
		} else yield textLines(layout.clean(plainText(item)), `${indent}- `, `${indent}  `);
	}
}

const textLines = (text: string, first: string, others: string): string => `${first}${text.replaceAll('\n', `\n${others}`)}\n`;
