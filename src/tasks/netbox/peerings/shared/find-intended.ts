import {worstOf} from '../../../../core/exits.js';
import {err, ok, type Result} from '../../../../core/result.js';
import {findDevices} from '../../../../devices/find.js';
import {missingDevice, nearNames} from '../../../../devices/near-names.js';
import {matchesGlob} from '../../../../devices/selectors.js';
import type {DeviceList} from '../../../../language/read/device-list.js';
import type {Netbox} from '../../../../netbox/netbox.js';
import {createLinks} from '../../../../peerings/intent/links.js';
import {type KnownByName, type NetworkFacts, readNetwork} from '../../../../peerings/intent/network.js';
import {type OneAsk, pairsOfOne, readForOnes} from '../../../../peerings/intent/one.js';
import {type Paired, pairsBetween} from '../../../../peerings/intent/pairs.js';
import {networkText, parseAddress} from '../../../../text/address.js';
import {foldName} from '../../../../text/case-fold.js';
import type {CreateArgs, CreateSaid} from './create-said.js';

/** The pairs that a line means, why others are none, and what was read for that. */
export type Intended = Paired & {readonly network: NetworkFacts};

type Intending = {readonly said: CreateSaid; readonly netbox: Netbox; readonly options: readonly string[]; readonly now: number};

/** Finds the devices of a line and pairs their ends. Fails where a device is not there: of a write nothing may be missing. */
export async function findIntended(args: CreateArgs, finding: Intending): Promise<Result<Intended>> {
	return args.between === undefined ? findOne(args, finding) : findBetween(args, args.between, finding);
}

async function findBetween(args: CreateArgs, between: DeviceList, {said, netbox, options, now}: Intending): Promise<Result<Intended>> {
	const left = await devicesOf(between, netbox, options);
	if (!left.ok) return left;
	const right = args.and === undefined ? left : await devicesOf(args.and, netbox, options);
	if (!right.ok) return right;
	const network = await readNetwork(netbox, [...new Set([...left.value, ...right.value].map(({id}) => id))], now);
	if (!network.ok) return network;
	const {on} = args;
	const isOn =
		on && ((name: string): boolean => on.names.some((one) => foldName(one) === foldName(name)) || on.globs.some((glob) => matchesGlob(name, glob)));
	const find = createLinks(network.value, {over: said.over, isOn});
	const all =
		args.mesh === true ? {left: [...left.value, ...right.value], right: [...left.value, ...right.value]} : {left: left.value, right: right.value};
	return ok({network: network.value, ...pairsBetween(network.value, all, {find, choice: said.choice, over: said.over})});
}

async function findOne(args: CreateArgs, {said, netbox, options, now}: Intending): Promise<Result<Intended>> {
	const devices = await devicesOf({names: [args.device ?? ''], globs: [], selectors: []}, netbox, options);
	if (!devices.ok) return devices;
	const asks = devices.value.map((device): OneAsk => ({device, choice: said.choice, ...endsSaid(args)}));
	const read = await readForOnes(netbox, asks, now);
	if (!read.ok) return read;
	const found = asks.map((ask) => pairsOfOne(read.value, ask));
	return ok({network: read.value.network, pairs: found.flatMap(({pairs}) => pairs), left: found.flatMap(({left}) => left)});
}

const endsSaid = (args: CreateArgs): Omit<OneAsk, 'device' | 'choice'> => ({
	...(args['local-interface'] !== undefined && {interface: args['local-interface']}),
	...(args['local-address'] !== undefined && {local: args['local-address']}),
	...(args['remote-address'] !== undefined &&
		(args.dynamic ? {remotePrefix: networkSaid(args['remote-address'])} : {remote: args['remote-address']})),
	...(args['remote-device'] !== undefined && {remoteDevice: args['remote-device']}),
});

/** A network as NetBox writes it. */
function networkSaid(text: string): string {
	const network = parseAddress(text);
	return network ? networkText(network) : text;
}

async function devicesOf(list: DeviceList, netbox: Netbox, options: readonly string[]): Promise<Result<readonly KnownByName[]>> {
	const found = await findDevices(netbox, list);
	if (!found.ok) return found;
	const [missing] = found.value.missing;
	if (missing !== undefined) return err(missingDevice(missing, await nearNames(netbox, found.value.missing, []), options));
	const worst = worstOf(found.value.failures);
	return worst ? err(worst) : ok(found.value.devices.map(({id, name}) => ({id, name: name ?? `#${id}`})));
}
