import {type Problem, problem, type Span} from '../../core/problem.js';
import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';

/** The prompt of a transcript, as a line may begin with it: what it calls its place and where it says so, and the line behind it. */
export type Prompt = {readonly name: string; readonly at: Span; readonly end: number};

/** The prompt that a line begins with, blanks before it included. */
export function promptOf(line: string): Prompt | undefined {
	const found = /^[ \t\u00A0]*nf(?:\[([^\]\s]*)\])?#/.exec(line);
	if (!found) return undefined;
	const [{length: end}, name = ''] = found;
	const start = line.indexOf('[') + 1;
	return {name, at: name === '' ? {start: 0, end} : {start, end: start + name.length}, end};
}

/** What a prompt calls a place; that of the root has no name. */
export const placeName = (place: readonly string[]): string => place.join('-');

/** Where a line is read: at the place that its prompt names, else at the place where it is said. */
export function placeRead(
	tree: CommandNode,
	prompt: Prompt | undefined,
	said: readonly string[],
): {readonly place: readonly string[]; readonly problem?: Problem} {
	if (!prompt) return {place: said};
	const places = placesIn(tree);
	const place = prompt.name === '' ? [] : places.find((path) => placeName(path) === prompt.name);
	return place ? {place} : {place: said, problem: problem.unknownPlace(prompt.at, prompt.name, places.map(placeName))};
}

/** The places that can be entered below a path. */
function placesIn(tree: CommandNode, path: readonly string[] = []): readonly (readonly string[])[] {
	const {children = {}, subshell} = findNode(tree, path) ?? {};
	return [...(subshell ? [path] : []), ...Object.keys(children).flatMap((token) => placesIn(tree, [...path, token]))];
}
