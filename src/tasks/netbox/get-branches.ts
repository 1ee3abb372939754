import {ok} from '../../core/result.js';
import type {BranchRow} from '../../netbox/api/branching.js';
import {type Json, type Row, rows} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {defineTask} from '../task.js';
import {openApi} from './shared/open-api.js';

/** The branches of the branching plugin by name; `plugin-missing` where it is not installed. */
export const run = defineTask('netbox.get_branches', async ({instance, status}, context) => {
	const opened = await openApi({...(instance !== undefined && {instance})}, context);
	if (!opened.ok) return opened;
	const {api, meta} = opened.value;
	const listed = await api.branching.branches.list(status === undefined ? {} : {status}, {ordering: 'name'});
	if (!listed.ok) return listed;
	const shown = rows(listed.value.map(describe), ['name', 'status', 'owner', 'last-sync', 'description']);
	return ok({...shown, meta: meta()});
});

const describe = (branch: BranchRow): Row => ({
	name: branch.name,
	status: branch.status.value,
	owner: ownerOf(branch['owner']),
	last_sync: branch.last_sync ?? null,
	description: branch['description'] ?? null,
});

/** A user is shown by the name he logs in with. */
const ownerOf = (owner: Json | undefined): Json => (isRow(owner) ? (owner['username'] ?? owner['display'] ?? null) : (owner ?? null));
