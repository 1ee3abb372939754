import {selectorSign} from '../read/device-list.js';
import {commasOf, textOf} from '../read/pieces.js';
import type {OptionSpec} from '../read/pipe-specs.js';
import type {Char, Token} from '../read/tokenize.js';

/** The part of the word at the cursor that is a value of its own. */
export type TypedValue = {
	readonly text: string;
	/** Values of the same word, before the last comma. */
	readonly siblings: readonly string[];
	/** Where it begins; absent where nothing is typed. */
	readonly from?: number;
	/** After a comma, an operator or inside a bracket: nothing but a value can stand there. */
	readonly isInside: boolean;
	/** The field of the selector or of the condition whose value it is. */
	readonly field?: string;
	/** What stands before the open bracket of a range: `text` is what is typed inside it. */
	readonly range?: string;
};

/** Cuts the word at the cursor where a value of its own begins: after the last bare comma, an operator, an open bracket. */
export function typedValue(word: Token | undefined, spec: OptionSpec | undefined): TypedValue {
	if (!word) return {text: '', siblings: [], isInside: false};
	const {chars} = word;
	const commas = spec?.many ? commasOf(chars) : [];
	const operator = spec ? operatorIn(word, spec) : undefined;
	const before = [...(operator ? [operator.end - 1] : []), ...commas.filter((comma) => comma >= (operator?.end ?? 0))];
	const from = (before.at(-1) ?? -1) + 1;
	const siblings = before.map((at, index) => textOf(chars.slice(index === 0 ? 0 : (before[index - 1] ?? 0) + 1, at)));
	const value: TypedValue = {
		text: textOf(chars.slice(from)),
		siblings: operator ? siblings.slice(1) : siblings,
		from: from === 0 ? word.start : (chars[from - 1]?.end ?? word.start),
		isInside: before.length > 0,
		...(operator && {field: operator.field}),
	};
	return spec?.type === 'device-list' && !operator ? (rangeIn(chars, from) ?? value) : value;
}

/** The operator of a selector or a condition: the field before it, and the index after it. */
function operatorIn(word: Token, {type}: OptionSpec): {readonly field: string; readonly end: number} | undefined {
	const {chars} = word;
	if (type === 'device-list') {
		const sign = selectorSign(word);
		const start = (commasOf(chars.slice(0, Math.max(0, sign))).at(-1) ?? -1) + 1;
		return sign === -1 ? undefined : {field: textOf(chars.slice(start, sign)).replace(/!$/, ''), end: sign + 1};
	}
	if (type !== 'conditions') return undefined;
	const at = chars.findIndex(({text, literal}) => !literal && /[=!~<>]/.test(text));
	if (at === -1) return undefined;
	const isDouble = /^(?:!=|!~|<=|>=)$/.test(textOf(chars.slice(at, at + 2)));
	return {field: textOf(chars.slice(0, at)), end: at + (isDouble ? 2 : 1)};
}

/** Inside the first bracket of a range: what is typed after its last comma or hyphen. */
function rangeIn(chars: readonly Char[], from: number): TypedValue | undefined {
	const bare = chars.map(({text, literal}) => (literal ? ' ' : text)).join('');
	const open = bare.indexOf('[', from);
	if (open === -1) return undefined;
	const start = Math.max(open, bare.lastIndexOf(','), bare.lastIndexOf('-')) + 1;
	const isOver = bare.includes(']', open);
	return {
		text: textOf(chars.slice(start)),
		siblings: [],
		from: chars[start - 1]?.end ?? 0,
		isInside: true,
		range: isOver ? '' : textOf(chars.slice(from, open)),
	};
}
