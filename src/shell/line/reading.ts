import {type Input, type ReadLine, readLine} from '../../language/read/read-line.js';
import type {Environment} from '../environment.js';
import type {State} from '../state.js';

/** Reads a line as it is said at this prompt, with the settings of this moment. */
export const readHere = ({tree, settings: {aliases, instances, fullWords}}: Environment, {place}: Pick<State, 'place'>, input: Input): ReadLine =>
	readLine(tree, input, {place, aliases, instances, fullWords});

/** The line that is being typed, and the same up to the cursor: at the end of the line both are one. */
export type TypedLine = {readonly whole: ReadLine; readonly head: ReadLine};

export function readTyped(environment: Environment, state: Pick<State, 'place' | 'line'>): TypedLine {
	const {text, cursor} = state.line;
	const whole = readHere(environment, state, {line: text});
	return {whole, head: cursor === text.length ? whole : readHere(environment, state, {line: text.slice(0, cursor)})};
}
