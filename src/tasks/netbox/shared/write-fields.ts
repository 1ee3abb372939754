import {typeFieldOf} from '../../../changes/related/related-forms.js';
import {settleField} from '../../../changes/values/stored-forms.js';
import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {Json, Row} from '../../../output/output.js';
import {didYouMean, nearest} from '../../../text/did-you-mean.js';

/** Where the objects are to be written, whether they are to be new ones, and whether each is said as a whole: of a part of one nothing is missing. */
type WrittenFields = {readonly what: string; readonly rules: FieldRules; readonly isNew: boolean; readonly isWhole: boolean};

/**
 * Objects as NetBox stores what they say, or the first thing that it would ignore or refuse in any of them: NetBox takes a body with a field that it does not
 * know and says nothing (seen on 4.4.10 and 4.7.3). What only its schema tells (null) and what names objects is looked at later.
 */
export function settleBodies<Body extends Row>(objects: readonly Body[], place: WrittenFields): Result<readonly Body[]> {
	const settled: Body[] = [];
	for (const [index, object] of objects.entries()) {
		const found = namesFault(object, place) ?? settle(object, place);
		if ('message' in found)
			return err(failure.usage((objects.length > 1 ? `item ${index + 1} of "data": ` : '') + found.message, found.hint ?? nothing));
		settled.push(found.body);
	}
	return ok(settled);
}

/** Why fields of these names cannot be written, whatever is said of them. */
export function fieldNamesFault(names: readonly string[], place: WrittenFields): Failure | undefined {
	const fault = namesFault(Object.fromEntries(names.map((name) => [name, null])), place);
	return fault && failure.usage(fault.message, fault.hint ?? nothing);
}

const nothing = 'nothing was sent';

type Fault = {readonly message: string; readonly hint?: string};

/** A change says its id in the body too; the message of a change is no field. */
const besides = (isNew: boolean): readonly string[] => ['changelog_message', ...(isNew ? [] : ['id'])];

/** What NetBox takes beside "tags" from 4.6.0 on; OPTIONS does not tell it. */
const isTagEdit = (name: string): boolean => name === 'add_tags' || name === 'remove_tags';

function namesFault(object: Row, {what, rules, isNew, isWhole}: WrittenFields): Fault | undefined {
	const names = Object.keys(object).filter((name) => !besides(isNew).includes(name));
	const writable = Object.keys(rules).filter((name) => rules[name]?.readOnly === false);
	const unknown = names.find((name) => !Object.hasOwn(rules, name));
	if (unknown !== undefined && isTagEdit(unknown) && Object.hasOwn(rules, 'tags'))
		return {
			message: `"${unknown}" is not taken here: what it does to "tags" is not previewed.`,
			hint: 'say "tags" with the whole list; nothing was sent',
		};
	if (unknown !== undefined) return unknownField(unknown, what, writable);
	const fixed = names.find((name) => rules[name]?.readOnly);
	if (fixed !== undefined) return {message: `the field "${fixed}" of ${what} is set by NetBox itself.`};
	const missing = isWhole ? writable.filter((name) => rules[name]?.required && !Object.hasOwn(object, name)) : [];
	return missing.length > 0 ? {message: `${what} needs ${missing.map((name) => `"${name}"`).join(' and ')}.`} : undefined;
}

function unknownField(name: string, what: string, writable: readonly string[]): Fault {
	const custom = /^cf_(.+)$/.exec(name)?.[1];
	const say = custom !== undefined && writable.includes('custom_fields') ? `a custom field is said as {"custom_fields": {"${custom}": …}}; ` : '';
	return {
		message: `${what} has no field "${name}".${didYouMean(nearest(name, writable))}`,
		hint: `${say}NetBox would ignore it; nothing was sent`,
	};
}

/** What is stored of each field; what names objects, lists and JSON stay as they are. */
function settle<Body extends Row>(object: Body, {what, rules}: WrittenFields): Fault | {readonly body: Body} {
	const body: {[name: string]: Json} = {...object};
	for (const [name, value] of Object.entries(object)) {
		const rule = rules[name];
		// What names an object beside its type is looked up with the others.
		const isPlain = rule && !rule.readOnly && typeFieldOf(name, rules) === undefined;
		const settled = isPlain ? settleField(what, name, value, rule) : {value};
		if ('fault' in settled) return {message: sentenceOf(`"${name}" ${settled.fault}`), ...(settled.hint !== undefined && {hint: settled.hint})};
		body[name] = settled.value;
	}
	return {body: body as Body};
}

const sentenceOf = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);
