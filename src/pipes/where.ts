import {RE2JS} from 're2js';
import type {Condition} from '../language/read/sentence.js';
import type {FieldType} from '../language/tree/schema.js';
import type {Json} from '../output/output.js';
import {isEmpty, type PlacedRow, valueAt} from '../output/row-values.js';
import {type IpAddress, isInside, isSameAddress, parseAddress} from '../text/address.js';
import {asnOf} from '../text/asn.js';
import {isDay, readAge, readTime} from '../text/times.js';
import {isLabelled, labelPaths, wordsFor} from './choices.js';
import {matcherOf} from './expression.js';
import {formsOf} from './fields.js';
import {compareTexts} from './order.js';

/** A condition on the values at these paths, with their type. */
export type TypedCondition = {readonly condition: Condition; readonly paths: readonly string[]; readonly type: FieldType};

/**
 * Whether a row meets all of the conditions, which must be possible; the values of one condition are alternatives (docs/contract/pipes.md P5
 * where-conditions, P15 typed-comparison). Only `~` minds case. `now` in ms is the moment that ages count from.
 */
export function createFilter(conditions: readonly TypedCondition[], now: number): (row: PlacedRow) => boolean {
	const tests = conditions.map(({condition, paths, type}) => {
		const all = isLabelled(type) ? [...paths, ...labelPaths(paths)] : paths;
		const test = condition.op === 'in' ? isIn(condition, all) : testOf(condition, type, now);
		return typeof test === 'function' ? (row: PlacedRow) => test(valuesAt(row, all)) : test.row;
	});
	return (row) => tests.every((test) => test(row));
}

/** A field may have several names, as a site its name and its slug: any of them may be the one that was asked for. What is empty is no value. */
function valuesAt(row: PlacedRow, paths: readonly string[]): Json {
	const values = paths.map((path) => valueAt(row, [path])).filter((value) => !isEmpty(value));
	return values.length > 1 ? values : (values[0] ?? null);
}

type Test = (value: Json) => boolean;

function testOf({op, values}: Condition, type: FieldType, now: number): Test {
	switch (op) {
		case '=':
			return anyOf(values.map((value) => equals(value, type)));
		case '!=':
			return not(anyOf(values.map((value) => equals(value, type))));
		case '~':
			return anyOf(values.map(({text}) => someForm(matcherOf(text))));
		case '!~':
			return not(anyOf(values.map(({text}) => someForm(matcherOf(text)))));
		case '<':
		case '<=':
		case '>':
		case '>=':
			return anyOf(values.map(({text}) => someForm(ordered(text, type, now, (order) => holds(order, op)))));
		case 'in':
			throw new Error('a prefix is tested by path');
		default:
			return op satisfies never;
	}
}

const anyOf =
	(tests: readonly Test[]): Test =>
	(value) =>
		tests.some((test) => test(value));
const not =
	(test: Test): Test =>
	(value) =>
		!test(value);
const someForm =
	(test: (form: string) => boolean): Test =>
	(value) =>
		formsOf(value).some(test);

/** An address is in a prefix whatever its own length; a prefix is only if it is not the larger one. */
function isIn({values}: Condition, paths: readonly string[]): {readonly row: (row: PlacedRow) => boolean} {
	const networks = values.flatMap(({text}) => parseAddress(text) ?? []);
	const within = (address: IpAddress, isPrefix: boolean): boolean =>
		networks.some((network) => isInside(address, network) && !(isPrefix && (address.length ?? 128) < (network.length ?? 128)));
	const ofPath = (row: PlacedRow, path: string): boolean => {
		const value = valueAt(row, [path]);
		const isPrefix = path.split('.').at(-1) === 'prefix';
		return formsOf(value).some((form) => {
			const address = parseAddress(form);
			return address !== undefined && within(address, isPrefix);
		});
	};
	return {row: (row) => paths.some((path) => ofPath(row, path))};
}

function equals({text, quoted}: Condition['values'][number], type: FieldType): Test {
	if (text === '' || (!quoted && text.toLowerCase() === 'none')) return isEmpty;
	if (!quoted && /[*?]/.test(text)) return someForm(matcherOf(globExpression(text)));
	const wanted = type.type === 'asn' ? (asnOf(text) ?? text) : text;
	const [lower, address] = [wanted.toLowerCase(), parseAddress(wanted)];
	if (type.type === 'time') return someForm((form) => (isDay(text) ? form.startsWith(text) : readTime(form) === readTime(text)));
	if (type.type === 'number' || type.type === 'asn') return someForm((form) => form.toLowerCase() === lower || isSameNumber(form, wanted));
	const words = wordsFor(wanted, type);
	return someForm((form) => words.includes(form.toLowerCase()) || (address !== undefined && isAddress(form, address)));
}

const isSameNumber = (a: string, b: string): boolean => /\d$/.test(a) && compareTexts(a, b) === 0;

function isAddress(form: string, address: IpAddress): boolean {
	const parsed = parseAddress(form);
	return parsed !== undefined && isSameAddress(parsed, address);
}

const globExpression = (glob: string): string =>
	`(?is)^${glob.replaceAll(/\*|\?|[^*?]+/g, (part) => (part === '*' ? '.*' : part === '?' ? '.' : RE2JS.quote(part)))}$`;

/** The order of a row's text against the typed one; an age is the time that has passed: the older, the greater. */
function ordered(text: string, type: FieldType, now: number, isRight: (order: number) => boolean): (form: string) => boolean {
	const wanted = type.type === 'asn' ? (asnOf(text) ?? text) : text;
	if (type.type !== 'time') return (form) => isLike(form, type) && isRight(compareTexts(form, wanted));
	const [age, at] = [readAge(text), readTime(text)];
	return (form) => {
		const time = readTime(form);
		return time !== undefined && isRight(age === undefined ? time - (at ?? 0) : now - time - age);
	};
}

/** In a column of numbers or addresses, any other text is neither greater nor less. */
function isLike(form: string, {type}: FieldType): boolean {
	if (type === 'number' || type === 'asn') return /^[-+]?\d/.test(form);
	return type !== 'address' || parseAddress(form) !== undefined;
}

function holds(order: number, op: '<' | '<=' | '>' | '>='): boolean {
	switch (op) {
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
		case '>=':
			return order >= 0;
		default:
			return op satisfies never;
	}
}
