// The kinds of the app "virtualization".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {Json} from '../../output/output.js';
import type {ClusterStatus, InterfaceMode, VirtualMachineStartOnBoot, VirtualMachineStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, NameFilters, NumberFilters, SingleNumberFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TextFiltersWithoutEmpty, TimeFilters} from './lookups.js';
import type {BriefCluster, BriefClusterGroup, BriefClusterType, BriefConfigTemplate, BriefDevice, BriefDeviceRole, BriefIPAddress, BriefL2VPNTermination, BriefMACAddress, BriefOwner, BriefPlatform, BriefSite, BriefTenant, BriefVLAN, BriefVLANTranslationPolicy, BriefVRF, BriefVirtualMachine, BriefVirtualMachineType, NestedTag, NestedVMInterface} from './nested.generated.js';

/** A row of `/api/virtualization/cluster-groups/`. */
export type ClusterGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly cluster_count: number;
};

/** What `/api/virtualization/cluster-groups/` can be asked for. */
export type ClusterGroupFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/cluster-groups/`; a change says a part of it. */
export type ClusterGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/cluster-types/`. */
export type ClusterType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly cluster_count: number;
};

/** What `/api/virtualization/cluster-types/` can be asked for. */
export type ClusterTypeFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/cluster-types/`; a change says a part of it. */
export type ClusterTypeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/clusters/`. */
export type Cluster = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly type: BriefClusterType;
	readonly group: BriefClusterGroup | null;
	readonly status: ShownChoice<ClusterStatus>;
	readonly tenant: BriefTenant | null;
	readonly scope_type: string | null;
	readonly scope_id: number | null;
	readonly scope: Json;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly device_count: number;
	readonly virtualmachine_count: number;
	readonly allocated_vcpus: number | null;
	readonly allocated_memory: number | null;
	readonly allocated_disk: number | null;
};

/** What `/api/virtualization/clusters/` can be asked for. */
export type ClusterFilter = ChoiceFilters<'status', ClusterStatus> &
	IdFilters<'contact' | 'contact_role' | 'group_id' | 'owner_group_id' | 'owner_id' | 'site_id' | 'tenant_id' | 'type_id'> &
	NameFilters<'contact_group' | 'group' | 'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'scope_type' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'type'> &
	NumberFilters<'id' | 'scope_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/clusters/`; a change says a part of it. */
export type ClusterBody = TagEdits & {
	readonly name: string;
	readonly type: RelatedObject;
	readonly group?: RelatedObject | null;
	readonly status?: ClusterStatus;
	readonly tenant?: RelatedObject | null;
	readonly scope_type?: string | null;
	readonly scope_id?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/interfaces/`. */
export type VMInterface = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly virtual_machine: BriefVirtualMachine;
	readonly name: string;
	readonly enabled: boolean;
	readonly parent: NestedVMInterface | null;
	readonly bridge: NestedVMInterface | null;
	readonly mtu: number | null;
	readonly mac_address: string | null;
	readonly primary_mac_address: BriefMACAddress | null;
	readonly mac_addresses: readonly BriefMACAddress[] | null;
	readonly description: string;
	readonly mode: ShownChoice<InterfaceMode> | null;
	readonly untagged_vlan: BriefVLAN | null;
	readonly tagged_vlans: readonly BriefVLAN[];
	readonly qinq_svlan: BriefVLAN | null;
	readonly vlan_translation_policy: BriefVLANTranslationPolicy | null;
	readonly vrf: BriefVRF | null;
	readonly l2vpn_termination: BriefL2VPNTermination | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly count_ipaddresses: number;
	readonly count_fhrp_groups: number;
};

/** What `/api/virtualization/interfaces/` can be asked for. */
export type VMInterfaceFilter = ChoiceFilters<'mode', InterfaceMode> &
	FlagFilters<'enabled'> &
	IdFilters<'bridge_id' | 'cluster_id' | 'l2vpn' | 'l2vpn_id' | 'owner_group_id' | 'owner_id' | 'parent_id' | 'primary_mac_address_id' | 'virtual_machine_id' | 'vlan_translation_policy_id' | 'vrf_id'> &
	NameFilters<'cluster' | 'owner' | 'owner_group' | 'primary_mac_address' | 'virtual_machine' | 'vlan_translation_policy' | 'vrf'> &
	NumberFilters<'id' | 'mtu'> &
	SingleNumberFilters<'vlan' | 'vlan_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TextFiltersWithoutEmpty<'mac_address'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/interfaces/`; a change says a part of it. */
export type VMInterfaceBody = TagEdits & {
	readonly virtual_machine: RelatedObject;
	readonly name: string;
	readonly enabled?: boolean;
	readonly parent?: number | null;
	readonly bridge?: number | null;
	readonly mtu?: number | null;
	readonly mac_address?: string | null;
	readonly primary_mac_address?: RelatedObject | null;
	readonly description?: string;
	/** IEEE 802.1Q tagging strategy. */
	readonly mode?: InterfaceMode | '' | null;
	readonly untagged_vlan?: RelatedObject | null;
	readonly tagged_vlans?: readonly number[];
	readonly qinq_svlan?: RelatedObject | null;
	readonly vlan_translation_policy?: RelatedObject | null;
	readonly vrf?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/virtual-disks/`. */
export type VirtualDisk = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly virtual_machine: BriefVirtualMachine;
	readonly name: string;
	readonly description: string;
	readonly size: number;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/virtualization/virtual-disks/` can be asked for. */
export type VirtualDiskFilter = IdFilters<'owner_group_id' | 'owner_id' | 'virtual_machine_id'> &
	NameFilters<'owner' | 'owner_group' | 'virtual_machine'> &
	NumberFilters<'id' | 'size'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/virtual-disks/`; a change says a part of it. */
export type VirtualDiskBody = TagEdits & {
	readonly virtual_machine: RelatedObject;
	readonly name: string;
	readonly description?: string;
	readonly size: number;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/virtual-machine-types/`. */
export type VirtualMachineType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly default_platform: BriefPlatform | null;
	readonly default_vcpus: number | null;
	readonly default_memory: number | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly virtual_machine_count: number;
};

/** What `/api/virtualization/virtual-machine-types/` can be asked for. */
export type VirtualMachineTypeFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'default_platform' | 'default_platform_id' | 'owner' | 'owner_group'> &
	NumberFilters<'default_memory' | 'default_vcpus' | 'id' | 'virtual_machine_count'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/virtual-machine-types/`; a change says a part of it. */
export type VirtualMachineTypeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly default_platform?: RelatedObject | null;
	readonly default_vcpus?: number | null;
	readonly default_memory?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/virtualization/virtual-machines/`. */
export type VirtualMachine = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly virtual_machine_type: BriefVirtualMachineType | null;
	readonly role: BriefDeviceRole | null;
	readonly status: ShownChoice<VirtualMachineStatus>;
	readonly start_on_boot: ShownChoice<VirtualMachineStartOnBoot>;
	readonly site: BriefSite | null;
	readonly cluster: BriefCluster | null;
	readonly device: BriefDevice | null;
	readonly platform: BriefPlatform | null;
	readonly primary_ip: BriefIPAddress | null;
	readonly primary_ip4: BriefIPAddress | null;
	readonly primary_ip6: BriefIPAddress | null;
	readonly vcpus: number | null;
	readonly memory: number | null;
	readonly disk: number | null;
	readonly description: string;
	readonly serial: string;
	readonly tenant: BriefTenant | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	/** Local config context data takes precedence over source contexts in the final rendered config context. */
	readonly local_context_data: Json;
	readonly config_template: BriefConfigTemplate | null;
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly interface_count: number;
	readonly virtual_disk_count: number;
	readonly config_context: Json;
};

/** What `/api/virtualization/virtual-machines/` can be asked for. */
export type VirtualMachineFilter = ChoiceFilters<'start_on_boot', VirtualMachineStartOnBoot> &
	ChoiceFilters<'status', VirtualMachineStatus> &
	FlagFilters<'has_primary_ip' | 'local_context_data'> &
	IdFilters<'cluster_group_id' | 'cluster_id' | 'cluster_type_id' | 'config_template_id' | 'contact' | 'contact_role' | 'device_id' | 'owner_group_id' | 'owner_id' | 'primary_ip4_id' | 'primary_ip6_id' | 'site_id' | 'tenant_id' | 'virtual_machine_type_id'> &
	NameFilters<'cluster' | 'cluster_group' | 'cluster_type' | 'contact_group' | 'device' | 'owner' | 'owner_group' | 'platform' | 'platform_id' | 'primary_ip4' | 'primary_ip6' | 'region' | 'region_id' | 'role' | 'role_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'virtual_machine_type'> &
	NumberFilters<'disk' | 'id' | 'interface_count' | 'memory' | 'vcpus' | 'virtual_disk_count'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'serial'> &
	TextFiltersWithoutEmpty<'mac_address'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/virtualization/virtual-machines/`; a change says a part of it. */
export type VirtualMachineBody = TagEdits & {
	readonly name: string;
	readonly virtual_machine_type?: RelatedObject | null;
	readonly role?: RelatedObject | null;
	readonly status?: VirtualMachineStatus;
	readonly start_on_boot?: VirtualMachineStartOnBoot;
	readonly site?: RelatedObject | null;
	readonly cluster?: RelatedObject | null;
	readonly device?: RelatedObject | null;
	readonly platform?: RelatedObject | null;
	readonly primary_ip4?: RelatedObject | null;
	readonly primary_ip6?: RelatedObject | null;
	readonly vcpus?: number | null;
	readonly memory?: number | null;
	readonly disk?: number | null;
	readonly description?: string;
	readonly serial?: string;
	readonly tenant?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	/** Local config context data takes precedence over source contexts in the final rendered config context. */
	readonly local_context_data?: Json;
	readonly config_template?: RelatedObject | null;
	readonly custom_fields?: {readonly [name: string]: Json};
};
