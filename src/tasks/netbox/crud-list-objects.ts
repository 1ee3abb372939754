import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import {type Row, rows} from '../../output/output.js';
import {nearest} from '../../text/did-you-mean.js';
import {defineTask, type TaskContext} from '../task.js';
import {openApi} from './shared/open-api.js';

/** The kinds of objects that a NetBox has, with paths and methods; where it shows no schema, by the pages of its API. */
export const run = defineTask('netbox.crud_list_objects', async ({'app-filter': apps, instance}, context) => {
	const opened = await openApi({...(instance !== undefined && {instance})}, context);
	if (!opened.ok) return opened;
	const {api, meta, instance: name} = opened.value;
	const kinds = await readKinds(api, name, context);
	if (!kinds.ok) return kinds;
	const unknown = apps?.find((app) => !kinds.value.some((kind) => isOf(kind, app)));
	if (unknown !== undefined) return err(failure.noApp(unknown, name, nearest(unknown, [...new Set(kinds.value.map(appOf))])));
	const shown = apps ? kinds.value.filter((kind) => apps.some((app) => isOf(kind, app))) : kinds.value;
	return ok({...rows(shown, ['object-type', 'path', 'methods']), meta: meta()});
});

type KindRow = Row & {readonly object_type: string};

async function readKinds(api: Api, instance: string, {report}: Pick<TaskContext, 'report'>): Promise<Result<readonly KindRow[]>> {
	report({message: `reading the schema of '${instance}', which may take 10 s when it is first asked`});
	const schema = await api.paths();
	if (schema.ok) return ok(sorted(schema.value.filter(({isList}) => isList).map(({path, methods}) => ({object_type: typeOf(path), path, methods}))));
	if (!['unexpected-answer', 'forbidden', 'rejected'].includes(schema.error.code)) return schema;
	report({message: `no schema of '${instance}': its methods are not known (${schema.error.message})`, severity: 'WARN'});
	const roots = await api.roots();
	if (!roots.ok) return roots;
	for (const {message} of roots.value.failures) report({message, severity: 'WARN'});
	return ok(sorted(roots.value.paths.map(({name, path}) => ({object_type: name, path, methods: null}))));
}

const sorted = (kinds: readonly KindRow[]): readonly KindRow[] => kinds.toSorted((a, b) => (a.object_type < b.object_type ? -1 : 1));

/** `/api/dcim/sites/` as `dcim.sites`. */
const typeOf = (path: string): string => path.split('/').slice(2, -1).join('.');

/** `dcim`, `plugins.bgp`. */
const appOf = ({object_type: type}: KindRow): string => type.split('.').slice(0, -1).join('.');

/** A plugin may be named without `plugins`, and `plugins` are all of them. */
const isOf = (kind: KindRow, app: string): boolean => [appOf(kind), appOf(kind).replace(/^plugins\./, ''), appOf(kind).split('.')[0]].includes(app);
