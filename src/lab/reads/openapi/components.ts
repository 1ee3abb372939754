import {stringifyJson} from '../../../core/json-text.js';
import type {Json, Row} from '../../../output/output.js';
import {kinds} from '../../kinds/all.js';
import type {Scene} from '../../model/context.js';
import {type Field, isHidden} from '../../model/field.js';
import type {Kind} from '../../model/kind.js';
import {isReadOnly} from '../options.js';
import {shownSchema, writtenSchema} from './fields.js';

/** A reference to a component. */
export const refTo = (component: string): Row => ({$ref: `#/components/schemas/${component}`});

/** Whether NetBox has a component of its own for bodies of a kind: where a choice or an object of the same tree is written in another way than shown. */
const isApart = ({path, fields}: Kind): boolean =>
	Object.values(fields).some(
		(field) => (field.is === 'choice' && !field.bare) || (field.is === 'ref' && field.to === path && field.form === undefined),
	) || ['airflow', 'base_choices', 'master'].some((name) => name in fields);

/** What the document calls the bodies of a kind: of a new object, of a changed one, and of several. */
export function bodiesOf(kind: Kind): {
	readonly whole: string;
	readonly part: string;
	readonly several: string;
	readonly parts: string;
	readonly gone: string;
} {
	const {model} = kind;
	const whole = `${isApart(kind) ? 'Writable' : ''}${model}Request`;
	return {whole, part: `Patched${whole}`, several: `Bulk${model}Request`, parts: `PatchedBulk${model}Request`, gone: `${model}Request`};
}

type Named = readonly (readonly [string, Field])[];

/** The rows, pages and bodies of each kind, and the refusal of a write of several objects. */
export function describeComponents(scene: Scene): Row {
	return used(Object.fromEntries([...kinds.flatMap((kind) => ofKind(kind, scene)), ...Object.entries(errors)]));
}

/** Short forms that nothing shows are left out, as NetBox leaves them out. */
function used(components: Row): Row {
	const refers = new Map(
		Object.entries(components).map(([name, one]) => [name, new Set(stringifyJson(one).match(/(?<=schemas\/)\w+/gu) ?? [])] as const),
	);
	const roots = [...refers.keys()].filter((name) => !name.startsWith('Brief'));
	const found = new Set(roots);
	for (const name of found) for (const other of refers.get(name) ?? []) found.add(other);
	return Object.fromEntries(Object.entries(components).filter(([name]) => found.has(name)));
}

function ofKind(kind: Kind, scene: Scene): readonly (readonly [string, Row])[] {
	const lacking = scene.profile.lacking[kind.path];
	const known: Named = Object.entries(kind.fields).filter(([name]) => !lacking?.has(name));
	const shown = known.filter(([, field]) => !isHidden(field));
	const brief = (keys: readonly string[]): Named => shown.filter(([name]) => keys.includes(name));
	const row = (fields: Named): Row => object(fields.map(([name, field]) => [name, shownSchema(name, field, scene)]));
	const {model} = kind;
	const short = brief(kind.nested ?? kind.brief);
	return [
		[model, row(shown)],
		[`Paginated${model}List`, page(model)],
		[`Brief${model}`, row(short)],
		[`Brief${model}Request`, body(short, kind, scene)],
		...(kind.path === 'extras/tags'
			? ([
					['NestedTag', row(short)],
					['NestedTagRequest', body(short, kind, scene)],
				] as const)
			: []),
		...(kind.methods === 'read' ? [] : bodies(kind, known, scene)),
	];
}

const page = (model: string): Row => ({
	...object([
		['count', {type: 'integer'}],
		['next', {type: 'string', nullable: true, format: 'uri'}],
		['previous', {type: 'string', nullable: true, format: 'uri'}],
		['results', {type: 'array', items: refTo(model)}],
	]),
	required: ['count', 'results'],
});

function bodies(kind: Kind, known: Named, scene: Scene): readonly (readonly [string, Row])[] {
	const names = bodiesOf(kind);
	const whole = body(known, kind, scene);
	const id: Row = {id: {type: 'integer'}};
	const several: Row = {...whole, properties: {...id, ...(whole['properties'] as Row)}};
	const {required = [], ...part} = whole;
	return [
		[names.whole, whole],
		[names.part, part],
		...(names.gone === names.whole || kind.methods !== 'all' ? [] : ([[names.gone, whole]] as const)),
		...(kind.methods === 'all'
			? ([
					[names.several, {...several, required: ['id', ...(required as readonly string[])]}],
					[names.parts, {...several, required: ['id']}],
				] as const)
			: []),
	];
}

/** A body: what NetBox does not set itself, and what of it must be given. */
function body(fields: Named, kind: Kind, scene: Scene): Row {
	const written = fields.filter(([name, field]) => !isReadOnly(name, field));
	const must = scene.profile.needed[kind.path];
	const required = written.flatMap(([name, field]) => (('required' in field && field.required === true) || must?.has(name) ? [name] : []));
	const described = object(written.map(([name, field]) => [name, writtenSchema(field, scene)]));
	return required.length > 0 ? {...described, required} : described;
}

const object = (properties: readonly (readonly [string, Json])[]): Row => ({type: 'object', properties: Object.fromEntries(properties)});

const errors: Row = {
	BulkOperationError: {
		...object([
			['detail', {type: 'string'}],
			['errors', {type: 'array', items: refTo('BulkOperationEntryError')}],
		]),
		required: ['detail'],
	},
	BulkOperationEntryError: {
		...object([
			['id', {type: 'integer'}],
			['index', {type: 'integer'}],
			['errors', {type: 'object', additionalProperties: {}}],
		]),
		required: ['errors'],
	},
};
