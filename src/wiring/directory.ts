import {failure} from '../core/failure.js';
import type {NetboxInstance} from '../core/instance.js';
import {err, ok, type Result} from '../core/result.js';
import type {JobPlace} from '../jobs/job.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {findNode} from '../language/tree/visit.js';
import {parseNetboxUrl} from '../netbox/transport/url.js';
import type {Instances} from '../store/settings/instances.js';
import type {Directory, KnownInstance} from '../tasks/task.js';
import type {KeptState} from './state.js';

/** The embedded NetBox at its fixed address, which no name server knows: its rows and its cache are the same in every run. */
export const labInstance: NetboxInstance = {name: 'lab', url: 'http://lab.invalid', token: {from: 'env', name: 'lab'}, verifyTls: true};

/** The token with all permissions on the embedded NetBox; known to everybody, worthless elsewhere. */
const labToken = '0123456789abcdef0123456789abcdef01234567';

/** The token of an instance: the lab's own, or the stored one; fails with a hint how to fix it. */
export async function tokenOf(instance: NetboxInstance, {secrets}: Pick<KeptState, 'secrets'>): Promise<Result<string>> {
	if (instance.name === labInstance.name) return ok(labToken);
	return (await secrets()).read(instance.token);
}

export type DirectoryOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The instance of `--instance`. */
	readonly named: string | undefined;
	readonly state: Pick<KeptState, 'settings'>;
};

/** The source of an instance's name, in the order of docs/contract/output.md D0 which-instance. A choice that needs no settings does not check whether they are known. */
export function createDirectory({env, named, state}: DirectoryOptions): Directory {
	const wanted = named || env['NF_INSTANCE'] || undefined;
	const stored = async (): Promise<Result<Instances>> => {
		const opened = await state.settings();
		return opened.ok ? ok(opened.value.instances) : opened;
	};
	const find = async (name: string, own: NetboxInstance | undefined): Promise<Result<NetboxInstance>> => {
		if (name === own?.name) return ok(own);
		if (name === labInstance.name) return ok(labInstance);
		const instances = await stored();
		const found = instances.ok ? instances.value.find(name) : instances;
		if (!found.ok || !instances.ok) return found.ok ? err(failure.noInstance(name, [])) : found;
		if (found.value) return ok(found.value);
		const known = [...(own ? [own] : []), ...instances.value.list(), labInstance];
		return err(
			failure.noInstance(
				name,
				known.map((instance) => instance.name),
			),
		);
	};
	const chosen = async (own: NetboxInstance | undefined): Promise<Result<string>> => {
		if (wanted !== undefined) return ok(wanted);
		if (own) return ok(own.name);
		const instances = await stored();
		const fallback = instances.ok ? instances.value.default() : instances;
		return fallback.ok ? ok(fallback.value ?? labInstance.name) : fallback;
	};
	return {
		find: async (name) => {
			const own = fromVariables(env);
			if (!own.ok) return own;
			const asked = name === undefined ? await chosen(own.value) : ok(name);
			return asked.ok ? find(asked.value, own.value) : asked;
		},
		list: async () => {
			const own = fromVariables(env);
			if (!own.ok) return own;
			const instances = await stored();
			if (!instances.ok) return instances;
			const fallback = await chosen(own.value);
			return ok(
				[...(own.value ? [own.value] : []), ...instances.value.list(), labInstance].map(
					(instance): KnownInstance => ({
						instance,
						isDefault: fallback.ok && fallback.value === instance.name,
						hasToken: instance.token.from !== 'env' || instance.name === 'lab' || Boolean(env[instance.token.name]),
					}),
				),
			);
		},
	};
}

/** The instance of NF_URL and NF_TOKEN; undefined if they are not set. Only its URL is stored, in the cache. */
function fromVariables(env: DirectoryOptions['env']): Result<NetboxInstance | undefined> {
	if (!env['NF_URL']) return ok(undefined);
	if (!env['NF_TOKEN']) return err(failure.usage('NF_URL is set but NF_TOKEN is not.'));
	const url = parseNetboxUrl(env['NF_URL']);
	if (!url.ok) return url;
	return ok({
		name: 'env',
		url: url.value,
		token: {from: 'env', name: 'NF_TOKEN'},
		verifyTls: env['NF_INSECURE'] !== '1',
		...(env['NF_CA_FILE'] && {ca: env['NF_CA_FILE']}),
	});
}

export type PlaceOptions = {
	readonly tree: CommandNode;
	readonly directory: Directory;
	/** Whether the user named an instance for this run, by flag or variable, or the lab as the one to use. */
	readonly isNamed: () => boolean;
	readonly defaultTimeout: () => number;
};

const ofPlans = ['apply', 'plan.check', 'undo'];

/** The parts of a command's header: the instance it will ask, as far as that is known without a request. */
export async function placeOf(command: ParsedCommand, {tree, directory, isNamed, defaultTimeout}: PlaceOptions): Promise<JobPlace> {
	const timeout = command.run.timeout ?? defaultTimeout();
	if (!findNode(tree, command.path)?.args['instance']) return {timeout};
	const asked = command.args['instance'];
	// A plan, or the journal of a write, says which instance it is for: no default is.
	if (asked === undefined && ofPlans.includes(command.task)) return {timeout};
	const found = await directory.find(typeof asked === 'string' ? asked : undefined);
	if (!found.ok) return {timeout};
	const isRehearsal = found.value.name === 'lab' && asked === undefined && !isNamed();
	return {timeout, instance: found.value.name, ...(!found.value.verifyTls && {insecure: true}), ...(isRehearsal && {isRehearsal})};
}

/** The same where workers of other machines run what asks a NetBox: they have the instances, so that only a name that was said is known. */
export async function farPlaceOf(command: ParsedCommand, options: PlaceOptions & {readonly named: string | undefined}): Promise<JobPlace> {
	if (findNode(options.tree, command.path)?.runs !== 'anywhere') return placeOf(command, options);
	const asked = command.args['instance'];
	const instance = typeof asked === 'string' ? asked : options.named;
	return {timeout: command.run.timeout ?? options.defaultTimeout(), ...(instance !== undefined && {instance})};
}
