import {type CustomField, namesObjects, readCustomFields} from '../../../changes/custom-fields.js';
import {judgeValue} from '../../../changes/custom-values.js';
import {type Failure, failure, sentence} from '../../../core/failure.js';
import {stringifyJson} from '../../../core/json-text.js';
import {ok, type Result} from '../../../core/result.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {Json, Row} from '../../../output/output.js';
import {isRow} from '../../../output/row-values.js';
import {didYouMean, nearest} from '../../../text/did-you-mean.js';
import type {TaskContext} from '../../task.js';
import type {WriteTarget} from './write-target.js';

/** An object of a write: what is said of it, and, of one that is there, how it was read. */
type WrittenObject = {readonly said: Row; readonly row?: Row};

type CustomPlace = WriteTarget & {readonly rules: FieldRules};

/** The custom fields of what is written that the token is shown, and the names of those that are there beside them. */
type KnownCustomFields = {readonly fields: readonly CustomField[]; readonly others: readonly string[] | 'unknown'};

/**
 * The custom fields of the objects that are written, where what is said of them is what NetBox takes: it holds every custom field of an object against its
 * rules at every write, also those that are not said (seen on 4.7.3). They are read once, and not at all where none can matter. What could not be checked
 * is told as an event, so that a dry run promises no more than it knows.
 */
export async function checkCustomFields(
	written: readonly WrittenObject[],
	place: CustomPlace,
	{report}: Pick<TaskContext, 'report'>,
): Promise<Result<readonly CustomField[]>> {
	if (!Object.hasOwn(place.rules, 'custom_fields') || !written.some(mayMatter)) return ok([]);
	const form = firstOf(written, ({said}) => formFault(said['custom_fields']));
	if (form) return {ok: false, error: form};
	const read = await readKnown(written, place, (why) => report({severity: 'WARN', message: why}));
	if (!read.ok) return read;
	const unsure = new Set<string>();
	const fault = firstOf(written, (one) => faultOf(one, {...read.value, what: place.what, onUnsure: (why) => unsure.add(why)}));
	if (fault) return {ok: false, error: fault};
	for (const why of unsure) report({severity: 'WARN', message: `not checked: ${why}`});
	return ok(read.value.fields);
}

/** Of an object that is there only what is said, and what it lacks: its other values passed when they were written. */
const mayMatter = ({said, row}: WrittenObject): boolean => {
	const [now, there] = [said['custom_fields'], row?.['custom_fields']];
	if (row === undefined) return true;
	return (now !== undefined && !(isRow(now) && Object.keys(now).length === 0)) || (isRow(there) && Object.values(there).some(isEmpty));
};

const isEmpty = (value: Json): boolean => value === null || value === '';

/** The first fault of several objects, with the place of its object. */
function firstOf(written: readonly WrittenObject[], faultIn: (one: WrittenObject) => Failure | undefined): Failure | undefined {
	for (const [place, one] of written.entries()) {
		const found = faultIn(one);
		if (found) return written.length > 1 ? {...found, message: `item ${place + 1} of "data": ${found.message}`} : found;
	}
	return undefined;
}

const formFault = (said: Json | undefined): Failure | undefined =>
	said === undefined || isRow(said)
		? undefined
		: failure.usage('"custom_fields" takes an object, a value for each name.', 'say {"custom_fields": {"NAME": VALUE}}; nothing was sent');

async function readKnown(
	written: readonly WrittenObject[],
	{path, api, instance, what}: CustomPlace,
	warn: (why: string) => void,
): Promise<Result<KnownCustomFields>> {
	const rows = written.flatMap(({row}) => (isRow(row?.['custom_fields']) ? [row['custom_fields']] : []));
	const names = rows.length > 0 ? [...new Set(rows.flatMap((row) => Object.keys(row)))] : undefined;
	const said = written.flatMap(({said: {custom_fields: now}}) => (isRow(now) ? Object.keys(now) : []));
	const read = await readCustomFields({path, ...(names && {names}), isRequiredAlone: said.length === 0}, api);
	if (!read.ok && read.error.code !== 'forbidden') return read;
	if (!read.ok) warn(`custom fields are not checked: ${sentence(read.error)}`);
	const fields = read.ok ? read.value : [];
	const isNew = names === undefined;
	if (!isNew || said.every((name) => fields.some((field) => field.name === name))) return ok({fields, others: names ?? []});
	// A token may be shown some custom fields and not others; every object shows the names of all.
	const page = await api.endpoint(path).page({}, {fields: ['custom_fields'], limit: 1});
	if (!page.ok) return page;
	const sample = page.value.results[0]?.['custom_fields'];
	if (isRow(sample)) return ok({fields, others: Object.keys(sample)});
	if (!read.ok) warn(`whether ${what} of "${instance}" have such custom fields is not told to this token`);
	return ok({fields, others: read.ok ? [] : 'unknown'});
}

type Judging = KnownCustomFields & {readonly what: string; readonly onUnsure: (why: string) => void};

function faultOf({said, row}: WrittenObject, {fields, others, what, onUnsure}: Judging): Failure | undefined {
	const now = isRow(said['custom_fields']) ? said['custom_fields'] : undefined;
	const unknown =
		others === 'unknown' ? undefined : Object.keys(now ?? {}).find((name) => !others.includes(name) && !fields.some((field) => field.name === name));
	if (unknown !== undefined) {
		const near = didYouMean(nearest(unknown, [...new Set([...fields.map(({name}) => name), ...(others === 'unknown' ? [] : others)])]));
		return failure.usage(`${what} has no custom field "${unknown}".${near}`, 'nothing was sent');
	}
	const lacking = fields.find((field) => field.isRequired && isEmpty(valueIn(field, now, row)));
	if (lacking) return failure.usage(...lackingWords(lacking, {what, row, isSaid: now !== undefined}));
	for (const [name, value] of Object.entries(now ?? {})) {
		const field = fields.find((one) => one.name === name);
		const judged = field && !(namesObjects(field) && !isEmpty(value)) ? judgeValue(field, value) : undefined;
		if (judged?.fault !== undefined)
			return failure.usage(`the custom field "${name}" of ${what} ${judged.fault}.`, judged.hint ?? 'nothing was sent');
		if (judged?.unsure !== undefined) onUnsure(`the custom field "${name}": ${judged.unsure}`);
	}
	return undefined;
}

/** What an object would have: a new one that says any custom field gets no default before it is checked (seen on 4.7.3). */
function valueIn({name, initial}: CustomField, now: Row | undefined, row: Row | undefined): Json {
	if (now && Object.hasOwn(now, name)) return now[name] ?? null;
	if (row === undefined) return now ? null : initial;
	const there = row['custom_fields'];
	return isRow(there) ? (there[name] ?? null) : null;
}

function lackingWords(
	{name, initial}: CustomField,
	{what, row, isSaid}: {readonly what: string; readonly row: Row | undefined; readonly isSaid: boolean},
): [string, string] {
	const say = `say it in "data": {"custom_fields": {${stringifyJson(name)}: …}}`;
	const object = row === undefined ? what : `${what} ${String(row['id'])}`;
	const why = row === undefined && isSaid && !isEmpty(initial) ? '; its default is only for objects that say no custom field at all' : '';
	return [`${object} needs the custom field "${name}".`, `${say}${why}; nothing was sent`];
}
