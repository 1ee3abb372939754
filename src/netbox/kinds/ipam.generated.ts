// The kinds of the app "ipam".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {FHRPGroupAuthType, FHRPGroupProtocol, IPAddressRole, IPAddressStatus, PrefixFamily, PrefixStatus, ServiceProtocol, VLANQinqRole, VLANStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, ManyFilter, NameFilters, NumberFilters, OneFilter, PlainNumberFilters, PlainTextFilters, SingleNumberFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {ASNSite, BriefFHRPGroup, BriefIPAddress, BriefL2VPNTermination, BriefOwner, BriefRIR, BriefRole, BriefSite, BriefTenant, BriefVLAN, BriefVLANGroup, BriefVLANTranslationRule, BriefVRF, NestedIPAddress, NestedTag, NestedVLAN} from './nested.generated.js';

/** A row of `/api/ipam/aggregates/`. */
export type Aggregate = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly prefix: string;
	readonly rir: BriefRIR;
	readonly tenant: BriefTenant | null;
	readonly date_added: string | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/aggregates/` can be asked for. */
export type AggregateFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'rir_id' | 'tenant_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group' | 'rir' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleNumberFilters<'family'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'prefix' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'date_added' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/aggregates/`; a change says a part of it. */
export type AggregateBody = TagEdits & {
	readonly prefix: string;
	readonly rir: RelatedObject;
	readonly tenant?: RelatedObject | null;
	readonly date_added?: string | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/asn-ranges/`. */
export type ASNRange = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly rir: BriefRIR;
	readonly start: number;
	readonly end: number;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly asn_count?: number;
};

/** What `/api/ipam/asn-ranges/` can be asked for. */
export type ASNRangeFilter = FlagFilters<'start__empty'> &
	IdFilters<'owner_group_id' | 'owner_id' | 'rir_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'rir' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'end' | 'id'> &
	PlainNumberFilters<'start__gt' | 'start__gte' | 'start__lt' | 'start__lte' | 'start__n'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/asn-ranges/`; a change says a part of it. */
export type ASNRangeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly rir: RelatedObject;
	readonly start: number;
	readonly end: number;
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/asns/`. */
export type ASN = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** 16- or 32-bit autonomous system number. */
	readonly asn: number;
	readonly rir: BriefRIR | null;
	readonly role: BriefRole | null;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly site_count: number;
	readonly provider_count: number;
	readonly sites: readonly ASNSite[];
};

/** What `/api/ipam/asns/` can be asked for. */
export type ASNFilter = IdFilters<'owner_group_id' | 'owner_id' | 'provider_id' | 'rir_id' | 'role_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'provider' | 'rir' | 'role' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'asn' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/asns/`; a change says a part of it. */
export type ASNBody = TagEdits & {
	/** 16- or 32-bit autonomous system number. */
	readonly asn: number;
	readonly rir?: RelatedObject | null;
	readonly role?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly sites?: readonly number[];
};

/** A row of `/api/ipam/fhrp-group-assignments/`. */
export type FHRPGroupAssignment = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly group: BriefFHRPGroup;
	readonly interface_type: string;
	readonly interface_id: number | ExactNumber;
	readonly interface: Json;
	readonly priority: number;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/fhrp-group-assignments/` can be asked for. */
export type FHRPGroupAssignmentFilter = IdFilters<'group_id'> &
	NameFilters<'interface_type'> &
	NumberFilters<'id' | 'interface_id' | 'priority'> &
	PlainNumberFilters<'device_id' | 'virtual_machine_id'> &
	PlainTextFilters<'device' | 'virtual_machine'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'updated_by_request'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/ipam/fhrp-group-assignments/`; a change says a part of it. */
export type FHRPGroupAssignmentBody = {
	readonly group: RelatedObject;
	readonly interface_type: string;
	readonly interface_id: number | ExactNumber;
	readonly priority: number;
};

/** A row of `/api/ipam/fhrp-groups/`. */
export type FHRPGroup = {
	readonly id: number;
	readonly name: string;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly protocol: FHRPGroupProtocol;
	readonly group_id: number;
	readonly auth_type: FHRPGroupAuthType | '' | null;
	readonly auth_key: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly ip_addresses: readonly BriefIPAddress[];
};

/** What `/api/ipam/fhrp-groups/` can be asked for. */
export type FHRPGroupFilter = ChoiceFilters<'auth_type', FHRPGroupAuthType> &
	ChoiceFilters<'protocol', FHRPGroupProtocol> &
	IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'group_id' | 'id'> &
	PlainTextFilters<'related_ip'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'auth_key' | 'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/fhrp-groups/`; a change says a part of it. */
export type FHRPGroupBody = TagEdits & {
	readonly name?: string;
	readonly protocol: FHRPGroupProtocol;
	readonly group_id: number;
	readonly auth_type?: FHRPGroupAuthType | '' | null;
	readonly auth_key?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/ip-addresses/`. */
export type IPAddress = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly address: string;
	readonly vrf: BriefVRF | null;
	readonly tenant: BriefTenant | null;
	readonly status: ShownChoice<IPAddressStatus>;
	readonly role: ShownChoice<IPAddressRole> | null;
	readonly assigned_object_type: string | null;
	readonly assigned_object_id: number | ExactNumber | null;
	readonly assigned_object: Json;
	readonly nat_inside: NestedIPAddress | null;
	readonly nat_outside: readonly NestedIPAddress[];
	/** Hostname or FQDN (not case-sensitive). */
	readonly dns_name: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/ip-addresses/` can be asked for. */
export type IPAddressFilter = ChoiceFilters<'role', IPAddressRole> &
	ChoiceFilters<'status', IPAddressStatus> &
	FlagFilters<'assigned' | 'assigned_to_interface'> &
	IdFilters<'contact' | 'contact_role' | 'fhrpgroup_id' | 'interface_id' | 'nat_inside_id' | 'owner_group_id' | 'owner_id' | 'service_id' | 'tenant_id' | 'vminterface_id' | 'vrf_id'> &
	NameFilters<'assigned_object_type' | 'contact_group' | 'interface' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'vminterface' | 'vrf'> &
	NumberFilters<'assigned_object_id' | 'id'> &
	PlainNumberFilters<'device_id' | 'virtual_machine_id'> &
	PlainTextFilters<'address' | 'device' | 'parent' | 'virtual_machine'> &
	SingleNumberFilters<'family'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'present_in_vrf' | 'present_in_vrf_id' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'dns_name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'mask_length', number> &
	OneFilter<'mask_length__gte', number> &
	OneFilter<'mask_length__lte', number> &
	CustomFilter;

/** What creates a row of `/api/ipam/ip-addresses/`; a change says a part of it. */
export type IPAddressBody = TagEdits & {
	readonly address: string;
	readonly vrf?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	/** The operational status of this IP. */
	readonly status?: IPAddressStatus;
	/** The functional role of this IP. */
	readonly role?: IPAddressRole | '' | null;
	readonly assigned_object_type?: string | null;
	readonly assigned_object_id?: number | ExactNumber | null;
	/** The IP for which this address is the "outside" IP. */
	readonly nat_inside?: number | null;
	/** Hostname or FQDN (not case-sensitive). */
	readonly dns_name?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/ip-ranges/`. */
export type IPRange = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly start_address: string;
	readonly end_address: string;
	readonly size: number;
	readonly vrf: BriefVRF | null;
	readonly tenant: BriefTenant | null;
	readonly status: ShownChoice<VLANStatus>;
	readonly role: BriefRole | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	/** Prevent the creation of IP addresses within this range. */
	readonly mark_populated: boolean;
	/** Report space as fully utilized. */
	readonly mark_utilized: boolean;
};

/** What `/api/ipam/ip-ranges/` can be asked for. */
export type IPRangeFilter = ChoiceFilters<'status', VLANStatus> &
	FlagFilters<'mark_populated' | 'mark_utilized'> &
	IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'role_id' | 'tenant_id' | 'vrf_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group' | 'role' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'vrf'> &
	NumberFilters<'id' | 'size'> &
	PlainTextFilters<'end_address' | 'parent' | 'start_address'> &
	SingleNumberFilters<'family'> &
	SingleTextFilters<'contains' | 'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/ip-ranges/`; a change says a part of it. */
export type IPRangeBody = TagEdits & {
	readonly start_address: string;
	readonly end_address: string;
	readonly vrf?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	/** Operational status of this range. */
	readonly status?: VLANStatus;
	readonly role?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	/** Prevent the creation of IP addresses within this range. */
	readonly mark_populated?: boolean;
	/** Report space as fully utilized. */
	readonly mark_utilized?: boolean;
};

/** A row of `/api/ipam/prefixes/`. */
export type Prefix = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly prefix: string;
	readonly vrf: BriefVRF | null;
	readonly scope_type: string | null;
	readonly scope_id: number | null;
	readonly scope: Json;
	readonly tenant: BriefTenant | null;
	readonly vlan: BriefVLAN | null;
	readonly status: ShownChoice<PrefixStatus>;
	readonly role: BriefRole | null;
	/** All IP addresses within this prefix are considered usable. */
	readonly is_pool: boolean;
	/** Treat as fully utilized. */
	readonly mark_utilized: boolean;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly children: number;
	readonly _depth: number;
};

/** What `/api/ipam/prefixes/` can be asked for. */
export type PrefixFilter = ChoiceFilters<'status', PrefixStatus> &
	FlagFilters<'is_pool' | 'mark_utilized'> &
	IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'role_id' | 'site_id' | 'tenant_id' | 'vlan_group_id' | 'vlan_id' | 'vrf_id'> &
	NameFilters<'contact_group' | 'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'role' | 'scope_type' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'vlan_group' | 'vrf'> &
	NumberFilters<'children' | 'depth' | 'id' | 'scope_id'> &
	PlainTextFilters<'prefix'> &
	SingleNumberFilters<'family'> &
	SingleTextFilters<'contains' | 'created_by_request' | 'modified_by_request' | 'present_in_vrf' | 'present_in_vrf_id' | 'q' | 'updated_by_request' | 'within' | 'within_include'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'vlan_vid', number> &
	OneFilter<'vlan_vid__empty', boolean> &
	OneFilter<'vlan_vid__gt', number> &
	OneFilter<'vlan_vid__gte', number> &
	OneFilter<'vlan_vid__lt', number> &
	OneFilter<'vlan_vid__lte', number> &
	OneFilter<'vlan_vid__n', number> &
	ManyFilter<'mask_length', number> &
	OneFilter<'mask_length__gte', number> &
	OneFilter<'mask_length__lte', number> &
	CustomFilter;

/** What creates a row of `/api/ipam/prefixes/`; a change says a part of it. */
export type PrefixBody = TagEdits & {
	readonly prefix: string;
	readonly vrf?: RelatedObject | null;
	readonly scope_type?: string | null;
	readonly scope_id?: number | null;
	readonly tenant?: RelatedObject | null;
	readonly vlan?: RelatedObject | null;
	/** Operational status of this prefix. */
	readonly status?: PrefixStatus;
	readonly role?: RelatedObject | null;
	/** All IP addresses within this prefix are considered usable. */
	readonly is_pool?: boolean;
	/** Treat as fully utilized. */
	readonly mark_utilized?: boolean;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/rirs/`. */
export type RIR = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	/** IP space managed by this RIR is considered private. */
	readonly is_private: boolean;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly aggregate_count: number;
};

/** What `/api/ipam/rirs/` can be asked for. */
export type RIRFilter = FlagFilters<'is_private'> &
	IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/rirs/`; a change says a part of it. */
export type RIRBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	/** IP space managed by this RIR is considered private. */
	readonly is_private?: boolean;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/roles/`. */
export type Role = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly weight: number;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly prefix_count: number;
	readonly vlan_count: number;
	readonly asn_count: number;
};

/** What `/api/ipam/roles/` can be asked for. */
export type RoleFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id' | 'weight'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/roles/`; a change says a part of it. */
export type RoleBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly weight?: number;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/route-targets/`. */
export type RouteTarget = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Route target value (formatted in accordance with RFC 4360). */
	readonly name: string;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/route-targets/` can be asked for. */
export type RouteTargetFilter = IdFilters<'exporting_l2vpn' | 'exporting_l2vpn_id' | 'exporting_vrf_id' | 'importing_l2vpn' | 'importing_l2vpn_id' | 'importing_vrf_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'exporting_vrf' | 'importing_vrf' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/route-targets/`; a change says a part of it. */
export type RouteTargetBody = TagEdits & {
	/** Route target value (formatted in accordance with RFC 4360). */
	readonly name: string;
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/service-templates/`. */
export type ServiceTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly port_mappings: readonly string[];
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly protocol: ShownChoice<ServiceProtocol> | null;
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly ports: readonly number[] | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/service-templates/` can be asked for. */
export type ServiceTemplateFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group' | 'port_mappings' | 'protocol'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'port', number> &
	ManyFilter<'port__gt', number> &
	ManyFilter<'port__gte', number> &
	ManyFilter<'port__lt', number> &
	ManyFilter<'port__lte', number> &
	ManyFilter<'port__n', number> &
	CustomFilter;

/** What creates a row of `/api/ipam/service-templates/`; a change says a part of it. */
export type ServiceTemplateBody = TagEdits & {
	readonly name: string;
	readonly port_mappings?: readonly string[];
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly protocol?: ServiceProtocol | null;
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly ports?: readonly number[] | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/services/`. */
export type Service = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly parent_object_type: string;
	readonly parent_object_id: number | ExactNumber;
	readonly parent: Json;
	readonly name: string;
	readonly port_mappings: readonly string[];
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly protocol: ShownChoice<ServiceProtocol> | null;
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly ports: readonly number[] | null;
	readonly ipaddresses: readonly BriefIPAddress[];
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/services/` can be asked for. */
export type ServiceFilter = IdFilters<'contact' | 'contact_role' | 'ip_address_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'contact_group' | 'ip_address' | 'owner' | 'owner_group' | 'parent_object_type' | 'port_mappings' | 'protocol'> &
	NumberFilters<'id' | 'parent_object_id'> &
	PlainNumberFilters<'device_id' | 'fhrpgroup_id' | 'virtual_machine_id'> &
	PlainTextFilters<'device' | 'fhrpgroup' | 'virtual_machine'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'port', number> &
	ManyFilter<'port__gt', number> &
	ManyFilter<'port__gte', number> &
	ManyFilter<'port__lt', number> &
	ManyFilter<'port__lte', number> &
	ManyFilter<'port__n', number> &
	CustomFilter;

/** What creates a row of `/api/ipam/services/`; a change says a part of it. */
export type ServiceBody = TagEdits & {
	readonly parent_object_type: string;
	readonly parent_object_id: number | ExactNumber;
	readonly name: string;
	readonly port_mappings?: readonly string[];
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly protocol?: ServiceProtocol | null;
	/** Deprecated; use port_mappings. Reported only for single-protocol services. */
	readonly ports?: readonly number[] | null;
	readonly ipaddresses?: readonly number[];
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/vlan-groups/`. */
export type VLANGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly scope_type: string | null;
	readonly scope_id: number | null;
	readonly scope: Json;
	readonly vid_ranges: readonly (readonly number[])[];
	readonly total_vlan_ids: number;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly vlan_count: number;
	readonly utilization: string;
};

/** What `/api/ipam/vlan-groups/` can be asked for. */
export type VLANGroupFilter = IdFilters<'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'scope_type' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'scope_id' | 'total_vlan_ids'> &
	PlainNumberFilters<'cluster' | 'cluster_group' | 'location' | 'rack' | 'rack_group' | 'region' | 'site' | 'site_group'> &
	SingleNumberFilters<'contains_vid'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/vlan-groups/`; a change says a part of it. */
export type VLANGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly scope_type?: string | null;
	readonly scope_id?: number | null;
	readonly vid_ranges?: readonly (readonly number[])[];
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/vlan-translation-policies/`. */
export type VLANTranslationPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly rules: readonly BriefVLANTranslationRule[];
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/vlan-translation-policies/` can be asked for. */
export type VLANTranslationPolicyFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/vlan-translation-policies/`; a change says a part of it. */
export type VLANTranslationPolicyBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/vlan-translation-rules/`. */
export type VLANTranslationRule = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly policy: number;
	/** Numeric VLAN ID (1-4094). */
	readonly local_vid: number;
	/** Numeric VLAN ID (1-4094). */
	readonly remote_vid: number;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/ipam/vlan-translation-rules/` can be asked for. */
export type VLANTranslationRuleFilter = IdFilters<'policy_id'> &
	NameFilters<'policy'> &
	NumberFilters<'id' | 'local_vid' | 'remote_vid'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/vlan-translation-rules/`; a change says a part of it. */
export type VLANTranslationRuleBody = TagEdits & {
	readonly policy: number;
	/** Numeric VLAN ID (1-4094). */
	readonly local_vid: number;
	/** Numeric VLAN ID (1-4094). */
	readonly remote_vid: number;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/vlans/`. */
export type VLAN = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly site: BriefSite | null;
	readonly group: BriefVLANGroup | null;
	/** Numeric VLAN ID (1-4094). */
	readonly vid: number;
	readonly name: string;
	readonly tenant: BriefTenant | null;
	readonly status: ShownChoice<VLANStatus>;
	readonly role: BriefRole | null;
	readonly description: string;
	readonly qinq_role: ShownChoice<VLANQinqRole> | null;
	readonly qinq_svlan: NestedVLAN | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly l2vpn_termination: BriefL2VPNTermination | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly prefix_count: number;
};

/** What `/api/ipam/vlans/` can be asked for. */
export type VLANFilter = ChoiceFilters<'qinq_role', VLANQinqRole> &
	ChoiceFilters<'status', VLANStatus> &
	IdFilters<'group_id' | 'l2vpn' | 'l2vpn_id' | 'owner_group_id' | 'owner_id' | 'qinq_svlan_id' | 'related_to_site' | 'role_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'group' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'role' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'qinq_svlan_vid' | 'vid'> &
	SingleNumberFilters<'interface_id' | 'vminterface_id'> &
	SingleTextFilters<'available_at_site' | 'available_at_site_group' | 'available_on_device' | 'available_on_virtualmachine' | 'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/vlans/`; a change says a part of it. */
export type VLANBody = TagEdits & {
	readonly site?: RelatedObject | null;
	readonly group?: RelatedObject | null;
	/** Numeric VLAN ID (1-4094). */
	readonly vid: number;
	readonly name: string;
	readonly tenant?: RelatedObject | null;
	/** Operational status of this VLAN. */
	readonly status?: VLANStatus;
	readonly role?: RelatedObject | null;
	readonly description?: string;
	/** Customer/service VLAN designation (for Q-in-Q/IEEE 802.1ad). */
	readonly qinq_role?: VLANQinqRole | '' | null;
	readonly qinq_svlan?: number | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/ipam/vrfs/`. */
export type VRF = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	/** Unique route distinguisher (as defined in RFC 4364). */
	readonly rd: string | null;
	readonly tenant: BriefTenant | null;
	/** Prevent duplicate prefixes/IP addresses within this VRF. */
	readonly enforce_unique: boolean;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly import_targets: readonly RouteTarget[];
	readonly export_targets: readonly RouteTarget[];
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly ipaddress_count: number;
	readonly prefix_count: number;
};

/** What `/api/ipam/vrfs/` can be asked for. */
export type VRFFilter = FlagFilters<'enforce_unique'> &
	IdFilters<'export_target_id' | 'import_target_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'export_target' | 'import_target' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'rd'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/ipam/vrfs/`; a change says a part of it. */
export type VRFBody = TagEdits & {
	readonly name: string;
	/** Unique route distinguisher (as defined in RFC 4364). */
	readonly rd?: string | null;
	readonly tenant?: RelatedObject | null;
	/** Prevent duplicate prefixes/IP addresses within this VRF. */
	readonly enforce_unique?: boolean;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly import_targets?: readonly number[];
	readonly export_targets?: readonly number[];
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
