import type {ConfigPlatform} from '../../../config/model.js';
import {readConfig} from '../../../config/read/read.js';
import type {ReadConfig} from '../../../config/read/resolve.js';
import {type MatchedConfig, matchConfig} from '../../../config/sessions/matching.js';
import {failure} from '../../../core/failure.js';
import {drive} from '../../../core/long-work.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import {defineTask} from '../../task.js';
import type {WriteTarget} from '../shared/write-target.js';
import {carryWithLeft} from './shared/carry-left.js';
import {openSessions} from './shared/open-sessions.js';
import {readPeeringAddresses} from './sync/addresses.js';
import {leftOver} from './sync/left-over.js';
import {lookUpNamed} from './sync/look-up.js';
import {readSyncDevice, type SyncDevice} from './sync/read-device.js';
import {planSync} from './sync/sync-plan.js';
import {namesOf, type SyncWishes, wishesOf} from './sync/wishes.js';

const words = {what: 'the sync', nothing: 'nothing to do', nothingAlone: 'nothing can be done of what is left'};

/** Makes the sessions of a device what its configuration says (docs/contract/config.md): by a plan, as every write. */
export const run = defineTask('netbox.peerings.sync', async (args, context) => {
	const opened = await openSessions(args, ['netbox', 'sync', 'bgp-peerings'], context);
	if (!opened.ok) return opened;
	const {target, tools} = opened.value;
	const text = await context.fileText(args.config);
	if (!text.ok) return text;
	const device = await readSyncDevice(args, {tools, context});
	if (!device.ok) return device;
	const config = await readFile(text.value, device.value.platform, {name: args.config, stop: context.signal});
	if (!config.ok) return config;
	const rules = await target.collection.fields('change');
	if (!rules.ok) return rules;
	const matched = matchConfig(config.value, device.value.acting);
	const asked = await wishesFor({config: config.value, matched, device: device.value}, {...target, rules: rules.value});
	if (!asked.ok) return asked;
	const deletes = args['with-deletes'] === true;
	if (deletes && config.value.isCut)
		return err(
			failure.usage(
				'the file is not read to its end: what it does not have is not known.',
				'without "with-deletes" nothing is deleted; nothing was sent',
			),
		);
	const gone = deletes ? matched.gone.map(({id}) => id) : [];
	const plan = await planSync(asked.value.wishes, gone, {target: {...target, rules: rules.value}, context});
	if (!plan.ok) return plan;
	const statuses = new Map(device.value.sessions.map(({id, status}) => [id, status]));
	const planned = matched.pairs.filter(({neighbor, session}) => !neighbor.isShutdown && statuses.get(session.id) === 'planned').length;
	const left = leftOver({config: config.value, left: asked.value.left, gone: deletes ? [] : matched.gone, planned});
	const devices = {names: [args.device], globs: [], selectors: []};
	return carryWithLeft(plan.value, left, {args: {...args, devices}, target, context, words});
});

/** What a file says of BGP; a file without any is an error, since a device without sessions would be the last thing that it means. */
async function readFile(
	text: string,
	platform: ConfigPlatform,
	{name, stop}: {readonly name: string; readonly stop: AbortSignal},
): Promise<Result<ReadConfig>> {
	const config = await drive(readConfig(text, platform), {stop});
	if (!config) return err(failure.cancelled(0, 'nothing was sent'));
	if (config.fault !== undefined)
		return err(failure.usage(`${name === '-' ? 'standard input' : `"${name}"`} is no configuration to go by: ${config.fault}.`, 'nothing was sent'));
	if (config.neighbors.length > 0 || config.lacking.length > 0) return ok(config);
	const from = name === '-' ? 'standard input' : `"${name}"`;
	return err(failure.usage(`${from} has no BGP neighbours, read as ${platform}.`, 'say its platform by "as"; nothing was sent'));
}

type ReadFor = {readonly config: ReadConfig; readonly matched: MatchedConfig; readonly device: SyncDevice};

async function wishesFor({config, matched, device}: ReadFor, {api, rules}: WriteTarget & {readonly rules: FieldRules}): Promise<Result<SyncWishes>> {
	const moving = config.neighbors.filter((neighbor) => neighbor.updateSource !== null || matched.fresh.includes(neighbor));
	const [objects, addresses] = await Promise.all([
		lookUpNamed(namesOf(config), api),
		readPeeringAddresses(device.id, moving, {api, beyond: device.beyond}),
	]);
	if (!objects.ok) return objects;
	if (!addresses.ok) return addresses;
	const statuses = new Map(device.sessions.map(({id, status}) => [id, status]));
	return ok(
		wishesOf(matched, {
			...{device, platform: device.platform, objects: objects.value, addresses: addresses.value},
			...{statusOf: (id) => statuses.get(id) ?? 'active', has: (field) => Object.hasOwn(rules, field)},
			names: new Set(device.sessions.flatMap(({name}) => name ?? [])),
		}),
	);
}
