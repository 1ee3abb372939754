import {stringifyJson} from '../../core/json-text.js';
import {escapePattern} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {type ShownKind, shownKinds} from '../model.js';

/** An object that was saved: of its time only whether it is another one matters. */
export type Saved = {readonly type: string; readonly id: number; readonly time: string};

/**
 * What a token sees at one moment: the devices of some names, and which objects were saved since a time, whatever the log says of it. `isCut`:
 * there may be more than these.
 */
export type Glance = {
	readonly devices: readonly {readonly id: number; readonly name: string}[];
	readonly saved: readonly Saved[];
	readonly isCut: boolean;
};

/** What to look for. `since` in ms of the server's clock; without it nothing is asked of what was saved; with it, of what `kinds` are saved. */
export type Glancing = {readonly names: readonly string[]; readonly since?: number; readonly kinds: readonly ShownKind[]};

/** Names in one list; NetBox cuts its lists at 1,000 rows unless told otherwise, without a word (seen on 4.7.3). */
const [namesAtOnce, cutAt] = [200, 1000];
/** NetBox takes ten aliases of a query (seen on 4.4.10 and 4.7.3). */
const mostNames = namesAtOnce * 10;

/**
 * The query for a glance; undefined where GraphQL would not answer for it: names of other letters than ASCII may be spelt in several ways that
 * are the same to the database, which no pattern says.
 */
export function glanceQuery({names, since, kinds}: Glancing): string | undefined {
	const unique = [...new Set(names)];
	if (unique.length > mostNames || unique.some((name) => !/^[\x20-\x7e]+$/.test(name))) return undefined;
	const parts = Array.from({length: Math.ceil(unique.length / namesAtOnce)}, (_, part) => unique.slice(part * namesAtOnce, (part + 1) * namesAtOnce));
	const devices = parts.map((part, at) => `n${at}: device_list(filters: {name: {i_regex: ${stringifyJson(patternOf(part))}}}) {id name}`);
	const after = since === undefined ? '' : new Date(since).toISOString();
	const saved = since === undefined ? [] : kinds.map(({graphql}) => `${graphql}(filters: {last_updated: {gte: "${after}"}}) {id last_updated}`);
	return `{${[...devices, ...saved].join(' ')}}`;
}

/** One of these names; and one with a letter whose capitals are ASCII, which may be such a name for `name=` (`straße` is STRASSE). */
const patternOf = (names: readonly string[]): string => `^(${names.map(escapePattern).join('|')})$|[ſıßﬀ-ﬆ]`;

/** Asks by one query. Undefined where GraphQL does not answer so: it is switched off, older, or fails; what else is asked then tells why. */
export async function readGlance(netbox: Netbox, query: string): Promise<Glance | undefined> {
	const answer = await netbox.graphql(query);
	const lists = answer.ok && isRow(answer.value) ? answer.value : {};
	const names = [...query.matchAll(/\b(n\d+): device_list/g)].map(([, alias = '']) => alias);
	const devices = names.map((alias) => rowsOf(lists[alias], toDevice));
	const asked = shownKinds.filter(
		({graphql}) => query.includes(` ${graphql}(filters: {last_updated`) || query.startsWith(`{${graphql}(filters: {last_updated`),
	);
	const saved = asked.map(({graphql, type}) => rowsOf(lists[graphql], toSaved(type)));
	if (devices.includes(undefined) || saved.includes(undefined)) return undefined;
	const isCut = [...devices, ...saved].some((rows) => (rows?.length ?? 0) >= cutAt);
	return {devices: devices.flatMap((rows) => rows ?? []), saved: saved.flatMap((rows) => rows ?? []), isCut};
}

/** Every row of a list; undefined where one is not what was asked for. */
function rowsOf<Item>(list: Json | undefined, toItem: (row: Row) => Item | undefined): readonly Item[] | undefined {
	if (!isList(list)) return undefined;
	const items = list.flatMap((row) => (isRow(row) ? (toItem(row) ?? []) : []));
	return items.length === list.length ? items : undefined;
}

function toDevice({id, name}: Row): Glance['devices'][number] | undefined {
	return isId(id) && typeof name === 'string' ? {id: Number(id), name} : undefined;
}

const toSaved =
	(type: string) =>
	({id, last_updated: time}: Row): Saved | undefined =>
		isId(id) && (time === null || (typeof time === 'string' && time.length <= 100)) ? {type, id: Number(id), time: time ?? ''} : undefined;

/** GraphQL writes ids as text. */
const isId = (id: Json | undefined): id is string => typeof id === 'string' && /^\d{1,15}$/.test(id);
