import {asText, naturalKeys} from '../../changes/natural-keys.js';
import {stringifyJson} from '../../core/json-text.js';
import {ok, type Result} from '../../core/result.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import type {Json, Row} from '../../output/output.js';
import {cellText, isRow} from '../../output/row-values.js';
import type {OfferedValue} from '../../shell/message.js';
import type {AtInstance} from './kept-values.js';

/** The kind whose objects are offered, and the fields that its objects have. */
type RelatedKind = {readonly kind: string; readonly fields: ObjectFields};

/** Names of objects, and whether there are more of them. */
type RelatedNames = {readonly values: readonly OfferedValue[]; readonly partial: boolean};

/** Objects of one look. */
const mostNames = 1_000;

/** What tells objects of one name apart. */
const places = ['device', 'virtual_machine', 'site', 'vrf', 'tenant', 'manufacturer', 'group'];

/** The objects of a kind by what they are called, as JSON says it (`"ams1"`, `"AS65100"`), from the NetBox of the line. */
export async function relatedNames({kind, fields}: RelatedKind, {netboxes, signal}: AtInstance, instance: string): Promise<Result<RelatedNames>> {
	const [key] = naturalKeys(kind, fields);
	if (!key || !netboxes) return ok({values: [], partial: false});
	const opened = await netboxes.open(instance, {signal, onRetry: () => undefined, readOnly: true});
	if (!opened.ok) return opened;
	const wanted = [key.field, 'display', ...places].filter((name) => Object.hasOwn(fields, name));
	const page = await opened.value.endpoint(kind.replaceAll('.', '/')).page({}, {fields: wanted, limit: mostNames});
	if (!page.ok) return page;
	const {count, results} = page.value;
	return ok({values: valuesOf(results, key.field), partial: count > results.length});
}

/** Each name once, with the places of its objects. */
function valuesOf(rows: readonly Row[], key: string): readonly OfferedValue[] {
	const helps = new Map<string, Set<string>>();
	for (const row of rows) {
		const name = row[key] ?? null;
		if (typeof name !== 'string' && typeof name !== 'number') continue;
		const text = stringifyJson(typeof name === 'number' ? asText(name, key) : name);
		helps.set(text, (helps.get(text) ?? new Set()).add(helpOf(row)));
	}
	return [...helps].map(([text, of]) => ({text, help: of.size > 1 ? `${of.size} objects` : ([...of][0] ?? '')}));
}

const helpOf = (row: Row): string => places.map((name) => nameIn(row[name] ?? null)).find((name) => name !== '') ?? '';
const nameIn = (value: Json): string => (isRow(value) ? cellText(value['name'] ?? value['display'] ?? '') : '');
