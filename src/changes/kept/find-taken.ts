import {ok, type Result} from '../../core/result.js';
import type {Collection} from '../../netbox/api/collection.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {bodyOf} from '../fields.js';
import {uniqueFields} from '../natural-keys.js';
import type {CreateStep} from '../plan.js';

/** Values of one request. */
const mostValues = 50;

/** The ids of objects that have what the new objects of these steps, all of one kind, must have alone, by the number of the step. */
export async function findTaken(steps: readonly CreateStep[], collection: Collection<Item>): Promise<Result<ReadonlyMap<number, number>>> {
	const taken = new Map<number, number>();
	for (const field of uniqueFields(steps[0]?.type ?? '')) {
		const said = steps.flatMap((step) => {
			const value: Json = (bodyOf(step) as Row)[field] ?? null;
			return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [{n: step.n, value}] : [];
		});
		for (let from = 0; from < said.length; from += mostValues) {
			const asked = said.slice(from, from + mostValues);
			const rows = await collection.list({}, {unchecked: {[field]: asked.map(({value}) => value)}});
			if (!rows.ok) return rows;
			for (const {n, value} of asked) {
				const row = rows.value.find((one) => one[field] === value);
				if (row && !taken.has(n)) taken.set(n, row.id);
			}
		}
	}
	return findTakenTogether(steps, collection, taken);
}

/** The same of relations that a step says it must have alone; one that an earlier step makes has nothing there yet. */
async function findTakenTogether(
	steps: readonly CreateStep[],
	collection: Collection<Item>,
	taken: Map<number, number>,
): Promise<Result<ReadonlyMap<number, number>>> {
	const fields = steps.find(({alone}) => alone)?.alone ?? [];
	const [first] = fields;
	const said = steps.flatMap((step) => {
		const values = fields.map((field) => (step.set[field]?.made ? null : (step.set[field]?.new ?? null)));
		return step.alone && values.every((value) => typeof value === 'number') ? [{n: step.n, values}] : [];
	});
	for (let from = 0; first !== undefined && from < said.length; from += mostValues) {
		const asked = said.slice(from, from + mostValues);
		const ids = [...new Set(asked.map(({values}) => Number(values[0])))];
		const rows = await collection.list({}, {unchecked: {[`${first}_id`]: ids}, fields: ['id', ...fields]});
		if (!rows.ok) return rows;
		for (const {n, values} of asked) {
			const row = rows.value.find((one) => fields.every((field, place) => idIn(one[field]) === values[place]));
			if (row && !taken.has(n)) taken.set(n, row.id);
		}
	}
	return ok(taken);
}

const idIn = (value: Json | undefined): Json => (isRow(value) ? (value['id'] ?? null) : null);
