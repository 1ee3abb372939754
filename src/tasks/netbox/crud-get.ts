import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Filter} from '../../netbox/schema/filters.js';
import type {Output} from '../../output/output.js';
import type {TaskArgs} from '../registry.generated.js';
import {defineTask} from '../task.js';
import {findObjectType, typeFault} from './shared/object-type.js';
import {type OpenedApi, openApi} from './shared/open-api.js';
import {pageOutput} from './shared/page-output.js';
import {readFilter} from './shared/read-filter.js';

type GetArgs = TaskArgs['netbox.crud_get'];

/** Objects of any kind: the one of an id, or a page of those that match. */
export const run = defineTask('netbox.crud_get', async (args, context) => {
	const wrong = typeFault(args['object-type']);
	if (wrong) return err(wrong);
	const filter = readFilter(args.filters);
	if (!filter.ok) return filter;
	const fault = faultOf(args);
	if (fault !== undefined) return err(failure.usage(fault));
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	const path = await findObjectType(args['object-type'], opened.value);
	if (!path.ok) return path;
	const asking = {...opened.value, path: path.value};
	return args['object-id'] === undefined ? readPage(asking, filter.value, args) : readOne(asking, args['object-id'], args);
});

type ObjectsAsked = OpenedApi & {readonly path: string};

async function readPage(
	{api, meta, path}: ObjectsAsked,
	filter: Filter,
	{fields, brief, limit, offset = 0, ordering}: GetArgs,
): Promise<Result<Output>> {
	const options = {limit, offset, ...(ordering !== undefined && {ordering}), ...(brief === true && {brief}), ...(fields && {fields})};
	const page = await api.endpoint(path).page(filter, options);
	return page.ok ? ok(pageOutput(page.value, usual, {offset, fields, meta: meta()})) : page;
}

async function readOne({api, instance, meta, path}: ObjectsAsked, id: number, {fields}: GetArgs): Promise<Result<Output>> {
	const row = await api.endpoint(path).get(id, {...(fields && {fields})});
	if (!row.ok) return row;
	if (row.value === null) return err(failure.noObject(path.replaceAll('/', '.'), String(id), instance));
	return ok(pageOutput({count: 1, results: [row.value]}, usual, {offset: 0, fields, meta: meta()}));
}

/** What every object has. */
const usual = ['id', 'display', 'status', 'description', 'last-updated'];

/** What cannot be asked together: an id is one object, in full or with some fields. */
function faultOf({'object-id': id, filters, offset, ordering, brief, fields}: GetArgs): string | undefined {
	if (id !== undefined && (filters !== undefined || offset !== undefined || ordering !== undefined || brief === true))
		return '"object-id" is one object: leave out "filters", "offset", "ordering" and "brief".';
	return brief === true && fields !== undefined ? 'say "fields" or "brief", not both.' : undefined;
}
