/** The lists that NetBox 4.7.3 with netbox-bgp 0.20.2 and netbox-branching 1.2.2 has and the lab has not (from the `/api/schema/` of such a server). */
const lists: {readonly [app: string]: string} = {
	circuits: `
		circuit-group-assignments circuit-groups circuit-terminations circuit-types circuits provider-accounts
		provider-networks providers virtual-circuit-terminations virtual-circuit-types virtual-circuits
	`,
	core: `
		background-tasks data-sources
	`,
	dcim: `
		cable-bundles console-port-templates console-ports console-server-port-templates
		console-server-ports cooling-feeds cooling-intake-templates cooling-intakes cooling-outflow-templates
		cooling-outflows cooling-sources device-bay-templates device-bays front-port-templates
		interface-templates inventory-item-roles inventory-item-templates inventory-items
		module-bay-templates module-bay-types module-bays module-type-profiles module-types modules power-feeds
		power-outlet-templates power-outlets power-panels power-port-templates power-ports rack-groups
		rack-reservations rack-roles rack-types rear-port-templates site-groups
		virtual-device-contexts
	`,
	extras: `
		bookmarks config-context-profiles config-contexts config-templates custom-links event-rules export-templates
		image-attachments journal-entries notification-groups notifications saved-filters scripts subscriptions
		table-configs tagged-objects webhooks
	`,
	'extras/scripts': `
		upload
	`,
	ipam: `
		aggregates ip-ranges roles service-templates services
		vlan-translation-policies vlan-translation-rules
	`,
	'plugins/bgp': `
		aspath-list aspath-list-rule community community-list community-list-rule prefix-list-rule
		routing-policy-rule
	`,
	'plugins/branching': `
		branch-events changes
	`,
	tenancy: `
		contact-assignments contact-groups contact-roles contacts tenant-groups
	`,
	users: `
		owner-groups owners
	`,
	virtualization: `
		cluster-groups virtual-disks virtual-machine-types
	`,
	vpn: `
		ike-policies ike-proposals ipsec-policies ipsec-profiles ipsec-proposals l2vpn-terminations l2vpns
		tunnel-groups tunnel-terminations tunnels
	`,
	wireless: `
		wireless-lan-groups wireless-lans wireless-links
	`,
};

/** What else it has and the lab has not; `*` stands for an id or a name. */
const others = `
		circuits/circuit-terminations/*/paths circuits/virtual-circuit-terminations/*/paths core/background-queues
		core/background-queues/* core/background-tasks/*/delete core/background-tasks/*/enqueue
		core/background-tasks/*/requeue core/background-tasks/*/stop core/background-workers
		core/background-workers/* core/data-sources/*/sync dcim/connected-device dcim/console-ports/*/trace
		dcim/console-server-ports/*/trace dcim/devices/*/render-config dcim/front-ports/*/paths
		dcim/interfaces/*/trace dcim/power-feeds/*/trace dcim/power-outlets/*/trace dcim/power-ports/*/trace
		dcim/racks/*/elevation dcim/rear-ports/*/paths extras/config-context-profiles/*/sync
		extras/config-contexts/*/sync extras/config-templates/*/render extras/config-templates/*/sync
		extras/custom-field-choice-sets/*/choices extras/dashboard extras/export-templates/*/sync
		ipam/ip-ranges/*/available-ips ipam/vlan-groups/*/available-vlans plugins/branching/branchable-models
		plugins/branching/branches/*/recover users/config virtualization/virtual-machines/*/render-config
		core/object-types/*
`;

const known: ReadonlySet<string> = new Set([
	...Object.entries(lists).flatMap(([app, names]) => words(names).map((name) => `${app}/${name}`)),
	...words(others),
]);

function words(text: string): readonly string[] {
	return text.trim().split(/\s+/u);
}

/** What a path below `/api/` would lead to on NetBox 4.7.3, where the lab has nothing: `dcim/racks`, `dcim/devices/:id/render-config`. */
export function lacking(path: string): string | undefined {
	const parts = path.split('/');
	const general = (index: number): string => parts.map((part, at) => (at === index ? '*' : part)).join('/');
	const shapes = [path, ...parts.map((_, index) => general(index))];
	return shapes.find((shape) => known.has(shape)) ?? (known.has(parts.slice(0, -1).join('/')) ? parts.slice(0, -1).join('/') : undefined);
}
