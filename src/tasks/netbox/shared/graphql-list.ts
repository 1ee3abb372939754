import {failure} from '../../../core/failure.js';
import {own} from '../../../core/own-property.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Api} from '../../../netbox/api/api.js';
import type {GraphqlRequest} from '../../../netbox/api/graphql.js';
import {filterQuery, inputFieldsOf, listsOf, listsQuery} from '../../../netbox/schema/graphql-types.js';
import type {Json, Row} from '../../../output/output.js';
import {nearest} from '../../../text/did-you-mean.js';
import {isShort, lengthen} from './graphql-filters.js';

/** Objects that a command asks GraphQL for: a list by any of its names, the fields of each, and its filters. */
export type GraphqlObjects = {readonly list: string; readonly fields: GraphqlFields; readonly filters: Row | undefined};

/** Name of a field -> the fields of what it leads to; none for a plain value. */
type GraphqlFields = {readonly [name: string]: GraphqlFields};

/** `name,site.name` as what GraphQL selects. */
export function readFields(paths: readonly string[]): Result<GraphqlFields> {
	const tree: {[name: string]: GraphqlFields} = {};
	for (const path of paths) {
		const names = path.replaceAll('-', '_').split('.');
		const wrong = names.find((name) => !/^[a-z_]\w*$/i.test(name));
		if (wrong !== undefined) return err(failure.usage(`"${path}" is no field.`, 'say fields as in name or site.name'));
		let at = tree;
		for (const name of names) {
			if (!Object.hasOwn(at, name)) at[name] = {};
			at = at[name] as typeof tree;
		}
	}
	return ok(tree);
}

const selection = (fields: GraphqlFields): string =>
	`{ ${Object.entries(fields)
		.map(([name, inner]) => (Object.keys(inner).length > 0 ? `${name} ${selection(inner)}` : name))
		.join(' ')} }`;

/** The query for a list, by what the server says of itself: its name, the type of its filters, and how they are written. */
export async function graphqlRequest(
	{list, fields, filters}: GraphqlObjects,
	{api, instance}: {readonly api: Api; readonly instance: string},
): Promise<Result<GraphqlRequest>> {
	const said = await api.graphql({query: listsQuery});
	if (!said.ok) return said;
	const lists = listsOf(said.value);
	const names = lists.map(({name}) => name);
	const name = findList(list, names);
	if (name === undefined) return err(failure.noGraphqlList(list, instance, nearest(`${key(list)}_list`, names)));
	if (!filters) return ok({query: `{ ${name} ${selection(fields)} }`});
	const type = lists.find((one) => one.name === name)?.filters;
	if (type === undefined) return err(failure.usage(`the GraphQL list "${name}" has no filters.`));
	const whole = await readFilters(filters, type, api);
	return whole.ok
		? ok({query: `query ($filters: ${type}) { ${name}(filters: $filters) ${selection(fields)} }`, variables: {filters: whole.value}})
		: whole;
}

async function readFilters(filters: Row, type: string, api: Api): Promise<Result<Row>> {
	if (!Object.values(filters).some(isShort)) return ok(filters);
	const said = await api.graphql({query: filterQuery, variables: {name: type}});
	return said.ok ? ok(lengthen(filters, inputFieldsOf(said.value))) : said;
}

/** The same request while nobody was asked for names and types. */
export const unaskedRequest = ({list, fields, filters}: GraphqlObjects): GraphqlRequest =>
	filters
		? {
				query: `query ($filters: <type of its filters>) { <list of ${list}>(filters: $filters) ${selection(fields)} }`,
				variables: {filters: filters as Json},
			}
		: {query: `{ <list of ${list}> ${selection(fields)} }`};

/** Where the last word of an object type is not what GraphQL calls it. */
const otherwise: Readonly<Record<string, string>> = {'virtualization.interfaces': 'vm_interface_list'};

/** The list that is meant by its own name, by that of an object, or by an object type: `device_list`, `device`, `dcim.devices`. */
function findList(asked: string, lists: readonly string[]): string | undefined {
	const words = asked.toLowerCase().split(/[./]/);
	const last = words.at(-1) ?? '';
	const keys = [last, last.replace(/s$/, ''), last.replace(/es$/, ''), last.replace(/ies$/, 'y')].flatMap((word) => [key(word), `${key(word)}list`]);
	const inPlugin = words[0] === 'plugins' ? words[1] : undefined;
	if (inPlugin !== undefined) return lists.find((name) => name.includes(`_${inPlugin}_`) && keys.some((word) => key(name).endsWith(word)));
	const special = own(otherwise, words.join('.'));
	return (
		special ??
		lists.find((name) => keys.includes(key(name))) ??
		lists.find((name) => keys.some((word) => word.length > 3 && key(name) === `netboxbgp${word}`))
	);
}

/** Names without what separates their words. */
const key = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
