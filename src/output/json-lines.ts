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

/** The lines of a text from outside, within `limits`. */
export function jsonLinesOf(text: string): JsonLines {
	if (text.length > limits.resultCharacters) throw new WrongShape(`it has more than ${limits.resultCharacters} characters`);
	let [at, number, values] = [0, 0, 0];
	const nextLine = (): string => {
		number += 1;
		const end = text.indexOf('\n', at);
		if (end < 0) throw new WrongShape('the text ends too early');
		const line = text.slice(at, end);
		at = end + 1;
		values += valuesIn(line);
		if (values > limits.resultValues) throw new WrongShape(`there are more than ${limits.resultValues} values`);
		return line;
	};
	return {
		next: (shape) => {
			try {
				return shape(parse(nextLine()));
			} catch (error) {
				throw error instanceof WrongShape ? new WrongShape(`line ${number}: ${error.message}`) : error;
			}
		},
		isOver: () => at === text.length,
		end: () => {
			if (at < text.length) throw new WrongShape(`line ${number + 1}: there is more than was said`);
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
