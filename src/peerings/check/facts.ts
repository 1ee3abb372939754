import {failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {canonicalHost} from '../../text/address.js';
import type {End} from '../pairs/end.js';
import type {AddressFacts, Known, Port} from '../pairs/known.js';
import type {Beyond} from '../reading/beyond.js';
import {addressIds, chassisInDoubt, devicesAt, isOnOther} from './lacking.js';
import {addressFactsOf, chassisOfRows, groupFactsOf, withPorts} from './told.js';
import {absentOf, doubtAbsent, type ReadingGaps, valueOr, whyUnread} from './unread.js';

type AddressBook = ReadonlyMap<number, AddressFacts>;
type FactReading = {readonly beyond: Beyond; readonly ends: readonly End[]; readonly unread: ReadingGaps};

/** What addresses of ends are on, beside what is `known` of them already: VRF, holder and interface. */
export async function readAddresses({beyond, ends, unread}: FactReading, known: AddressBook): Promise<Pick<Known, 'addresses' | 'addressesUnread'>> {
	const rows = await beyond.addresses(addressIds(ends).filter((id) => !known.has(id)));
	const found = valueOr(rows, {what: 'the addresses of sessions', so: 'owners are taken from sessions', touches: 'all'}, unread);
	if (!found) return {addresses: undefined, ...(!rows.ok && {addressesUnread: whyUnread(unread, rows.error, 'addresses')})};
	return {addresses: new Map([...known, ...(await ported({beyond, ends, unread}, addressFactsOf(found)))])};
}

/** With the address objects of the same hosts, of those that several devices have. */
export async function withShared({beyond, ends, unread}: FactReading, known: AddressBook): Promise<AddressBook> {
	const shared = ends.flatMap(({remote}) => (remote?.kind === 'address' && known.get(remote.id)?.isShared ? [remote.written] : []));
	const rows = await beyond.addressesAt([...new Set(shared)]);
	const found = valueOr(rows, {what: 'the other addresses of shared hosts', so: 'who else has them is not known', touches: 'all'}, unread);
	const hosts = new Set(shared.map(canonicalHost));
	const others = [...addressFactsOf(found ?? [])].filter(([id, {host}]) => !known.has(id) && hosts.has(host ?? ''));
	return others.length === 0 ? known : new Map([...known, ...(await ported({beyond, ends, unread}, new Map(others)))]);
}

/** With what their interfaces say. */
async function ported({beyond, unread}: FactReading, facts: AddressBook): Promise<AddressBook> {
	const idsOf = (kind: Port['kind']): readonly number[] => [
		...new Set([...facts.values()].flatMap(({port}) => (port?.kind === kind ? port.id : []))),
	];
	const asked = {device: idsOf('device'), 'virtual-machine': idsOf('virtual-machine')};
	const [ports, machinePorts] = await Promise.all([beyond.ports(asked.device), beyond.machinePorts(asked['virtual-machine'])]);
	const rowsOf = (answer: Result<readonly Row[]>, kind: Port['kind'], what: string): readonly Row[] => {
		const portAt = ({local}: End): number | undefined => {
			const port = local ? facts.get(local.id)?.port : undefined;
			return port?.kind === kind ? port.id : undefined;
		};
		const touches = (end: End): boolean => portAt(end) !== undefined;
		const rows = valueOr(answer, {what, so: 'their VRFs are not known', touches}, unread);
		const absent = absentOf(rows ? asked[kind] : [], rows ?? []);
		const why = 'the VRF of its local address is not known: this token does not see the interface that has it';
		doubtAbsent(unread, absent, {why, touches: (end) => absent.has(portAt(end) ?? 0)});
		return rows ?? [];
	};
	return withPorts(facts, {
		device: rowsOf(ports, 'device', 'interfaces'),
		'virtual-machine': rowsOf(machinePorts, 'virtual-machine', 'interfaces of virtual machines'),
	});
}

/** The peer groups of ends. */
export async function readGroups({beyond, ends, unread}: FactReading): Promise<Pick<Known, 'groups'>> {
	const ids = new Set(ends.flatMap(({group}) => group?.id ?? []));
	const rows = await beyond.groups([...ids]);
	const touches = ({group}: End): boolean => group !== null;
	const found = valueOr(rows, {what: 'peer groups', so: 'their AS numbers are not known', touches}, unread);
	if (!found) return {};
	const absent = absentOf(ids, found);
	const why = 'the AS numbers of its peer group are not known: this token does not see that group';
	doubtAbsent(unread, absent, {why, touches: (end) => absent.has(end.group?.id ?? 0)});
	return {groups: groupFactsOf(found)};
}

/** Which of the devices are one router, where that decides about the owner of an address. */
export async function readChassis(
	{beyond, ends, unread}: FactReading,
	addresses: Known['addresses'],
): Promise<Pick<Known, 'chassis' | 'isChassisUnread'>> {
	const ids = chassisInDoubt(ends, addresses);
	const rows = await beyond.chassis(ids);
	const why = 'another device has its address, and whether both are of one virtual chassis is not known';
	if (!rows.ok) {
		const isHidden = rows.error.code === 'forbidden';
		if (!isHidden) unread.errors.push(failure.notRead(['virtual chassis'], rows.error));
		const touches = (end: End): boolean => isOnOther(end, addresses);
		unread.doubts.push({why: `${why}: ${whyUnread(unread, rows.error, 'devices')}`, isHidden, touches, isSaid: false});
		return {isChassisUnread: touches};
	}
	const absent = absentOf(ids, rows.value);
	const touches = (end: End): boolean => isOnOther(end, addresses) && devicesAt(end, addresses).some((id) => absent.has(id));
	doubtAbsent(unread, absent, {why: `${why}: this token does not see both`, touches});
	return {chassis: chassisOfRows(rows.value), ...(absent.size > 0 && {isChassisUnread: touches})};
}
