import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import {isList} from '../../output/row-values.js';
import {sameList} from './known-relations.js';

/** What NetBox calls the objects of a list where it names their kind in a value. */
export type ContentType = {
	/** `netbox_bgp.bgpsession`. */
	readonly type: string;
	/** The list, by the name that stands for all of its names: `plugins.bgp.session`. */
	readonly kind: string;
	/** What every object of it may have: `contacts`, `journaling` and the like. */
	readonly features: readonly string[];
};

/** The content types that have a list, by one request that any token may send (`rest_api_endpoint`; seen on 4.4.10 and 4.7.3). */
export async function readContentTypes(api: Pick<Api, 'endpoint'>): Promise<Result<readonly ContentType[]>> {
	const listed = await api.endpoint('core/object-types').list();
	if (!listed.ok) return listed;
	return ok(
		listed.value.flatMap(({app_label: app, model, features = [], rest_api_endpoint: at}): readonly ContentType[] => {
			const path = typeof at === 'string' ? /\/api\/(.+)\/$/.exec(at)?.[1] : undefined;
			const kind = path === undefined ? undefined : sameList(path.replaceAll('/', '.'));
			return kind === undefined ? [] : [{type: `${String(app)}.${String(model)}`, kind, features: isList(features) ? features.map(String) : []}];
		}),
	);
}
