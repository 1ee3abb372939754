import {Scalar, type ScalarTag, stringify} from 'yaml';
import {isList, isMap} from '../cell.js';
import {ExactNumber} from '../exact-number.js';
import type {Tree} from '../output.js';

/**
 * A document as YAML, ending in a line feed. Texts that a reader of YAML 1.1 or 1.2 would take for another type, or that
 * hold characters a terminal may obey, are quoted.
 */
export function writeYaml(value: Tree): string {
	const text = stringify(quoted(value), {lineWidth: 0, aliasDuplicateObjects: false, customTags: [exactNumber]});
	return text.replaceAll(notPrintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A number by its digits, as plain as other numbers. */
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
	if (!mistakable.test(text) && text.search(unsafe) < 0) return text;
	const scalar = new Scalar(text);
	scalar.type = Scalar.QUOTE_DOUBLE;
	return scalar;
}

/** YAML 1.1 reads `yes`, `on`, `10:20`, `1_000`, `2026-11-21` and `<<` as no text; anything that starts like a number is under suspicion. */
const mistakable = /^(?:y|n|yes|no|on|off|=|<<)$|^[-+.]?\d[^/]*$/i;
const unsafe = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]/;
const notPrintable = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
