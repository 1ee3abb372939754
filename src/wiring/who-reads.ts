import type {NetboxInstance} from '../core/instance.js';
import type {Scope} from '../store/cache/cache.js';
import {tokenOf} from './directory.js';
import type {KeptState} from './state.js';

/** The reader of an instance's token; undefined if its NetBox was never asked, or if the token cannot be read. Asks no NetBox. */
export async function readerAt(instance: NetboxInstance, state: Pick<KeptState, 'cache' | 'secrets'>): Promise<string | undefined> {
	const token = await tokenOf(instance, state);
	if (!token.ok) return undefined;
	const {tokenMark} = await import('../netbox/transport/token.js');
	const known = (await state.cache()).reader(instance.url, (salt) => tokenMark(token.value, salt));
	return known.ok ? known.value?.reader : undefined;
}

/** The part of main's cache that the token of an instance may show; undefined if its reader is not known. */
export async function cachedMain(instance: NetboxInstance, state: Pick<KeptState, 'cache' | 'secrets'>): Promise<Scope | undefined> {
	const reader = await readerAt(instance, state);
	return reader === undefined ? undefined : {instance: instance.url, branch: 'main', reader};
}
