import {type Answer, crash, page} from '../http/answer.js';
import {type Asked, pathOf, searchOf} from '../http/request.js';
import {textOf} from '../model/context.js';
import {tableOf, type World} from '../model/tables.js';
import type {Store} from './store.js';

/** The world a request works in, or the refusal of its branch. `branched` is false for main. */
export type Chosen = {readonly world: World; readonly branched: boolean} | {readonly refusal: Answer};

const invalid = 'Invalid branch identifier';
const statusPath = '/api/status/';

/**
 * The branch that the header `X-NetBox-Branch` or `_branch=` names by its schema id. The header wins; a branch that is not ready
 * is refused by header and silently main by query. `/api/status/` looks at neither from netbox-branching 1 on.
 */
export function chooseBranch(asked: Asked, store: Store): Chosen {
	const main = {world: store.main, branched: false};
	const isStatus = pathOf(asked) === statusPath;
	if (!store.profile.branching || (isStatus && store.profile.branchingIsFrom('1.0'))) return main;
	const header = asked.headers['x-netbox-branch'];
	const id = header ?? new URLSearchParams(searchOf(asked)).get('_branch') ?? '';
	if (header === undefined && id === '') return main;
	const branch = [...tableOf(store.main, 'plugins/branching/branches').values()].find((row) => textOf(row, 'schema_id') === id && id !== '');
	if (branch === undefined) return {refusal: page(400, invalid)};
	const world = branch['status'] === 'ready' ? store.branches.get(id) : undefined;
	if (world !== undefined) return {world, branched: true};
	return header === undefined || isStatus ? main : {refusal: notReady(store)};
}

function notReady({profile}: Store): Answer {
	if (profile.branchingIsFrom('1.2')) return page(400, 'Selected branch is not ready.');
	throw crash('AttributeError', "'HttpResponseBadRequest' object has no attribute 'schema_name'");
}
