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

const isWord = (value: Json): value is string | number => typeof value === 'string' || typeof value === 'number';
