import type {ConfigPlatform} from '../../../config/model.js';
import {type ActingSession, actingSession} from '../../../config/sessions/acting.js';
import {configOf, type DeviceAs, deviceAs} from '../../../config/sessions/config-of.js';
import {readSurroundings, type SessionSurroundings} from '../../../config/sessions/facts.js';
import {writeConfig} from '../../../config/write/write.js';
import {worstOf} from '../../../core/exits.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {text} from '../../../output/output.js';
import {lookBeyond} from '../../../peerings/reading/beyond.js';
import {sanitize} from '../../../text/clean.js';
import {defineTask} from '../../task.js';
import {openTools} from '../shared/reading-tools.js';
import {readNetworkSaid} from '../shared/said-of-network.js';
import {type DeviceSessions, readDeviceSessions} from './shared/device-sessions.js';
import {platformsOf} from './shared/platforms-of.js';

/** The sessions of devices as configuration (docs/contract/config.md): what NetBox holds of them, and nothing else. */
export const run = defineTask('netbox.config.get', async (args, context) => {
	const tools = await openTools(args.instance, ['netbox', 'get', 'config'], context);
	if (!tools.ok) return tools;
	const network = await readNetworkSaid(args.instance === undefined ? {} : {instance: args.instance}, context);
	if (!network.ok) return network;
	const read = await readDeviceSessions({...args, isWithOthers: args['both-ends'] === true}, tools.value);
	if (!read.ok) return read;
	const {devices, netbox, meta, notes} = read.value;
	const platforms = await platformsOf(devices, args, {netbox, directory: context.directory});
	if (!platforms.ok) return platforms;
	const beyond = lookBeyond(netbox, tools.value.now);
	const surroundings = await readSurroundings(
		devices.flatMap(({all}) => all),
		{beyond, vrfField: network.value.vrfField},
	);
	if (!surroundings.ok) return surroundings;
	const written = devices.map((device) => writeDevice(device, platforms.value.get(device.id), surroundings.value));
	const good = written.flatMap((one) => (one.ok ? [one.value] : []));
	const errors = [...read.value.errors, ...written.flatMap((one) => (one.ok ? [] : [one.error]))];
	const worst = worstOf(errors);
	if (good.length === 0 && worst) return err(worst);
	const lines = good.flatMap((one) => one.lines);
	return ok({
		...text(lines.length === 0 ? '' : `${lines.join('\n')}\n`),
		...{errors, notes: [...notes, ...good.flatMap((one) => one.notes), ...(good.some(({isEmpty}) => !isEmpty) ? [notInNetbox] : [])]},
		meta: {...meta, requests: tools.value.netbox.requests()},
	});
});

/** What a router has beside, and no session of NetBox. */
const notInNetbox =
	'not in NetBox: passwords, timers, bfd, multihop, communities, route reflection, router-id, networks, address families other than unicast';

type WrittenDevice = {readonly lines: readonly string[]; readonly notes: readonly string[]; readonly isEmpty: boolean};

/** The configuration of a device below a line with its name; or why there is none. */
function writeDevice(
	{key, all, chosen}: DeviceSessions,
	platform: Result<ConfigPlatform> | undefined,
	surroundings: SessionSurroundings,
): Result<WrittenDevice> {
	if (!platform?.ok) return platform ?? err(failure.deviceNotFound(key, []));
	const acting = all.map((session) => ({session, acts: actingSession(session, surroundings)}));
	const wanted = acting.filter(({session}) => chosen.includes(session));
	const faults = wanted.flatMap(({acts}) => ('fault' in acts ? [acts.fault] : []));
	if (faults.length > 0) return err(failure.unsayable(key, platform.value, faults));
	const sessionsOf = (some: typeof acting): readonly ActingSession[] => some.flatMap(({acts}) => ('fault' in acts ? [] : [acts]));
	const as = deviceAs(sessionsOf(acting));
	const head = `${platform.value.startsWith('junos') ? '#' : '!'} ${sanitize(key, {lineFeeds: 'escape'})} (${platform.value})`;
	if (!as || wanted.length === 0) return ok({lines: [`${head}: no BGP sessions`], notes: [], isEmpty: true});
	const lines = writeConfig(configOf(sessionsOf(wanted), as.asn), platform.value);
	return lines.ok
		? ok({lines: [head, ...lines.value], notes: asNotes(key, as), isEmpty: false})
		: err(failure.unsayable(key, platform.value, lines.error));
}

/** NetBox holds no AS of a device: where its sessions do not agree, that is said. */
const asNotes = (key: string, {asn, sessions, of}: DeviceAs): readonly string[] =>
	sessions === of
		? []
		: [`${key}: AS ${asn} is that of ${sessions} of ${of} sessions; NetBox holds none of the device, and the other sessions have a local-as`];
