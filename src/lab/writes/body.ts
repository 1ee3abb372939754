import {parseJson, TooDeep} from '../../core/json-text.js';
import {type Answer, detail, lack} from '../http/answer.js';
import type {Asked} from '../http/request.js';

/** The JSON of a body, or the refusal; an empty body is nothing. */
export function readBody({body, headers}: Asked): {readonly value: unknown} | {readonly refusal: Answer} {
	if (body === '') return {value: undefined};
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
	if (/^multipart\/form-data$/iu.test(type)) throw lack('reader of bodies in the form of multipart/form-data');
	if (type.toLowerCase() !== 'application/json') return {refusal: detail(415, `Unsupported media type "${type}" in request.`)};
	try {
		return {value: parseJson(body)};
	} catch (error) {
		if (error instanceof TooDeep) return {refusal: detail(501, `The lab takes no JSON that is ${error.message}.`)};
		return {refusal: detail(400, `JSON parse error - ${faultIn(body)}`)};
	}
}

/** Where the text stops being JSON, in the words of Python's parser. */
function faultIn(text: string): string {
	const {at, why} = findFault(text);
	if (at < 0) return why;
	const before = text.slice(0, at).split('\n');
	return `${why}: line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1} (char ${at})`;
}

/** The longest head of the text that is valid tells the kind of fault by what stands before it. */
function findFault(text: string): {readonly at: number; readonly why: string} {
	const tokens = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/suy;
	let last = '';
	const inObject: boolean[] = [];
	for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
		const token = found[1] ?? '';
		const start = tokens.lastIndex - token.length;
		if (last !== '' && inObject.length === 0) return {at: start, why: extra};
		if (isKeyPlace(last, inObject) && !token.startsWith('"') && token !== '}') return {at: start, why: keyExpected};
		if (last === ',' && token === '}') return {at: start, why: keyExpected};
		if (token === '{' || token === '[') inObject.push(token === '{');
		if (token === '}' || token === ']') inObject.pop();
		last = token;
	}
	const at = text.length - text.slice(lastEnd(text)).trimStart().length;
	if (last !== '' && inObject.length === 0) return {at, why: extra};
	const constant = /^(?:NaN|-?Infinity)/u.exec(text.slice(at))?.[0];
	if (constant !== undefined) return {at: -1, why: `Out of range float values are not JSON compliant: '${constant}'`};
	if (isKeyPlace(last, inObject)) return {at, why: keyExpected};
	return {at, why: last === '' || last === ',' || last === ':' || last === '[' ? 'Expecting value' : "Expecting ',' delimiter"};
}

const extra = 'Extra data';
const keyExpected = 'Expecting property name enclosed in double quotes';
const isKeyPlace = (last: string, inObject: readonly boolean[]): boolean => inObject.at(-1) === true && (last === '{' || last === ',');

/** Where the last whole token ends. */
function lastEnd(text: string): number {
	const tokens = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/suy;
	let end = 0;
	while (tokens.exec(text) !== null) end = tokens.lastIndex;
	return end;
}
