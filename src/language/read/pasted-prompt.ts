import {type Problem, problem, type Span} from '../../core/problem.js';
import {sanitize} from '../../text/clean.js';
import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';

/** The prompt of a transcript, as a line may begin with it: what it calls its place and where it says so, and the line after it. */
export type Prompt = {readonly name: string; readonly at: Span; readonly end: number};

/** How a prompt writes the name of an instance: in one row, and without a character that draws nothing. */
export const promptName = (instance: string): string => sanitize(instance, {lineFeeds: 'escape'});

/** The prompt that a line begins with, blanks before it included: that of `nf`, or one that names an instance that there is. */
export function promptOf(line: string, instances: readonly string[]): Prompt | undefined {
	const begin = /^[ \t\u00A0]*/.exec(line)?.[0].length ?? 0;
	// The longest name first: one may begin with another and `#`.
	const names = ['nf', ...instances.map(promptName)].filter((name) => line.startsWith(name, begin)).toSorted((a, b) => b.length - a.length);
	for (const called of names) {
		const start = begin + called.length;
		const found = /^(?:\[([^\]\s]*)\])?#/.exec(line.slice(start));
		if (!found) continue;
		const [{length}, name = ''] = found;
		const end = start + length;
		return {name, at: name === '' ? {start: 0, end} : {start: start + 1, end: start + 1 + name.length}, end};
	}
	return undefined;
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
