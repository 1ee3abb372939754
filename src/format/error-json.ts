import {exitOf} from '../core/exits.js';
import type {Failure} from '../core/failure.js';
import type {Problem} from '../core/problem.js';
import type {Tree} from '../output/output.js';
import {writeJson} from './json.js';
import {lineMeant, placeOf, type ScriptLine} from './problem.js';

/** A faulty line as one line of JSON (docs/contract/errors.md E5 json-errors), ending in a line feed; all keys are always present. */
export function problemJson(problem: Problem, script: ScriptLine): string {
	const hint = problem.hint ?? lineMeant(problem);
	return errorJson({...problem, ...(hint !== undefined && {hint}), command: script.source, file: script.file ?? null, ...placeOf(problem, script)});
}

/** The known facts about a failed job. */
export type FailedJob = {readonly command: string; readonly job?: number; readonly errors: readonly Failure[]};

/** A failed job in the same shape. */
export function failureJson(failure: Failure, {command, job, errors}: FailedJob): string {
	return errorJson({...failure, command, job: job ?? null, errors: errors.map(errorDocument)});
}

/** An error of a part, in the form of the envelope and E5. */
export const errorDocument = ({code, message, hint, resource}: Failure): Tree => ({
	code,
	message,
	hint: hint ?? null,
	resource: resource ?? null,
});

type KnownFault = Pick<Failure, 'message' | 'hint' | 'candidates' | 'instance'> & {
	readonly code: Failure['code'] | Problem['code'];
	readonly command: string;
	readonly file?: string | null;
	readonly line?: number;
	readonly column?: number;
	readonly length?: number;
	readonly job?: number | null;
	readonly errors?: readonly Tree[];
};

function errorJson(known: KnownFault): string {
	const error: Tree = {
		code: known.code,
		message: known.message,
		hint: known.hint ?? null,
		exit: exitOf(known.code),
		command: known.command,
		file: known.file ?? null,
		line: known.line ?? null,
		column: known.column ?? null,
		length: known.length ?? null,
		candidates: known.candidates ?? [],
		job: known.job ?? null,
		instance: known.instance ?? null,
		errors: known.errors ?? [],
	};
	return `${writeJson({error}, {compact: true})}\n`;
}
