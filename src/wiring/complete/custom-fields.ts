import {type CustomField, readCustomFields} from '../../changes/custom-fields.js';
import {stringifyJson} from '../../core/json-text.js';
import {ok, type Result} from '../../core/result.js';
import type {OfferedValue} from '../../shell/message.js';
import {findObjectType} from '../../tasks/netbox/shared/object-type.js';
import type {AtInstance} from './kept-values.js';
import type {OnOffer} from './values.js';

/**
 * Offers the custom fields of a kind (`fields of dcim.sites`), or the values that one of them (`field values of dcim.sites tier`) may have, as NetBox says it to this token. Nothing of
 * them is kept, since anybody may change them at any time.
 */
export async function offerCustomFields(said: string, options: AtInstance, offer: OnOffer): Promise<void> {
	const [type = '', name] = said.replace(/^.* of /, '').split(' ');
	const read = await readFields(type, options);
	if (!read.ok) return offer({values: [], failure: read.error});
	if (name === undefined) return offer({values: read.value.map(keyOf)});
	return offer({values: read.value.filter((field) => field.name === name).flatMap(valuesOf)});
}

async function readFields(type: string, {directory, netboxes, signal, instance: named}: AtInstance): Promise<Result<readonly CustomField[]>> {
	const instance = await directory.find(named);
	if (!instance.ok) return instance;
	if (!netboxes) return ok([]);
	const {name} = instance.value;
	const api = await netboxes.open(name, {signal, onRetry: () => undefined, readOnly: true});
	if (!api.ok) return api;
	const path = await findObjectType(type, {api: api.value, instance: name});
	return path.ok ? readCustomFields({path: path.value}, api.value) : path;
}

/** One that is required is so only where nothing is given to an object that does not say it. */
const keyOf = ({name, type, choices, kind, isRequired}: CustomField): OfferedValue => ({
	text: name,
	help:
		kind === undefined ? (choices ? shortly(choices.map(({value}) => value)) : type) : `${type === 'multiobject' ? 'objects' : 'object'}, of ${kind}`,
	...(isRequired && {required: true}),
});

const mostChoices = 4;
const shortly = (words: readonly string[]): string =>
	words.length > mostChoices ? `${words.slice(0, mostChoices).join(', ')}, …` : words.join(', ');

function valuesOf({type, choices = []}: CustomField): readonly OfferedValue[] {
	if (type === 'boolean') return ['true', 'false'].map((text) => ({text, help: ''}));
	return choices.map(({value, label}) => ({text: stringifyJson(value), help: label}));
}
