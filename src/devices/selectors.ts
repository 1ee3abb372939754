import {failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {DeviceList, Selector} from '../language/read/device-list.js';
import type {Endpoint, Netbox, Query} from '../netbox/netbox.js';
import {deviceRoles, deviceTypes, locations, manufacturers, platforms, regions, sites, tags, tenants} from '../netbox/read/endpoints.js';
import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {quote} from '../text/quote.js';

/** Where the objects of a selector's field are listed, and which of their fields people call the name. */
const kinds: Readonly<Record<string, {readonly endpoint: Endpoint<Row & {readonly id: number}>; readonly name: string}>> = {
	site: {endpoint: sites, name: 'name'},
	region: {endpoint: regions, name: 'name'},
	location: {endpoint: locations, name: 'name'},
	tenant: {endpoint: tenants, name: 'name'},
	role: {endpoint: deviceRoles, name: 'name'},
	platform: {endpoint: platforms, name: 'name'},
	manufacturer: {endpoint: manufacturers, name: 'name'},
	model: {endpoint: deviceTypes, name: 'model'},
	tag: {endpoint: tags, name: 'name'},
};

/**
 * NetBox's parameters for the selectors: relations by slug, `!=` as `__n`. A name is asked by a pattern, since `name=null`
 * means "without a name" there and `name__n` minds the case (seen on 4.7.3).
 */
export function selectorQuery(selectors: readonly Selector[]): Query {
	return selectors.flatMap(({field, not, values}) =>
		values.map((value): [string, string] => {
			if (field === 'name') return not ? ['name__nie', value] : ['name__iregex', `^${escapePattern(value)}$`];
			return [not ? `${field}__n` : field, value];
		}),
	);
}

/** The pattern of a glob for NetBox's `__iregex` (PostgreSQL): `*` any run, `?` one character, after `\` a character is itself. */
export const globPattern = (glob: string): string =>
	`^${[...glob.matchAll(/\\(.)|(.)/gsu)].map(([, literal, bare]) => partOf(literal, bare)).join('')}$`;

function partOf(literal: string | undefined, bare: string | undefined): string {
	if (literal !== undefined) return escapePattern(literal);
	return bare === '*' ? '.*' : bare === '?' ? '.' : escapePattern(bare ?? '');
}

/** Whether the name matches the glob, without case; in time that grows with the length of the one times that of the other, whatever the glob is. */
export function matchesGlob(name: string | null, glob: string): boolean {
	if (name === null) return glob === '*';
	const [text, parts] = [[...name], [...glob.matchAll(/\\(.)|(.)/gsu)]];
	let [at, part] = [0, 0];
	// The last run of any characters, and where in the text what follows it was tried: an earlier run need never be longer.
	let [run, tried] = [-1, 0];
	while (at < text.length) {
		if (parts[part]?.[2] === '*') [run, tried, part] = [part, at, part + 1];
		else if (isLike(parts[part], text[at] ?? '')) [at, part] = [at + 1, part + 1];
		else if (run < 0) return false;
		else [tried, at, part] = [tried + 1, tried + 1, run + 1];
	}
	return parts.slice(part).every(([, , bare]) => bare === '*');
}

/** Whether a part of a glob stands for a character, without case. */
function isLike(part: RegExpExecArray | undefined, character: string): boolean {
	if (part === undefined) return false;
	const [, literal, bare] = part;
	const wanted = literal ?? bare ?? '';
	return bare === '?' || wanted.toLowerCase() === character.toLowerCase() || wanted.toUpperCase() === character.toUpperCase();
}

/** As the user wrote it: `site=ams1,fra1`. */
export const writeSelector = ({field, not, values}: Selector): string => `${field}${not ? '!=' : '='}${values.join(',')}`;

/** Names and globs in quotes, selectors as written: what a message calls the list. */
export const writeList = ({names, globs, selectors}: DeviceList): string =>
	[...names.map((name) => `"${name}"`), ...globs.map((glob) => `"${glob}"`), ...selectors.map(writeSelector)].join(' ');

/** The list as one types it after `devices`: in quotes only what needs them, with the globs' own signs outside. */
export const typedList = ({names, globs, selectors}: DeviceList): string =>
	[
		...names.map(quote),
		...globs.map(typedGlob),
		...selectors.map((selector) => writeSelector({...selector, values: selector.values.map(quote)})),
	].join(' ');

const typedGlob = (glob: string): string =>
	[...glob.matchAll(/([*?])|((?:\\.|[^\\*?])+)/gsu)].map(([, sign, text]) => sign ?? quote((text ?? '').replace(/\\(.)/gsu, '$1'))).join('');

/** What a list of devices is called while it is read: a number where it is one of names only, else the list as written. */
export const describeAsked = (list: DeviceList): string =>
	list.globs.length === 0 && list.selectors.length === 0 ? `${list.names.length} device(s)` : `the devices of ${writeList(list)}`;

/**
 * The selectors with every name replaced by the slug it stands for, for when NetBox refused a value as no valid choice. Each field
 * is looked up once, by slug and by name; a value that is neither fails as `not-found`.
 */
export async function lookUpNames(netbox: Netbox, selectors: readonly Selector[]): Promise<Result<readonly Selector[]>> {
	const looked = await Promise.all(selectors.map((selector) => lookUpSelector(netbox, selector)));
	const replaced: Selector[] = [];
	for (const result of looked) {
		if (!result.ok) return result;
		replaced.push(result.value);
	}
	return ok(replaced);
}

async function lookUpSelector(netbox: Netbox, selector: Selector): Promise<Result<Selector>> {
	const kind = kinds[selector.field];
	if (!kind) return ok({...selector, values: selector.values.map((value) => (selector.field === 'status' ? value.toLowerCase() : value))});
	const shape: Query = [['fields', `id,slug,${kind.name}`]];
	const found = await Promise.all(
		['slug__ie', `${kind.name}__ie`].map((parameter) => netbox.listBy(kind.endpoint, {parameter, values: selector.values}, shape)),
	);
	const rows: Row[] = [];
	for (const result of found) {
		if (!result.ok) return result;
		rows.push(...result.value.rows);
	}
	const slugs: string[] = [];
	for (const value of selector.values) {
		const meant = slugsOf(value, rows, kind.name);
		if (meant.length === 0)
			return err(selector.not ? failure.noSuch(selector.field, value) : failure.noDeviceMatches(writeSelector({...selector, values: [value]})));
		slugs.push(...meant);
	}
	return ok({...selector, values: [...new Set(slugs)]});
}

/** A slug means itself; else every object of that slug or name, which mind no case here as in the cache. */
function slugsOf(value: string, rows: readonly Row[], name: string): readonly string[] {
	if (rows.some(({slug}) => slug === value)) return [value];
	const folded = value.toLowerCase();
	return rows.filter((row) => [row['slug'], row[name]].some((word) => String(word).toLowerCase() === folded)).map(({slug}) => String(slug));
}

/**
 * Whether a cached device row has what the selectors ask, values being slugs or names. `region` is in no row: the caller
 * refuses it before.
 */
export function matchesSelectors(device: Row, selectors: readonly Selector[]): boolean {
	const fields = new Map<string, Selector[]>();
	for (const selector of selectors) {
		const key = `${selector.field}${selector.not}`;
		fields.set(key, [...(fields.get(key) ?? []), selector]);
	}
	return [...fields.values()].every((same) => matchesField(device, same));
}

function matchesField(device: Row, same: readonly Selector[]): boolean {
	const [first] = same;
	if (!first) return true;
	const has = wordsOf(device, first.field);
	const asked = same.flatMap(({values}) => values).map((value) => value.toLowerCase());
	if (first.not) return !asked.some((value) => has.has(value));
	return first.field === 'tag' ? asked.every((value) => has.has(value)) : asked.some((value) => has.has(value));
}

/** Everything in lower case by which a device may be asked for under this field. */
function wordsOf(device: Row, field: string): ReadonlySet<string> {
	const type = device['device_type'] as Row | null | undefined;
	const fields: Readonly<Record<string, Json | undefined>> = {tag: device['tags'], manufacturer: type?.['manufacturer'], model: type ?? null};
	return new Set(namesIn(Object.hasOwn(fields, field) ? fields[field] : device[field]).map((word) => word.toLowerCase()));
}

function namesIn(value: Json | undefined): string[] {
	if (typeof value === 'string') return [value];
	if (isList(value)) return value.flatMap((one) => namesIn(one as Json));
	if (!isRow(value)) return [];
	return ['slug', 'name', 'model', 'value'].flatMap((key) => (typeof value[key] === 'string' ? [value[key]] : []));
}

/** A text as a pattern of PostgreSQL that matches it and nothing else. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
