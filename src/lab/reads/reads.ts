import {own} from '../../core/own-property.js';
import type {Row} from '../../output/output.js';
import type {Right} from '../access/rights.js';
import {readQuery} from '../filters/select.js';
import {type Answer, crash, detail, json, lack} from '../http/answer.js';
import {idOf, type Scene} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {createCompare} from './order.js';
import {cutPage} from './pages.js';
import {lastOf} from './query.js';
import {render} from './render.js';
import {keysOf} from './shape.js';

/** Where a caller reads, and what it may see. */
type ReadAt = {readonly scene: Scene; readonly right: Right};

/** A list as asked: filters, then the rules of cursors, then the page, then its rows. `url` is the address without query. */
export function readList(kind: Kind, query: URLSearchParams, at: ReadAt & {readonly url: string; readonly maximum: number}): Answer {
	const {scene, right} = at;
	const test = readQuery(query, {scene, kind});
	if (!test.ok) return json(400, test.error);
	const rows = [...tableOf(scene.world, kind.path).values()].filter((record) => right(record) && test.value(record));
	const keys = keysOf(query, kind, scene.profile);
	refuseOrder(lastOf(query, 'ordering'), kind, keys);
	const compare = createCompare(lastOf(query, 'ordering'), kind, scene);
	const sorted = (byId: boolean): readonly Row[] => rows.toSorted(byId ? (a, b) => idOf(a) - idOf(b) : compare);
	const page = cutPage(query, {url: at.url, maximum: at.maximum, cursor: scene.profile.isFrom('4.6')}, sorted);
	if (!page.ok) return json(400, [page.error]);
	const {records, count, next, previous} = page.value;
	return json(200, {count, next, previous, results: records.map((record) => render({...scene, many: true}, kind, record, keys))});
}

/** A count that no row shows is not counted, and cannot be sorted by; nor can objects of any kind (seen on 4.7.3). */
function refuseOrder(ordering: string | null, kind: Kind, keys: ReadonlySet<string> | undefined): void {
	const terms = (ordering ?? '').split(',').map((term) => term.trim().replace(/^-/u, ''));
	// Sorted by a list of objects, NetBox shows a row for each of them; JSON has an order of the database's own.
	const listed = terms.find((name) => ['refs', 'json', 'ranges'].includes(own(kind.fields, name)?.is ?? ''));
	if (listed !== undefined) throw lack(`ordering by "${listed}" of ${kind.path}`);
	const bad = terms.find((name) => {
		const field = own(kind.fields, name);
		if (field?.is === 'found' || field?.is === 'fixed') return field.generic === true;
		if (field?.is === 'made') return field.counted === true && keys?.has(name) === false;
		return field?.is === 'count' && !field.cached && field.within === undefined && keys?.has(name) === false;
	});
	if (bad !== undefined) throw crash('FieldError', `Cannot resolve keyword '${bad}' into field.`);
}

/** One object in the shape asked for, with its `ETag`. */
export function readOne(kind: Kind, id: string, at: ReadAt & {readonly query: URLSearchParams}): Answer {
	const found = findAsked(kind, id, at);
	if (!('record' in found)) return found.missing;
	const row = render(at.scene, kind, found.record, keysOf(at.query, kind, at.scene.profile));
	return json(200, row, etagOf(found.record, at.scene));
}

/** The same, where the query's filters are asked too, and first: a bad value is refused, an object that does not match is not there (seen on 4.7.3). */
export function findAsked(kind: Kind, id: string, {scene, right, query}: ReadAt & {readonly query: URLSearchParams}): ReturnType<typeof findOne> {
	const test = readQuery(query, {scene, kind});
	if (!test.ok) return {missing: json(400, test.error)};
	const found = findOne(kind, id, {scene, right});
	return 'missing' in found || test.value(found.record) ? found : {missing: notFound(kind)};
}

const notFound = ({model}: Kind): Answer => detail(404, `No ${model} matches the given query.`);

/** The record of an id in a path, or the 404 that names its kind: one that the caller may not see is not there. */
export function findOne(kind: Kind, id: string, {scene, right}: ReadAt): {readonly record: Row} | {readonly missing: Answer} {
	if (!/^[+-]?\d+$/u.test(id)) return {missing: detail(404, 'Not found.')};
	const record = tableOf(scene.world, kind.path).get(Number(id));
	return record === undefined || !right(record) ? {missing: notFound(kind)} : {record};
}

/** `ETag` from NetBox 4.6: when the object was last saved, or made where that is unknown. */
export function etagOf(record: Row, {profile}: Scene): {readonly etag?: string} {
	const time = record['last_updated'] ?? record['created'];
	return profile.isFrom('4.6') && typeof time === 'string' ? {etag: `W/"${time.replace(/Z$/u, '+00:00')}"`} : {};
}
