import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type BgpConfig, type ConfigPlatform, configPlatforms, type NeighborConfig} from '../../src/config/model.js';
import {expectLinear} from '../support/linear.js';
import {configsOn, read, written} from './support.js';

/** How often, and how much at a time: more with NF_CONFIG_FUZZ. */
const rounds = Number(process.env['NF_CONFIG_FUZZ'] ?? 40);

const pieces = fc.constantFrom(
	...[
		'router bgp 1\n',
		'neighbor ',
		'10.0.0.1',
		' {',
		'}',
		';',
		'"',
		'[',
		']',
		'/*',
		'*/',
		'#',
		'!',
		'\n',
		'\n  ',
		' ',
		'\t',
		'\\',
		'set ',
		'deactivate ',
		'delete ',
	],
	...[
		'protocols bgp ',
		'group X ',
		'remote-as 1',
		'peer-group G',
		'description ',
		'vrf A',
		'address-family ipv4\n',
		'inactive: ',
		'use neighbor-group N\n',
		'password x',
		'\u0000',
		'é',
		'\u202e',
	],
);

/** Lines of which each says something new of the same thing. */
const numbered: readonly ((place: number) => string)[] = [
	(place) => `set protocols bgp group g neighbor 1.1.1.1 import p${place}\n`,
	(place) =>
		` neighbor-group g${place}\n${[1, 2, 3, 4, 5, 6, 7, 8].map((next) => `  use neighbor-group g${(place + next) % 6_000}\n  use session-group g${(place * next) % 6_000}\n`).join('')}`,
	(place) => ` neighbor 10.0.${place >> 8}.${place & 255} peer-group g\n neighbor g odd ${place}\n`,
];

test.each(configPlatforms)('CF13 config-bounds what %s is read from may be any text: no crash, and a time that grows with it', (platform) => {
	fc.assert(
		fc.property(fc.array(fc.oneof(pieces, fc.string({maxLength: 8})), {maxLength: 60}), configsOn(platform), fc.nat(), (some, config, seed) => {
			const text = written(config, platform);
			const at = seed % text.length;
			for (const broken of [some.join(''), text.slice(0, at) + some.join('') + text.slice(at), text.slice(at)]) read(broken, platform);
		}),
		{numRuns: rounds},
	);
	const unit = [
		'router bgp 1\n neighbor 10.0.0.1 remote-as 1\n',
		'{ a ',
		'a [ b ',
		'"',
		'/*',
		'set protocols bgp group g neighbor 1.1.1.1 import p\n',
		' '.repeat(50),
		'x',
		'description ',
		'inactive: a { ',
	];
	for (const part of unit) expectLinear((size) => read(part.repeat(Math.ceil(size / part.length)), platform), `${platform} ${part}`, 50_000);
	for (const [nth, line] of numbered.entries()) {
		const textOf = (count: number): string => `router bgp 1\n${Array.from({length: count}, (_, place) => line(place)).join('')}`;
		expectLinear((count) => read(textOf(count), platform), `${platform}, lines ${nth}`, 750);
	}
});

/** A router with so many neighbours, and policies and interfaces around its BGP, as a file of a device has them. */
function largeConfig(platform: ConfigPlatform, peers: number): string {
	const neighbors = Array.from({length: peers}, (_, place): NeighborConfig => {
		const settings = {remoteAs: 65_000, description: `to peer ${place}`, imports: ['IN'], maxPrefixes: place + 1};
		return {peer: `10.1.${place >> 8}.${place & 255}`, isRange: false, family: 'ipv4', group: 'PEERS', isShutdown: place % 3 === 0, settings};
	});
	const config: BgpConfig = {asn: 65_001, groups: [{name: 'PEERS', settings: {remoteAs: 65_000}}], vrfs: [{name: null, rd: null, neighbors}]};
	const lines = Array.from({length: 500}, (_, place) =>
		platform === 'junos'
			? `interfaces { et-0/0/${place} { description "to port ${place}"; } }`
			: platform === 'junos-set'
				? `set interfaces et-0/0/${place} mtu 9192`
				: `interface Ethernet${place}\n   ip address 10.2.${place >> 8}.${place & 255}/31\n!`,
	);
	return `${lines.join('\n')}\n${written(config, platform)}${lines.join('\n')}\n`;
}

test.each(configPlatforms)(
	'CF13 config-bounds a file of %s of more than 2,000 lines gives each neighbour once, and skips what is not BGP',
	(platform) => {
		const text = largeConfig(platform, 400);
		expect(text.split('\n').length).toBeGreaterThan(2_000);
		const {neighbors, unread, lacking} = read(text, platform);
		expect([neighbors.length, neighbors.filter(({isShutdown}) => isShutdown).length, unread, lacking]).toEqual([400, 134, [], []]);
		expect(neighbors.map(({maxPrefixes}) => maxPrefixes).toSorted((a, b) => Number(a) - Number(b))).toEqual(neighbors.map((_, place) => place + 1));
	},
);
