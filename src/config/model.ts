/** The platforms whose BGP configuration is written and read. Junos is read in both of its forms, whichever of them is named. */
export const configPlatforms = ['eos', 'frr', 'iosxr', 'junos', 'junos-set'] as const;
export type ConfigPlatform = (typeof configPlatforms)[number];

export type AddressFamily = 'ipv4' | 'ipv6';

/** Where the packets of a session come from: the name of an interface, its address, or both. */
export type UpdateSource = {readonly interface?: string; readonly host?: string};

/** What is said of a neighbour, or of all neighbours of a group. What is not there is not said. */
export type PeerSettings = {
	readonly remoteAs?: number;
	/** Where it is not that of the device. */
	readonly localAs?: number;
	readonly description?: string;
	readonly imports?: readonly string[];
	readonly exports?: readonly string[];
	readonly prefixListIn?: string;
	readonly prefixListOut?: string;
	readonly maxPrefixes?: number;
	readonly updateSource?: UpdateSource;
};

/** A group of neighbours, by one name in all VRFs. */
export type GroupConfig = {readonly name: string; readonly settings: PeerSettings};

/** One neighbour, or with `isRange` all neighbours in a prefix. */
export type NeighborConfig = {
	/** In its one spelling. */
	readonly peer: string;
	readonly isRange: boolean;
	readonly family: AddressFamily;
	readonly group: string | null;
	readonly isShutdown: boolean;
	/** Its own: what it has of its group is not among them. */
	readonly settings: PeerSettings;
};

/** The neighbours of a VRF; null is the global table. */
export type VrfConfig = {readonly name: string | null; readonly rd: string | null; readonly neighbors: readonly NeighborConfig[]};

/** The BGP of a device, as any platform may say it. */
export type BgpConfig = {
	readonly asn: number;
	readonly groups: readonly GroupConfig[];
	readonly vrfs: readonly VrfConfig[];
};

/** The family of a host or a prefix. */
export const familyOf = (peer: string): AddressFamily => (peer.includes(':') ? 'ipv6' : 'ipv4');
