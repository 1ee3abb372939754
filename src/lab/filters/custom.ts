import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {lack} from '../http/answer.js';
import {customFieldsOf} from '../kinds/extras/known-fields.js';
import {stripped} from './fold.js';
import {isNegative, orderLookups, orderTest, textLookups, textTest} from './lookups.js';
import type {At, Test} from './select.js';
import {fault, readNumber, readYesNo} from './values.js';

/** `cf_<name>=` and its lookups; the name of no custom field of this kind is no filter. Text is looked for anywhere in the value (loose). */
export function readCustom(parameter: string, values: readonly string[], {scene, kind}: At): Result<Test, string> | undefined {
	const [name = '', lookup = ''] = parameter.slice('cf_'.length).split('__');
	const known = customFieldsOf(scene, kind.type).find((field) => field.name === name);
	const given = values.filter((value) => value !== '');
	if (known === undefined || given.length === 0 || known.filterLogic === 'disabled') return undefined;
	if (!known.type.match(/^(text|longtext|url|select|integer|boolean)$/u))
		throw lack(`filter "${parameter}", of a custom field of type ${known.type}`);
	const rawOf = (record: Row): Json => (record['custom_fields'] as Row | undefined)?.[name] ?? null;
	const any = (tests: readonly ((value: Json) => boolean)[]): Result<Test, string> =>
		ok((record) => tests.some((test) => test(rawOf(record))) !== isNegative(lookup));
	if (known.type === 'boolean') {
		const wanted = readYesNo(given.at(-1) ?? '');
		return wanted === undefined ? undefined : ok((record) => rawOf(record) === wanted);
	}
	if (known.type === 'integer') {
		if (!orderLookups.includes(lookup)) return undefined;
		const numbers = given.map(readNumber);
		return numbers.every((number) => number.ok) ? any(numbers.map((number) => orderTest(lookup, number.value))) : err(fault.number);
	}
	if (!textLookups.includes(lookup)) return undefined;
	return any(
		given.map(stripped).map((value) => textTest(known.type === 'select' || known.filterLogic === 'exact' || lookup !== '' ? lookup : 'ic', value)),
	);
}
