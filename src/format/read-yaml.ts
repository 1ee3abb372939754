import {isAlias, isMap, isScalar, isSeq, type Node, parseDocument} from 'yaml';
import {ExactNumber} from '../core/exact-number.js';
import {TooDeep} from '../core/json-text.js';
import {limits} from '../core/limits.js';
import type {Work} from '../core/long-work.js';
import type {Json} from '../output/output.js';

/**
 * The document of a YAML text such as `writeYaml` writes, in steps: one for each key at its top. Throws `SyntaxError` for what is no YAML, has no keys at
 * its top, repeats one, or names a part again (an alias, by which a small text could become a large value); `TooDeep` beyond `limits.jsonDepth`.
 */
export function* readYaml(text: string): Work<Json> {
	const entries: [string, Json][] = [];
	const keys = new Set<string>();
	for (const part of text.split(nextKey)) {
		if (part.trim() === '') continue;
		for (const [key, value] of entriesIn(part)) {
			if (keys.has(key)) throw new SyntaxError(`the key "${key}" is there twice`);
			keys.add(key);
			entries.push([key, value]);
		}
		yield '';
	}
	return Object.fromEntries(entries);
}

/** Before a line that begins with a key: what is below a key is indented. */
const nextKey = /^(?=[^\s#\]}-])/m;

function entriesIn(part: string): readonly [string, Json][] {
	const value = jsonOf(contentsOf(part), 0);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('it has no keys at its top');
	return Object.entries(value);
}

function contentsOf(part: string): Node | null {
	try {
		const document = parseDocument(part, {version: '1.2', merge: false, prettyErrors: false, logLevel: 'silent'});
		const [error] = document.errors;
		if (error) throw new SyntaxError(error.message);
		return document.contents;
	} catch (error) {
		// The parser goes into each level by a call.
		if (error instanceof RangeError) throw new TooDeep(limits.jsonDepth);
		throw error;
	}
}

function jsonOf(node: unknown, depth: number): Json {
	if (depth > limits.jsonDepth) throw new TooDeep(limits.jsonDepth);
	if (node === null || node === undefined) return null;
	if (isAlias(node)) throw new SyntaxError('it names a part of itself again (an alias)');
	if (isSeq(node)) return node.items.map((item) => jsonOf(item, depth + 1));
	if (isMap(node)) return Object.fromEntries(node.items.map(({key, value}) => [keyOf(key), jsonOf(value, depth + 1)]));
	if (!isScalar(node)) throw new SyntaxError('it holds what JSON does not have');
	const {value, source} = node;
	// By its digits: a double may not hold them.
	if (typeof value === 'number' && source !== undefined && numeral.test(source)) return ExactNumber.of(source);
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new SyntaxError(`"${source ?? ''}" is no value of JSON`);
}

/** A number as JSON writes it. */
const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function keyOf(key: unknown): string {
	if (isScalar(key) && typeof key.value === 'string') return key.value;
	if (isScalar(key) && typeof key.value === 'number' && key.source !== undefined) return key.source;
	throw new SyntaxError('a key is no text');
}
