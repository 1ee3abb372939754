import {type Failure, failure} from '../core/failure.js';
import {stringifyJson} from '../core/json-text.js';
import {err, ok, type Result} from '../core/result.js';
import type {Item} from '../netbox/read/item.js';
import type {Json, Row} from '../output/output.js';
import {cellText, isRow} from '../output/row-values.js';
import {didYouMean} from '../text/did-you-mean.js';
import type {Candidates} from './find-related.js';
import {asText, numericKeys} from './natural-keys.js';
import {withAttributes} from './related-attributes.js';
import {attributesText, type SaidObject} from './related-forms.js';

/** What a field says of an object; `place` is that in a list, from 0. */
type RelatedName<Said> = {readonly field: string; readonly said: Said; readonly place?: number};

/** Where it is looked up. */
type Among = Candidates & {readonly kind: string; readonly instance: string};

/**
 * The one object that is meant; undefined where NetBox alone can tell, which reads more attributes than it shows. None and several are failures that say
 * what was found, and how the right one is said.
 */
export function readSaid({said, ...place}: RelatedName<SaidObject>, among: Among): Result<Item | undefined> {
	return isRow(said) ? readAttributes({...place, said}, among) : readName({...place, said}, among);
}

function readAttributes({field, said, place}: RelatedName<Row>, {keys, rows, kind, instance}: Among): Result<Item | undefined> {
	const {meant, perhaps} = withAttributes(said, rows, keys);
	const [one, ...others] = meant;
	if (one && others.length > 0)
		return err(
			failure.usage(
				`${field} ${attributesText(said)} is ${meant.length} objects: ${meant
					.slice(0, mostShown)
					.map((row) => `${placeOf(row, '')} (id ${row.id})`)
					.join(', ')}.`,
				'say which by its id',
			),
		);
	if (one && perhaps.length === 0) return ok(one);
	const isAsked = Object.keys(said).some((name) => name === 'id' || keys.some((key) => key.field === name));
	if (isAsked && perhaps.length === 0)
		return err({...failure.noObject(kind, `${attributesText(said)} for "${field}"`, instance), hint: 'nothing was sent'});
	// Of lists NetBox takes attributes for tags alone (seen on 4.7.3).
	if (place === undefined || kind === 'extras.tags') return ok(undefined);
	return err(failure.usage(`which ${kind} are ${attributesText(said)} for "${field}" cannot be told.`, 'say the id; nothing was sent'));
}

/** The one object that a name means. A text is a natural key, or an id in digits; a number is an id and nothing else. */
function readName({field, said}: RelatedName<string | number>, among: Among): Result<Item> {
	const {keys, rows, kind, instance} = among;
	const text = String(said);
	const called = rows.filter((row) => keys.some((key) => key.means(text, row[key.field] ?? null)));
	const byId = /^\d+$/.test(text) ? rows.filter(({id}) => id === Number(text)) : [];
	if (typeof said === 'number') return byId[0] ? ok(byId[0]) : err(noId({field, said, called}, among));
	const meant = [...new Set([...called, ...byId])];
	const [one, ...others] = meant;
	if (one && others.length === 0) return ok(one);
	if (one) return err(several({field, text, meant}, among));
	if (keys.length === 0) return err(failure.usage(`"${field}" names ${kind}, which have no name of their own.`, 'say the id; nothing was sent'));
	const near = rows
		.flatMap((row) => keys.map((key) => row[key.field] ?? null))
		.filter((value) => cellText(value).toLowerCase() === text.toLowerCase());
	const missing = failure.noObject(kind, `"${text}" for "${field}"`, instance);
	const how = keys.map((key) => key.field).join(' or ');
	return err({...missing, message: missing.message + didYouMean(near.map(cellText)), hint: `it is looked up by ${how}; nothing was sent`});
}

/** A number that is no id may have been meant as the number of the object. */
function noId({field, said, called}: {readonly field: string; readonly said: number; readonly called: readonly Item[]}, among: Among): Failure {
	const missing = failure.noObject(among.kind, `with the id ${said} for "${field}"`, among.instance);
	const key = numericKeys.find((name) => called.some((row) => row[name] === said));
	return key === undefined ? {...missing, hint: 'nothing was sent'} : {...missing, hint: `say ${stringifyJson(asText(said, key))}`};
}

/** Fields that tell objects of one name apart, those that hold the name first. */
const places = ['vrf', 'site', 'location', 'device', 'virtual_machine', 'manufacturer', 'group', 'parent', 'tenant'] as const;

type Several = {readonly field: string; readonly text: string; readonly meant: readonly Item[]};

function several({field, text, meant}: Several, {keys, fields}: Among): Failure {
	const shown = meant.slice(0, mostShown).map((row) => `${placeOf(row, text)} (id ${row.id})`);
	const rest = meant.length - shown.length;
	const message = `${field} "${text}" is ${meant.length} objects: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
	const key = keys.find((one) => meant.some((row) => one.means(text, row[one.field] ?? null)));
	const placed = meant.flatMap((row) => places.flatMap((name) => (nameIn(row[name]) === undefined ? [] : [{name, of: nameIn(row[name])}])))[0];
	const isKnown = key !== undefined && placed?.of !== undefined && Object.hasOwn(fields, placed.name);
	const more = isKnown
		? `, or more of it: {"${key.field}": ${stringifyJson(text)}, "${placed.name}": {"name": ${stringifyJson(placed.of ?? '')}}}`
		: '';
	return failure.usage(message, `say which by its id${more}`);
}

const mostShown = 5;

/** `in vrf CUST-A`, `global`; where nothing tells more, what the object is called. */
function placeOf(row: Item, text: string): string {
	const names = places.flatMap((name) => (nameIn(row[name]) === undefined ? [] : [`${name} ${nameIn(row[name])}`]));
	if (names.length > 0) return `in ${names.join(', ')}`;
	return row['vrf'] === null ? 'global' : cellText(row['display'] ?? text);
}

const nameIn = (value: Json | undefined): string | undefined => (isRow(value) && typeof value['name'] === 'string' ? value['name'] : undefined);
