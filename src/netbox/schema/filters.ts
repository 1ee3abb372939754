import {ExactNumber, isNumber} from '../../core/exact-number.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import type {Query} from '../netbox.js';
import {hasBlankEnds} from '../read/blanks.js';
import type {CustomFilters} from './custom-filters.js';
import {listedFilters} from './known-filters.js';
import type {Schema} from './openapi.js';

type FilterValue = string | number | ExactNumber | boolean | null;

/** What rows are asked for: by name of the filter. Several values are OR; null is NetBox's word for "none". */
export type Filter = {readonly [name: string]: FilterValue | readonly FilterValue[] | undefined};

/** Parameters that shape an answer: as filters they would change what pages and orders promise. */
const shaping = ['limit', 'offset', 'start', 'ordering', 'fields', 'omit', 'exclude', 'brief', 'format', '_branch'];

/**
 * A filter as parameters, each name of which the server obeys: NetBox ignores a name that it does not know, and an empty value,
 * and answers with the whole table, so both are refused here (`usage`) before anything is sent. Names that stand in no list of
 * ours are looked up in the server's own schema. `unchecked` goes out as it is, but for empty values.
 */
export async function checkFilter(filter: Filter, {path, what, schema, customFilters, unchecked = {}}: FilterChecking): Promise<Result<Query>> {
	const fault = [...Object.entries(filter), ...Object.entries(unchecked)].map(faultOf).find((found) => found !== undefined);
	if (fault !== undefined) return err(failure.usage(fault));
	const known = listedFilters(path);
	const unlisted = Object.keys(filter).filter((name) => !known.includes(name) && !name.startsWith('cf_'));
	const unknown = unlisted.length > 0 ? await firstUnknown(unlisted, {path, what, schema}) : ok(undefined);
	if (!unknown.ok) return unknown;
	const custom = Object.keys(filter).filter((name) => name.startsWith('cf_'));
	const wrong = custom.length > 0 && customFilters ? await customFilters.fault(path, what, custom) : ok(undefined);
	if (!wrong.ok) return wrong;
	if (wrong.value) return err(wrong.value);
	return ok([...Object.entries(filter), ...Object.entries(unchecked)].flatMap(parametersOf));
}

type FilterChecking = {
	/** `/dcim/sites/`. */
	readonly path: string;
	/** `dcim.sites`. */
	readonly what: string;
	readonly schema: Pick<Schema, 'filters'>;
	/** Custom fields are believed where nobody is to be asked. */
	readonly customFilters?: CustomFilters;
	readonly unchecked?: Filter | undefined;
};

async function firstUnknown(names: readonly string[], {path, what, schema}: FilterChecking): Promise<Result<undefined>> {
	const known = await schema.filters(path);
	if (!known.ok) return known;
	const wrong = names.find((name) => !known.value.includes(name));
	if (wrong === undefined) return ok(undefined);
	const near = didYouMean(nearest(wrong, known.value));
	return err(failure.usage(`${what} has no filter "${wrong}".${near}`, 'NetBox would ignore it and answer with everything; nothing was sent'));
}

function faultOf([name, value]: readonly [string, Filter[string]]): string | undefined {
	if (shaping.includes(name)) return `"${name}" is no filter: it is an option of its own.`;
	const values: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (values.length === 0) return `the filter "${name}" has no values: it would match everything.`;
	if (values.some((one) => one === '' || one === undefined)) return `the filter "${name}" has an empty value: it would match everything.`;
	if (name.trim() === '' || !values.every(isOne)) return `the filter "${name}" must be a text, a number, a truth value, null or a list of these.`;
	if (values.some((one) => typeof one === 'number' && !Number.isFinite(one))) return `the filter "${name}" has a value that is no number.`;
	if (values.some((one) => typeof one === 'string' && hasBlankEnds(one)))
		return `the filter "${name}" has a value that begins or ends with a blank, which NetBox leaves out: ask by a pattern, ${name}__iregex "^ text$".`;
	if (values.includes('null')) return `the filter "${name}" has the value "null", which means none: write null, or ask by ${name}__iregex "^null$".`;
	return undefined;
}

const isOne = (value: unknown): boolean => value === null || isNumber(value) || ['string', 'boolean', 'undefined'].includes(typeof value);

function parametersOf([name, value]: readonly [string, Filter[string]]): Query {
	const values: readonly unknown[] = Array.isArray(value) ? value : [value];
	return values.map((one) => [name, one === null ? 'null' : one instanceof ExactNumber ? String(one) : (one as string | number | boolean)] as const);
}
