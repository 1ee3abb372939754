import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {longestMessage} from '../../../netbox/api/called.js';
import type {Collection} from '../../../netbox/api/collection.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Outcome} from '../../../netbox/write/outcome.js';
import type {WriteOptions} from '../../../netbox/write/requests.js';
import {type Column, documentWithRows, type Output, type Row, type Tree} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';
import {readObjectType} from '../shared/object-type.js';
import {type OpenedApi, openApi} from '../shared/open-api.js';
import {confirmWrite, mayWrite} from './confirm-write.js';
import {failedOutput, type WriteFailure} from './write-failed.js';

/** What every write is told. */
export type WriteArgs = {
	readonly instance?: string;
	readonly branch?: string;
	readonly 'object-type': string;
	readonly message?: string;
	readonly 'dry-run'?: boolean;
	readonly yes?: boolean;
};

/** Where is written: `path` is `dcim/sites`, `what` is `dcim.sites`. */
export type Target = OpenedApi & {
	readonly path: string;
	readonly what: string;
	readonly collection: Collection<Item>;
	readonly options: WriteOptions;
};

/** A write that is ready to be sent, and what it would do, said before. */
export type Plan = {
	readonly verb: 'create' | 'update' | 'delete';
	/** What the objects are called in messages, in order. */
	readonly labels: readonly string[];
	/** What `dry-run` gives. */
	readonly preview: Tree;
	/** The same as a table. */
	readonly rows: readonly Row[];
	readonly columns: readonly Column[];
	readonly notes?: readonly string[];
	/** Sent once. */
	readonly send: () => Promise<Result<readonly Item[], WriteFailure>>;
	/** What was done, of the objects that it was done to. */
	readonly output: (done: readonly Item[]) => Output;
	/** Why NetBox refused it, where that can be told better than NetBox does. */
	readonly explain?: (because: Failure, items: readonly Outcome<Item>[]) => Promise<Failure | undefined>;
};

/** The list that is to be written; all that can be refused without asking NetBox is refused before it is opened. */
export async function openTarget(args: WriteArgs, context: TaskContext): Promise<Result<Target>> {
	const path = readObjectType(args['object-type']);
	if (!path.ok) return path;
	const fault = args.message === '' ? failure.usage('"message" is empty.') : messageFault(args.message);
	if (fault) return err(fault);
	const may = await mayWrite(args, context);
	if (!may.ok) return may;
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	const {message} = args;
	const options = message === undefined ? {} : {message};
	return ok({
		...{...opened.value, path: path.value, what: path.value.replaceAll('/', '.')},
		...{collection: opened.value.api.endpoint(path.value), options},
	});
}

function messageFault(message = ''): Failure | undefined {
	const {length} = [...message];
	return length > longestMessage ? failure.usage(`"message" has ${length} characters; NetBox keeps ${longestMessage}.`) : undefined;
}

const verbs = {
	create: {doing: 'creating', done: 'created', at: 'in'},
	update: {doing: 'changing', done: 'changed', at: 'in'},
	delete: {doing: 'deleting', done: 'deleted', at: 'from'},
} as const;

/** `1 object`, `3 objects`. */
export const objects = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`;

/** Shows a plan, or asks and then sends it: once, and never again. */
export async function carryOut(
	plan: Plan,
	target: Target,
	{args, context}: {readonly args: WriteArgs; readonly context: TaskContext},
): Promise<Result<Output>> {
	const {verb, labels, notes = []} = plan;
	const {what, api, meta} = target;
	const {doing, done, at} = verbs[verb];
	const place = `${at} ${what}${api.inBranch === undefined ? '' : ` of branch "${api.inBranch}"`}`;
	const noted = (output: Output, note: string): Result<Output> => ok({...output, notes: [...notes, note], meta: meta()});
	if (args['dry-run'] === true)
		return noted(documentWithRows(plan.preview, plan), `would ${verb} ${objects(labels.length)} ${place}: nothing was sent`);
	if (labels.length === 0) return noted(plan.output([]), 'nothing was sent');
	const question = `${verb} ${objects(labels.length)}?`;
	const sure = await confirmWrite({...args, question, preview: documentWithRows(plan.preview, plan)}, context);
	if (!sure.ok) return sure;
	context.report({message: `${doing} ${objects(labels.length)} ${place}`});
	const sent = await plan.send();
	if (sent.ok) return noted(plan.output(sent.value), `${done} ${objects(sent.value.length)} ${place}`);
	const failed = await failedOutput(sent.error, plan, context);
	return failed.ok ? ok({...failed.value, meta: meta()}) : failed;
}
