import {Scalar, type ScalarTag, stringify} from 'yaml';
import {ExactNumber} from '../core/exact-number.js';
import type {Work} from '../core/long-work.js';
import type {Tree} from '../output/output.js';
import {isList, isMap} from '../output/row-values.js';
import {sortKeys} from '../output/sort-keys.js';
import {jsonEscape, writeOut} from '../text/clean.js';
import {type DocumentPart, partsOf, weightOf} from './parts.js';

/**
 * A document as YAML, ending in a line feed. Quotes texts that a reader of YAML 1.1 or 1.2 would take for another type, or that hold characters that
 * draw nothing (see `writeOut`). `sorted` is by code point, as in JSON.
 */
export function* writeYaml(value: Tree, sorted: boolean): Work {
	if (weightOf(value, mostAtOnce) < mostAtOnce) yield textOf(sorted ? sortKeys(value) : value, '');
	else yield* partsIn(value, '', sorted);
}

/** Values written in one step; larger values are written part by part. */
const mostAtOnce = 1000;

/** The parts of a large value, in lines that begin with `indent`: several small ones at once. */
function* partsIn(value: Tree, indent: string, sorted: boolean): Work {
	let [small, weight]: [DocumentPart[], number] = [[], 0];
	for (const part of partsOf(value, sorted)) {
		const more = weightOf(part[1], mostAtOnce);
		if (small.length > 0 && weight + more >= mostAtOnce) {
			yield smallText(small, indent, sorted);
			[small, weight] = [[], 0];
		}
		weight += more;
		if (more < mostAtOnce || typeof part[1] === 'string') small.push(part);
		else yield* largePart(part, indent, sorted);
		yield '';
	}
	if (small.length > 0) yield smallText(small, indent, sorted);
}

function smallText(parts: readonly DocumentPart[], indent: string, sorted: boolean): string {
	const items = parts.map(([key, item]) => [key, sorted ? sortKeys(item) : item] as const);
	const isKeyed = items[0]?.[0] !== undefined;
	return textOf(isKeyed ? new Map(items.map(([key = '', item]) => [key, item])) : items.map(([, item]) => item), indent);
}

/** A key, or the dash of a list, and its content below, two blanks deeper. */
function* largePart([key, item]: DocumentPart, indent: string, sorted: boolean): Work {
	let dash = key === undefined ? `${indent}- ` : '';
	if (key !== undefined) yield textOf(new Map([[key, null]]), indent).replace(/ null\n$/, '\n');
	for (const piece of partsIn(item, `${indent}  `, sorted)) {
		yield piece === '' ? '' : dash + piece.slice(dash.length);
		if (piece !== '') dash = '';
	}
}

function textOf(value: Tree, indent: string): string {
	const text = writeOut(stringify(quoted(value), {lineWidth: 0, aliasDuplicateObjects: false, customTags: [exactNumber]}), yamlEscape);
	return indent === '' ? text : text.replaceAll(/^(?=[^\n])/gm, indent);
}

/** A number by its digits, unquoted like other numbers. */
const exactNumber: ScalarTag = {
	tag: 'tag:yaml.org,2002:float',
	default: true,
	identify: (value) => value instanceof ExactNumber,
	resolve: (text) => text,
	stringify: ({value}) => String(value),
};

function quoted(value: Tree): unknown {
	if (typeof value === 'string') return quotedText(value);
	if (value === null || typeof value !== 'object' || value instanceof ExactNumber) return value;
	if (isList(value)) return value.map(quoted);
	const entries: Iterable<readonly [string, Tree]> = isMap(value) ? value : Object.entries(value);
	return new Map(Array.from(entries, ([key, entry]) => [quotedText(key), quoted(entry)]));
}

function quotedText(text: string): string | Scalar<string> {
	if (!mistakable.test(text) && writeOut(text, () => '') === text) return text;
	const scalar = new Scalar(text);
	scalar.type = Scalar.QUOTE_DOUBLE;
	return scalar;
}

/** YAML 1.1 does not read `yes`, `on`, `10:20`, `1_000`, `2026-11-21` and `<<` as text; anything that starts like a number is suspect. */
const mistakable = /^(?:y|n|yes|no|on|off|=|<<)$|^[-+.]?\d[^/]*$/i;

/** YAML has no surrogate pairs: two units in JSON are one escape of eight digits. */
const yamlEscape = (character: string): string =>
	character.length === 1 ? jsonEscape(character) : `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
