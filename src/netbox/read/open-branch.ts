import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../netbox.js';

/** A NetBox as seen in main or in one branch, by its schema id or `main`. `lastSync` is the branch's, where it was asked. */
export type Branched = {readonly netbox: Netbox; readonly branch: string; readonly name?: string; readonly lastSync?: string | null};

/** What a server's own rows, outside of every branch, are kept under. */
export const main = 'main';

/** Main, or a branch that exists and is ready, which is asked. */
export async function openBranch(netbox: Netbox, branch: string | undefined): Promise<Result<Branched>> {
	if (branch === undefined) return ok({netbox, branch: main});
	const found = await netbox.branch(branch);
	if (!found.ok) return found;
	const {name, schemaId, lastSync} = found.value;
	return ok({netbox: netbox.onBranch(schemaId), branch: schemaId, name, lastSync});
}
