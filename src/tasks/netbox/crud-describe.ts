import {type CustomField, readCustomFields} from '../../changes/custom-fields.js';
import {customName} from '../../changes/fields.js';
import {naturalKeys} from '../../changes/natural-keys.js';
import {err, ok, type Result} from '../../core/result.js';
import type {FieldRule, FieldRules} from '../../netbox/read/field-rules.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import {type Row, rows} from '../../output/output.js';
import {defineTask} from '../task.js';
import {findObjectType, typeFault} from './shared/object-type.js';
import {type OpenedApi, openApi} from './shared/open-api.js';

/** The fields of a kind of objects, by OPTIONS and by the schema of the server; what neither says is null, which is not known. */
export const run = defineTask('netbox.crud_describe', async ({'object-type': type, ...place}, context) => {
	const fault = typeFault(type);
	if (fault) return err(fault);
	const opened = await openApi(place, context);
	if (!opened.ok) return opened;
	const path = await findObjectType(type, opened.value);
	if (!path.ok) return path;
	context.report({message: `reading the schema of '${opened.value.instance}', which may take 10 s when it is first asked`});
	const read = await readFields({...opened.value, path: path.value});
	if (!read.ok) return read;
	const custom = await readCustom({...opened.value, path: path.value}, read.value.fields);
	if (!custom.ok) return custom;
	for (const message of [...read.value.warnings, ...custom.value.warnings]) context.report({message, severity: 'WARN'});
	return ok({
		...rows([...read.value.fields, ...custom.value.fields], ['field', 'type', 'required', 'read-only', 'object-type', 'named-by', 'choices']),
		meta: opened.value.meta(),
	});
});

type Described = {readonly fields: readonly Row[]; readonly warnings: readonly string[]};

/** One of the two must answer: both together know all. */
async function readFields({api, path}: OpenedApi & {readonly path: string}): Promise<Result<Described>> {
	const [rules, known] = await Promise.all([api.endpoint(path).fields('create'), api.objectFields(path)]);
	if (!rules.ok && rules.error.code !== 'forbidden') return rules;
	const shown = known.ok ? known.value : {};
	if (!rules.ok && Object.keys(shown).length === 0) return known.ok ? rules : known;
	const keys = await keysOfKinds(shown, api);
	if (!keys.ok) return keys;
	const said = rules.ok ? rules.value : undefined;
	const names = [...new Set([...Object.keys(shown), ...Object.keys(said ?? {})])];
	return ok({
		fields: names.map((name) => describe(name, {rule: said?.[name], isTold: said !== undefined, known: shown, keys: keys.value})),
		warnings: [
			...(rules.ok ? [] : [`NetBox tells this token neither types nor what is required: ${rules.error.message}`]),
			...(known.ok ? [] : [`which kinds the fields name is not known: ${known.error.message}`]),
		],
	});
}

/** The custom fields of the kind, a row for each, where it has any; to a token that may not view them they are not known. */
async function readCustom({api, path}: OpenedApi & {readonly path: string}, fields: readonly Row[]): Promise<Result<Described>> {
	if (!fields.some(({field}) => field === 'custom_fields')) return ok({fields: [], warnings: []});
	const read = await readCustomFields({path}, api);
	if (!read.ok)
		return read.error.code === 'forbidden' ? ok({fields: [], warnings: [`its custom fields are not known: ${read.error.message}`]}) : read;
	const keys = new Map<string, readonly string[]>();
	for (const kind of new Set(read.value.flatMap((field) => field.kind ?? []))) {
		const known = await api.objectFields(kind.replaceAll('.', '/'));
		if (known.ok) keys.set(kind, [...naturalKeys(kind, known.value).map(({field}) => field), 'id']);
	}
	return ok({fields: read.value.map((field) => describeCustom(field, keys)), warnings: []});
}

/** The type is NetBox's own word, but for objects; `initial` is what a new object has that says no custom field. */
const describeCustom = (field: CustomField, keys: KindKeys): Row => ({
	field: customName(field.name),
	type: field.type === 'multiobject' ? 'objects' : field.type,
	required: field.isRequired,
	read_only: false,
	object_type: field.kind ?? null,
	named_by: field.kind === undefined ? [] : [...(keys.get(field.kind) ?? ['id'])],
	choices: field.choices?.map(({value}) => value) ?? (isSelection(field) ? null : []),
	default: field.initial,
});

const isSelection = ({type}: CustomField): boolean => type === 'select' || type === 'multiselect';

type KindKeys = ReadonlyMap<string, readonly string[]>;

/** What the objects of each kind that the fields name are called by. */
async function keysOfKinds(fields: ObjectFields, api: OpenedApi['api']): Promise<Result<KindKeys>> {
	const keys = new Map<string, readonly string[]>();
	for (const kind of new Set(Object.values(fields).flatMap((field) => field.kind ?? []))) {
		const known = await api.objectFields(kind.replaceAll('.', '/'));
		if (!known.ok) return known;
		keys.set(
			kind,
			naturalKeys(kind, known.value).map(({field}) => field),
		);
	}
	return ok(keys);
}

type FieldParts = {readonly rule: FieldRule | undefined; readonly isTold: boolean; readonly known: ObjectFields; readonly keys: KindKeys};

function describe(field: string, {rule, isTold, known, keys}: FieldParts): Row {
	const {kind, isMany, readOnly, choices} = Object.hasOwn(known, field) ? (known[field] ?? {}) : {};
	const values = rule?.choices?.map(({value}) => value) ?? choices;
	return {
		field,
		type: kind === undefined ? typeOf(rule, values !== undefined) : isMany ? 'objects' : 'object',
		required: isTold ? rule?.required === true : null,
		read_only: rule?.readOnly ?? readOnly ?? isTold,
		object_type: kind ?? null,
		named_by: kind === undefined ? [] : [...(keys.get(kind) ?? []), 'id'],
		choices: [...(values ?? [])],
	};
}

/** NetBox says `field` of JSON, lists and choices alike. */
const typeOf = (rule: FieldRules[string] | undefined, isChoice: boolean): string | null =>
	isChoice ? 'choice' : rule?.type === undefined || rule.type === 'field' ? null : rule.type === 'nested object' ? 'object' : rule.type;
