import {type Failure, failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {cellText, isRow} from '../../output/row-values.js';
import {didYouMean} from '../../text/did-you-mean.js';
import {asText, numericKeys} from '../natural-keys.js';
import {shortValue} from '../values/field-values.js';
import type {Candidates} from './find-related.js';
import {withAttributes} from './related-attributes.js';
import type {SaidObject} from './related-forms.js';

/** What a field says of an object. */
type RelatedName<Said> = {readonly field: string; readonly said: Said};

/** Where it is looked up. */
type Among = Candidates & {readonly kind: string; readonly instance: string};

/** The one object that is meant. None and several are failures that say what was found, and how the right one is said. */
export function readSaid({said, field}: RelatedName<SaidObject>, among: Among): Result<Item> {
	return isRow(said) ? readAttributes({field, said}, among) : readName({field, said}, among);
}

function readAttributes({field, said}: RelatedName<Row>, among: Among): Result<Item> {
	const {keys, rows, kind, instance} = among;
	const meant = withAttributes(said, rows, keys);
	const [one, ...others] = meant;
	if (one && others.length === 0) return ok(one);
	if (one) return err(failure.usage(severalMessage({field, text: shortValue(said), meant}), 'say which by its id'));
	return err({...failure.noObject(kind, `${shortValue(said)} for "${field}"`, instance), hint: 'nothing was sent'});
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

/** A number that is no id may have been meant as the number of the object. NetBox takes the id of an object that it does not show to the token. */
function noId({field, said, called}: {readonly field: string; readonly said: number; readonly called: readonly Item[]}, among: Among): Failure {
	const plain = failure.noObject(among.kind, `with the id ${said} for "${field}"`, among.instance);
	const missing = {...plain, message: `${plain.message.slice(0, -1)} that this token may see.`};
	const key = numericKeys.find((name) => called.some((row) => row[name] === said));
	return key === undefined ? {...missing, hint: 'nothing was sent'} : {...missing, hint: `say ${stringifyJson(asText(said, key))}`};
}

/** Fields that tell objects of one name apart, those that hold the name first. */
const places = ['vrf', 'device', 'virtual_machine', 'site', 'location', 'manufacturer', 'group', 'parent', 'tenant'] as const;

type Several = {readonly field: string; readonly text: string; readonly meant: readonly Item[]};

function several({field, text, meant}: Several, {keys, fields}: Among): Failure {
	const key = keys.find((one) => meant.some((row) => one.means(text, row[one.field] ?? null)));
	const apart = tellingApart(meant, fields);
	const more =
		key !== undefined && apart
			? `, or more of it: {"${key.field}": ${stringifyJson(text)}, "${apart.name}": {"name": ${stringifyJson(apart.of)}}}`
			: '';
	return failure.usage(severalMessage({field, text: `"${text}"`, meant}), `say which by its id${more}`);
}

function severalMessage({field, text, meant}: Several): string {
	const shown = meant.slice(0, mostShown).map((row) => `${placeOf(row, text)} (id ${row.id})`);
	const rest = meant.length - shown.length;
	return `${field} ${text} is ${meant.length} objects: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** The field in which the most of them differ, and what one of them has there. */
function tellingApart(meant: readonly Item[], fields: Candidates['fields']): {readonly name: string; readonly of: string} | undefined {
	const told = places.flatMap((name) => {
		const values = new Set(meant.map((row) => nameIn(row[name])));
		const of = [...values].find((value) => value !== undefined);
		return of !== undefined && values.size > 1 && Object.hasOwn(fields, name) ? [{name, of, count: values.size}] : [];
	});
	return told.toSorted((a, b) => b.count - a.count)[0];
}

const mostShown = 5;

/** `in vrf CUST-A`, `global`; where nothing tells more, what the object is called. */
function placeOf(row: Item, text: string): string {
	const names = places.flatMap((name) => (nameIn(row[name]) === undefined ? [] : [`${name} ${nameIn(row[name])}`]));
	if (names.length > 0) return `in ${names.join(', ')}`;
	return row['vrf'] === null ? 'global' : cellText(row['display'] ?? text);
}

const nameIn = (value: Json | undefined): string | undefined => (isRow(value) && typeof value['name'] === 'string' ? value['name'] : undefined);
