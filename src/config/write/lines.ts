import type {BgpConfig, NeighborConfig, PeerSettings, VrfConfig} from '../model.js';

/** Lines, each further in by so much. */
export const indented = (lines: readonly string[], by: string): readonly string[] => lines.map((line) => `${by}${line}`);

/** A line, if there is something to say. */
export const said = (value: number | string | undefined, line: (value: number | string) => string): readonly string[] =>
	value === undefined ? [] : [line(value)];

/** What a neighbour says of itself: an AS number that its group has already is not said again. */
export function ownSettings({group, settings}: NeighborConfig, groups: ReadonlyMap<string, PeerSettings>): PeerSettings {
	const {remoteAs, ...rest} = settings;
	const same = group !== null && groups.get(group)?.remoteAs === remoteAs;
	return same || remoteAs === undefined ? rest : {...rest, remoteAs};
}

/** The settings of groups by their names. */
export const settingsOf = ({groups}: Pick<BgpConfig, 'groups'>): ReadonlyMap<string, PeerSettings> =>
	new Map(groups.map(({name, settings}) => [name, settings]));

/** The groups that neighbours of these VRFs are in, in the order of the configuration. */
export function groupsIn({groups}: BgpConfig, vrfs: readonly VrfConfig[]): BgpConfig['groups'] {
	const used = new Set(vrfs.flatMap(({neighbors}) => neighbors.flatMap(({group}) => group ?? [])));
	return groups.filter(({name}) => used.has(name));
}

/** The families of neighbours, IPv4 first. */
export const familiesOf = (neighbors: readonly NeighborConfig[]) =>
	(['ipv4', 'ipv6'] as const).filter((family) => neighbors.some((neighbor) => neighbor.family === family));
