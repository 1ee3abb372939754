import {bodyOf} from '../../changes/fields.js';
import {nameOf} from '../../changes/names.js';
import {type Plan, planUpdate, stepsOf} from '../../changes/plan.js';
import {err} from '../../core/result.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {isList} from '../../output/row-values.js';
import {defineTask} from '../task.js';
import {carryOut, objects} from './shared/carry-out.js';
import {checkCustomFields} from './shared/custom-rules.js';
import {movedSession} from './shared/explain-conflict.js';
import {readRows} from './shared/read-rows.js';
import {readChanges} from './shared/write-data.js';
import {settleBodies} from './shared/write-fields.js';
import {openTarget, resolveNames} from './shared/write-target.js';

/** Changes objects of any kind; what would not change is not sent, and an object that has changed since it was read is left. */
export const run = defineTask('netbox.crud_update', async (args, context) => {
	const read = readChanges(args.data, {ids: args['object-id'], message: args.message});
	if (!read.ok) return read;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const rules = await target.collection.fields('change');
	if (!rules.ok) return rules;
	// With "object-id" one object of "data" stands for all of them.
	const said = args['object-id'] ? read.value.slice(0, 1) : read.value;
	const settled = settleBodies(said, {what: target.what, rules: rules.value, isNew: false, isWhole: !args.partial});
	if (!settled.ok) return settled;
	const [first] = settled.value;
	const changes = args['object-id'] ? read.value.map(({id}) => ({...first, id})) : settled.value;
	const ids = changes.map(({id}) => id);
	const found = await readRows(ids, target);
	if (!found.ok) return found;
	const before = found.value;
	const written = {...target, rules: rules.value};
	const custom = await checkCustomFields(
		before.map((row, place) => ({row, said: changes[place] ?? {}})),
		written,
		context,
	);
	if (!custom.ok) return custom;
	const resolved = await resolveNames(changes, {...written, custom: custom.value, rows: before}, context);
	if (!resolved.ok) return resolved;
	const wanted = before.map((row, place) => {
		const {body = {}, named = {}} = resolved.value[place] ?? {};
		return {row, change: {...body, id: row.id}, named};
	});
	const wrong = await movedSession(wanted, target);
	if (wrong) return err(wrong);
	const plan = planUpdate(wanted, {isPartial: args.partial, rules: rules.value}, target.planned);
	const same = wanted.length - plan.steps.length;
	const notes = same > 0 ? [`${objects(same)} ${same === 1 ? 'is' : 'are'} so already`] : [];
	const beside = () => ({lines: args.partial ? [] : leftOutLines(plan, before, rules.value)});
	return carryOut({plan, before, notes, beside}, target, {args, context});
});

/** What a PUT may empty, a line for each object: which fields NetBox really empties is not known beforehand. */
const leftOutLines = (plan: Plan, before: readonly Item[], rules: FieldRules): readonly string[] =>
	stepsOf(plan, 'update').flatMap((step) => {
		const row: Row = before.find(({id}) => id === step.id) ?? {};
		const said = bodyOf(step);
		const out = Object.keys(rules).filter(
			(name) => rules[name]?.readOnly === false && name !== 'custom_fields' && !Object.hasOwn(said, name) && hasValue(row[name] ?? null),
		);
		return out.length > 0 ? [`partial False: NetBox may empty what is left out of ${nameOf(step)}: ${out.join(', ')}`] : [];
	});

const hasValue = (value: Json): boolean => value !== null && value !== '' && value !== false && !(isList(value) && value.length === 0);
