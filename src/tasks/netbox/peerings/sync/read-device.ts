import type {ConfigPlatform} from '../../../../config/model.js';
import {type ActingSession, actingSession} from '../../../../config/sessions/acting.js';
import {readSurroundings} from '../../../../config/sessions/facts.js';
import {worstOf} from '../../../../core/exits.js';
import {failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import {type Beyond, lookBeyond} from '../../../../peerings/reading/beyond.js';
import type {ReadingTools} from '../../../../peerings/reading/read.js';
import type {Session} from '../../../../peerings/session.js';
import type {TaskContext} from '../../../task.js';
import {readDeviceSessions} from '../../config/shared/device-sessions.js';
import {platformsOf} from '../../config/shared/platforms-of.js';
import {readNetworkSaid} from '../../shared/said-of-network.js';

/** The device whose configuration is read, with its sessions as NetBox has them now. */
export type SyncDevice = {
	readonly id: number;
	readonly name: string;
	readonly platform: ConfigPlatform;
	readonly sessions: readonly Session[];
	/** Those of them that may be neighbours of a configuration. */
	readonly acting: readonly ActingSession[];
	readonly beyond: Beyond;
};

type DeviceAsked = {readonly device: string; readonly as: ConfigPlatform | 'auto'; readonly instance?: string; readonly branch?: string};

/** Reads the one device of this name, and all that decides about its sessions; anything that could not be read is an error. */
export async function readSyncDevice(
	{device: name, as, instance, branch}: DeviceAsked,
	{tools, context}: {readonly tools: ReadingTools; readonly context: TaskContext},
): Promise<Result<SyncDevice>> {
	const on = instance === undefined ? {} : {instance};
	const network = await readNetworkSaid(on, context);
	if (!network.ok) return network;
	const devices = {names: [name], globs: [], selectors: []};
	const read = await readDeviceSessions({devices, isWithOthers: false, ...(branch !== undefined && {branch})}, tools);
	if (!read.ok) return read;
	const unread = worstOf(read.value.errors);
	if (unread) return err(unread);
	const [device, ...others] = read.value.devices;
	if (!device) return err(failure.deviceNotFound(name, []));
	if (others.length > 0)
		return err(failure.usage(`${others.length + 1} devices are called "${name}": a configuration is that of one.`, 'nothing was sent'));
	const platforms = await platformsOf([device], {as, ...on}, {netbox: read.value.netbox, directory: context.directory});
	const platform = platforms.ok ? platforms.value.get(device.id) : platforms;
	if (!platform?.ok) return platform ?? err(failure.deviceNotFound(name, []));
	const beyond = lookBeyond(read.value.netbox, tools.now);
	const surroundings = await readSurroundings(device.all, {beyond, vrfField: network.value.vrfField});
	if (!surroundings.ok) return surroundings;
	const acting = device.all.flatMap((session) => {
		const acts = actingSession(session, surroundings.value);
		return 'fault' in acts ? [] : [acts];
	});
	const called = device.all.flatMap(({holders}) => holders.find(({kind, id}) => kind === 'device' && id === device.id)?.name ?? []);
	return ok({id: device.id, name: called[0] ?? device.key, platform: platform.value, sessions: device.all, acting, beyond});
}
