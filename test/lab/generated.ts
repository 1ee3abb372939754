import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import type {Json, Row} from '../../src/output/output.js';

/** What is about the page and not about the rows. */
const shaping = new Set(['brief', 'fields', 'limit', 'offset', 'omit', 'ordering', 'q', 'start']);

/** Of the filters with a lookup (`name__ic`) every so many is asked: all of them would take a quarter of an hour. */
const step = Number(process.env['NF_TEST_LOOKUP_STEP'] ?? 12);

/** Requests for one kind: each plain filter and some of the others, with a value of a row, null, nonsense, a number or nothing, by turns. */
export function requestsFor(path: string, parameters: readonly string[], {objects}: LabDataset): readonly string[] {
	const filters = parameters.filter((name, index) => !shaping.has(name) && (!name.includes('__') || index % step === 0));
	return filters.map((name, index) => {
		const given = [valueFor(name, objects[path] ?? []), 'null', 'zzz', '1', ''];
		return `/api/${path}/?${name}=${encodeURIComponent(given[index % given.length] ?? '')}&ordering=id&limit=4&fields=id`;
	});
}

/** The first value that a row has in the field of a filter, as the filter takes it. */
function valueFor(parameter: string, rows: readonly Row[]): string {
	const filter = parameter.split('__')[0] ?? '';
	const field = filter.replace(/_id$/u, '');
	for (const row of rows) {
		const found = [row[filter] ?? row[field] ?? null].flat()[0] ?? null;
		const value = isRow(found) ? valueIn(found, filter.endsWith('_id')) : found;
		if (value !== null && value !== '' && typeof value !== 'object') return String(value);
	}
	return '2';
}

const isRow = (value: Json): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const valueIn = (row: Row, byId: boolean): Json =>
	(byId ? row['id'] : (row['value'] ?? row['slug'] ?? row['asn'] ?? row['address'] ?? row['name'])) ?? null;
