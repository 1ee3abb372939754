import {readSafe} from '../../changes/hidden.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {type GraphqlRequest, graphqlPath} from '../../netbox/api/graphql.js';
import {listsQuery} from '../../netbox/schema/graphql-types.js';
import {document, type Json, type Output, type Row, rows} from '../../output/output.js';
import {isPlain, isRow} from '../../output/row-values.js';
import type {TaskArgs} from '../registry.generated.js';
import {defineTask, type TaskContext} from '../task.js';
import {dryRunDocument} from './shared/dry-run-document.js';
import {type GraphqlObjects, graphqlRequest, readFields, unaskedRequest} from './shared/graphql-list.js';
import {openApi} from './shared/open-api.js';

type GraphqlArgs = TaskArgs['netbox.graphql'];

/** The `data` of a GraphQL query, given as such or made of a list, filters and fields. */
export const run = defineTask('netbox.graphql', async (args, context) => {
	const asked = readAsked(args);
	if (!asked.ok) return asked;
	if (args['dry-run'] === true) return dryRun(asked.value, args, context);
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	const {api, instance, meta} = opened.value;
	const request = 'query' in asked.value ? ok(asked.value) : await graphqlRequest(asked.value, {api, instance});
	if (!request.ok) return request;
	const data = await api.graphql(request.value);
	if (!data.ok) return data;
	const {value, notes} = readSafe(data.value);
	return ok({...shown(value, args.fields), notes: [...longLists(value), ...notes], meta: meta()});
});

/** Either a query or a list of objects. */
function readAsked({'query-string': query, obj, filters, fields, variables}: GraphqlArgs): Result<GraphqlRequest | GraphqlObjects> {
	const usage = (message: string) => err(failure.usage(message, 'example: netbox graphql obj devices fields name,site.name'));
	if ((query === undefined) === (obj === undefined)) return usage('say "query-string" or "obj", one of them.');
	if (query !== undefined) {
		if (filters !== undefined || fields !== undefined) return usage('"filters" and "fields" go with "obj".');
		if (variables !== undefined && !isRow(variables)) return usage('"variables" must be one JSON object.');
		return ok({query, ...(variables !== undefined && {variables})});
	}
	if (variables !== undefined) return usage('"variables" go with "query-string".');
	if (filters !== undefined && !isRow(filters)) return usage('"filters" must be one JSON object.');
	const tree = readFields(fields ?? ['id', 'display']);
	return tree.ok ? ok({list: obj ?? '', fields: tree.value, filters}) : tree;
}

/** The data; a single list of objects as a table as well. */
function shown(data: Json, fields: readonly string[] | undefined): Output {
	const values = isRow(data) ? Object.values(data) : [];
	const [list] = values;
	if (values.length !== 1 || !Array.isArray(list) || list.length === 0 || !list.every(isRow)) return document(data);
	const objects = list as readonly Row[];
	const table = rows(objects, fields ?? Object.keys(objects[0] ?? {}));
	return {...table, kind: 'document', value: data, rows: objects};
}

async function dryRun(asked: GraphqlRequest | GraphqlObjects, {instance, branch}: GraphqlArgs, context: TaskContext): Promise<Result<Output>> {
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	const post = (body: GraphqlRequest, why: string) => ({method: 'POST', target: graphqlPath, body: body as unknown as Json, why});
	if ('query' in asked) return ok(dryRunDocument(netbox.value, branch, [post(asked, 'what was asked')]));
	const wanted = [
		post({query: listsQuery}, 'what NetBox calls the list, and the type of its filters'),
		post(unaskedRequest(asked), 'what was asked'),
	];
	return ok(dryRunDocument(netbox.value, branch, wanted));
}

/** Rows from which on a list may have been cut: NetBox's own limits are 100 (nested lists) and MAX_PAGE_SIZE, and it says nothing. */
const suspicious = 100;

/** A note for each list that may have been cut. */
function longLists(value: Json, path = ''): readonly string[] {
	if (Array.isArray(value)) {
		const own =
			value.length >= suspicious
				? [`${path}: ${value.length} rows; NetBox may have cut this list, GraphQL does not say so ("netbox crud get" does)`]
				: [];
		return [...own, ...new Set(value.flatMap((item) => longLists(item as Json, path)))];
	}
	if (isPlain(value)) return [];
	return Object.entries(value).flatMap(([name, inner]) => longLists(inner as Json, path === '' ? name : `${path}.${name}`));
}
