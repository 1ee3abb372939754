import * as z from 'zod/mini';
import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {target} from '../read/query.js';
import type {Context} from './context.js';

/** A path that the API lists of itself: `dcim.sites` at `/api/dcim/sites/`. */
export type ApiPath = {readonly name: string; readonly path: string};

/** What the roots name, and the roots that could not be read. */
export type ApiPaths = {readonly paths: readonly ApiPath[]; readonly failures: readonly Failure[]};

const rootAnswer = z.record(z.string(), z.url());

/**
 * What stands below the apps and the plugins, by the pages that NetBox lists itself on: about 15 small requests. Most are lists
 * of objects; a few (`users.config`) are not, which only the schema tells. A root that fails leaves out what is below it.
 */
export async function readRoots({source}: Pick<Context, 'source'>): Promise<Result<ApiPaths>> {
	const read = async (path: string): Promise<Result<readonly ApiPath[]>> => {
		const what = nameOf(path) || 'the API';
		const answer = await source.get({list: {path, what, permission: `to view ${what}`}, target: () => target(path, [])});
		if (!answer.ok) return err(answer.error.failure);
		return ok(Object.values(rootAnswer.safeParse(answer.value.json).data ?? {}).map(pathOf));
	};
	const root = await read('/');
	if (!root.ok) return root;
	const apps = root.value.filter(({name}) => name !== 'status' && name !== 'plugins');
	const plugins = root.value.some(({name}) => name === 'plugins') ? await read('/plugins/') : ok([]);
	const inside = plugins.ok ? plugins.value.filter(({name}) => name !== 'plugins.installed-plugins') : [];
	const pages = await Promise.all([...apps, ...inside].map(({path}) => read(path.slice('/api'.length))));
	const failures = [plugins, ...pages].flatMap((page) => (page.ok ? [] : [page.error]));
	return ok({paths: pages.flatMap((page) => (page.ok ? page.value : [])), failures});
}

/** Roots name URLs, of which only the path counts: hosts behind fronts may be others. */
function pathOf(url: string): ApiPath {
	const path = new URL(url).pathname.replace(/^.*?\/api\//, '/');
	return {name: nameOf(path), path: `/api${path}`};
}

const nameOf = (path: string): string =>
	path
		.split('/')
		.filter((word) => word !== '')
		.join('.');
