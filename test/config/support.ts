import fc from 'fast-check';
import {type BgpConfig, type ConfigPlatform, familyOf, type NeighborConfig, type PeerSettings} from '../../src/config/model.js';
import {readConfig} from '../../src/config/read/read.js';
import type {ReadConfig} from '../../src/config/read/resolve.js';
import {writeConfig} from '../../src/config/write/write.js';
import {outcomeOf} from '../../src/core/long-work.js';

/** The text of a configuration; a platform that cannot say it is a fault of the test. */
export function written(config: BgpConfig, platform: ConfigPlatform): string {
	const lines = writeConfig(config, platform);
	if (!lines.ok) throw new Error(lines.error.join('\n'));
	return `${lines.value.join('\n')}\n`;
}

/** What a text says. */
export const read = (text: string, platform: ConfigPlatform): ReadConfig => outcomeOf(readConfig(text, platform));

/** A neighbour as it acts: with what its group gives it. */
export type ActingNeighbor = Omit<ReadConfig['neighbors'][number], 'line' | 'isPartly'>;

/** What a configuration means, by what the model says of groups: the test's own reckoning. */
export function acting({asn, groups, vrfs}: BgpConfig, platform: ConfigPlatform): readonly ActingNeighbor[] {
	return vrfs.flatMap(({name, neighbors}) =>
		neighbors.map(({peer, isRange, family, group, isShutdown, settings}) => {
			const {description: _, ...ofGroup} = groups.find((one) => one.name === group)?.settings ?? {};
			const all: PeerSettings = {...ofGroup, ...settings};
			return {
				...{vrf: name, peer, isRange, family, group, isShutdown, description: settings.description ?? ''},
				...{remoteAs: all.remoteAs ?? 0, localAs: all.localAs ?? asn, imports: all.imports ?? [], exports: all.exports ?? []},
				...{prefixListIn: all.prefixListIn ?? null, prefixListOut: all.prefixListOut ?? null, maxPrefixes: all.maxPrefixes ?? null},
				updateSource: sourceOn(all.updateSource, platform),
			};
		}),
	);
}

function sourceOn(source: PeerSettings['updateSource'], platform: ConfigPlatform): ActingNeighbor['updateSource'] {
	if (!source) return null;
	const isJunos = platform === 'junos' || platform === 'junos-set';
	return isJunos ? {host: source.host ?? ''} : {interface: source.interface ?? ''};
}

const isJunos = (platform: ConfigPlatform): boolean => platform.startsWith('junos');

const names = fc.constantFrom(
	'FABRIC',
	'RP-IN',
	'transit_1',
	'a.b',
	'X',
	'key',
	'description',
	'neighbor',
	'in',
	'vrf',
	'GROUP:1',
	'remote-as',
	'password',
);
const texts = fc.stringMatching(/^[A-Za-z0-9(#$&*+,.:;<=>@^_{}~%'`/-]{1,12}( [A-Za-z0-9(#[\]$&*{}~%'`/-]{1,12}){0,3}$/);
const asns = fc.oneof(fc.integer({min: 1, max: 65_535}), fc.integer({min: 65_536, max: 4_294_967_295}));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, {nil: undefined, freq: 2});

/** Settings that this platform can say. */
function settingsOn(platform: ConfigPlatform): fc.Arbitrary<PeerSettings> {
	const policies = isJunos(platform) ? fc.uniqueArray(names, {minLength: 1, maxLength: 3}) : names.map((name) => [name]);
	const lists = isJunos(platform) || platform === 'iosxr' ? fc.constant(undefined) : optional(names);
	return fc
		.record({
			remoteAs: optional(asns),
			localAs: optional(asns),
			description: optional(texts),
			imports: optional(policies),
			exports: optional(policies),
			prefixListIn: lists,
			prefixListOut: lists,
		})
		.map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as PeerSettings);
}

const hosts = fc.oneof(
	fc.tuple(fc.integer({min: 1, max: 223}), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
	fc.tuple(fc.integer({min: 1, max: 65_535}), fc.integer({min: 1, max: 65_535})).map(([a, b]) => `2001:db8:${a.toString(16)}::${b.toString(16)}`),
);

function neighborsOn(platform: ConfigPlatform, groups: BgpConfig['groups']): fc.Arbitrary<readonly NeighborConfig[]> {
	const source = fc.record({interface: fc.constantFrom('Loopback0', 'lo', 'Ethernet1/1.100'), host: hosts});
	const one = fc
		.record({
			peer: hosts,
			group: fc.option(fc.constantFrom(...groups.map(({name}) => name), null)),
			isShutdown: fc.boolean(),
			asn: asns,
			settings: settingsOn(platform),
			maxPrefixes: optional(fc.integer({min: 1, max: 1_000_000})),
			updateSource: optional(source),
		})
		.map(({peer, group, isShutdown, asn, settings, maxPrefixes, updateSource}): NeighborConfig => {
			const ofGroup = groups.find(({name}) => name === group)?.settings.remoteAs;
			const own = {...settings, ...(maxPrefixes !== undefined && {maxPrefixes}), ...(updateSource && {updateSource})};
			return {
				peer,
				isRange: false,
				family: familyOf(peer),
				group,
				isShutdown,
				settings: {...own, remoteAs: platform === 'frr' && ofGroup !== undefined ? ofGroup : asn},
			};
		});
	return fc.uniqueArray(one, {maxLength: 6, selector: ({peer}) => peer});
}

/** Configurations that this platform can say. */
export const configsOn = (platform: ConfigPlatform): fc.Arbitrary<BgpConfig> =>
	fc
		.record({asn: asns, groups: fc.uniqueArray(fc.record({name: names, settings: settingsOn(platform)}), {maxLength: 3, selector: ({name}) => name})})
		.chain(({asn, groups}) =>
			fc
				.tuple(
					neighborsOn(platform, groups),
					fc
						.uniqueArray(names, {maxLength: 2})
						.chain((vrfs) =>
							fc.tuple(
								...vrfs.map((name) =>
									fc.record({name: fc.constant(name), rd: fc.constantFrom(null, '65000:1'), neighbors: neighborsOn(platform, groups)}),
								),
							),
						),
				)
				.map(
					([neighbors, vrfs]): BgpConfig => ({
						...{asn, groups},
						vrfs: [{name: null, rd: null, neighbors}, ...vrfs].map((vrf) => ({...vrf, neighbors: vrf.neighbors.map((one) => withoutOwn(one, asn))})),
					}),
				),
		);

/** A router has no local-as that is its own. */
function withoutOwn(neighbor: NeighborConfig, asn: number): NeighborConfig {
	const {localAs, ...rest} = neighbor.settings;
	return localAs === asn ? {...neighbor, settings: rest} : neighbor;
}
