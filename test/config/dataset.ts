import type {LabDataset, Objects} from '../../src/lab/dataset/dataset.js';
import type {Row} from '../../src/output/output.js';

const id = (place: number): number => 90_000 + place;
const numbered = (rows: readonly Row[], from: number): readonly Row[] => rows.map((row, place) => ({id: id(from + place), ...row}));

const asns = [65_010, 65_020, 65_030, 64_999];
const [mine, fabric, customer, old] = [id(1), id(2), id(3), id(4)];

/** Addresses of router `cr1` (with the interface that it is on), and those of its peers. */
const addresses: readonly Row[] = [
	{address: '10.70.0.0/31', assigned_object_type: 'dcim.interface', assigned_object_id: id(1)},
	{address: '10.70.0.1/31'},
	{address: '10.70.255.1/32', assigned_object_type: 'dcim.interface', assigned_object_id: id(2)},
	{address: '10.70.255.2/32'},
	{address: '10.70.9.1/30', vrf: id(1), assigned_object_type: 'dcim.interface', assigned_object_id: id(3)},
	{address: '10.70.9.2/30', vrf: id(1)},
	{address: '2001:db8:70::/127', assigned_object_type: 'dcim.interface', assigned_object_id: id(1)},
	{address: '2001:db8:70::1/127'},
	{address: '10.70.1.1/30', assigned_object_type: 'dcim.interface', assigned_object_id: id(4)},
	{address: '10.70.1.2/30'},
	{address: '10.70.2.1/30', assigned_object_type: 'dcim.interface', assigned_object_id: id(5)},
	{address: '10.70.2.2/30'},
];
const at = (place: number): number => id(place);

const sessions: readonly Row[] = [
	{
		name: 'fabric',
		local_address: at(1),
		remote_address: at(2),
		local_as: mine,
		remote_as: fabric,
		peer_group: id(1),
		description: 'to spine1 port 3',
		max_prefixes: 500,
	},
	{name: 'ibgp', local_address: at(3), remote_address: at(4), local_as: mine, remote_as: mine, status: 'planned'},
	{
		name: 'customer',
		local_address: at(5),
		remote_address: at(6),
		local_as: old,
		remote_as: customer,
		import_policies: [id(1)],
		export_policies: [id(2)],
		status: 'offline',
	},
	{name: 'fabric6', local_address: at(7), remote_address: at(8), local_as: mine, remote_as: fabric, peer_group: id(1), export_policies: [id(2)]},
	{name: 'range', local_address: at(9), remote_prefix: id(1), local_as: mine, remote_as: fabric, peer_group: id(1)},
];

/** A data set with the router `cr1`: a peer group with values of its own, both families, a VRF, a loopback, dynamic neighbours, and each status. */
export function withRouter(dataset: LabDataset): LabDataset {
	const device = dataset.objects['dcim/devices']?.find(({name}) => name === 'leaf1') ?? {};
	const added: Objects = {
		'dcim/devices': [
			{
				...device,
				id: id(1),
				name: 'cr1',
				platform: id(1),
				primary_ip: null,
				primary_ip4: null,
				primary_ip6: null,
				virtual_chassis: null,
				position: null,
				face: null,
				asset_tag: null,
				serial: '',
			},
		],
		'dcim/platforms': [{id: id(1), name: 'Night OS', slug: 'night-os'}],
		'dcim/interfaces': numbered(
			['Ethernet1', 'Loopback0', 'Ethernet2', 'Ethernet3', 'Ethernet4'].map((name) => ({name, device: id(1), type: 'virtual'})),
			1,
		),
		'ipam/vrfs': [{id: id(1), name: 'BLUE', rd: '65010:9'}],
		'ipam/asns': numbered(
			asns.map((asn) => ({asn, rir: 1})),
			1,
		),
		'ipam/ip-addresses': numbered(addresses, 1),
		'ipam/prefixes': [{id: id(1), prefix: '10.70.1.0/30'}],
		'plugins/bgp/routing-policy': numbered([{name: 'CUST-IN'}, {name: 'CUST-OUT'}, {name: 'FAB-IN'}], 1),
		'plugins/bgp/peer-group': [{id: id(1), name: 'FABRIC-70', remote_as: fabric, import_policies: [id(3)]}],
		'plugins/bgp/session': numbered(
			sessions.map((row) => ({device: id(1), ...row})),
			1,
		),
	};
	const objects = Object.fromEntries(Object.entries(added).map(([path, rows]) => [path, [...(dataset.objects[path] ?? []), ...rows]]));
	return {...dataset, objects: {...dataset.objects, ...objects}};
}
