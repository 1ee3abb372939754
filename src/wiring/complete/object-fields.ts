import {setTimeout} from 'node:timers/promises';
import {stringifyJson} from '../../core/json-text.js';
import {own} from '../../core/own-property.js';
import {ok, type Result} from '../../core/result.js';
import type {FieldRule, FieldRules} from '../../netbox/read/field-rules.js';
import type {KeptFields} from '../../netbox/schema/known-paths.js';
import type {ObjectField, ObjectFields} from '../../netbox/schema/object-fields.js';
import type {OfferedValue} from '../../shell/message.js';
import {findObjectType, readObjectType} from '../../tasks/netbox/shared/object-type.js';
import {type AtInstance, patienceMs} from './kept-values.js';
import {relatedNames} from './related-values.js';
import type {OnOffer} from './values.js';

/** What of a kind is offered: its fields, or the values of one of them as JSON says them. */
type FieldsAsked = {readonly type: string; readonly field: string | undefined};

/** What is known of the fields of a kind: by the schema that was kept, and by OPTIONS. */
type FieldSources = {readonly fields: ObjectFields; readonly rules: FieldRules};

/**
 * Offers the fields of a kind (`dcim.sites`), or the values that one of them (`dcim.sites status`) may have; of one that names objects what these are called,
 * as NetBox has them now. The others at once what the kept schema says, then
 * what NetBox says to this token, by OPTIONS. What NetBox sets itself is left out. A token that may not write it is told no more than the schema says.
 */
export async function offerFields(said: string, options: AtInstance, offer: OnOffer): Promise<void> {
	const [type = '', field] = said.split(' ');
	const asked: FieldsAsked = {type, field};
	const instance = await options.directory.find(options.instance);
	if (!instance.ok) return offer({values: [], failure: instance.error});
	const {readKeptFields} = await import('../../netbox/schema/known-paths.js');
	const kept = await readKeptFields(await options.state.schemas(), instance.value.url);
	const fields = kept ? fieldsOf(kept, type) : {};
	const kind = field === undefined ? undefined : own(fields, field)?.kind;
	if (kept && kind !== undefined) return offerNames({kind, fields: fieldsOf(kept, kind)}, options, {instance: instance.value.name, offer});
	const early = valuesOf(asked, {fields, rules: {}});
	const known = {values: early, ...(kept && early.length > 0 && {title: `as of NetBox ${kept.netbox}`})};
	const asking = askRules(type, instance.value.name, options);
	if (asking && early.length > 0) offer({...known, early: true});
	const soon = await Promise.race([asking, setTimeout(patienceMs)]);
	if (!soon?.ok) offer(known);
	const rules = soon ?? (await asking);
	if (rules?.ok) offer({values: valuesOf(asked, {fields, rules: rules.value})});
	else if (rules && early.length === 0) offer({values: [], failure: rules.error});
}

/** Offers what the objects of a kind are called. */
async function offerNames(
	of: Parameters<typeof relatedNames>[0],
	options: AtInstance,
	{instance, offer}: {readonly instance: string; readonly offer: OnOffer},
): Promise<void> {
	const names = await relatedNames(of, options, instance);
	offer(names.ok ? {values: names.value.values, ...(names.value.partial && {partial: true})} : {values: [], failure: names.error});
}

/** By the whole name of the kind, or by its last word where one list alone ends so. */
function fieldsOf({described: {lists}}: KeptFields, type: string): ObjectFields {
	const whole = readObjectType(type);
	if (whole.ok) return own(lists, `/${whole.value}/`) ?? {};
	const [one, ...others] = Object.keys(lists).filter((path) => path.endsWith(`/${type.toLowerCase()}/`));
	return one !== undefined && others.length === 0 ? (lists[one] ?? {}) : {};
}

function askRules(type: string, instance: string, {netboxes, signal}: AtInstance): Promise<Result<FieldRules>> | undefined {
	if (!netboxes) return undefined;
	const ask = async (): Promise<Result<FieldRules>> => {
		const opened = await netboxes.open(instance, {signal, onRetry: () => undefined, readOnly: true});
		if (!opened.ok) return opened;
		const path = await findObjectType(type, {api: opened.value, instance});
		if (!path.ok) return path;
		const list = opened.value.endpoint(path.value);
		const rules = await list.fields('create');
		if (rules.ok || rules.error.code !== 'forbidden') return rules;
		const changing = await list.fields('change');
		return changing.ok ? ok(changing.value) : rules;
	};
	return ask();
}

function valuesOf({field}: FieldsAsked, {fields, rules}: FieldSources): readonly OfferedValue[] {
	if (field !== undefined) return choicesOf(own(fields, field), own(rules, field));
	const isTold = Object.keys(rules).length > 0;
	const names = Object.keys(isTold ? rules : fields);
	return names.flatMap((name): readonly OfferedValue[] => {
		const [known, rule] = [own(fields, name), own(rules, name)];
		if (rule?.readOnly ?? known?.readOnly ?? calculated.has(name)) return [];
		return [{text: name, help: helpOf(known, rule), ...(rule?.required && {required: true})}];
	});
}

/** Schemas do not say of each field that NetBox sets it. */
const calculated: ReadonlySet<string> = new Set(['id', 'url', 'display', 'display_url', 'created', 'last_updated']);

/** The values of a field, where there are only so many. */
function choicesOf(known: ObjectField | undefined, rule: FieldRule | undefined): readonly OfferedValue[] {
	if (rule?.choices) return rule.choices.map(({value, label}) => ({text: stringifyJson(value), help: label}));
	if (rule?.type === 'boolean') return ['true', 'false'].map((text) => ({text, help: ''}));
	return (known?.choices ?? []).map((value) => ({text: stringifyJson(value), help: ''}));
}

const mostChoices = 4;

/** `object, of dcim.sites`, `active, planned, … (7 choices)`, or NetBox's word for its type. */
function helpOf(known: ObjectField | undefined, rule: FieldRule | undefined): string {
	if (known?.kind !== undefined) return `${known.isMany ? 'objects' : 'object'}, of ${known.kind}`;
	const choices = rule?.choices?.map(({value}) => String(value)) ?? known?.choices ?? [];
	if (choices.length > 0) return choices.length > mostChoices ? `${choices.slice(0, mostChoices).join(', ')}, …` : choices.join(', ');
	return rule?.type === undefined || rule.type === 'field' ? '' : rule.type === 'nested object' ? 'object' : rule.type;
}
