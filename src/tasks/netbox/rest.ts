import {readSafe} from '../../changes/hidden.js';
import {shownBody} from '../../changes/preview.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Query} from '../../netbox/netbox.js';
import {branchFault} from '../../netbox/read/branched.js';
import {parameterOf, target} from '../../netbox/read/query.js';
import {document, type Json, type Meta, type Output, type Row, rows, text} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {keepLost} from '../plan/shared/lost-writes.js';
import {defineTask, type TaskContext} from '../task.js';
import {confirmWrite, mayWrite} from './shared/confirm-write.js';
import {dryRunDocument} from './shared/dry-run-document.js';
import {type OpenedApi, openApi} from './shared/open-api.js';
import {pageOutput} from './shared/page-output.js';
import {isRead, readRequest} from './shared/rest-request.js';

/** One request below `/api/`: what NetBox answers, as rows where it is a list. */
export const run = defineTask('netbox.rest', async (args, context) => {
	const request = readRequest(args);
	if (!request.ok) return request;
	const {method} = request.value;
	const unbranched = isRead(request.value) ? undefined : branchFault(listOf(request.value.path), args.branch);
	if (unbranched) return err(unbranched);
	if (args['dry-run'] === true) return dryRun(request.value, args, context);
	const may = isRead(request.value) ? ok(undefined) : await mayWrite(args, context);
	if (!may.ok) return may;
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	if (isRead(request.value)) return args.all === true ? readAll(opened.value, request.value) : readOne(opened.value, request.value);
	const {instance, api} = opened.value;
	const question = (where: string): string => `send this ${method} to ${where}?`;
	const sure = await confirmWrite({said: args, instance, question, preview: () => previewOf(request.value, api.url)}, context);
	if (!sure.ok) return sure;
	const end = await keepLost({what: `netbox rest ${method} ${request.value.path}`, why: 'its old values are not known'}, context);
	const sent = await send(opened.value, request.value);
	end({mayBeDone: sent.ok || sent.error.code === 'unknown-outcome'});
	return sent;
});

type Request = Parameters<Api['rest']>[0];
type Get = Pick<Request, 'method' | 'path'> & {readonly query: Query};

async function readOne({api, meta}: OpenedApi, request: Get): Promise<Result<Output>> {
	const answer = await api.rest(request);
	if (!answer.ok) return answer;
	const {value, notes} = readSafe(answer.value);
	const output = shown(value, request.query, meta());
	return ok({...output, notes: [...output.notes, ...notes]});
}

async function readAll({api, meta}: OpenedApi, request: Get): Promise<Result<Output>> {
	const found = await api.restAll({path: request.path, query: request.query});
	if (!found.ok) return found;
	const {value, notes} = readSafe(found.value as readonly Json[]);
	const all = value as readonly Row[];
	return ok({...rows(all, fieldsOf(request.query) ?? columnsOf(all)), notes, meta: meta()});
}

/** `dcim/sites` of `/api/dcim/sites/1/`. */
const listOf = (path: string): string => path.replace(/^\/?api\//, '').replace(/(\/\d+)?\/?$/, '');

/** The request as it will go out. */
const previewOf = ({method, path, body}: Request, url: string): Output =>
	text(`${method} ${url}${path}${path.endsWith('/') ? '' : '/'}\n${body === undefined ? '' : `${stringifyJson(shownBody(body), undefined, 4)}\n`}`);

/** An answer without content is said in words, since there is nothing to show. */
async function send({api, meta}: OpenedApi, request: Request): Promise<Result<Output>> {
	const answer = await api.rest(request);
	if (!answer.ok) return answer;
	const notes = answer.value === null ? [`done: ${request.method} ${request.path}`] : [];
	return ok({...document(answer.value), notes, meta: meta()});
}

/** A page of a list as its rows, and whether there are more; anything else as it came. */
function shown(answer: Json, query: Query, meta: Meta): Output {
	const page = answer as {readonly count?: Json; readonly next?: Json; readonly results?: Json} | null;
	const results = page?.results;
	if (!Array.isArray(results) || !results.every(isRow)) return {...document(answer), meta};
	const fields = fieldsOf(query) ?? columnsOf(results);
	if (typeof page?.count === 'number') {
		const offset = Number(parameterOf(query, 'offset', 0));
		return pageOutput({count: page.count, results}, fields, {offset, fields, meta});
	}
	const truncated = page?.next !== undefined && page.next !== null;
	return {...rows(results, fields), notes: truncated ? [`showing ${results.length}, there are more`] : [], meta: {...meta, truncated}};
}

const fieldsOf = (query: Query): readonly string[] | undefined => {
	const fields = String(parameterOf(query, 'fields', ''));
	return fields === '' ? undefined : fields.split(',');
};

type RestTarget = {readonly instance?: string; readonly branch?: string};

async function dryRun({method, path, ...rest}: Request, {instance, branch}: RestTarget, context: TaskContext): Promise<Result<Output>> {
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	const slashed = path.endsWith('/') ? path : `${path}/`;
	const wanted = {method, target: target(slashed.replace(/^\/api/, ''), rest.query ?? []), body: rest.body, why: 'what was asked'};
	return ok(dryRunDocument(netbox.value, branch, [wanted]));
}

/** What says most of an object, in this order. */
const telling = ['id', 'display', 'name', 'time', 'action', 'status', 'description', 'last_updated'];

/** The columns of rows whose kind nobody knows: those of `telling` that they have, else what they have. */
function columnsOf(rows: readonly Row[]): readonly string[] {
	const names = new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)));
	const found = telling.filter((name) => names.has(name) && !(name === 'name' && names.has('display')));
	return found.length > 1 ? found : [...names];
}
