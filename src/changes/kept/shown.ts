import {type Column, documentWithRows, type Json, type Output, type Row, usualCut} from '../../output/output.js';
import {setHidden, shownSafe} from '../hidden.js';
import {shownValue} from '../object-change.js';
import type {PlanStep} from '../plan.js';
import type {StepNow} from './again.js';
import type {FieldNow} from './differing.js';

/** A step and what is said of it beside what it does: how its object is now, or what became of it. */
export type ShownStep = {
	readonly step: PlanStep;
	readonly state?: string;
	readonly why?: string;
	readonly fields?: readonly FieldNow[];
	readonly id?: number;
};

/** How the objects of steps are now, in words. */
const stateWords = {
	'as-seen': 'as seen',
	'still-fits': 'changed since, still fits',
	conflict: 'conflict',
	'done-already': 'done already',
	gone: 'gone',
	unknown: 'unknown',
} as const;

/** A step as it was read again, to be shown. */
export const shownNow = ({step, state, fields = [], why, who, row}: StepNow): ShownStep => ({
	...{step, state: stateWords[state], fields},
	...((why ?? who) !== undefined && {why: [why, who].filter((said) => said !== undefined).join(': ')}),
	...(step.verb === 'create' && row && {id: row.id}),
});

/** Steps as JSON and as a table, of which no value is hidden or cut: a line for each field, then one for each field that somebody else has changed. */
export function stepsOutput(steps: readonly ShownStep[], keys: Row): Output {
	const isTold = steps.some(({state}) => state !== undefined);
	return documentWithRows(
		{...keys, steps: steps.map(jsonOf)},
		{rows: steps.flatMap(linesOf), columns: columns.filter(({name}) => isTold || name !== 'state')},
	);
}

function jsonOf({step, state, why, fields = [], id}: ShownStep): Row {
	const {seen: _, ...rest} = step as unknown as Row;
	return {
		...rest,
		...(id !== undefined && {id}),
		set: setHidden(step.set as {readonly [field: string]: object}) as unknown as Row,
		...(state !== undefined && {state}),
		...(why !== undefined && {why}),
		...(fields.length > 0 && {
			changed: fields.map(({field, ...values}): Row => ({field, ...setHidden({[field]: values})[field]})),
		}),
	};
}

function linesOf({step, state, why, fields = [], id}: ShownStep): readonly Row[] {
	const {n, verb, type} = step;
	const object = {step: n, verb, 'object-type': type, id: step.verb === 'create' ? (id ?? null) : step.id, object: step.label};
	const said: Json = why === undefined ? (state ?? null) : `${state}: ${why}`;
	const lines = fieldsOf(step).map((line) => ({...object, ...line, state: said}));
	const changed = fields.map(({field, old, now}) => ({
		...object,
		verb: 'by others',
		field,
		old: safely(field, old),
		new: safely(field, now),
		state: said,
	}));
	return [...lines, ...changed];
}

const safely = (field: string, value: Json): Json => shownValue(shownSafe(field, value));

function fieldsOf(step: PlanStep): readonly Row[] {
	if (step.verb === 'delete' || Object.keys(step.set).length === 0) return [{field: null, old: null, new: null}];
	return Object.entries(step.set).map(([field, values]) => ({
		field,
		old: step.verb === 'update' ? safely(field, step.set[field]?.old ?? null) : null,
		new: safely(field, values.named ?? values.new),
	}));
}

const columns: readonly Column[] = [
	{name: 'step', paths: ['step'], rank: 'key'},
	{name: 'verb', paths: ['verb'], rank: 'key'},
	{name: 'object-type', paths: ['object-type'], rank: 'wanted'},
	{name: 'id', paths: ['id'], rank: 'key'},
	{name: 'object', paths: ['object'], rank: 'wanted', cutTo: usualCut},
	{name: 'field', paths: ['field'], rank: 'key'},
	{name: 'old', paths: ['old'], rank: 'key'},
	{name: 'new', paths: ['new'], rank: 'key'},
	{name: 'state', paths: ['state'], rank: 'key'},
];
