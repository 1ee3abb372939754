import type {Failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import type {RowPatch, WriteOptions} from '../../netbox/write/requests.js';
import {writable} from '../../netbox/write/writable.js';
import {documentWithRows, type Output, type Row} from '../../output/output.js';
import {duplicateOf, isSessionList, sessionKey} from '../../peerings/same-session.js';
import {defineTask} from '../task.js';
import {carryOut, objects, openTarget, type Plan, type Target} from './write/write.js';
import {changeColumns, changeJson, changeRows, differingPart, doneChange, type ObjectChange, plannedChange} from './write/write-changes.js';
import {readChanges} from './write/write-data.js';
import {customFieldFault, fieldFault} from './write/write-fields.js';
import {labelOf, readRows} from './write/write-rows.js';

/** Changes objects of any kind; what would not change is not sent, and an object that has changed since it was read is left. */
export const run = defineTask('netbox.crud_update', async (args, context) => {
	const changes = readChanges(args.data, args['object-id']);
	if (!changes.ok) return changes;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const rules = await target.collection.fields('change');
	if (!rules.ok) return rules;
	const fault = fieldFault(changes.value, {what: target.what, rules: rules.value, isNew: false});
	if (fault) return err(fault);
	const ids = changes.value.map(({id}) => id);
	const found = await readRows(ids, target);
	if (!found.ok) return found;
	const wanted = found.value.map((row, place) => ({row, change: changes.value[place] ?? {id: row.id}}));
	const unknown = customFieldFault(wanted, target.what);
	if (unknown) return err(unknown);
	const plan = planOf(wanted, target, {isPartial: args.partial, rules: rules.value});
	const twin = await duplicate(wanted, target);
	return twin ? err(twin) : carryOut(plan, target, {args, context});
});

/** An object as it is, and what shall change of it. */
type ObjectUpdate = {readonly row: Item; readonly change: RowPatch};

type UpdateRules = {readonly isPartial: boolean; readonly rules: FieldRules};

function planOf(wanted: readonly ObjectUpdate[], target: Target, {isPartial, rules}: UpdateRules): Plan {
	const {collection, options} = target;
	const planned = wanted.map(({row, change}) => ({...plannedChange(row, change, rules), change}));
	const changing = planned.filter(({fields}) => fields.length > 0);
	const same = planned.length - changing.length;
	const before = new Map(changing.map(({row}) => [row.id, row]));
	return {
		verb: 'update',
		labels: changing.map(({row}) => labelOf(row)),
		preview: {count: changing.length, changes: changing.map(changeJson)},
		rows: changing.flatMap(changeRows),
		columns: changeColumns,
		notes: same > 0 ? [`${objects(same)} ${same === 1 ? 'is' : 'are'} so already`] : [],
		send: () => send(changing, {collection, isPartial, options}),
		output: (done) => changesOutput(done.map((after) => doneChange(before.get(after.id) ?? after, after))),
		explain: () => duplicate(changing, target),
	};
}

/** A session becomes a duplicate only by a change of what it is known by. */
async function duplicate(wanted: readonly ObjectUpdate[], {path, collection, instance}: Target): Promise<Failure | undefined> {
	const moved = isSessionList(path) ? wanted.filter(({change}) => sessionKey.some((name) => Object.hasOwn(change, name))) : [];
	return moved.length > 0 ? duplicateOf(moved.map(wholeOf), collection, instance) : undefined;
}

/** The object as it would be. */
const wholeOf = ({row, change}: ObjectUpdate): Row => ({...writable(row), ...change});

/** What was changed: a JSON object for each object, a line of the table for each field. */
const changesOutput = (changes: readonly ObjectChange[]): Output =>
	documentWithRows(changes.map(changeJson), {rows: changes.flatMap(changeRows), columns: changeColumns});

type UpdateSending = Pick<Target, 'collection'> & {readonly isPartial: boolean; readonly options: WriteOptions};

/** In part only what differs goes out; in whole all that was said. */
async function send(changing: readonly (ObjectUpdate & ObjectChange)[], {collection, isPartial, options}: UpdateSending) {
	const [first, ...others] = changing.map((one) => ({since: one.row, body: isPartial ? differingPart(one.change, one) : one.change}));
	if (!first) return ok([]);
	if (others.length > 0) {
		const all = [first, ...others];
		const together = {...options, since: all.map(({since}) => since)};
		const bodies = all.map(({body}) => body);
		return isPartial ? collection.updateMany(bodies, together) : collection.replaceMany(bodies, together);
	}
	const {id, ...body} = first.body;
	const alone = {...options, since: first.since};
	const changed = await (isPartial ? collection.update(id, body, alone) : collection.replace(id, body, alone));
	return changed.ok ? ok([changed.value]) : changed;
}
