import type {Json, Row} from '../../output.js';
import type {Scene} from '../scene.js';
import type {Selection} from './parse.js';
import {type FilterField, filterFields, filterType, isPlugin, roots} from './types.js';

/** What the schema says of itself: the lists with their arguments, and the types of filters. Nothing else of it is told here. */
export function introspect(selection: Selection, scene: Scene): Json {
	if (selection.name === '__schema') return pick({queryType: {name: 'Query', fields: listsOf(scene)}}, selection.fields);
	const asked = String(selection.args['name']);
	const path = Object.values(roots).find((one) => filterType(scene.kindOf(one)) === asked);
	if (path === undefined) return null;
	const fields = [...filterFields(scene.kindOf(path))].map(([name, field]) => ({name, type: typeOf(field, scene)}));
	return pick({name: asked, kind: 'INPUT_OBJECT', inputFields: fields}, selection.fields);
}

/** Of an answer what was asked; null where nothing is known. */
function pick(value: Json, fields: readonly Selection[]): Json {
	if (Array.isArray(value)) return value.map((item: Json) => pick(item, fields));
	if (value === null || typeof value !== 'object' || fields.length === 0) return value;
	return Object.fromEntries(fields.map(({name, alias, fields: inner}) => [alias, pick((value as Row)[name] ?? null, inner)]));
}

function listsOf(scene: Scene): readonly Row[] {
	return Object.entries(roots).flatMap(([name, path]) => {
		const kind = scene.kindOf(path);
		const pagination = isPlugin(kind) ? [] : [{name: 'pagination', type: input('OffsetPaginationInput')}];
		const filters = {name: 'filters', type: input(filterType(kind))};
		return [
			{name, args: [{name: 'id', type: {kind: 'NON_NULL', name: null}}]},
			{name: `${name}_list`, args: [filters, ...pagination]},
		];
	});
}

const input = (name: string): Row => ({kind: 'INPUT_OBJECT', name, enumValues: null});

function typeOf(field: FilterField, scene: Scene): Json {
	const names = 'choices' in field && field.choices ? [...field.choices.keys()].map((name) => ({name})) : null;
	if (field.is === 'id') return {kind: 'SCALAR', name: 'ID', enumValues: null, inputFields: null};
	if (field.is === 'choice') return {kind: 'ENUM', name: field.type, enumValues: names, inputFields: null};
	if (field.is === 'kind')
		return {...input(filterType(scene.kindOf(field.path))), inputFields: [{name: 'id', type: input('IDComparisonFilterLookup')}]};
	if (field.inner) return {...input(field.type), inputFields: [{name: 'filter_lookup', type: input('IntFilterLookup')}]};
	const value = {kind: names ? 'ENUM' : 'SCALAR', name: null, enumValues: names};
	const list = {kind: 'LIST', name: null, enumValues: null};
	return {
		...input(field.type),
		inputFields: [
			{name: 'exact', type: value},
			{name: 'is_null', type: {kind: 'SCALAR', name: 'Boolean', enumValues: null}},
			{name: 'in_list', type: list},
		],
	};
}
