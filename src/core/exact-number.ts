/**
 * A number of JSON that a double cannot hold (`9007199254740993`, `1e400`, 25 decimals, `-0`), by its digits as they were sent. Numbers that a double
 * can hold are plain numbers everywhere, so a plain number is never equal to one of these. `String` returns the digits; arithmetic and
 * `JSON.stringify` throw, since both would have to round: `stringifyJson` writes it.
 */
export class ExactNumber {
	readonly digits: string;

	private constructor(digits: string) {
		this.digits = digits;
	}

	/** The number of a JSON numeral: a plain one if that has the same value. Throws a `TypeError` for any other text. */
	static of(numeral: string): number | ExactNumber {
		if (!isNumeral.test(numeral)) throw new TypeError(`"${numeral}" is no number as JSON writes it`);
		return isHeld(numeral) ? Number(numeral) : new ExactNumber(numeral);
	}

	toString(): string {
		return this.digits;
	}

	valueOf(): never {
		throw new TypeError(`${this.digits} is more than a double holds: String() gives its digits`);
	}

	/** Called by `JSON.stringify` only, which cannot write such a number: `stringifyJson` finds it by the mark in front of it. */
	toJSON(): string {
		if (mark === undefined) throw new Unwritten(`JSON.stringify cannot write ${this.digits}: stringifyJson does`);
		return mark + this.digits;
	}
}

/** Thrown by `JSON.stringify` on an exact number. */
export class Unwritten extends TypeError {}

/** A number as JSON has it. */
export const isNumber = (value: unknown): value is number | ExactNumber =>
	typeof value === 'number' || (typeof value === 'object' && value instanceof ExactNumber);

/** The mark in front of the digits of exact numbers while they are written; otherwise undefined. A write is synchronous, so no two share it. */
let mark: string | undefined;

/** Runs code that calls `JSON.stringify`; exact numbers become strings that begin with `by`. */
export function marking<Value>(by: string, write: () => Value): Value {
	mark = by;
	try {
		return write();
	} finally {
		mark = undefined;
	}
}

/** Whether a double holds a numeral: the shortest digits of the double have the same value (`1.0` and `1E5` do) and the same sign. */
export function isHeld(numeral: string): boolean {
	const value = Number(numeral);
	if (!Number.isFinite(value) || Object.is(value, -0)) return false;
	const shortest = String(value);
	return shortest === numeral || compareDecimals(decimalOf(numeral), decimalOf(shortest)) === 0;
}

/** Whether a text is a number: as JSON writes it, and with a plus or leading zeros as people do. */
export const isNumberText = (text: string): boolean => anyNumber.test(text);

/** Order of two texts that are numbers, by their exact values. Nobody means exponents beyond 2^53: those sort by length and text. */
export function compareNumbers(a: string, b: string): number {
	const rough = Number(a) - Number(b);
	if (rough !== 0 && !Number.isNaN(rough)) return rough;
	return a === b ? 0 : compareDecimals(decimalOf(a), decimalOf(b));
}

const isNumeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const anyNumber = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** The value is 0.`digits` times ten to the `point`; no digit at either end is zero, and zero has none. */
type Decimal = {readonly isNegative: boolean; readonly digits: string; readonly point: number; readonly text: string};

function decimalOf(text: string): Decimal {
	const unsigned = text.replace(/^[-+]/, '');
	const [mantissa = '', exponent = '0'] = unsigned.split(/[eE]/);
	const [whole = '', fraction = ''] = mantissa.split('.');
	const all = whole + fraction;
	let [from, to] = [0, all.length];
	while (all[from] === '0') from += 1;
	while (to > from && all[to - 1] === '0') to -= 1;
	return {isNegative: text.startsWith('-'), digits: all.slice(from, to), point: Number(exponent) + whole.length - from, text: unsigned};
}

function compareDecimals(a: Decimal, b: Decimal): number {
	const [left, right] = [signOf(a), signOf(b)];
	if (left !== right || left === 0) return left - right;
	return left > 0 ? compareSizes(a, b) : compareSizes(b, a);
}

const signOf = ({digits, isNegative}: Decimal): number => (digits === '' ? 0 : isNegative ? -1 : 1);

function compareSizes(a: Decimal, b: Decimal): number {
	if (a.point !== b.point) return a.point < b.point ? -1 : 1;
	if (!Number.isSafeInteger(a.point)) return a.text.length - b.text.length || compareTexts(a.text, b.text);
	return compareTexts(a.digits, b.digits);
}

const compareTexts = (a: string, b: string): number => Number(a > b) - Number(a < b);
