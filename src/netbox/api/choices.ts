import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Endpoint} from '../netbox.js';
import type {Choices, FieldRule, FieldRules} from '../read/field-rules.js';
import type {Item} from '../read/item.js';
import {target} from '../read/query.js';
import type {Context} from './context.js';

const choice = z.looseObject({value: z.union([z.string(), z.number(), z.boolean()]), display_name: z.string()});
const size = z.catch(z.optional(z.number()), undefined);
const field = z.looseObject({
	read_only: z.catch(z.boolean(), false),
	required: z.catch(z.boolean(), false),
	type: z.catch(z.optional(z.string()), undefined),
	choices: z.catch(z.optional(z.array(choice)), undefined),
	children: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
	...{min_value: size, max_value: size, min_length: size, max_length: size, max_digits: size, decimal_places: size},
});
const fields = z.record(z.string(), field);
const shape = z.looseObject({actions: z.optional(z.looseObject({POST: z.optional(fields), PUT: z.optional(fields)}))});
type Actions = z.infer<typeof shape>['actions'];

/** The values that fields may have; `forbidden` for tokens that may write nothing here. */
export async function choicesOf<Kind extends Item>(context: Context, endpoint: Endpoint<Kind>): Promise<Result<Choices>> {
	const actions = await actionsOf(context, endpoint);
	if (!actions.ok) return actions;
	const described = actions.value.actions?.POST ?? actions.value.actions?.PUT;
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
	const described = actions.value.actions?.[write === 'create' ? 'POST' : 'PUT'];
	return described ? ok(rulesOf(described)) : err(failure.mayNotWrite(context.source.instance.name, write, endpoint.what));
}

/** What bodies may say, of creations and of changes, as far as NetBox tells this token. */
export type BodyRules = {
	readonly create?: FieldRules;
	readonly change?: FieldRules;
	/** Of NetBox, without its last number: `4.7`. */
	readonly version: string | undefined;
};

/** Both at once; without either where NetBox does not tell. */
export async function bodyRules<Kind extends Item>(context: Context, endpoint: Endpoint<Kind>): Promise<Result<BodyRules>> {
	const actions = await actionsOf(context, endpoint);
	if (!actions.ok) return actions;
	const {POST, PUT} = actions.value.actions ?? {};
	return ok({...(POST && {create: rulesOf(POST)}), ...(PUT && {change: rulesOf(PUT)}), version: actions.value.version});
}

/** Asks with OPTIONS, whose `actions` NetBox shows to tokens that may do them and to no others. */
async function actionsOf<Kind extends Item>(
	{source}: Context,
	endpoint: Endpoint<Kind>,
): Promise<Result<{readonly actions: Actions; readonly version: string | undefined}>> {
	const answer = await source.get({list: endpoint, method: 'OPTIONS', target: () => target(endpoint.path, [])});
	if (!answer.ok) return err(answer.error.failure);
	const {json, headers} = answer.value;
	return ok({actions: shape.safeParse(json).data?.actions, version: headers['api-version']});
}

const rulesOf = (described: z.infer<typeof fields>): FieldRules =>
	Object.fromEntries(
		Object.entries(described).map(([name, one]) => {
			const {read_only: readOnly, required, type, choices, children} = one;
			return [
				name,
				{
					readOnly,
					required,
					...(type !== undefined && {type}),
					...(choices && {choices: choices.map(({value, display_name: label}) => ({value, label}))}),
					...(children && {shows: Object.keys(children)}),
					...boundsOf(one),
				},
			];
		}),
	);

/** The bounds that are told: a rule without one has no such key. */
const boundsOf = (of: z.infer<typeof field>): Partial<FieldRule> =>
	Object.fromEntries(
		Object.entries({
			...{minimum: of.min_value, maximum: of.max_value, minLength: of.min_length, maxLength: of.max_length},
			...{digits: of.max_digits, places: of.decimal_places},
		}).filter(([, bound]) => bound !== undefined),
	);
