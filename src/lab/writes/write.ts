import {limits} from '../../core/limits.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Caller} from '../access/auth.js';
import type {Right} from '../access/rights.js';
import {type Answer, crash, detail, empty, json} from '../http/answer.js';
import type {Asked} from '../http/request.js';
import type {Route} from '../http/routes.js';
import type {Scene} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {etagOf, findAsked} from '../reads/reads.js';
import {render} from '../reads/render.js';
import {createdKeys, namedKeys} from '../reads/shape.js';
import type {Store} from '../state/store.js';
import {typeName} from '../values/type-name.js';
import {atomically} from './atomically.js';
import {background, isBackground} from './background.js';
import {readBody} from './body.js';
import {bulkChange, bulkCreate, bulkRemove} from './bulk.js';
import {messageOf, type WriteAt} from './changes.js';
import {afterCreate} from './jobs.js';
import {messageFault} from './message.js';
import {remove} from './remove.js';
import {type Refused, save} from './save.js';

/** What a write needs besides the request. */
export type WriteHere = {
	readonly store: Store;
	readonly scene: Scene;
	readonly caller: Caller;
	readonly query: URLSearchParams;
	/** The objects that the caller may do this to. */
	readonly right: Right;
	readonly tick: () => string;
};

/** Answers a POST, PUT, PATCH or DELETE on a list or on one object. */
export function write(route: Extract<Route, {to: 'list' | 'detail'}>, asked: Asked, here: WriteHere): Answer {
	const found = route.to === 'detail' ? findAsked(route.kind, route.id, here) : undefined;
	if (found !== undefined && 'missing' in found) return found.missing;
	const read = readBody(asked);
	if ('refusal' in read) return read.refusal;
	const at = createWriteAt(route.kind, {asked, here, body: read.value});
	if (found !== undefined) return atomically(here.scene.world, () => changeOne(route, {asked, here, at}, {record: found.record, body: read.value}));
	if (asked.method === 'POST' && !Array.isArray(read.value))
		return atomically(here.scene.world, () => createOne(route, {asked, here, at}, read.value));
	if (Array.isArray(read.value) && read.value.length > limits.labBulkObjects)
		return detail(413, `${read.value.length} objects are more than the ${limits.labBulkObjects} that the lab writes at once.`);
	const work = (): Answer => bulk(route, asked, {here, at, body: read.value});
	return Array.isArray(read.value) && isBackground(here) ? background(at, work) : work();
}

/** Where, by whom and when a request writes. */
export function createWriteAt(kind: Kind, {asked, here, body}: {readonly asked: Asked; readonly here: WriteHere; readonly body: unknown}): WriteAt {
	const {store, scene, caller, tick, query, right} = here;
	const only = namedKeys(query, kind, scene.profile);
	const user = {id: caller.id, name: caller.name};
	return {store, scene, user, requestId: asked.requestId, message: messageOf(body), tick, may: right, ...(only && {only})};
}

function bulk(
	route: Extract<Route, {to: 'list' | 'detail'}>,
	asked: Asked,
	{here, at, body}: {readonly here: WriteHere; readonly at: WriteAt; readonly body: unknown},
): Answer {
	if (isNothing(body)) return detail(400, 'Expected a list of objects, but no data was submitted.');
	if (!Array.isArray(body)) return detail(400, `Expected a list of objects, but got ${typeName(body)}.`);
	if (asked.method === 'DELETE') return bulkRemove(route.kind, body, at);
	if (asked.method === 'POST') return bulkCreate(route.kind, body, at);
	return bulkChange(route.kind, body, {...at, partial: asked.method === 'PATCH', keys: namedKeys(here.query, route.kind, here.scene.profile)});
}

/** What the framework says of several bodies for one object. */
const manyUpdate =
	'Serializers with many=True do not support multiple update by default, only multiple create. For updates it is unclear how to deal with insertions and deletions. If you need to support multiple update, use a `ListSerializer` class and override `.update()` so you can specify the behavior exactly.';

/** Whether a body says nothing at all. */
const isNothing = (body: unknown): boolean =>
	body === undefined || body === null || body === '' || (isRow(body as Json) && Object.keys(body as Row).length === 0);

/** What is wrong with the one object that was to be written. */
const refuseOne = ({faults, single}: Refused): Answer => (single === undefined ? json(400, faults) : detail(single.status, single.detail));

type Working = {readonly asked: Asked; readonly here: WriteHere; readonly at: WriteAt};

function createOne({kind}: Extract<Route, {to: 'list' | 'detail'}>, {here, at}: Working, body: unknown): Answer {
	const saved = save(kind, {body, before: undefined, partial: false}, at);
	if (!saved.ok) return refuseOne(saved.error);
	const record = afterCreate(kind, saved.value, at);
	const row = render(here.scene, kind, record, createdKeys(namedKeys(here.query, kind, here.scene.profile), kind, here.scene.profile));
	return json(201, row, {...('url' in row && {location: String(row['url'])}), ...etagOf(record, here.scene)});
}

function changeOne(
	{kind}: Extract<Route, {to: 'list' | 'detail'}>,
	{asked, here, at}: Working,
	{record, body}: {readonly record: Row; readonly body: unknown},
): Answer {
	const etag = etagOf(record, here.scene);
	const match = asked.headers['if-match'];
	if (match !== undefined && etag.etag !== undefined && !matches(match, etag.etag)) return detail(412, 'Precondition failed.', etag);
	if (asked.method === 'DELETE') {
		const fault = messageFault(body);
		if (fault !== undefined) return json(400, fault);
		const gone = remove(kind, record, at);
		return gone.ok ? empty(204) : detail(409, gone.error.sentence);
	}
	if (Array.isArray(body)) throw crash('NotImplementedError', manyUpdate);
	// A PUT keeps what is not required and not sent (seen on both versions).
	const saved = save(kind, {body, before: record, partial: asked.method === 'PATCH'}, at);
	if (!saved.ok) return refuseOne(saved.error);
	return json(200, render(here.scene, kind, saved.value, namedKeys(here.query, kind, here.scene.profile)), etagOf(saved.value, here.scene));
}

const matches = (header: string, etag: string): boolean => header.split(',').some((one) => one.trim() === '*' || one.trim() === etag);
