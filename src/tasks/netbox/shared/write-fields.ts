import {isNumber} from '../../../core/exact-number.js';
import {type Failure, failure} from '../../../core/failure.js';
import type {FieldRule, FieldRules} from '../../../netbox/read/field-rules.js';
import type {Json, Row} from '../../../output/output.js';
import {didYouMean, nearest} from '../../../text/did-you-mean.js';

/** Where the objects are to be written, whether they are to be new ones, and whether each is said as a whole: of a part of one nothing is missing. */
type WrittenFields = {readonly what: string; readonly rules: FieldRules; readonly isNew: boolean; readonly isWhole: boolean};

/**
 * The first thing that NetBox would ignore or refuse in any of the objects: NetBox takes a body with a field that it does not
 * know and says nothing (seen on 4.4.10 and 4.7.3).
 */
export function fieldFault(objects: readonly Row[], place: WrittenFields): Failure | undefined {
	for (const [index, object] of objects.entries()) {
		const found = faultOf(object, place);
		if (found) return failure.usage((objects.length > 1 ? `item ${index + 1} of "data": ` : '') + found.message, found.hint);
	}
	return undefined;
}

type Fault = {readonly message: string; readonly hint?: string};

/** A change says its id in the body too; the message of a change is no field. */
const besides = (isNew: boolean): readonly string[] => ['changelog_message', ...(isNew ? [] : ['id'])];

/** What NetBox takes beside "tags" from 4.6.0 on; OPTIONS does not tell it. */
const isTagEdit = (name: string): boolean => name === 'add_tags' || name === 'remove_tags';

function faultOf(object: Row, {what, rules, isNew, isWhole}: WrittenFields): Fault | undefined {
	const names = Object.keys(object).filter((name) => !besides(isNew).includes(name));
	const writable = Object.keys(rules).filter((name) => rules[name]?.readOnly === false);
	const unknown = names.find((name) => !Object.hasOwn(rules, name));
	if (unknown !== undefined && isTagEdit(unknown) && Object.hasOwn(rules, 'tags'))
		return {
			message: `"${unknown}" is not taken here: what it does to "tags" is not previewed.`,
			hint: 'say "tags" with the whole list; nothing was sent',
		};
	if (unknown !== undefined)
		return {message: `${what} has no field "${unknown}".${didYouMean(nearest(unknown, writable))}`, hint: 'NetBox would ignore it; nothing was sent'};
	const fixed = names.find((name) => rules[name]?.readOnly);
	if (fixed !== undefined) return {message: `the field "${fixed}" of ${what} is set by NetBox itself.`};
	const missing = isWhole ? writable.filter((name) => rules[name]?.required && !Object.hasOwn(object, name)) : [];
	if (missing.length > 0) return {message: `${what} needs ${missing.map((name) => `"${name}"`).join(' and ')}.`};
	return names.map((name) => choiceFault(name, object[name] ?? null, rules[name])).find((found) => found !== undefined);
}

function choiceFault(name: string, value: Json, rule: FieldRule | undefined): Fault | undefined {
	if (!rule?.choices || rule.choices.length === 0 || (typeof value !== 'string' && !isNumber(value)) || value === '') return undefined;
	const words = rule.choices.map((choice) => String(choice.value));
	if (words.includes(String(value))) return undefined;
	const guess = didYouMean(nearest(String(value), words));
	return {message: `"${value}" is no value of "${name}": it takes ${shortly(words)}.${guess}`};
}

const mostWords = 12;
const shortly = (words: readonly string[]): string =>
	words.length > mostWords ? `${words.slice(0, mostWords).join(', ')} and ${words.length - mostWords} more` : words.join(', ');
