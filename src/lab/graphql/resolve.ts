import {type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType} from 'graphql';
import {limits} from '../../core/limits.js';
import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import type {Caller} from '../access/auth.js';
import {lack} from '../http/answer.js';
import {idOf, type Scene, target} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {countOf, tableOf} from '../model/tables.js';
import {createCompare} from '../reads/order.js';
import {render} from '../reads/render.js';
import type {Store} from '../state/store.js';
import {matchesFilter} from './filter.js';
import {isPlugin, roots} from './types.js';

/** Who asks what of which objects. */
export type RunAt = {readonly store: Store; readonly scene: Scene; readonly caller: Caller; readonly maximum: number};

/** The same, and how much was shown and looked at so far. */
export type Running = RunAt & {readonly shown: {count: number}};

/** An object that a query came to. */
class Found {
	readonly kind: Kind;
	readonly record: Row;
	constructor(kind: Kind, record: Row) {
		this.kind = kind;
		this.record = record;
	}
}

type Args = {
	readonly id?: string;
	readonly filters?: Json;
	readonly pagination?: {readonly offset?: number; readonly limit?: number; readonly start?: number};
};

/** Thrown where a query shows more objects than the lab lets it. */
export class TooMuch extends Error {}

/** The value of any field of NetBox's schema that the lab has; one that it lacks is thrown. */
export const resolve: GraphQLFieldResolver<unknown, Running, Args> = (source, args, at, info) => {
	work(at, 1);
	if (info.parentType.name === 'Query') return resolveRoot(args, at, info);
	return source instanceof Found ? resolveField(source, args, {at, info}) : own((source ?? {}) as Row, info.fieldName);
};

/** Counts the fields shown and the objects looked at for them. */
function work({shown}: Running, more: number): void {
	shown.count += more;
	if (shown.count > limits.labQueryWork) throw new TooMuch();
}

function resolveRoot(args: Args, at: Running, {fieldName}: GraphQLResolveInfo): unknown {
	const isList = fieldName.endsWith('_list');
	const path = own(roots, isList ? fieldName.slice(0, -'_list'.length) : fieldName);
	if (path === undefined) throw lack(`GraphQL field "${fieldName}" of Query`);
	const kind = at.scene.kindOf(path);
	if (isList) return listed([...tableOf(at.scene.world, path).values()], args, {at, kind});
	if (!/^\d+$/u.test(args.id ?? '')) throw new Error(`Field 'id' expected a number but got '${args.id}'.`);
	const record = target(at.scene, path, Number(args.id));
	if (record === undefined || !at.scene.sees(kind)(record)) throw new Error(`${kind.model} matching query does not exist.`);
	return new Found(kind, record);
}

/** Lists are cut at MAX_PAGE_SIZE without a word; those of plugins have no pages (seen on 4.7.3; before, core lists were whole). */
function listed(records: readonly Row[], {filters, pagination}: Args, {at, kind}: {readonly at: Running; readonly kind: Kind}): readonly Found[] {
	const {scene, store, maximum} = at;
	work(at, records.length);
	const {offset = 0, limit, start} = pagination ?? {};
	if (offset < 0) throw new Error('Negative indexing is not supported.');
	const most = isPlugin(kind) || store.profile.isFrom('4.5.5') ? maximum : Number.POSITIVE_INFINITY;
	const sees = scene.sees(kind);
	const byId = (a: Row, b: Row): number => idOf(a) - idOf(b);
	return records
		.filter((record) => sees(record) && (start ?? 0) <= idOf(record) && matchesFilter(record, filters ?? {}, {kind, scene}))
		.toSorted(start === undefined || start === null ? createCompare(null, kind, scene) : byId)
		.slice(offset, offset + Math.min(limit === undefined || limit === null || limit < 0 ? most : limit, most))
		.map((record) => new Found(kind, record));
}

type Asking = {readonly at: Running; readonly info: GraphQLResolveInfo};

function resolveField({kind, record}: Found, args: Args, {at, info}: Asking): unknown {
	const {fieldName: name} = info;
	if (name === 'id') return String(idOf(record));
	if (name === 'display') return kind.display(record, at.scene);
	if (name === 'class_type') return kind.model;
	if (name === 'custom_fields') return render(at.scene, kind, record, new Set([name]))[name];
	if (name === 'custom_field_data') return record['custom_fields'] ?? {};
	const field = own(kind.fields, name);
	return field === undefined ? pointingHere(kind, record, {args, at, info}) : shownValue(field, args, {at, info, record});
}

function shownValue(field: Field, args: Args, {at, info, record}: Asking & {readonly record: Row}): unknown {
	const {scene} = at;
	const value = record[info.fieldName] ?? null;
	switch (field.is) {
		case 'ref': {
			const [found, kind] = [target(scene, field.to, value), scene.kindOf(field.to)];
			// Unlike REST, which shows what a row points at to whoever sees the row (seen on 4.7.3).
			return found === undefined || !scene.sees(kind)(found) ? null : new Found(kind, found);
		}
		case 'refs': {
			const ids: readonly Json[] = Array.isArray(value) ? value : [];
			const found = ids.map((id) => target(scene, field.to, id)).filter((row) => row !== undefined);
			return listed(found, args, {at, kind: scene.kindOf(field.to)});
		}
		case 'time':
			return typeof value === 'string' ? value.replace(/Z$/u, '+00:00') : null;
		case 'count':
			return countOf(scene.world, field, idOf(record));
		case 'made':
			return field.make(record, scene);
		case 'found':
			return shownFound(field.find(record, scene), args, at);
		case 'mac':
		case 'ends':
		case 'mappings':
		case 'ranges':
		case 'type':
			throw lack(`GraphQL field "${info.fieldName}" of ${info.parentType.name}`);
		case 'fixed':
			return field.value;
		default:
			return value;
	}
}

/** Objects that follow from others: one, or a list of one kind. */
function shownFound(found: ReturnType<Extract<Field, {is: 'found'}>['find']>, args: Args, at: Running): unknown {
	if (found === null) return null;
	const all = [found].flat() as readonly {readonly path: string; readonly id: number}[];
	const [first] = all;
	if (first === undefined) return [];
	const [kind, records] = [at.scene.kindOf(first.path), all.map(({path, id}) => target(at.scene, path, id)).filter((row) => row !== undefined)];
	return Array.isArray(found) ? listed(records, args, {at, kind}) : records.filter(at.scene.sees(kind)).map((row) => new Found(kind, row))[0];
}

/** The objects of the other kind whose only relation to this one points here: the devices of a site. */
function pointingHere(kind: Kind, record: Row, {args, at, info}: Asking & {readonly args: Args}): unknown {
	const type = getNamedType(info.returnType).name;
	const path = Object.values(roots).find((one) => `${at.scene.kindOf(one).model}Type` === type);
	const other = path === undefined ? undefined : at.scene.kindOf(path);
	const ways = other === undefined ? [] : waysTo(kind, other);
	const [way] = ways;
	if (other === undefined || way === undefined || ways.length > 1) throw lack(`GraphQL field "${info.fieldName}" of ${info.parentType.name}`);
	work(at, tableOf(at.scene.world, other.path).size);
	return listed(
		[...tableOf(at.scene.world, other.path).values()].filter((row) => way(row, idOf(record))),
		args,
		{at, kind: other},
	);
}

type Way = (row: Row, id: number) => boolean;

/** The ways in which objects of a kind point at one of another: by a relation, by a list, or by a content type and a number. */
function waysTo(kind: Kind, other: Kind): readonly Way[] {
	return Object.entries(other.fields).flatMap(([name, field]): readonly Way[] => {
		if (field.is === 'type' && field.of.includes(kind.type)) return [(row, id) => row[name] === kind.type && row[field.id] === id];
		return (field.is === 'ref' || field.is === 'refs') && field.to === kind.path ? [(row, id) => [row[name] ?? null].flat().includes(id)] : [];
	});
}
