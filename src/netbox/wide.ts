import {type Api, createApi} from './api/api.js';
import type {SeenRules} from './api/body-names.js';
import {createNetbox, mainOf, type NetboxServer, sourceOf} from './client.js';
import type {Connection} from './read/reader.js';
import {createCustomFilters} from './schema/custom-filters.js';
import type {SeenFields} from './schema/known-names.js';
import {createSchema, type SchemaStore} from './schema/openapi.js';
import {createWriter} from './write/writer.js';

/** All that a server can do, writes included, for one job; reads by the same reader as a plain client. Sends nothing yet. */
export function openWide(server: Pick<NetboxServer, 'view'>, connection: Connection, store?: SchemaStore): Api {
	const view = server.view(connection);
	const {shared, reader} = view;
	const netbox = createNetbox(view);
	const writer = createWriter(shared, {...connection, proof: view.proof});
	const schema = createSchema(mainOf(view), {status: netbox.status, store});
	const customFilters = createCustomFilters(mainOf(view));
	const seen: SeenFields = new Map();
	const seenRules: SeenRules = new Map();
	return createApi({
		status: netbox.status,
		findBranch: netbox.branch,
		requests: () => reader.requests() + writer.requests(),
		contextOf: (branch) => ({
			source: branch === undefined ? mainOf(view) : sourceOf({...view, branch}),
			write: (write, what) => writer.write({write, what, branch}),
			...{schema, customFilters, seen, seenRules},
			clock: shared.clock,
			signal: connection.signal,
		}),
	});
}
