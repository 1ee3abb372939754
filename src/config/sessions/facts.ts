import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {addressFactsOf, withPorts} from '../../peerings/check/told.js';
import {absentOf} from '../../peerings/check/unread.js';
import type {EndVrf} from '../../peerings/pairs/end.js';
import {type AddressFacts, vrfOfAddress} from '../../peerings/pairs/known.js';
import type {Beyond} from '../../peerings/reading/beyond.js';
import type {Session} from '../../peerings/session.js';
import {vrfInField} from '../../peerings/session-facts.js';

/** What a peer group says, by names. */
export type GroupSaid = {
	readonly name: string;
	readonly localAs: number | null;
	readonly remoteAs: number | null;
	readonly imports: readonly string[];
	readonly exports: readonly string[];
	readonly prefixListIn: string | null;
	readonly prefixListOut: string | null;
};

/** What decides about the configuration of sessions and is not in them. */
export type SessionSurroundings = {
	/** Its VRF, null for the global table. */
	readonly vrfOf: (session: Session) => EndVrf | null;
	/** The interface of its local address, where that is a loopback. */
	readonly loopbackOf: (session: Session) => string | undefined;
	readonly groupOf: (session: Session) => GroupSaid | undefined;
};

/** Reads local addresses, their interfaces and the peer groups of sessions. Fails where any is not seen: what is not known is never written as not there. */
export async function readSurroundings(
	sessions: readonly Session[],
	{beyond, vrfField = 'vrf'}: {readonly beyond: Beyond; readonly vrfField?: string | undefined},
): Promise<Result<SessionSurroundings>> {
	const ids = [...new Set(sessions.flatMap(({local}) => local?.id ?? []))];
	const groupIds = [...new Set(sessions.flatMap(({group}) => group?.id ?? []))];
	const [addresses, groups] = await Promise.all([seen(beyond.addresses, ids, 'IP addresses'), seen(beyond.groups, groupIds, 'peer groups')]);
	if (!addresses.ok) return addresses;
	if (!groups.ok) return groups;
	const bare = addressFactsOf(addresses.value);
	const portIds = (kind: 'device' | 'virtual-machine') => [...new Set([...bare.values()].flatMap(({port}) => (port?.kind === kind ? port.id : [])))];
	const [ports, machinePorts] = await Promise.all([
		seen(beyond.ports, portIds('device'), 'interfaces'),
		seen(beyond.machinePorts, portIds('virtual-machine'), 'interfaces of virtual machines'),
	]);
	if (!ports.ok) return ports;
	if (!machinePorts.ok) return machinePorts;
	const facts = withPorts(bare, {device: ports.value, 'virtual-machine': machinePorts.value});
	const names = new Map(ports.value.map((row) => [Number(row['id']), String(row['name'])]));
	const byGroup = new Map(groups.value.map((row) => [Number(row['id']), groupSaid(row)]));
	const factsOf = ({local}: Session): AddressFacts | undefined => (local ? facts.get(local.id) : undefined);
	return ok({
		vrfOf: (session) => vrfInField(session.held, vrfField) ?? vrfOfAddress(factsOf(session)) ?? null,
		loopbackOf: (session) => {
			const port = factsOf(session)?.port;
			return port?.kind === 'device' && port.isLoopback === true ? names.get(port.id) : undefined;
		},
		groupOf: ({group}) => (group ? byGroup.get(group.id) : undefined),
	});
}

/** The rows of these ids, all of them. */
async function seen(
	read: (ids: readonly number[]) => Promise<Result<readonly Row[]>>,
	ids: readonly number[],
	what: string,
): Promise<Result<readonly Row[]>> {
	const rows = await read(ids);
	if (!rows.ok) return rows;
	const absent = absentOf(ids, rows.value);
	return absent.size > 0 ? err(failure.hiddenObjects(absent.size, what)) : rows;
}

/** What the row of a peer group says. */
export function groupSaid(row: Row): GroupSaid {
	return {
		name: textAt(row, 'name') ?? '',
		...{localAs: asnAt(row['local_as']), remoteAs: asnAt(row['remote_as'])},
		...{imports: namesAt(row['import_policies']), exports: namesAt(row['export_policies'])},
		...{prefixListIn: textAt(row['prefix_list_in'], 'name'), prefixListOut: textAt(row['prefix_list_out'], 'name')},
	};
}

const asnAt = (value: Json | undefined): number | null => (isRow(value) && typeof value['asn'] === 'number' ? value['asn'] : null);
const namesAt = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.flatMap((one: Json) => textAt(one, 'name') ?? []) : []);

function textAt(value: Json | undefined, key: string): string | null {
	const text = isRow(value) ? value[key] : undefined;
	return typeof text === 'string' ? text : null;
}
