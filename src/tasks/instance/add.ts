import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {authorization} from '../../netbox/transport/token.js';
import {parseNetboxUrl} from '../../netbox/transport/url.js';
import {text} from '../../output/output.js';
import type {Instances} from '../../store/settings/instances.js';
import type {TaskArgs} from '../registry.generated.js';
import {defineTask, type ShellContext} from '../task.js';
import {storeToken} from './store-token.js';

/**
 * Sets up a NetBox: what is not given is asked, each value checked before the next question, and then the NetBox is asked for its version. A
 * failed test keeps the instance and says so.
 */
export const run = defineTask('instance.add', async (args, context) => {
	const state = await context.settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	const asked = await askAll(args, context, instances);
	if (!asked.ok) return asked;
	const {instance, token} = asked.value;
	// The name is taken before a token is kept under it: of two that add it at once one is refused, and nothing of the other is touched.
	const added = await instances.add(instance, args.default === true);
	if (!added.ok) return added;
	const kept = token === undefined ? ok(undefined) : await storeToken(instance.name, token, {instances, secrets: await context.secrets()});
	if (!kept.ok) return err({...kept.error, hint: `${instance.name} is set up without a token. Set it with: instance token ${instance.name}`});
	return test(context, instance);
});

type NewInstance = {readonly instance: NetboxInstance /** To be kept; absent where a variable holds it. */; readonly token?: string};

async function askAll(
	args: TaskArgs['instance.add'],
	{questions}: Pick<ShellContext, 'questions'>,
	instances: Instances,
): Promise<Result<NewInstance>> {
	const named = (name: string): Result<string> => {
		const free = instances.mayAdd(name);
		return free.ok ? ok(name) : free;
	};
	const name =
		args.name === undefined
			? await askUntil(
					() => questions.ask('name'),
					(typed) => named(typed.trim()),
				)
			: named(args.name);
	if (!name.ok) return name;
	const url = args.url === undefined ? await askUntil(() => questions.ask('URL'), parseNetboxUrl) : parseNetboxUrl(args.url);
	if (!url.ok) return url;
	const variable = args['token-env'];
	if (variable === '') return err(failure.usage('"token-env" takes the name of a variable.'));
	if (args.ca === '') return err(failure.usage('"ca" takes the path of a file.'));
	const asked =
		variable === undefined
			? await questions.askSecret(`token of ${name.value}`, 'name the variable that holds it: token-env VARIABLE')
			: ok(undefined);
	if (!asked.ok) return asked;
	const usable = asked.value === undefined ? ok('') : authorization(asked.value);
	if (!usable.ok) return usable;
	const instance: NetboxInstance = {
		name: name.value,
		url: url.value,
		token: variable === undefined ? {from: 'file', name: name.value} : {from: 'env', name: variable},
		verifyTls: args.insecure !== true,
		...(args.ca !== undefined && {ca: args.ca}),
	};
	return ok({instance, ...(asked.value !== undefined && {token: asked.value.trim()})});
}

async function test(context: ShellContext, {name}: NetboxInstance) {
	const netbox = await context.netbox(name);
	const status = netbox.ok ? await netbox.value.status() : netbox;
	if (!status.ok)
		return err({...status.error, hint: `${name} is set up all the same. ${status.error.hint ?? 'Try it again with: instance test'}`.trim()});
	const bgp = status.value.plugins['netbox_bgp'];
	if (bgp === undefined) return err(failure.pluginMissing(name, 'BGP'));
	return ok(text(`${name}: NetBox ${status.value.netbox}, netbox-bgp ${bgp ?? 'of an unknown version'}`));
}

/** Asks until something is typed, and gives what is made of that; it fails with the question, and where what was typed cannot be. */
async function askUntil(ask: () => Promise<Result<string>>, read: (typed: string) => Result<string>): Promise<Result<string>> {
	for (;;) {
		const typed = await ask();
		if (!typed.ok) return typed;
		if (typed.value.trim() !== '') return read(typed.value);
	}
}
