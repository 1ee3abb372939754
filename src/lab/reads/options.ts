import {parseJson} from '../../core/json-text.js';
import type {Row} from '../../output/output.js';
import type {Caller} from '../access/auth.js';
import {rightTo} from '../access/rights.js';
import {type Answer, json} from '../http/answer.js';
import type {Route} from '../http/routes.js';
import type {Scene} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import type {Store} from '../state/store.js';
import {optionsSaid} from './options-said.generated.js';

/** Answers OPTIONS: what the resource is and, to callers that may write, the fields of a body with their choices. */
export function describe(route: Route, {store, scene, caller}: {readonly store: Store; readonly scene: Scene; readonly caller: Caller}): Answer {
	const base = {description: '', renders: ['application/json', 'text/html'], parses: ['application/json', 'multipart/form-data']};
	if (route.to !== 'list' && route.to !== 'detail') return json(200, {name: route.to, ...base});
	const {kind} = route;
	const title = kind.model.replace(/([a-z])([A-Z])/gu, '$1 $2');
	const name = route.to === 'list' ? `${capital(kind.verbose) || title} List` : `${capital(kind.verbose)} Instance`;
	const wanted = kind.methods === 'read' ? [] : (['PUT', ...(route.to === 'list' ? ['POST'] : [])] as const);
	const methods = wanted.filter((method) => rightTo(caller, method === 'POST' ? 'add' : 'change', {kind, store, scene}) !== undefined);
	const fields = describeFields(kind, scene);
	const actions: Row = Object.fromEntries(methods.map((method) => [method, fields]));
	const description = kind.about ?? '';
	return json(200, {name, ...base, description, ...(methods.length > 0 && {actions})});
}

const capital = (words: string): string =>
	words
		.split(' ')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

function describeFields(kind: Kind, scene: Scene): Row {
	const lacking = scene.profile.lacking[kind.path];
	const shown = Object.entries(kind.fields).filter(([name]) => !lacking?.has(name));
	const told = scene.profile.isFrom('4.7') ? saidOf(kind.path) : new Map<string, Row>();
	const described = shown.map(([name, field]) => [name, told.get(name) ?? describeField(name, field, {kind, scene})] as const);
	return {...Object.fromEntries(told), ...Object.fromEntries(described)};
}

/** What NetBox says of the fields of a kind that the kind itself does not tell. */
function saidOf(path: string): ReadonlyMap<string, Row> {
	const own = optionsSaid.filter(([, paths]) => paths.split(' ').includes(path));
	return new Map(own.map(([name, , text]) => [name, parseJson(text) as Row] as const));
}

const types: {readonly [is: string]: string} = {
	text: 'string',
	network: 'string',
	number: 'integer',
	flag: 'boolean',
	decimal: 'decimal',
	ref: 'nested object',
	count: 'integer',
	time: 'datetime',
};

type At = {readonly kind: Kind; readonly scene: Scene};

function describeField(name: string, field: Field, {kind, scene}: At): Row {
	const required = ('required' in field && field.required === true) || scene.profile.needed[kind.path]?.has(name) === true;
	return {
		type: typeOf(name, field),
		required,
		read_only: isReadOnly(name, field),
		label: labelOf(name, kind),
		...boundsOf(field),
		...(field.is === 'choice' && {choices: Object.entries(field.choices).map(([value, display_name]) => ({value, display_name}))}),
		...(field.is === 'ref' && {children: children(field.to, field.keys, scene)}),
		...(field.is === 'refs' && field.to === 'extras/tags' && {child: tagChild(scene)}),
	};
}

function typeOf(name: string, field: Field): string {
	if (name === 'id' || name === '_depth' || isCount(name)) return 'integer';
	if (field.is === 'choice' && field.bare) return 'choice';
	return field.is === 'text' && field.slug ? 'slug' : (types[field.is] ?? 'field');
}

const isCount = (name: string): boolean => name.endsWith('_count');

/** Whether NetBox sets a field itself. */
export const isReadOnly = (name: string, field: Field): boolean =>
	isCount(name) || name === '_depth' || ['made', 'found', 'count', 'time'].includes(field.is) || ('frozen' in field && field.frozen === true);

function boundsOf(field: Field): Row {
	if (field.is === 'text') return field.max !== undefined && Number.isFinite(field.max) ? {max_length: field.max} : {};
	if (field.is !== 'number') return {};
	return {...(field.min !== undefined && {min_value: field.min}), ...(field.max !== undefined && {max_value: field.max})};
}

/** Tags say `Id` where all others say `ID` (seen on 4.7.3). */
function labelOf(name: string, {path}: Kind): string {
	if (name === 'id') return path === 'extras/tags' ? 'Id' : 'ID';
	const words = name.replaceAll('_', ' ');
	return name === 'asn' ? 'ASN' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The short form of a related object, field by field. */
function children(to: string, keys: readonly string[] | undefined, scene: Scene): Row {
	const kind = scene.kindOf(to);
	const lacking = scene.profile.lacking[`${to}#nested`];
	const names = (keys ?? kind.nested ?? kind.brief).filter((name) => !lacking?.has(name));
	return Object.fromEntries(
		names.flatMap((name) => {
			const field = kind.fields[name];
			if (field === undefined) return [];
			return [[name, describeField(name, field, {kind, scene})]];
		}),
	);
}

const tagChild = (scene: Scene): Row => ({
	type: 'nested object',
	required: false,
	read_only: false,
	children: children('extras/tags', undefined, scene),
});
