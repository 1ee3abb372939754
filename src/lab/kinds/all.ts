import type {Kind} from '../model/kind.js';
import {ipAddress} from './addresses.js';
import {peerGroup, prefixList, routingPolicy, session} from './bgp.js';
import {virtualChassis} from './chassis.js';
import {branch, objectChange} from './core.js';
import {deviceRole, deviceType, manufacturer, platform} from './dcim.js';
import {device} from './devices.js';
import {choiceSet} from './extras/choice-sets.js';
import {customField, tag} from './extras/extras.js';
import {fhrpAssignment, fhrpGroup} from './fhrp.js';
import {dataFile} from './files.js';
import {asn, asnRange, rir} from './ipam.js';
import {job} from './jobs.js';
import {prefix} from './networks.js';
import {location, region, site} from './places.js';
import {cable, cableTermination} from './ports/cables.js';
import {networkInterface} from './ports/interfaces.js';
import {macAddress} from './ports/mac-addresses.js';
import {frontPort, portMapping, rearPort} from './ports/pass-through.js';
import {vmInterface} from './ports/vm-interfaces.js';
import {rack} from './racks.js';
import {tenant} from './tenancy.js';
import {group, permission, token, user} from './users.js';
import {cluster, clusterType, virtualMachine} from './virtualization.js';
import {vlan, vlanGroup} from './vlans.js';
import {routeTarget, vrf} from './vrfs.js';

/** Every kind of object that the lab has. */
export const kinds: readonly Kind[] = [
	...[region, site, location, manufacturer, platform, deviceType, deviceRole, virtualChassis, device],
	...[tenant, rir, asnRange, asn, ipAddress, prefix, tag, customField, choiceSet],
	...[clusterType, cluster, virtualMachine, peerGroup, routingPolicy, prefixList, session],
	...[rack, routeTarget, vrf, vlanGroup, vlan, macAddress, fhrpGroup, fhrpAssignment].map(from47),
	...[networkInterface, vmInterface, frontPort, rearPort, cable, cableTermination].map(from47),
	...[branch, objectChange, job, user, group, permission, token, dataFile],
];

/** All of them, with those that NetBox keeps and logs and that no path leads to. */
export const everyKind: readonly Kind[] = [...kinds, from47(portMapping)];

/** A kind that was held against NetBox 4.7 alone. */
function from47(kind: Kind): Kind {
	return {...kind, since: '4.7'};
}

/** Kinds by the path of their list (an alias included) and by content type, with the numbers of the types. */
export type KindIndex = {
	readonly at: (path: string) => Kind | undefined;
	/** The same, also of a kind that no path leads to. */
	readonly keptAt: (path: string) => Kind | undefined;
	readonly ofType: (type: string) => Kind | undefined;
	readonly types: readonly {readonly id: number; readonly type: string}[];
};

/** The index of all kinds. */
export function createKindIndex(): KindIndex {
	const paths = new Map(kinds.flatMap((kind) => [kind.path, ...(kind.aliases ?? [])].map((path) => [path, kind] as const)));
	const hidden = new Map(everyKind.map((kind) => [kind.path, kind] as const));
	const types = new Map(everyKind.map((kind) => [kind.type, kind] as const));
	return {
		at: (path) => paths.get(path),
		keptAt: (path) => paths.get(path) ?? hidden.get(path),
		ofType: (type) => types.get(type),
		types: everyKind.map(({type}, index) => ({id: index + 101, type})),
	};
}
