import {parseJson, stringifyJson, TooDeep, valuesIn} from '../core/json-text.js';
import {limits} from '../core/limits.js';
import {type ShapeOf, WrongShape} from '../core/shape.js';

/** A value as one line of JSON, with its line feed: JSON on one line holds no other. */
export const jsonLine = (value: unknown): string => `${stringifyJson(value)}\n`;

/** A task nests what NetBox sent in lists and objects of its own. */
export const lineDepth = limits.jsonDepth + 20;

/** The lines of a text of JSON lines, one after the other. A mistake in one throws `WrongShape` with the number of the line. */
export type JsonLines = {
	/** The value of the next line. */
	readonly next: <Value>(shape: ShapeOf<Value>) => Value;
	readonly isOver: () => boolean;
	/** Throws where there are more lines. */
	readonly end: () => void;
};

/** The lines of a text from outside, within `limits`; it may come in parts of whole lines, each taken when the one before is read. */
export function jsonLinesOf(source: string | Iterable<string>): JsonLines {
	const parts = (typeof source === 'string' ? [source] : source)[Symbol.iterator]();
	let text = '';
	let [at, number, values, characters] = [0, 0, 0, 0];
	const isOver = (): boolean => {
		while (at === text.length) {
			const part = parts.next();
			if (part.done) return true;
			[text, at] = [part.value, 0];
			characters += text.length;
			if (characters > limits.resultCharacters) throw new WrongShape(`it has more than ${limits.resultCharacters} characters`);
		}
		return false;
	};
	const nextLine = (): string => {
		number += 1;
		const end = isOver() ? -1 : text.indexOf('\n', at);
		if (end < 0) throw new WrongShape('the text ends too early');
		const line = text.slice(at, end);
		at = end + 1;
		values += valuesIn(line);
		if (values > limits.resultValues) throw new WrongShape(`there are more than ${limits.resultValues} values`);
		return line;
	};
	return {
		next: (shape) => {
			isOver();
			try {
				return shape(parse(nextLine()));
			} catch (error) {
				throw error instanceof WrongShape ? new WrongShape(`line ${number}: ${error.message}`) : error;
			}
		},
		isOver,
		end: () => {
			if (!isOver()) throw new WrongShape(`line ${number + 1}: there is more than was said`);
		},
	};
}

function parse(line: string): unknown {
	try {
		return parseJson(line, lineDepth);
	} catch (error) {
		if (error instanceof SyntaxError) throw new WrongShape(error instanceof TooDeep ? `it is ${error.message}` : 'it is no JSON');
		throw error;
	}
}
