import {columnsNamed, documentWithRows, type Json, type Output, type Row} from '../output/output.js';
import {bodyOf, objectOf, toFields} from './fields.js';
import {setHidden, shownSafe, withHidden} from './hidden.js';
import {changeJson, changeOf, changesOutput, namesOf, shownValue} from './object-change.js';
import {type CreateStep, type DeleteStep, type Plan, stepsOf, type UpdateStep} from './plan.js';

/** What is said beside a plan: more keys of its JSON, and lines below its table. */
export type BesidePlan = {readonly keys?: Row; readonly lines?: readonly string[]};

/** What a plan would do, as JSON and as a table: what `dry-run` gives, and what stands above the question. */
export function previewOf(plan: Plan, {keys = {}, lines = []}: BesidePlan = {}): Output {
	const [creations, deletions] = [stepsOf(plan, 'create').map(withoutSecret), stepsOf(plan, 'delete')];
	const preview =
		creations.length > 0
			? creationPreview(creations, keys)
			: deletions.length > 0
				? deletionPreview(deletions, keys)
				: updatePreview(stepsOf(plan, 'update').map(withoutSecret), keys);
	return {...preview, notes: lines};
}

/** A step as it may be shown. */
const withoutSecret = <Step extends CreateStep | UpdateStep>(step: Step): Step => ({...step, set: setHidden(step.set)});

/** The body of a request as it may be shown. */
export const shownBody = (body: Json): Json => shownSafe('', body);

/** What is to be approved is neither hidden nor cut. */
function creationPreview(steps: readonly CreateStep[], keys: Row): Output {
	const bodies = steps.map(bodyOf);
	const fields = bodies.map(toFields);
	const names = [...new Set(fields.flatMap((body) => Object.keys(body)))];
	const columns = names.map((name) => ({name, paths: [name], rank: 'key'}) as const);
	const named = steps.map(namedBy);
	const isAny = named.some((one) => Object.keys(one).length > 0);
	const rows = fields.map((body, place) => ({...body, ...mapped(named[place] ?? {}, shownValue)}));
	const shown = {count: steps.length, preview: bodies, ...(isAny && {named: named.map((one) => mapped(one, namesOf))}), ...keys};
	return documentWithRows(shown, {rows, columns});
}

/** The related objects that were looked up for a new object, by the fields that name them. */
const namedBy = ({set}: CreateStep): Row =>
	Object.fromEntries(Object.entries(set).flatMap(([field, {named}]) => (named === undefined ? [] : [[field, named]])));

const mapped = (row: Row, of: (value: Json) => Json): Row => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, of(value)]));

function updatePreview(steps: readonly UpdateStep[], keys: Row): Output {
	const changes = steps.map(changeOf);
	return changesOutput({count: steps.length, changes: changes.map(changeJson), ...keys}, changes);
}

function deletionPreview(steps: readonly DeleteStep[], keys: Row): Output {
	const objects = steps.map(objectOf);
	const named = objects.map(({id = null, display = null, url = null}) => ({id, display, url}));
	return documentWithRows({count: steps.length, would_delete: named, ...keys}, {rows: objects.map(withHidden), columns: columnsNamed(usual)});
}

/** The columns of objects of any kind. */
export const usual = ['id', 'display', 'status', 'description'];
