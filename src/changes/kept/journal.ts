import {failure} from '../../core/failure.js';
import {parseJson, stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Item} from '../../netbox/read/item.js';
import type {Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {showsSecret} from '../../text/secret-shape.js';
import type {StepOutcome} from '../apply.js';
import type {PlanStep} from '../plan.js';
import {type KeptPlan, planText, readPlan} from './plan-file.js';
import {withoutSecrets} from './secrets.js';

/** Who carries a plan out, and when it was begun: ISO 8601. */
export type JournalHead = {readonly at: string; readonly shell: string; readonly job: string};

/** What became of a step, as far as the journal tells: `unknown` was sent, and no end of it is written. */
export type JournaledStep =
	| {readonly state: 'done'; readonly row: Item}
	| {readonly state: 'refused' | 'not-sent' | 'not-done'; readonly why: string}
	/** The time in ms at which it was sent. */
	| {readonly state: 'unknown'; readonly at: number};

/** A write as its journal tells it; steps that were never sent are not in `steps`. */
export type JournaledWrite = {readonly plan: KeptPlan; readonly head: JournalHead; readonly steps: ReadonlyMap<number, JournaledStep>};

/** The line with which a journal begins: the whole plan, so that the journal needs no other file. */
export const beginLine = (plan: KeptPlan, head: JournalHead): string => stringifyJson({nf_journal: 1, ...head, plan: planText(plan)});

/** The line before steps are sent. */
export const sendLine = (steps: readonly PlanStep[], at: number): string => stringifyJson({send: steps.map(({n}) => n), at});

/** The line after they were: of what is done the object as NetBox gave it. */
export const endLine = (outcomes: readonly StepOutcome[]): string =>
	stringifyJson({end: outcomes.map((one) => (one.state === 'done' ? {...one, row: keptRow(one.row)} : one))});

/** An object without its secrets; of one that shows a token somewhere no more than the id. */
function keptRow(row: Item): Row {
	const kept = withoutSecrets(row);
	return showsSecret(stringifyJson(kept)) ? {id: row.id} : kept;
}

/** A write that cannot be taken back: what it was, in words that hold no secret, and why. */
export type IrrevocableWrite = {readonly what: string; readonly why: string};

/** The only line of a journal of a write that cannot be taken back. */
export const lostLine = (lost: IrrevocableWrite, head: JournalHead): string => stringifyJson({nf_journal: 1, ...head, lost});

/** The line after it where nothing was done. */
export const nothingLine = '{"nothing":true}';

/** The write of a journal that cannot be taken back; undefined where it is another journal, or nothing was done. */
export function readLost(lines: readonly string[]): (IrrevocableWrite & {readonly head: JournalHead}) | undefined {
	// A journal begins with the end of a line, since what a kill cut off is no line.
	const value = readLine(lines.find((line) => line !== '') ?? '');
	if (!isRow(value) || lines.includes(nothingLine)) return undefined;
	const {lost, at, shell, job} = value;
	if (!isRow(lost)) return undefined;
	return {what: String(lost['what']), why: String(lost['why']), head: {at: String(at), shell: String(shell), job: String(job)}};
}

/** The write of the lines of a journal. A line that a kill cut off says nothing: nothing was sent after it. */
export function readJournal(lines: readonly string[]): Result<JournaledWrite> {
	const rows = lines.flatMap((line): readonly Row[] => {
		const value = readLine(line);
		return isRow(value) ? [value] : [];
	});
	const [first, ...rest] = rows;
	const {plan: text, at, shell, job} = first ?? {};
	if (typeof text !== 'string') return err(failure.localIo('a journal of a write does not say of what it is.', 'look at NetBox itself'));
	const read = readPlan(text, 'of a journal');
	if (!read.ok) return read;
	const steps = new Map<number, JournaledStep>();
	for (const row of rest) fold(row, steps);
	return ok({plan: read.value.plan, head: {at: String(at), shell: String(shell), job: String(job)}, steps});
}

function readLine(line: string): unknown {
	if (line === '') return undefined;
	try {
		return parseJson(line);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function fold({send, end, at}: Row, steps: Map<number, JournaledStep>): void {
	if (isList(send)) for (const n of send) steps.set(Number(n), {state: 'unknown', at: Number(at)});
	if (!isList(end)) return;
	for (const outcome of (end as readonly unknown[]).filter(isRow)) {
		const {n, state, row, why} = outcome;
		const before = steps.get(Number(n));
		if (state === 'done' && isRow(row)) steps.set(Number(n), {state, row: row as Item});
		else if (state === 'refused' || state === 'not-sent' || state === 'not-done') steps.set(Number(n), {state, why: String(why)});
		// `not-sent` of a step that was never sent stands here too; `unknown` stays what the line before it says.
		else if (before === undefined) steps.set(Number(n), {state: 'unknown', at: 0});
	}
}
