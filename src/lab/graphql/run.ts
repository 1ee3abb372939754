import type {Json, Row} from '../../output.js';
import {type Caller, isAllowed} from '../auth.js';
import type {Field} from '../kinds/field.js';
import type {Kind} from '../kinds/kind.js';
import {createCompare} from '../order.js';
import {idOf, type Scene, target} from '../scene.js';
import type {Store} from '../store.js';
import {tableOf} from '../world.js';
import {filterFault, matchesFilter} from './filter.js';
import {introspect} from './introspect.js';
import type {Selection} from './parse.js';
import {isPlugin, roots} from './types.js';

/** A fault of a query, to throw: where in the query, and the path of the answer it spoils. */
export type QueryFault = {readonly fault: string; readonly at: number; readonly path?: readonly (string | number)[]};

/** Who asks what of which objects. */
export type RunAt = {readonly store: Store; readonly scene: Scene; readonly caller: Caller; readonly maximum: number};

/** One field of the query's top. */
export function runRoot(selection: Selection, at: RunAt): Json {
	const {name} = selection;
	if (name === '__typename') return 'Query';
	if (name === '__schema' || name === '__type') return introspect(selection, at.scene);
	const isList = name.endsWith('_list');
	const path = roots[isList ? name.slice(0, -'_list'.length) : name];
	if (path === undefined) throw fault(`Cannot query field '${name}' on type 'Query'.`, selection);
	const kind = at.scene.kindOf(path);
	const visible = isAllowed(at.caller, 'view', kind.type, at.store);
	if (isList) return visible ? runList(selection, kind, at) : [];
	const record = visible ? target(at.scene, path, Number(selection.args['id'])) : undefined;
	if (record === undefined) throw fault(`${kind.model} matching query does not exist.`, selection, [selection.alias]);
	return show(record, {selection, kind, scene: at.scene, path: [selection.alias]});
}

const fault = (text: string, {at}: Selection, path?: readonly (string | number)[]): QueryFault => ({fault: text, at, ...(path && {path})});

/** Lists are cut at MAX_PAGE_SIZE without a word; those of plugins have no pages (seen on 4.7.3; before, core lists were whole). */
function runList(selection: Selection, kind: Kind, {scene, store, maximum}: RunAt): Json {
	const {filters, pagination, ...others} = selection.args;
	const [unknown] = [...Object.keys(others), ...(isPlugin(kind) && pagination !== undefined ? ['pagination'] : [])];
	if (unknown !== undefined) throw fault(`Unknown argument '${unknown}' on field 'Query.${selection.name}'.`, selection);
	const wrong = filters === undefined || filters === null ? undefined : filterFault(filters, {kind, scene});
	if (wrong !== undefined) throw fault(wrong, selection);
	const {offset, limit} = (pagination ?? {}) as Row;
	const most = isPlugin(kind) || store.profile.since45 ? maximum : Number.POSITIVE_INFINITY;
	const from = Number(offset ?? 0);
	return [...tableOf(scene.world, kind.path).values()]
		.filter((record) => matchesFilter(record, filters ?? {}, {kind, scene}))
		.toSorted(createCompare(null, kind, scene))
		.slice(from, from + Math.min(Number(limit ?? most), most))
		.map((record, index) => show(record, {selection, kind, scene, path: [selection.alias, index]}));
}

type Showing = {readonly selection: Selection; readonly kind: Kind; readonly scene: Scene; readonly path: readonly (string | number)[]};

function show(record: Row, showing: Showing): Row {
	return Object.fromEntries(showing.selection.fields.map((field) => [field.alias, showField(record, field, showing)]));
}

function showField(record: Row, selection: Selection, {kind, scene, path}: Showing): Json {
	const {name} = selection;
	const type = `${kind.model}Type`;
	if (name === 'id') return String(idOf(record));
	if (name === '__typename') return type;
	if (name === 'display') return kind.display(record, scene);
	const field = kind.fields[name];
	if (field === undefined || field.is === 'made' || field.is === 'count') throw fault(`Cannot query field '${name}' on type '${type}'.`, selection);
	const isObject = field.is === 'ref' || field.is === 'refs';
	if (isObject && selection.fields.length === 0) throw fault(noSubfields(name, field, scene), selection);
	const value = record[name] ?? null;
	const here = [...path, selection.alias];
	// The plugin declares a session's name as never null, though the database lets it be.
	if (value === null && kind.path === 'plugins/bgp/session' && name === 'name') {
		throw fault(`Cannot return null for non-nullable field ${type}.name.`, selection, here);
	}
	return convert(field, value, {selection, scene, path: here, kind});
}

function noSubfields(name: string, field: Extract<Field, {is: 'ref' | 'refs'}>, scene: Scene): string {
	const type = `${scene.kindOf(field.to).model}Type`;
	const shown = field.is === 'refs' ? `[${type}!]!` : field.required ? `${type}!` : type;
	return `Field '${name}' of type '${shown}' must have a selection of subfields. Did you mean '${name} { ... }'?`;
}

function convert(field: Field, value: Json, showing: Showing): Json {
	if (field.is === 'time') return typeof value === 'string' ? value.replace(/Z$/u, '+00:00') : null;
	if (field.is === 'refs') return (Array.isArray(value) ? value : []).map((id) => follow(field.to, id, showing)).filter((row) => row !== null);
	if (field.is === 'ref') return follow(field.to, value, showing);
	return field.is === 'fixed' ? field.value : value;
}

function follow(to: string, id: Json, {selection, scene, path}: Showing): Json {
	const record = target(scene, to, id);
	return record === undefined ? null : show(record, {selection, kind: scene.kindOf(to), scene, path});
}
