import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Endpoint} from '../netbox.js';
import type {Choices, FieldRules} from '../read/field-rules.js';
import type {Item} from '../read/item.js';
import {target} from '../read/query.js';
import type {Context} from './context.js';

const choice = z.looseObject({value: z.union([z.string(), z.number(), z.boolean()]), display_name: z.string()});
const field = z.looseObject({
	read_only: z.catch(z.boolean(), false),
	required: z.catch(z.boolean(), false),
	type: z.catch(z.optional(z.string()), undefined),
	choices: z.catch(z.optional(z.array(choice)), undefined),
	children: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
});
const fields = z.record(z.string(), field);
const shape = z.looseObject({actions: z.optional(z.looseObject({POST: z.optional(fields), PUT: z.optional(fields)}))});
type Actions = z.infer<typeof shape>['actions'];

/** The values that fields may have; `forbidden` for tokens that may write nothing here. */
export async function choicesOf<Kind extends Item>(context: Context, endpoint: Endpoint<Kind>): Promise<Result<Choices>> {
	const actions = await actionsOf(context, endpoint);
	if (!actions.ok) return actions;
	const described = actions.value?.POST ?? actions.value?.PUT;
	if (!described) return err(failure.mayNotWrite(context.source.instance.name, 'create', endpoint.what));
	const rules = rulesOf(described);
	return ok(Object.fromEntries(Object.entries(rules).flatMap(([name, {choices}]) => (choices ? [[name, choices]] : []))));
}

/** What bodies may say; `forbidden` where the token may not do this write. */
export async function fieldRules<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	write: 'create' | 'change',
): Promise<Result<FieldRules>> {
	const actions = await actionsOf(context, endpoint);
	if (!actions.ok) return actions;
	const described = actions.value?.[write === 'create' ? 'POST' : 'PUT'];
	return described ? ok(rulesOf(described)) : err(failure.mayNotWrite(context.source.instance.name, write, endpoint.what));
}

/** Asks with OPTIONS, whose `actions` NetBox shows to tokens that may do them and to no others. */
async function actionsOf<Kind extends Item>({source}: Context, endpoint: Endpoint<Kind>): Promise<Result<Actions>> {
	const answer = await source.get({list: endpoint, method: 'OPTIONS', target: () => target(endpoint.path, [])});
	return answer.ok ? ok(shape.safeParse(answer.value.json).data?.actions) : err(answer.error.failure);
}

const rulesOf = (described: z.infer<typeof fields>): FieldRules =>
	Object.fromEntries(
		Object.entries(described).map(([name, {read_only: readOnly, required, type, choices, children}]) => [
			name,
			{
				readOnly,
				required,
				...(type !== undefined && {type}),
				...(choices && {choices: choices.map(({value, display_name: label}) => ({value, label}))}),
				...(children && {shows: Object.keys(children)}),
			},
		]),
	);
