import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Collection} from '../../netbox/api/collection.js';
import type {Item} from '../../netbox/read/item.js';
import {toldBy} from '../../netbox/write/likeness.js';
import type {Json, Row} from '../../output/output.js';
import {bodyOf} from '../fields.js';
import {naturalKeys} from '../natural-keys.js';
import type {CreateStep} from '../plan.js';

/** Objects with the same name that are looked at; of more nothing is said. */
const mostSame = 200;

/** The first key by which people call the objects of a kind that a body says, and its value; undefined where it says none. */
export function keyOf({type}: CreateStep, body: Row): {readonly field: string; readonly value: string | number} | undefined {
	const keys = naturalKeys(type, Object.fromEntries(Object.keys(body).map((name) => [name, {}])));
	for (const {field} of keys) {
		const value: Json = body[field] ?? null;
		if ((typeof value === 'string' && value !== '') || typeof value === 'number') return {field, value};
	}
	return undefined;
}

/** How sure it must be that an object is the one: `all` that a step says is so, or `nothing` speaks against it. */
type CreatedLikeness = 'all' | 'nothing';

/**
 * The objects that are there already and have what these steps say, by the number of the step. They are looked for by what people call them by; kinds
 * without such a name are not looked for, nor is what names an object that an earlier step makes.
 */
export async function findCreated(
	steps: readonly CreateStep[],
	collection: Collection<Item>,
	likeness: CreatedLikeness,
): Promise<Result<ReadonlyMap<number, Item>>> {
	const found = new Map<number, Item>();
	const taken = new Set<number>();
	for (const asked of questionsOf(steps)) {
		const values = [...new Set(asked.map(({key}) => key.value))];
		const rows = await collection.list({}, {unchecked: {[asked[0].key.field]: values}});
		if (!rows.ok) return rows;
		// A NetBox that does not know the filter answers with all rows.
		if (rows.value.length > mostSame * values.length)
			return err(failure.usage(`too many objects have the same ${asked[0].key.field}.`, 'nothing was sent'));
		for (const {step, body} of asked) {
			const same = rows.value.find((row) => !taken.has(row.id) && isLike(toldBy(row, body), likeness));
			if (same) found.set(step.n, same);
			if (same) taken.add(same.id);
		}
	}
	return ok(found);
}

type AskedStep = {readonly step: CreateStep; readonly body: Row; readonly key: {readonly field: string; readonly value: string | number}};

/** What is asked together: steps with a key of the same field, so many at a time that their values fit a request. */
function questionsOf(steps: readonly CreateStep[]): readonly (readonly [AskedStep, ...AskedStep[]])[] {
	const questions: [AskedStep, ...AskedStep[]][] = [];
	for (const step of steps) {
		const body = bodyOf(step);
		const key = Object.values(step.set).some(({made}) => made) ? undefined : keyOf(step, body);
		if (!key) continue;
		const open = questions.find((one) => one[0].key.field === key.field && one.length < mostValues);
		if (open) open.push({step, body, key});
		else questions.push([{step, body, key}]);
	}
	return questions;
}

/** Values of one request. */
const mostValues = 50;

const isLike = (told: ReturnType<typeof toldBy>, likeness: CreatedLikeness): boolean =>
	likeness === 'all' ? told.length > 0 && told.every((one) => one === true) : told.includes(true) && !told.includes(false);
