import type {CustomField} from '../../../changes/custom-fields.js';
import {storedValue} from '../../../changes/custom-values.js';
import type {PlannedList} from '../../../changes/plan.js';
import {type ResolvedBody, resolveRelated} from '../../../changes/related/related.js';
import {nullFault} from '../../../changes/values/null-values.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Collection} from '../../../netbox/api/collection.js';
import {branchFault} from '../../../netbox/read/branched.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Row} from '../../../output/output.js';
import {isRow} from '../../../output/row-values.js';
import type {TaskContext} from '../../task.js';
import {mayWrite} from './confirm-write.js';
import {mayKeep} from './keep-plan.js';
import {findObjectType, typeFault} from './object-type.js';
import {type OpenedApi, openApi} from './open-api.js';
import {messageFault} from './write-data.js';

/** What every write of objects is told. */
export type WriteArgs = {
	readonly instance?: string;
	readonly branch?: string;
	readonly 'object-type': string;
	readonly message?: string;
	readonly 'dry-run'?: boolean;
	readonly yes?: boolean;
	readonly plan?: string;
	readonly overwrite?: boolean;
	readonly expect?: number;
};

/** The list that is written: `path` is `dcim/sites`, `what` is `dcim.sites`, and `planned` is what a plan says of it. */
export type WriteTarget = OpenedApi & {
	readonly path: string;
	readonly what: string;
	readonly collection: Collection<Item>;
	readonly planned: PlannedList;
};

/** The list that is to be written; all that can be refused without asking NetBox is refused before it is opened. */
export async function openTarget(args: WriteArgs, context: TaskContext): Promise<Result<WriteTarget>> {
	const fault = typeFault(args['object-type']) ?? (args.message === '' ? failure.usage('"message" is empty.') : messageFault(args.message ?? ''));
	if (fault) return err(fault);
	const may = await mayWrite(args, context);
	if (!may.ok) return may;
	const kept = await mayKeep(args, context);
	if (!kept.ok) return kept;
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	const {api, instance} = opened.value;
	const path = await findObjectType(args['object-type'], opened.value);
	if (!path.ok) return path;
	const unbranched = branchFault(path.value, args.branch);
	if (unbranched) return err(unbranched);
	const what = path.value.replaceAll('/', '.');
	const planned = {
		...{type: what, instance: {name: instance, url: api.url}, branch: api.inBranch ?? null},
		...(args.message !== undefined && {message: args.message}),
	};
	return ok({...opened.value, path: path.value, what, collection: api.endpoint(path.value), planned});
}

/** What is said of the objects, and of those that are changed how they were read. */
type NamingPlace = WriteTarget & {readonly rules: FieldRules; readonly custom: readonly CustomField[]; readonly rows?: readonly Item[]};

/**
 * Bodies with the ids of the objects that they name, looked up in the NetBox and the branch that are written, and with the values of custom fields as NetBox
 * keeps them; refused where one says null of a field that cannot be null.
 */
export async function resolveNames(
	bodies: readonly Row[],
	target: NamingPlace,
	{report}: Pick<TaskContext, 'report'>,
): Promise<Result<readonly ResolvedBody[]>> {
	const message = `looking up what "data" names; the schema of '${target.instance}' may take 10 s when it is first asked`;
	const told = new Set<string>();
	const once = (event: Parameters<typeof report>[0]) => {
		if (!told.has(event.message)) report(event);
		told.add(event.message);
	};
	const place = {
		...target,
		onLookUp: () => once({message}),
		onUnsure: (why: string) => once({severity: 'WARN', message: `not checked: ${why}`}),
	};
	const fault = await nullFault(bodies, place);
	if (fault) return err(fault);
	return resolveRelated(
		bodies.map((body) => withStored(body, target.custom)),
		place,
	);
}

function withStored(body: Row, fields: readonly CustomField[]): Row {
	const custom = body['custom_fields'] ?? null;
	if (!isRow(custom)) return body;
	const stored = Object.entries(custom).map(([name, value]) => {
		const field = fields.find((one) => one.name === name);
		return [name, field ? storedValue(field, value) : value] as const;
	});
	return {...body, custom_fields: Object.fromEntries(stored)};
}
