import {RE2JS} from 're2js';
import {isEmpty, type PlacedRow, valueAt} from '../cell.js';
import type {Condition} from '../language/sentence.js';
import type {Json} from '../output.js';
import {isSameAddress, parseAddress} from './address.js';
import {matcherOf} from './expression.js';
import {type Fields, formsOf, pathsOf} from './fields.js';
import {createCompare} from './order.js';

/** Whether a row meets all of the conditions; the values of one are alternatives (docs/contract.md P5). Case matters. */
export function createFilter(conditions: readonly Condition[], fields: Fields): (row: PlacedRow) => boolean {
	const tests = conditions.map((condition) => {
		const paths = pathsOf(condition.field, fields);
		const test = testOf(condition);
		return (row: PlacedRow) => test(valuesAt(row, paths));
	});
	return (row) => tests.every((test) => test(row));
}

/** A field may have several names, as a site its name and its slug: any of them may be the one that was asked for. */
function valuesAt(row: PlacedRow, paths: readonly string[]): Json {
	const values = paths.map((path) => valueAt(row, [path])).filter((value) => value !== null);
	return values.length > 1 ? values : (values[0] ?? null);
}

type Test = (value: Json) => boolean;

function testOf({op, values}: Condition): Test {
	switch (op) {
		case '=':
			return anyOf(values.map(equals));
		case '!=':
			return not(anyOf(values.map(equals)));
		case '~':
			return anyOf(values.map(({text}) => someForm(matcherOf(text))));
		case '!~':
			return not(anyOf(values.map(({text}) => someForm(matcherOf(text)))));
		case '<':
		case '<=':
		case '>':
		case '>=':
			return anyOf(values.map(({text}) => someForm((form) => holds(createCompare([form, text])(form, text), op))));
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

function equals({text, quoted}: Condition['values'][number]): Test {
	if (!quoted && text.toLowerCase() === 'none') return isEmpty;
	if (!quoted && /[*?]/.test(text)) return someForm(matcherOf(globExpression(text)));
	const address = parseAddress(text);
	return (value) => {
		if (typeof value === 'boolean') return String(value) === text.toLowerCase();
		return formsOf(value).some((form) => form === text || (address !== undefined && isAddress(form, address)));
	};
}

function isAddress(form: string, address: NonNullable<ReturnType<typeof parseAddress>>): boolean {
	const parsed = parseAddress(form);
	return parsed !== undefined && isSameAddress(parsed, address);
}

const globExpression = (glob: string): string =>
	`(?s)^${glob.replaceAll(/\*|\?|[^*?]+/g, (part) => (part === '*' ? '.*' : part === '?' ? '.' : RE2JS.quote(part)))}$`;

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
