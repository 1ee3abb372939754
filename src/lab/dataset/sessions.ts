import type {Builder, Fields} from './builder.js';
import type {Network} from './network.js';

/** One end of a session: an address with its mask, and an AS number. */
export type End = {readonly address: string; readonly asn: number};

/** A device as sessions need it. */
export type Host = {readonly id: number; readonly site: number};

/** Adds devices and sessions by name and address; addresses and AS numbers are made when first used. */
export type Drawing = {
	readonly device: (name: string | null, site: string, more: Fields) => Host;
	readonly asn: (number: number, description?: string) => number;
	readonly address: (text: string) => number;
	/** `on` null: a session without a device. */
	readonly session: (name: string | null, on: Host | null, ends: readonly [End, End], more?: Fields) => number;
};

/** Draws on a network. */
export function createDrawing(builder: Builder, network: Network): Drawing {
	const asn: Drawing['asn'] = (number, description = '') => builder.once('ipam/asns', String(number), () => ({asn: number, rir: 1, description}));
	const address: Drawing['address'] = (text) => builder.once('ipam/ip-addresses', text, () => ({address: text}));
	return {
		asn,
		address,
		device: (name, place, more) => {
			const site = network.sites[place] ?? 0;
			const id = builder.add('dcim/devices', {name, site, device_type: network.types['ceos'] ?? 0, ...more});
			return {id, site};
		},
		session: (name, on, [mine, theirs], more = {}) =>
			builder.add('plugins/bgp/session', {
				name,
				device: on?.id ?? null,
				site: on?.site ?? null,
				...{local_address: address(mine.address), remote_address: address(theirs.address)},
				...{local_as: asn(mine.asn), remote_as: asn(theirs.asn)},
				...more,
			}),
	};
}
