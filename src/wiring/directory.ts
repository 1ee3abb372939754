import {failure} from '../failure.js';
import type {NetboxInstance} from '../instance.js';
import {parseNetboxUrl} from '../netbox/url.js';
import {err, ok, type Result} from '../result.js';
import type {Directory, KnownInstance} from '../tasks/task.js';
import type {KeptState} from './state.js';

/** The embedded NetBox under its fixed address, which no name server knows: its rows and its cache are the same in every run. */
export const labInstance: NetboxInstance = {name: 'lab', url: 'http://lab.invalid', token: {from: 'env', name: 'lab'}, verifyTls: true};

/** The token that the embedded NetBox gives everything for; known to everybody, worthless elsewhere. */
export const labToken = '0123456789abcdef0123456789abcdef01234567';

export type DirectoryOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The instance of `--instance`. */
	readonly named: string | undefined;
	readonly state: Pick<KeptState, 'settings'>;
};

/** Where the name of an instance comes from, in the order of docs/contract.md D0. */
export function createDirectory({env, named, state}: DirectoryOptions): Directory {
	const wanted = named ?? env['NF_INSTANCE'];
	const all = async (): Promise<Result<readonly NetboxInstance[]>> => {
		const own = fromVariables(env);
		if (own && !own.ok) return own;
		const opened = await state.settings();
		if (!opened.ok) return opened;
		return ok([...(own ? [own.value] : []), ...opened.value.instances.list(), labInstance]);
	};
	const chosen = async (instances: readonly NetboxInstance[]): Promise<Result<string>> => {
		if (wanted !== undefined && wanted !== '') return ok(wanted);
		if (instances[0]?.name === 'env') return ok('env');
		const opened = await state.settings();
		if (!opened.ok) return opened;
		const fallback = opened.value.instances.default();
		if (fallback !== undefined) return ok(fallback);
		const [first, ...others] = opened.value.instances.list();
		if (others.length > 0) return err(severalInstances);
		return ok(first?.name ?? labInstance.name);
	};
	return {
		find: async (name) => {
			const instances = await all();
			if (!instances.ok) return instances;
			const asked = name === undefined ? await chosen(instances.value) : ok(name);
			if (!asked.ok) return asked;
			const found = instances.value.find((instance) => instance.name === asked.value);
			return found
				? ok(found)
				: err(
						failure.noInstance(
							asked.value,
							instances.value.map((instance) => instance.name),
						),
					);
		},
		list: async () => {
			const instances = await all();
			if (!instances.ok) return instances;
			const fallback = await chosen(instances.value);
			return ok(
				instances.value.map(
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

const severalInstances = failure.usage('several NetBox instances are set up: name one with "instance", or run "instance use NAME".');

/** The instance of NF_URL and NF_TOKEN; undefined where there is none. Nothing of it is stored but the URL, in the cache. */
function fromVariables(env: DirectoryOptions['env']): Result<NetboxInstance> | undefined {
	if (!env['NF_URL']) return undefined;
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
