import {readSafe} from '../../changes/hidden.js';
import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Page} from '../../netbox/netbox.js';
import {type Json, type Output, type Row, rows} from '../../output/output.js';
import {defineTask} from '../task.js';
import {findObjectType, typeFault} from './shared/object-type.js';
import {openApi} from './shared/open-api.js';

/** What is searched where nobody says what: kinds that peerings are about. All have `q`, on NetBox 4.4 to 4.7. */
export const usualTypes: readonly string[] = [
	...['dcim.devices', 'dcim.interfaces', 'dcim.sites', 'dcim.locations', 'virtualization.virtual-machines'],
	...['ipam.asns', 'ipam.prefixes', 'ipam.ip-addresses', 'ipam.vlans', 'ipam.vrfs', 'circuits.circuits', 'tenancy.tenants'],
	...['plugins.bgp.session', 'plugins.bgp.peer-group', 'plugins.bgp.routing-policy', 'plugins.bgp.prefix-list'],
];

/** Objects of several kinds that NetBox finds by a text, in the order of the kinds. A kind that fails is an error beside what others give. */
export const run = defineTask('netbox.crud_search', async ({query, 'object-types': named, fields, limit, instance}, context) => {
	if (query.trim() === '') return err(failure.usage('"query" is empty: it would match everything.'));
	const said = [...new Set(named ?? usualTypes)];
	const fault = said.map(typeFault).find((wrong) => wrong !== undefined);
	if (fault) return err(fault);
	const opened = await openApi({...(instance !== undefined && {instance})}, context);
	if (!opened.ok) return opened;
	const {api, meta} = opened.value;
	const types = await Promise.all(said.map((type) => findObjectType(type, opened.value)));
	const wrong = types.find((type) => !type.ok);
	if (wrong && !wrong.ok) return wrong;
	const paths = [...new Set(types.flatMap((type) => (type.ok ? [type.value] : [])))];
	const asking = {api, query, fields, limit};
	const found = await Promise.all(paths.map((path) => search(path, asking)));
	const isExpected = (error: Failure): boolean => named === undefined && ['forbidden', 'plugin-missing', 'unexpected-answer'].includes(error.code);
	for (const {type, page} of found) {
		const severity = page.ok || !isExpected(page.error) ? 'ERROR' : page.error.code === 'forbidden' ? 'WARN' : 'INFO';
		if (!page.ok) context.report({message: `not searched: ${type}: ${page.error.message}`, severity});
	}
	const errors = found.flatMap(({page}) => (page.ok || isExpected(page.error) ? [] : [page.error]));
	if (!found.some(({page}) => page.ok)) return err(errors[0] ?? failure.usage('nothing here can be searched by this token.'));
	return ok({...shown(found, fields), errors, meta: {...meta(), truncated: found.some(isCut)}});
});

type SearchRequest = {readonly api: Api; readonly query: string; readonly fields: readonly string[] | undefined; readonly limit: number};
type SearchResult = {readonly type: string; readonly page: Result<Page<Row>>};

/** NetBox answers with everything where a list has no `q`, so kinds that are not known to have it are looked up in the schema. */
async function search(path: string, {api, query, fields, limit}: SearchRequest): Promise<SearchResult> {
	const type = path.replaceAll('/', '.');
	const options = {limit, fields: fields ?? usualFields};
	const page = usualTypes.includes(type)
		? await api.endpoint(path).page({}, {...options, unchecked: {q: query}})
		: await api.endpoint(path).page({q: query}, options);
	return {type, page};
}

const usualFields = ['url', 'display', 'description'];

/** The kind of a row, and what was asked of it: old plugins need to be asked for more than that. */
const pick = (row: Row, type: string, fields: readonly string[] = usualFields): Row => ({
	object_type: type,
	id: row['id'] ?? null,
	...Object.fromEntries(fields.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : []))),
});

const isCut = ({page}: SearchResult): boolean => page.ok && page.value.results.length < page.value.count;

/** The rows of all kinds, each with its kind, and where they were searched. */
function shown(found: readonly SearchResult[], fields: readonly string[] | undefined): Output {
	const searched = found.flatMap(({type, page}) => (page.ok ? [{type, ...page.value}] : []));
	const all = searched.flatMap(({type, results}) => results.map((row) => pick(row, type, fields)));
	const missing = found.flatMap(({type, page}) => (page.ok ? [] : [type]));
	const [hits, others] = [searched.filter(({count}) => count > 0), searched.filter(({count}) => count === 0)];
	const notes = [
		...hits.flatMap(({type, results, count}) => (results.length < count ? [`${type}: showing ${results.length} of ${count}`] : [])),
		...(hits.length > 0 ? [`found in ${hits.map(({type, count}) => `${type} (${count})`).join(', ')}`] : []),
		...(others.length > 0 ? [`nothing in ${others.map(({type}) => type).join(', ')}`] : []),
		...(missing.length > 0 ? [`not searched: ${missing.join(', ')}`] : []),
	];
	const safe = readSafe(all as readonly Json[]);
	return {...rows(safe.value as readonly Row[], ['object-type', 'id', ...(fields ?? ['display', 'description'])]), notes: [...notes, ...safe.notes]};
}
