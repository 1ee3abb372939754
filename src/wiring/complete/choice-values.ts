import {setTimeout} from 'node:timers/promises';
import type {Result} from '../../core/result.js';
import {leaves} from '../../language/tree/visit.js';
import type {Choices} from '../../netbox/read/field-rules.js';
import type {OfferedValue} from '../../shell/message.js';
import {type AtInstance, patienceMs} from './kept-values.js';
import type {OnOffer} from './values.js';

/**
 * Offers the choices of a field, as in `dcim.devices status`: at once those of every NetBox, then those of this one, if its token may see them. Never
 * the values in the cache, which are only a part of them.
 */
export async function offerChoices(asked: string, options: AtInstance, offer: OnOffer): Promise<void> {
	const [kind = '', field = ''] = asked.split(' ');
	const node = leaves(options.tree).find((leaf) => leaf.node.kind === kind)?.node;
	const known = valuesOf(Object.entries(node?.types?.[field]?.values ?? {}));
	const asking = askChoices(kind, options);
	if (asking) offer({values: known, title: 'of every NetBox', early: true});
	const soon = await Promise.race([asking, setTimeout(patienceMs)]);
	if (!soon) offer({values: known, ...(asking && {title: 'of every NetBox'})});
	const listed = soon ?? (await asking);
	// `site.name` belongs to another object; a choice is listed under its own name.
	const choices = listed?.ok ? listed.value[(node?.fields?.[field]?.[0] ?? field).split('.')[0] ?? field] : undefined;
	if (choices) offer({values: valuesOf(choices.map(({value, label}) => [String(value), label] as const))});
	else if (soon) offer({values: known});
}

const valuesOf = (choices: readonly (readonly [string, string])[]): readonly OfferedValue[] => choices.map(([text, help]) => ({text, help}));

function askChoices(kind: string, {netboxes, instance, signal}: AtInstance): Promise<Result<Choices>> | undefined {
	if (!netboxes) return undefined;
	const ask = async (): Promise<Result<Choices>> => {
		const api = await netboxes.open(instance, {signal, onRetry: () => undefined, readOnly: true});
		return api.ok ? api.value.endpoint(kind.replaceAll('.', '/')).choices() : api;
	};
	return ask();
}
