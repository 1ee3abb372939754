import {type Failure, failure} from '../../core/failure.js';
import type {Row} from '../../output/output.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import type {Item, Prepared} from '../read/item.js';
import {fetchPage, type Source} from '../read/pages.js';

/** What a list is asked for by the names of its fields. */
export type AskedNames = {
	readonly fields?: readonly string[] | undefined;
	readonly omit?: readonly string[] | undefined;
	readonly ordering?: string | undefined;
};

/** The fields of each list, by its path, as far as its rows have shown them. */
export type SeenFields = Map<string, ReadonlySet<string>>;

/** What rows show and no list is ordered by: NetBox works it out, and ignores such an order without a word (seen on 4.7.3). */
const worksOut = ['url', 'display', 'display_url', 'custom_fields', 'config_context', 'primary_ip'];

const ordersOf = (ordering: string): readonly string[] => ordering.split(',').map((name) => name.replace(/^-/, ''));

/** Why nothing can be ordered so, whatever the list; NetBox ignores paths into related objects too. */
export function orderFault({ordering}: AskedNames, what: string): Failure | undefined {
	if (ordering === undefined) return undefined;
	const bad = ordersOf(ordering).find((name) => !/^[a-z0-9_]+$/i.test(name) || name.includes('__') || worksOut.includes(name));
	if (bad === undefined) return undefined;
	const [field = ''] = bad.split('__');
	const hint = bad.includes('__') && field !== '' ? `say "${field}": a related object is ordered by its name` : undefined;
	return failure.usage(`${what} cannot be ordered by "${bad}": NetBox would ignore it.`, hint);
}

type NameCheck<Kind extends Item> = {readonly source: Source; readonly seen: SeenFields; readonly prepared: Prepared<Kind>};

/**
 * Why rows that came are not what was asked for: NetBox ignores fields and orders that a list does not have, and before 4.5.2 what shall be left out. The rows tell it by what they
 * hold, which costs nothing; only where they lack a name one row in full is asked for. Where no row came nothing was left out either.
 */
export async function namesFault<Kind extends Item>(
	{source, seen, prepared}: NameCheck<Kind>,
	rows: readonly Row[],
	{fields = [], omit = [], ordering}: AskedNames,
): Promise<Failure | undefined> {
	const {endpoint} = prepared;
	const orders = ordering === undefined ? [] : ordersOf(ordering);
	const wanted = [...fields, ...omit, ...orders];
	const [first] = rows;
	if (!first || wanted.length === 0) return undefined;
	const left = omit.find((name) => Object.hasOwn(first, name));
	if (left !== undefined) return notLeftOut(source, endpoint.what, left);
	const known = new Set([...(seen.get(endpoint.path) ?? []), ...Object.keys(first)]);
	if (wanted.every((name) => known.has(name))) return undefined;
	const whole = await fetchPage(source, {endpoint, query: [['limit', 1]], signal: prepared.signal});
	if (!whole.ok) return whole.error.failure;
	const there = new Set([...known, ...whole.value.results.flatMap((row) => Object.keys(row))]);
	seen.set(endpoint.path, there);
	const wrong = wanted.find((name) => !there.has(name));
	return wrong === undefined ? undefined : unknownName(endpoint.what, wrong, [...there]);
}

const unknownName = (what: string, wrong: string, there: readonly string[]): Failure =>
	failure.usage(`${what} has no field "${wrong}".${didYouMean(nearest(wrong, there))}`, 'NetBox would ignore it');

const notLeftOut = ({instance}: Source, what: string, name: string): Failure =>
	failure.usage(`NetBox "${instance.name}" does not leave "${name}" out of ${what}: it can from 4.5.2 on.`, 'ask for the fields that are needed');
