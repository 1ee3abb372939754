import type {Described, Parameter} from './reduce.js';
import {lookupNames, type ReducedList} from './reduced.js';

/** Parameters that shape an answer, which the client has options for. */
const shaping = new Set(['limit', 'offset', 'start', 'ordering', 'fields', 'omit', 'exclude', 'brief', 'format']);

/** The filters among the parameters of a list, those with the same lookups together. */
export function reduceFilters(parameters: readonly Parameter[], nameOf: (of: Described) => string | undefined): ReducedList['filters'] {
	const filters = new Map(parameters.filter((one) => one.in === 'query' && !shaping.has(one.name)).map((one) => [one.name, one.schema]));
	const lookups = new Map<string, string[]>();
	const sets = new Map<string, string>();
	for (const [name, schema] of filters) {
		const [, base = name, lookup = ''] = /^(.+)__([a-z]+)$/.exec(name) ?? [];
		const isLookup = base !== name && filters.has(base);
		const owner = isLookup ? base : name;
		const set = nameOf(schema.items ?? schema);
		if (set !== undefined) sets.set(owner, set);
		const type = set === undefined || isPattern(lookup, isLookup) ? typeOf(schema.items ?? schema) : 'choice';
		const several = schema.type === 'array' ? '*' : (schema.enum ?? []).includes('null') ? '?' : '';
		const said = `${isLookup ? `${lookup}:` : ''}${type}${several}`;
		lookups.set(owner, [...(lookups.get(owner) ?? []), said]);
	}
	const groups = new Map<string, string[]>();
	for (const [owner, said] of lookups) {
		const set = sets.get(owner);
		const all = said.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')) || (a < b ? -1 : 1)).join(' ');
		const key = `${lookupNames[all] ?? all}${set === undefined ? '' : `|${set}`}`;
		groups.set(key, [...(groups.get(key) ?? []), owner]);
	}
	return Object.fromEntries([...groups].map(([key, names]) => [key, names.toSorted().join(' ')]).toSorted());
}

const typeOf = ({type}: Described): string => (type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'string');

/** Lookups that take a part of a text, or a pattern. */
const isPattern = (lookup: string, isLookup: boolean): boolean => isLookup && !['n', 'any'].includes(lookup);
