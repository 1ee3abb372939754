import {failure} from '../../failure.js';
import type {NetboxInstance} from '../../instance.js';
import {authorization} from '../../netbox/token.js';
import {parseNetboxUrl} from '../../netbox/url.js';
import {text} from '../../output.js';
import {err, ok, type Result} from '../../result.js';
import {defineTask, type TaskContext} from '../task.js';

/** Sets up a NetBox: what is not given is asked, and then the NetBox is asked for its version. A failed test keeps the instance and says so. */
export const run = defineTask('instance.add', async (args, context) => {
	const state = await context.settings();
	if (!state.ok) return state;
	const name = args.name === undefined ? await context.questions.ask('name') : ok(args.name);
	if (!name.ok) return name;
	const typed = args.url === undefined ? await context.questions.ask('URL') : ok(args.url);
	if (!typed.ok) return typed;
	const url = parseNetboxUrl(typed.value);
	if (!url.ok) return url;
	const token = args['token-env'] === undefined ? await askToken(context, name.value) : ok({from: 'env', name: args['token-env']} as const);
	if (!token.ok) return token;
	const instance = {
		name: name.value,
		url: url.value,
		token: token.value,
		verifyTls: args.insecure !== true,
		...(args.ca !== undefined && {ca: args.ca}),
	};
	const added = state.value.instances.add(instance);
	if (!added.ok) return added;
	const used = args.default === true ? state.value.instances.use(instance.name) : ok(undefined);
	return used.ok ? test(context, instance) : used;
});

async function askToken({questions, secrets}: TaskContext, name: string): Promise<Result<NetboxInstance['token']>> {
	const given = await questions.askSecret(`token of ${name}`);
	if (!given.ok) return given;
	const usable = authorization(given.value);
	return usable.ok ? (await secrets()).store(name, given.value.trim()) : usable;
}

async function test(context: TaskContext, {name}: NetboxInstance) {
	const netbox = await context.netbox(name);
	const status = netbox.ok ? await netbox.value.status() : netbox;
	if (!status.ok)
		return err({...status.error, hint: `${name} is set up all the same. ${status.error.hint ?? 'Try it again with: instance test'}`.trim()});
	const bgp = status.value.plugins['netbox_bgp'];
	if (bgp === undefined) return err(failure.pluginMissing(name, 'BGP'));
	return ok(text(`${name}: NetBox ${status.value.netbox}, netbox-bgp ${bgp ?? 'of an unknown version'}`));
}
