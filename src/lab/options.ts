import type {Json, Row} from '../output.js';
import {type Answer, json} from './answer.js';
import {type Caller, isAllowed} from './auth.js';
import type {Field} from './kinds/field.js';
import type {Kind} from './kinds/kind.js';
import type {Route} from './routes.js';
import type {Scene} from './scene.js';
import type {Store} from './store.js';

/** Answers OPTIONS: what the resource is and, to callers that may write, the fields of a body with their choices. */
export function describe(route: Route, {store, scene, caller}: {readonly store: Store; readonly scene: Scene; readonly caller: Caller}): Answer {
	const base = {description: '', renders: ['application/json', 'text/html'], parses: ['application/json', 'multipart/form-data']};
	if (route.to !== 'list' && route.to !== 'detail') return json(200, {name: route.to, ...base});
	const {kind} = route;
	const title = kind.model.replace(/([a-z])([A-Z])/gu, '$1 $2');
	const name = route.to === 'list' ? `${capital(kind.verbose) || title} List` : `${capital(kind.verbose)} Instance`;
	const wanted = kind.methods === 'read' ? [] : (['PUT', ...(route.to === 'list' ? ['POST'] : [])] as const);
	const methods = wanted.filter((method) => isAllowed(caller, method === 'POST' ? 'add' : 'change', kind.type, store));
	const fields = describeFields(kind, scene);
	const actions: Row = Object.fromEntries(methods.map((method) => [method, fields]));
	return json(200, {name, ...base, ...(methods.length > 0 && {actions})});
}

const capital = (words: string): string =>
	words
		.split(' ')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

function describeFields(kind: Kind, scene: Scene): Row {
	const lacking = scene.profile.lacking[kind.path];
	const shown = Object.entries(kind.fields).filter(([name]) => !lacking?.has(name));
	return Object.fromEntries(shown.map(([name, field]) => [name, describeField(name, field)]));
}

const types: {readonly [is: string]: string} = {
	text: 'string',
	number: 'integer',
	flag: 'boolean',
	ref: 'nested object',
	count: 'integer',
	time: 'datetime',
};

function describeField(name: string, field: Field): Json {
	const readOnly = ['made', 'count', 'time'].includes(field.is);
	const label = name === 'id' ? 'ID' : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
	return {
		type: field.is === 'text' && field.slug ? 'slug' : (types[field.is] ?? 'field'),
		required: 'required' in field && field.required === true,
		read_only: readOnly,
		label,
		...(field.is === 'text' && field.max !== undefined && Number.isFinite(field.max) && {max_length: field.max}),
		...(field.is === 'choice' && {choices: Object.entries(field.choices).map(([value, display_name]) => ({value, display_name}))}),
	};
}
