import type {Failure} from '../../core/failure.js';
import {ok} from '../../core/result.js';
import type {Item} from '../../netbox/read/item.js';
import type {Outcome} from '../../netbox/write/outcome.js';
import {columnsNamed, rows} from '../../output/output.js';
import {defineTask} from '../task.js';
import {dependentsOf} from './write/dependents.js';
import {carryOut, openTarget, type Plan, type Target} from './write/write.js';
import {labelOf, readRows} from './write/write-rows.js';

/** Deletes objects of any kind, by id, as they were read: one that has changed since is left. */
export const run = defineTask('netbox.crud_delete', async (args, context) => {
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const found = await readRows(args['object-id'], opened.value);
	return found.ok ? carryOut(planOf(found.value, opened.value), opened.value, {args, context}) : found;
});

const usual = ['id', 'display', 'status', 'description'];

function planOf(objects: readonly Item[], target: Target): Plan {
	const {collection, options} = target;
	const [first, ...others] = objects;
	const ids = objects.map(({id}) => id);
	return {
		verb: 'delete',
		labels: objects.map(labelOf),
		preview: {count: objects.length, would_delete: objects.map(({id, display = null, url = null}) => ({id, display, url}))},
		rows: objects,
		columns: columnsNamed(usual),
		send: async () => {
			if (first === undefined || others.length > 0) return collection.removeMany(ids, {...options, since: objects});
			const gone = await collection.remove(first.id, {...options, since: first});
			return gone.ok ? ok([gone.value]) : gone;
		},
		// NetBox says nothing of what it deleted: these are the objects as they were.
		output: (gone) => {
			const there = new Set(gone.map(({id}) => id));
			return rows(
				objects.filter(({id}) => there.has(id)),
				usual,
			);
		},
		explain: (because, items) => neededFailure(because, {objects, items}, target),
	};
}

/** Of several objects NetBox only counts what needs them: here it is named, where that can be asked. */
async function neededFailure(
	because: Failure,
	{objects, items}: {readonly objects: readonly Item[]; readonly items: readonly Outcome<Item>[]},
	{path, api}: Target,
): Promise<Failure | undefined> {
	const kept = objects.filter((_, place) => items[place]?.state === 'refused').slice(0, mostKept);
	if (items.length < 2 || kept.length === 0) return undefined;
	const found = await Promise.all(kept.map(async (row) => ({row, by: await dependentsOf(path, row.id, api)})));
	const named = found.flatMap(({row, by}) => (by === undefined ? [] : [`${labelOf(row)} is needed by ${by}.`]));
	return named.length > 0 ? {...because, hint: [...named, 'Nothing was deleted.'].join(' ')} : undefined;
}

/** Objects of which that is told. */
const mostKept = 5;
