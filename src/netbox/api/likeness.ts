import type {Json, Row} from '../../output.js';
import {writable} from './writable.js';

/**
 * Whether an object says all that was sent for it; undefined where nothing can be compared. Only plain values and ids are: a
 * body that names its relations in other ways is compared by the rest.
 */
export function saysTheSame(sent: Row, row: Row): boolean | undefined {
	const said = {...row, ...writable(row)};
	const plain = Object.entries(sent).filter(([name, value]) => !ignored.has(name) && (value === null || typeof value !== 'object'));
	return plain.length === 0 ? undefined : plain.every(([name, value]) => name in said && same(value, said[name] ?? null));
}

const ignored = new Set(['id', 'changelog_message']);

/** NetBox writes some numbers as text, and some text in other case. */
function same(sent: Json, said: Json): boolean {
	if (sent === said) return true;
	if (!isWord(sent) || !isWord(said)) return false;
	return String(sent).toLowerCase() === String(said).toLowerCase() || (sent !== '' && said !== '' && Number(sent) === Number(said));
}

/**
 * Whether a body means the value that a row has: ids and choices by themselves, a related object by attributes (`{"slug": "ams1"}`)
 * where it has these, a list in any order.
 */
export function means(said: Json, there: Json): boolean {
	if (isList(said)) return isList(there) && said.length === there.length && said.every((one) => there.some((other) => means(one, other)));
	const plain = writable({there})['there'] ?? null;
	if (!isRow(said) || !isRow(there)) return plain === said;
	return Object.entries(said).every(([name, value]) => name in there && means(value, there[name] ?? null));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRow = (value: Json): value is Row => typeof value === 'object' && value !== null && !isList(value);

const isWord = (value: Json): value is string | number => typeof value === 'string' || typeof value === 'number';
