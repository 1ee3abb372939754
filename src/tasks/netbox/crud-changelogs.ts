import {ok} from '../../core/result.js';
import {defineTask} from '../task.js';
import {openApi} from './shared/open-api.js';
import {pageOutput} from './shared/page-output.js';
import {readFilter} from './shared/read-filter.js';

/** The change log, newest first: by id, since that is the order in which NetBox wrote it. */
export const run = defineTask('netbox.crud_changelogs', async ({filters, fields, limit, offset = 0, ...place}, context) => {
	const filter = readFilter(filters);
	if (!filter.ok) return filter;
	const opened = await openApi(place, context);
	if (!opened.ok) return opened;
	// The names are checked by the API; the type of the list knows only those that need no look into the server's schema.
	const log = opened.value.api.endpoint('core/object-changes');
	const page = await log.page(filter.value, {ordering: '-id', limit, offset, ...(fields && {fields})});
	if (!page.ok) return page;
	const usual = ['time', 'user-name', 'action', 'changed-object-type', 'changed-object-id', 'id'];
	return ok(pageOutput(page.value, usual, {offset, fields, meta: opened.value.meta()}));
});
