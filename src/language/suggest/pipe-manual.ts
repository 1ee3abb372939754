import {operators} from '../read/operators.js';
import {displaySpec, displayWord, type PipeSpec, pipes} from '../read/pipe-specs.js';

/** A pipe, an alias of one, or an operator of `where`, with an example as one types it after `|`. */
export type PipeRow = {readonly pipe: string; readonly example: string; readonly does: string};

/** Every word that can begin a pipe, and every operator of `where`, by the tables that lines are read with. */
export const describePipes = (): readonly PipeRow[] => [
	...Object.entries(pipes).flatMap(([name, spec]) => [...rowsOf(name, spec), ...(name === 'where' ? operatorRows() : [])]),
	...rowsOf(displayWord, displaySpec),
];

function rowsOf(name: string, {help, example, aliases}: PipeSpec): readonly PipeRow[] {
	const said = (word: string): string => `${word} ${example}`.trim();
	return [
		{pipe: name, example: said(name), does: help},
		...aliases.map((alias) => ({pipe: alias, example: said(alias), does: `The same as ${name}`})),
	];
}

const operatorRows = (): readonly PipeRow[] =>
	Object.values(operators).map(({help, example}) => ({pipe: 'where', example: `where ${example}`, does: help}));
