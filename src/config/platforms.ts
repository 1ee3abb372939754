import {type ConfigPlatform, configPlatforms} from './model.js';

/** What NetBox says of the platform of a device: slugs of its platform and of its manufacturer. */
export type DeviceKind = {readonly platform: string | null; readonly manufacturer: string | null};

/** Parts of the slugs of platforms that tell what it is. */
const known: readonly (readonly [RegExp, ConfigPlatform])[] = [
	[/(?:^|[-_])(?:arista[-_]?)?v?c?eos(?:$|[-_\d])/, 'eos'],
	[/(?:^|[-_])ios[-_]?xr[vd]?(?:$|[-_\d])/, 'iosxr'],
	[/(?:^|[-_])(?:juniper[-_]?)?junos(?:$|[-_\d])/, 'junos'],
	[/(?:^|[-_])frr(?:outing)?(?:$|[-_\d])/, 'frr'],
];

/** Manufacturers all of whose routers have one system. */
const makers: Readonly<Record<string, ConfigPlatform>> = {arista: 'eos', 'arista-networks': 'eos', juniper: 'junos', 'juniper-networks': 'junos'};

/** The platform of a device: what is said of the slug, else what the slug tells, else the manufacturer of a device that has no platform. */
export function platformOf({platform, manufacturer}: DeviceKind, said: ReadonlyMap<string, ConfigPlatform>): ConfigPlatform | undefined {
	if (platform === null) return manufacturer !== null && Object.hasOwn(makers, manufacturer) ? makers[manufacturer] : undefined;
	return said.get(platform) ?? known.find(([pattern]) => pattern.test(platform))?.[1];
}

/** Reads `edge-os=eos,core=iosxr`: slugs of platforms in NetBox, and what they are; undefined where it is none. */
export function parsePlatforms(text: string): ReadonlyMap<string, ConfigPlatform> | undefined {
	const pairs = text.split(',').map((part) => /^([a-z0-9_-]{1,100})=([a-z-]+)$/.exec(part));
	const read = pairs.flatMap((pair) => {
		const platform = configPlatforms.find((one) => one === pair?.[2]);
		return pair?.[1] !== undefined && platform ? [[pair[1], platform] as const] : [];
	});
	return read.length === pairs.length ? new Map(read) : undefined;
}
