import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Branch, Query} from '../netbox.js';
import type {Answer} from '../transport/answer.js';
import {crashAnswer} from '../transport/validate.js';
import {branches} from './endpoints.js';
import {fetchAll, type Source} from './pages.js';

/** How the branch list is asked for a name; it is never asked within a branch. */
export const branchQuery = (name: string): Query => [['name', name]];

/**
 * The branch of exactly this name, which must be ready: NetBox answers for any other as if it were main, or not at all. Where
 * several bear the name, the ready one counts.
 */
export async function findBranch(source: Source, name: string): Promise<Result<Branch>> {
	const instance = source.instance.name;
	if (name === '') return err(failure.noBranch(name, instance));
	const listed = await fetchAll(source, {endpoint: branches, query: branchQuery(name)});
	if (!listed.ok) return err(listed.error.failure);
	const named = listed.value.filter((row) => row.name === name);
	const branch = named.find(({status}) => status.value === 'ready') ?? named[0];
	if (!branch) return err(failure.noBranch(name, instance));
	if (branch.status.value !== 'ready') return err(failure.branchNotReady(name, branch.status.value, instance));
	return ok({name, schemaId: branch.schema_id, lastSync: branch.last_sync ?? null});
}

/** Whether an answer says that the branch of the request cannot be used. branching 0.7 crashes where it means "not ready". */
export function isBranchRefusal({status, body, json}: Answer): boolean {
	if (status === 400) return /^\s*(Invalid branch identifier|Selected branch is not ready)/.test(body);
	return status === 500 && (crashAnswer.safeParse(json).data?.error.includes("no attribute 'schema_name'") ?? false);
}
