import type {NetboxInstance} from '../core/instance.js';
import {ok, type Result} from '../core/result.js';
import {labInstance, labToken} from './directory.js';
import type {KeptState} from './state.js';

/** The token of an instance: the lab's own, or the stored one; fails with a hint how to fix it. */
export async function tokenOf(instance: NetboxInstance, {secrets}: Pick<KeptState, 'secrets'>): Promise<Result<string>> {
	if (instance.name === labInstance.name) return ok(labToken);
	return (await secrets()).read(instance.token);
}
