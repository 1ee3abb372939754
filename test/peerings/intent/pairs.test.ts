import {expect, test} from 'vitest';
import {ownAsOf} from '../../../src/peerings/intent/as-numbers.js';
import {createLinks, type LinkSearch} from '../../../src/peerings/intent/links.js';
import {matrixLines} from '../../../src/peerings/intent/matrix.js';
import {templateFault} from '../../../src/peerings/intent/naming.js';
import type {InterfaceAddress, InterfaceFacts, NetworkFacts} from '../../../src/peerings/intent/network.js';
import {pairsOfOne} from '../../../src/peerings/intent/one.js';
import {type AddressChoice, pairsBetween} from '../../../src/peerings/intent/pairs.js';
import {parseAddress} from '../../../src/text/address.js';

/** An interface as a test says it: `[id, device, name, addresses, more]`. */
type Port = readonly [
	id: number,
	device: string,
	name: string,
	addresses: readonly string[],
	more?: Partial<InterfaceFacts> & {readonly to?: number},
];

function networkOf(ports: readonly Port[]): NetworkFacts {
	const names = [...new Set(ports.map(([, device]) => device))];
	const deviceOf = (name: string) => ({id: names.indexOf(name) + 1, name});
	const whose = new Map(ports.map(([id, device]) => [id, deviceOf(device)]));
	const interfaces = ports.map(([id, device, name, , {to, ...more} = {}]): InterfaceFacts => {
		const ends = to === undefined ? [] : [{id: to, device: whose.get(to) ?? null}];
		return {id, name, device: deviceOf(device), vrf: null, lag: null, parent: null, isLoopback: name.startsWith('lo'), ends, ...more};
	});
	let next = 100;
	const addresses = ports.flatMap(([on, device, name, some]) =>
		some.map((text): InterfaceAddress => {
			const ip = parseAddress(text);
			if (!ip) throw new Error(text);
			next += 1;
			return {
				id: next,
				text,
				host: text.split('/')[0] ?? '',
				ip,
				vrf: null,
				on,
				device: deviceOf(device),
				interface: name,
				isLoopback: name.startsWith('lo'),
			};
		}),
	);
	return {
		routers: new Map(names.map((name) => [deviceOf(name).id, {...deviceOf(name), ownAs: null, siteAs: []}])),
		interfaces: new Map(interfaces.map((one) => [one.id, one])),
		addresses,
		sessions: [],
	};
}

const both: AddressChoice = {families: [4, 6]};

/** Pairs as text, of the devices whose names begin with these letters. */
function pairs(ports: readonly Port[], search: Partial<LinkSearch> = {}, letters: readonly [string, string] = ['a', 'b']): readonly string[] {
	const network = networkOf(ports);
	const devices = (letter: string) => [...network.routers.values()].filter(({name}) => name.startsWith(letter));
	const find = createLinks(network, {over: undefined, isOn: undefined, ...search});
	const {pairs: found, left} = pairsBetween(
		network,
		{left: devices(letters[0]), right: devices(letters[1])},
		{find, choice: both, over: search.over},
	);
	return [
		...found.map(
			({near, far}) => `${near.device.name} ${near.interface} ${near.address.text} - ${far.device?.name} ${far.interface} ${far.address.text}`,
		),
		...left.map(({near, far, state}) => `${near} - ${far}: ${state}`),
	];
}

test('CP1 between-devices the addresses of LAG members are those of their LAG, and two members make one pair', () => {
	const lag: readonly Port[] = [
		[1, 'a1', 'eth1', [], {lag: 3, to: 11}],
		[2, 'a1', 'eth2', [], {lag: 3, to: 12}],
		[3, 'a1', 'po1', ['10.0.0.0/31', '2001:db8::/127']],
		[11, 'b1', 'eth1', [], {lag: 13}],
		[12, 'b1', 'eth2', [], {lag: 13}],
		[13, 'b1', 'ae1', ['10.0.0.1/31', '2001:db8::1/127']],
	];
	expect(pairs(lag)).toEqual(['a1 po1 10.0.0.0/31 - b1 ae1 10.0.0.1/31', 'a1 po1 2001:db8::/127 - b1 ae1 2001:db8::1/127']);
});

test('CP1 between-devices a subinterface that the line names pairs with the one in its subnet, and not with its neighbours', () => {
	const subs: readonly Port[] = [
		[1, 'a1', 'eth1', [], {to: 11}],
		[2, 'a1', 'eth1.10', ['10.0.10.0/31'], {parent: 1}],
		[3, 'a1', 'eth1.20', ['10.0.20.0/31'], {parent: 1}],
		[11, 'b1', 'xe0', []],
		[12, 'b1', 'xe0.10', ['10.0.10.1/31'], {parent: 11}],
		[13, 'b1', 'xe0.20', ['10.0.20.1/31'], {parent: 11}],
	];
	expect(pairs(subs)).toEqual(['a1 - b1: no address']);
	expect(pairs(subs, {isOn: (name) => name === 'eth1.20'})).toEqual(['a1 eth1.20 10.0.20.0/31 - b1 xe0.20 10.0.20.1/31']);
});

test('CP1 between-devices where no cable links two devices their shared subnets do, and "over" takes one way alone', () => {
	const ports: readonly Port[] = [
		[1, 'a1', 'eth1', ['10.0.0.1/30'], {to: 11}],
		[2, 'a1', 'vlan5', ['10.5.0.1/24']],
		[3, 'a1', 'lo0', ['10.255.0.1/32']],
		[11, 'b1', 'eth1', ['10.0.0.2/30']],
		[12, 'b1', 'vlan5', ['10.5.0.2/24']],
		[13, 'b1', 'lo0', ['10.255.0.2/32']],
		[21, 'b2', 'vlan5', ['10.5.0.3/24']],
		[31, 'b3', 'vlan5', ['10.5.0.4/25']],
	];
	expect(pairs(ports)).toEqual(['a1 eth1 10.0.0.1/30 - b1 eth1 10.0.0.2/30', 'a1 vlan5 10.5.0.1/24 - b2 vlan5 10.5.0.3/24', 'a1 - b3: no link']);
	expect(pairs(ports, {over: 'subnets'}).slice(0, 2)).toEqual([
		'a1 eth1 10.0.0.1/30 - b1 eth1 10.0.0.2/30',
		'a1 vlan5 10.5.0.1/24 - b1 vlan5 10.5.0.2/24',
	]);
	expect(pairs(ports, {over: 'loopbacks'})).toEqual(['a1 lo0 10.255.0.1/32 - b1 lo0 10.255.0.2/32', 'a1 - b2: no link', 'a1 - b3: no link']);
});

test('CP9 loopback-mesh every two of a set are paired once, and no device with itself', () => {
	const mesh = Array.from({length: 4}, (_, n): Port => [n + 1, `a${n + 1}`, 'lo0', [`10.255.0.${n + 1}/32`]]);
	expect(pairs(mesh, {over: 'loopbacks'}, ['a', 'a'])).toHaveLength(6);
});

test('CP2 one-address the far end of one interface is that of its cable, else the other host of its subnet of two; a third end is never guessed', () => {
	const network = networkOf([
		[1, 'a1', 'eth1', ['10.0.0.1/30'], {to: 11}],
		[2, 'a1', 'eth2', ['10.0.1.0/31']],
		[3, 'a1', 'eth3', ['10.0.2.1/24']],
		[11, 'b1', 'eth1', ['10.0.0.9/30']],
	]);
	const [device] = network.routers.values();
	if (!device) throw new Error('no device');
	const there = {id: 7, text: '10.0.1.1/31', host: '10.0.1.1', vrf: null, device: {id: 2, name: 'b1'}, interface: 'eth2'};
	const from = (name: string, more: object = {}) => pairsOfOne({network, hosts: [there]}, {device, interface: name, choice: both, ...more});
	expect(from('eth1').left).toMatchObject([{state: 'no common subnet'}]);
	expect(from('eth2').pairs).toMatchObject([{near: {address: {text: '10.0.1.0/31'}}, far: {device: {name: 'b1'}, address: {id: 7}}}]);
	expect(from('eth2', {remoteDevice: 'b2'}).left).toMatchObject([{state: 'unknown far end', why: '10.0.1.1/31 is on b1, not on b2'}]);
	expect(from('eth3').left).toMatchObject([{state: 'unknown far end', why: expect.stringContaining('say "remote-address"')}]);
	expect(from('eth9').left).toMatchObject([{why: 'a1 has no interface "eth9"'}]);
});

test('CP20 own-as the AS number is that of the device, else of its sessions, else of its site; of several none', () => {
	const network = networkOf([[1, 'a1', 'eth1', []]]);
	const withSite = (siteAs: readonly number[], ownAs: number | null = null): NetworkFacts => ({
		...network,
		routers: new Map([[1, {id: 1, name: 'a1', ownAs, siteAs}]]),
	});
	expect(ownAsOf(withSite([65_001]), 1)).toEqual({asn: 65_001});
	expect(ownAsOf(withSite([65_001], 65_009), 1)).toEqual({asn: 65_009});
	expect(ownAsOf(withSite([65_002, 65_001]), 1)).toEqual({why: 'the site of a1 has several AS numbers: 65001, 65002'});
	expect(ownAsOf(withSite([]), 1)).toMatchObject({why: expect.stringContaining('no AS number of a1')});
});

test('CP7 new-names a word that no template has is refused with the one that may have been meant', () => {
	expect(templateFault('{device}-{remote_devcie}')).toBe('"{remote_devcie}" is no word of a template. Did you mean "remote_device"?');
	expect(templateFault('a}b')).toBe('a brace stands alone in the template.');
	expect(templateFault('{device}-{vrf}')).toBeUndefined();
});

test('CP21 pair-matrix near devices stand down and far ones across, several states of two with their numbers', () => {
	const cell = (near: string, far: string, state: string) => ({near, far, state});
	const cells = [cell('a2', 'b1', 'new'), cell('a10', 'b1', 'new'), cell('a10', 'b1', 'no AS'), cell('a2', 'b2', 'exists')];
	expect(matrixLines(cells)).toEqual(['     b1              b2', 'a2   new             exists', 'a10  1 new, 1 no AS  -']);
	expect(matrixLines([cell('a', 'b', 'new')])).toEqual([]);
});
