import * as z from 'zod';
import {failure} from '../../failure.js';
import {err, ok, type Result} from '../../result.js';
import type {Endpoint} from '../netbox.js';
import {target} from '../query.js';
import type {Context, Item} from './context.js';

/** Field -> the values it may have, each with the text that people see. */
export type Choices = {readonly [field: string]: readonly {readonly value: string | number | boolean; readonly label: string}[]};

const choice = z.looseObject({value: z.union([z.string(), z.number(), z.boolean()]), display_name: z.string()});
const fields = z.record(z.string(), z.looseObject({choices: z.array(choice).optional()}));
const shape = z.looseObject({actions: z.looseObject({POST: fields.optional(), PUT: fields.optional()}).optional()});

/** Asks with OPTIONS, whose `actions` NetBox shows to tokens that may write and to no others. */
export async function choicesOf<Kind extends Item>({source}: Context, endpoint: Endpoint<Kind>): Promise<Result<Choices>> {
	const answer = await source.get({list: endpoint, method: 'OPTIONS', target: () => target(endpoint.path, [])});
	if (!answer.ok) return err(answer.error.failure);
	const {actions} = shape.safeParse(answer.value.json).data ?? {};
	const described = actions?.POST ?? actions?.PUT;
	if (!described) return err(failure.mayNotWrite(source.instance.name, 'create', endpoint.what));
	const listed = Object.entries(described).flatMap(([name, {choices}]) =>
		choices ? [[name, choices.map(({value, display_name: label}) => ({value, label}))] as const] : [],
	);
	return ok(Object.fromEntries(listed));
}
