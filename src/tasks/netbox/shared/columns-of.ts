import type {Row} from '../../../output/output.js';

/** What says most of an object, in this order. */
const telling = ['id', 'display', 'name', 'time', 'action', 'status', 'description', 'last_updated'];

/** The columns of rows whose kind nobody knows: those of `telling` that they have, else what they have. */
export function columnsOf(rows: readonly Row[]): readonly string[] {
	const names = new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)));
	const found = telling.filter((name) => names.has(name) && !(name === 'name' && names.has('display')));
	return found.length > 1 ? found : [...names];
}
