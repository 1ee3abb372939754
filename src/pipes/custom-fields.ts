import {type Failure, failure} from '../core/failure.js';
import type {Work} from '../core/long-work.js';
import type {Pipe} from '../language/read/sentence.js';
import {isRow, type PlacedRow} from '../output/row-values.js';
import {askedFields} from './stages.js';

const head = 'custom_fields';

/**
 * What is wrong with the custom fields that a pipe names: NetBox gives an object all that its kind has, so one that no row has is
 * misspelt. Which there are is NetBox's to say, so only the rows tell.
 */
export function* customFieldFault(rows: readonly PlacedRow[], pipe: Pipe): Work<Failure | undefined> {
	for (const field of askedFields(pipe)) {
		const [first, name] = field.split('.');
		if (first !== head || name === undefined) continue;
		const names = yield* namesUntil(rows, name);
		if (names)
			return failure.unknownField(
				field,
				[...names].map((known) => `${head}.${known}`),
			);
	}
	return undefined;
}

/** The custom fields that the rows have; undefined where one has this, holds the very field that was selected before, or where none has any. */
function* namesUntil(rows: readonly PlacedRow[], name: string): Work<ReadonlySet<string> | undefined> {
	const names = new Set<string>();
	let isShown = false;
	for (const {row} of rows) {
		const custom = row[head];
		if (Object.hasOwn(row, `${head}.${name}`) || (isRow(custom) && Object.hasOwn(custom, name))) return undefined;
		isShown ||= isRow(custom);
		if (isRow(custom)) for (const known of Object.keys(custom)) names.add(known);
		yield '';
	}
	return isShown ? names : undefined;
}
