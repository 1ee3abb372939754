import type {Json} from '../../output.js';
import {err, ok, type Result} from '../../result.js';

/** One field of a query: its arguments and what is asked of it. */
export type Selection = {
	readonly name: string;
	readonly alias: string;
	readonly args: {readonly [name: string]: Json};
	readonly fields: readonly Selection[];
	/** Where it stands in the query, from 0. */
	readonly at: number;
};

type Token = {readonly text: string; readonly at: number};

/** Reads the part of GraphQL that queries need: one operation, fields, aliases, arguments, variables. No fragments. */
export function parseQuery(query: string, variables: {readonly [name: string]: Json} = {}): Result<readonly Selection[], string> {
	const tokens = [...query.matchAll(/"(?:[^"\\]|\\.)*"|#[^\n]*|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@.=|&]|\S/gu)]
		.map((match) => ({text: match[0], at: match.index}))
		.filter(({text}) => text !== ',' && !text.startsWith('#'));
	const reader = createReader(tokens);
	try {
		const known = reader.peek() === '{' ? {} : readOperation(reader, variables);
		return ok(readSelections(reader, known));
	} catch (thrown) {
		if (typeof thrown === 'string') return err(thrown);
		throw thrown;
	}
}

/** Values of variables by their names. */
type Variables = {readonly [name: string]: Json};

/** `query Name($a: String!, $b: [ID!] = null)`: the variables that may be used from here on. */
function readOperation(reader: Reader, given: Variables): Variables {
	const {text} = reader.take();
	if (text === 'mutation' || text === 'subscription') throw `The ${text} operation is not supported by the schema.`;
	if (text !== 'query') throw `Syntax Error: Unexpected ${/^\w/u.test(text) ? `Name '${text}'` : `'${text}'`}.`;
	if (/^\w/u.test(reader.peek() ?? '')) reader.take();
	const known: {[name: string]: Json} = {};
	if (reader.peek() !== '(') return known;
	reader.take('(');
	while (reader.peek() !== ')') {
		reader.take('$');
		const name = reader.take().text;
		reader.take(':');
		let type = '';
		while (!['$', ')', '='].includes(reader.peek() ?? ')')) type += reader.take().text;
		if (reader.peek() === '=') {
			reader.take();
			known[name] = readValue(reader, {});
		}
		if (given[name] === undefined && known[name] === undefined && type.endsWith('!'))
			throw `Variable '$${name}' has invalid value: Expected a value of non-null type '${type}' to be provided.`;
		known[name] = given[name] ?? known[name] ?? null;
	}
	reader.take(')');
	return known;
}

type Reader = {readonly peek: () => string | undefined; readonly take: (wanted?: string) => Token};

/** Reads token by token; what is not expected ends the parse with the sentence of the fault, as a thrown string. */
function createReader(tokens: readonly Token[]): Reader {
	let next = 0;
	return {
		peek: () => tokens[next]?.text,
		take: (wanted) => {
			const token = tokens[next];
			if (token === undefined) throw `Syntax Error: Expected ${wanted === undefined ? 'Name' : `'${wanted}'`}, found <EOF>.`;
			if (wanted !== undefined && token.text !== wanted) throw `Syntax Error: Expected '${wanted}', found '${token.text}'.`;
			next += 1;
			return token;
		},
	};
}

function readSelections(reader: Reader, known: Variables): readonly Selection[] {
	const fields: Selection[] = [];
	reader.take('{');
	while (reader.peek() !== '}') fields.push(readSelection(reader, known));
	reader.take('}');
	return fields;
}

function readSelection(reader: Reader, known: Variables): Selection {
	const {text: alias, at} = reader.take();
	if (!/^[A-Za-z_]/u.test(alias)) throw `Syntax Error: Expected Name, found '${alias}'.`;
	const renamed = reader.peek() === ':';
	if (renamed) reader.take();
	const name = renamed ? reader.take().text : alias;
	const args = reader.peek() === '(' ? readPairs(reader, known, '()') : {};
	return {name, alias, args, fields: reader.peek() === '{' ? readSelections(reader, known) : [], at};
}

function readPairs(reader: Reader, known: Variables, [open, close]: string): {readonly [name: string]: Json} {
	const pairs: {[name: string]: Json} = {};
	reader.take(open);
	while (reader.peek() !== close) {
		const {text} = reader.take();
		reader.take(':');
		pairs[text] = readValue(reader, known);
	}
	reader.take(close);
	return pairs;
}

function readValue(reader: Reader, known: Variables): Json {
	if (reader.peek() === '{') return readPairs(reader, known, '{}');
	const {text} = reader.take();
	if (text === '[') {
		const items: Json[] = [];
		while (reader.peek() !== ']') items.push(readValue(reader, known));
		reader.take(']');
		return items;
	}
	if (text === '$') {
		const name = reader.take().text;
		if (!Object.hasOwn(known, name)) throw `Variable '$${name}' is not defined.`;
		return known[name] ?? null;
	}
	if (text.startsWith('"') || /^-?\d/u.test(text)) return JSON.parse(text) as Json;
	return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text;
}
