import type {Condition} from './sentence.js';

/** What an operator asks of a field, in plain words, and a condition with it. */
export type OperatorSpec = {readonly help: string; readonly example: string};

/** How the pipe `where` compares: the one table that reading and help use (docs/contract/pipes.md). */
export const operators: Readonly<Record<Condition['op'], OperatorSpec>> = {
	'=': {help: 'One of the values; with * or ? a glob', example: 'status=active,planned'},
	'!=': {help: 'None of the values; none stands for an empty one', example: 'peer-group!=none'},
	'~': {help: 'Matches the expression; case matters', example: 'name~^leaf[0-9]+'},
	'!~': {help: 'Does not match the expression', example: 'name!~eth10[56]'},
	'<': {help: 'Less; of a time, not so long ago', example: 'updated<2d'},
	'<=': {help: 'Less, or the same', example: 'remote-as<=65100'},
	'>': {help: 'Greater; of a time, longer ago', example: 'updated>12h'},
	'>=': {help: 'Greater, or the same', example: 'remote-as>=65101'},
	in: {help: 'An address in one of the prefixes', example: 'remote in 10.0.0.0/8'},
};

/** The operators that are signs, the longer ones first: `!=` is never `=`. */
export const operatorSigns = Object.keys(operators)
	.filter((op): op is Exclude<Condition['op'], 'in'> => op !== 'in')
	.toSorted((a, b) => b.length - a.length);
