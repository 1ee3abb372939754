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

/** Reads the part of GraphQL that queries need: one operation, fields, aliases, arguments. No fragments, no variables. */
export function parseQuery(query: string): Result<readonly Selection[], string> {
	const tokens = [...query.matchAll(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@.=|&]|\S/gu)]
		.map((match) => ({text: match[0], at: match.index}))
		.filter(({text}) => text !== ',');
	const reader = createReader(tokens);
	try {
		if (reader.peek() === 'query') reader.take();
		if (reader.peek() !== '{') reader.take();
		return ok(readSelections(reader));
	} catch (thrown) {
		if (typeof thrown === 'string') return err(thrown);
		throw thrown;
	}
}

type Reader = {readonly peek: () => string | undefined; readonly take: (wanted?: string) => Token};

/** Reads token by token; what is not expected ends the parse with the sentence of the fault, as a thrown string. */
function createReader(tokens: readonly Token[]): Reader {
	let next = 0;
	return {
		peek: () => tokens[next]?.text,
		take: (wanted) => {
			const token = tokens[next];
			if (token === undefined) throw 'Syntax Error: Unexpected <EOF>.';
			if (wanted !== undefined && token.text !== wanted) throw `Syntax Error: Expected '${wanted}', found '${token.text}'.`;
			next += 1;
			return token;
		},
	};
}

function readSelections(reader: Reader): readonly Selection[] {
	const fields: Selection[] = [];
	reader.take('{');
	while (reader.peek() !== '}') fields.push(readSelection(reader));
	reader.take('}');
	return fields;
}

function readSelection(reader: Reader): Selection {
	const {text: alias, at} = reader.take();
	if (!/^[A-Za-z_]/u.test(alias)) throw `Syntax Error: Expected Name, found '${alias}'.`;
	const renamed = reader.peek() === ':';
	if (renamed) reader.take();
	const name = renamed ? reader.take().text : alias;
	const args = reader.peek() === '(' ? readPairs(reader, '(', ')') : {};
	return {name, alias, args, fields: reader.peek() === '{' ? readSelections(reader) : [], at};
}

function readPairs(reader: Reader, open: string, close: string): {readonly [name: string]: Json} {
	const pairs: {[name: string]: Json} = {};
	reader.take(open);
	while (reader.peek() !== close) {
		const {text} = reader.take();
		reader.take(':');
		pairs[text] = readValue(reader);
	}
	reader.take(close);
	return pairs;
}

function readValue(reader: Reader): Json {
	if (reader.peek() === '{') return readPairs(reader, '{', '}');
	const {text} = reader.take();
	if (text === '[') {
		const items: Json[] = [];
		while (reader.peek() !== ']') items.push(readValue(reader));
		reader.take(']');
		return items;
	}
	if (text.startsWith('"') || /^-?\d/u.test(text)) return JSON.parse(text) as Json;
	return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text;
}
