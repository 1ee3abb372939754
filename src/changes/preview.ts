import {columnsNamed, documentWithRows, type Json, type Output, type Row} from '../output/output.js';
import {bodyOf, objectOf} from './fields.js';
import {changeJson, changeOf, changesOutput, namesOf, shownValue} from './object-change.js';
import {type CreateStep, type DeleteStep, type Plan, stepsOf, type UpdateStep} from './plan.js';

/** What a plan would do, as JSON and as a table: what `dry-run` gives, and what stands above the question. */
export function previewOf(plan: Plan): Output {
	const [creations, deletions] = [stepsOf(plan, 'create'), stepsOf(plan, 'delete')];
	if (creations.length > 0) return creationPreview(creations);
	return deletions.length > 0 ? deletionPreview(deletions) : updatePreview(stepsOf(plan, 'update'));
}

/** What is to be approved is neither hidden nor cut. */
function creationPreview(steps: readonly CreateStep[]): Output {
	const bodies = steps.map(bodyOf);
	const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
	const columns = names.map((name) => ({name, paths: [name], rank: 'key'}) as const);
	const named = steps.map(namedBy);
	const isAny = named.some((one) => Object.keys(one).length > 0);
	const rows = bodies.map((body, place) => ({...body, ...mapped(named[place] ?? {}, shownValue)}));
	return documentWithRows({count: steps.length, preview: bodies, ...(isAny && {named: named.map((one) => mapped(one, namesOf))})}, {rows, columns});
}

/** The related objects that were looked up for a new object, by the fields that name them. */
const namedBy = ({set}: CreateStep): Row =>
	Object.fromEntries(Object.entries(set).flatMap(([field, {named}]) => (named === undefined ? [] : [[field, named]])));

const mapped = (row: Row, of: (value: Json) => Json): Row => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, of(value)]));

function updatePreview(steps: readonly UpdateStep[]): Output {
	const changes = steps.map(changeOf);
	return changesOutput({count: steps.length, changes: changes.map(changeJson)}, changes);
}

function deletionPreview(steps: readonly DeleteStep[]): Output {
	const objects = steps.map(objectOf);
	const named = objects.map(({id = null, display = null, url = null}) => ({id, display, url}));
	return documentWithRows({count: steps.length, would_delete: named}, {rows: objects, columns: columnsNamed(usual)});
}

/** The columns of objects of any kind. */
export const usual = ['id', 'display', 'status', 'description'];
