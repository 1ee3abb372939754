import * as z from 'zod/mini';
import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {customFields} from '../read/endpoints.js';
import {endpointOf, fieldsOf} from '../read/item.js';
import {fetchAll, fetchPage, type Source} from '../read/pages.js';
import {idRow} from '../transport/validate.js';

/** What filters of custom fields (`cf_tier`, `cf_tier__n`) a list has. */
export type CustomFilters = {
	/** Why one of these is none, by the path of the list (`/dcim/devices/`); asked once for each list, and again for a name not known then. */
	readonly fault: (path: string, what: string, names: readonly string[]) => Promise<Result<Failure | undefined>>;
};

const texts = ['n', 'ic', 'nic', 'isw', 'nisw', 'iew', 'niew', 'ie', 'nie', 'empty', 'regex', 'iregex'];
const numbers = ['n', 'lt', 'lte', 'gt', 'gte', 'empty'];

/** The lookups of each type of field; a type that is not here cannot be asked for (seen on 4.7.3: JSON). A loose text has none. */
const lookups: Readonly<Record<string, readonly string[]>> = {
	...{text: texts, longtext: texts, url: texts, select: texts, multiselect: texts, boolean: [], multiobject: []},
	...{integer: numbers, decimal: numbers, date: numbers, datetime: numbers, object: numbers},
};

const shape = z.looseObject({name: z.string(), type: z.looseObject({value: z.string()}), filter_logic: z.looseObject({value: z.string()})});

/** The filters that a list has; `undefined` for lookups that nobody may tell. */
type Filters = {readonly names: ReadonlySet<string>; readonly any: ReadonlySet<string>};

/** Reads them from the list's own rows, which name the custom fields of their kind, and from the custom fields, which tell types. */
export function createCustomFilters(source: Source): CustomFilters {
	const known = new Map<string, Promise<Result<Filters>>>();
	const read = (path: string, isAgain: boolean): Promise<Result<Filters>> => {
		const before = isAgain ? undefined : known.get(path);
		const now = before ?? readFilters(source, path);
		known.set(path, now);
		return now;
	};
	return {
		fault: async (path, what, names) => {
			const first = await read(path, false);
			const isKnown = first.ok && names.every((name) => isFilter(name, first.value));
			const found = isKnown ? first : await read(path, true);
			if (!found.ok) known.delete(path);
			if (!found.ok) return found;
			const wrong = names.find((name) => !isFilter(name, found.value));
			return ok(wrong === undefined ? undefined : unknownFilter(what, wrong, found.value));
		},
	};
}

const isFilter = (name: string, {names, any}: Filters): boolean => names.has(name) || any.has(name.split('__')[0] ?? '');

function unknownFilter(what: string, wrong: string, {names, any}: Filters): Failure {
	const near = didYouMean(nearest(wrong, [...names, ...any]));
	return failure.usage(`${what} has no filter "${wrong}".${near}`, 'NetBox would ignore it and answer with everything; nothing was asked');
}

async function readFilters(source: Source, path: string): Promise<Result<Filters>> {
	const list = endpointOf(path, idRow);
	const [sample, fields] = await Promise.all([
		fetchPage(source, {
			endpoint: list,
			query: [
				['fields', fieldsOf(list, ['custom_fields'])],
				['limit', 1],
			],
		}),
		fetchAll(source, {endpoint: customFields, query: [['fields', 'id,name,type,filter_logic']]}),
	]);
	if (!sample.ok) return err(sample.error.failure);
	const [row] = sample.value.results;
	const ofRow = row?.['custom_fields'];
	const own = ofRow !== null && typeof ofRow === 'object' ? Object.keys(ofRow) : undefined;
	if (!fields.ok) {
		// Whoever may not see custom fields is told their names alone. An empty list answers nothing, however it is asked.
		if (fields.error.failure.code !== 'forbidden') return err(fields.error.failure);
		return ok({names: new Set(), any: new Set((own ?? []).map((name) => `cf_${name}`))});
	}
	const usable = fields.value.flatMap((field) => {
		const read = shape.safeParse(field).data;
		return read && (own?.includes(read.name) ?? true) && read.filter_logic.value !== 'disabled' ? [read] : [];
	});
	const names = usable.flatMap(({name, type, filter_logic: logic}) => {
		const more = logic.value === 'loose' && ['text', 'longtext', 'url'].includes(type.value) ? [] : lookups[type.value];
		return more ? [`cf_${name}`, ...more.map((lookup) => `cf_${name}__${lookup}`)] : [];
	});
	return ok({names: new Set(names), any: new Set()});
}
