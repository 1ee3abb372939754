// The kinds of the app "circuits".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {CircuitDistanceUnit, CircuitStatus, CircuitTerminationTermSide, ContactAssignmentPriority, RearPortCableEnd, TunnelTerminationRole} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, NameFilters, NumberFilters, PlainNumberFilters, PlainTextFilters, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefASN, BriefCable, BriefCircuit, BriefCircuitGroup, BriefCircuitGroupAssignmentSerializer_, BriefCircuitType, BriefInterface, BriefOwner, BriefProvider, BriefProviderAccount, BriefProviderNetwork, BriefTenant, BriefVirtualCircuit, BriefVirtualCircuitType, CircuitCircuitTermination, NestedProviderAccount, NestedTag} from './nested.generated.js';

/** A row of `/api/circuits/circuit-group-assignments/`. */
export type CircuitGroupAssignment = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly group: BriefCircuitGroup;
	readonly member_type: string;
	readonly member_id: number | ExactNumber;
	readonly member: Json;
	readonly priority: ShownChoice<ContactAssignmentPriority> | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/circuits/circuit-group-assignments/` can be asked for. */
export type CircuitGroupAssignmentFilter = IdFilters<'group_id' | 'member_type_id'> &
	NameFilters<'group' | 'member_type'> &
	NumberFilters<'id' | 'member_id'> &
	PlainNumberFilters<'circuit_id' | 'provider_id' | 'virtual_circuit_id'> &
	PlainTextFilters<'circuit' | 'provider' | 'virtual_circuit'> &
	SingleChoiceFilters<'priority', ContactAssignmentPriority> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/circuit-group-assignments/`; a change says a part of it. */
export type CircuitGroupAssignmentBody = TagEdits & {
	readonly group: RelatedObject;
	readonly member_type: string;
	readonly member_id: number | ExactNumber;
	readonly priority?: ContactAssignmentPriority | '' | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/circuit-groups/`. */
export type CircuitGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly tenant: BriefTenant | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly circuit_count: number;
};

/** What `/api/circuits/circuit-groups/` can be asked for. */
export type CircuitGroupFilter = IdFilters<'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/circuit-groups/`; a change says a part of it. */
export type CircuitGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly tenant?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/circuit-terminations/`. */
export type CircuitTermination = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly circuit: BriefCircuit;
	readonly term_side: CircuitTerminationTermSide;
	readonly termination_type: string | null;
	readonly termination_id: number | null;
	readonly termination: Json;
	/** Physical circuit speed. */
	readonly port_speed: number | null;
	/** Upstream speed, if different from port speed. */
	readonly upstream_speed: number | null;
	/** ID of the local cross-connect. */
	readonly xconnect_id: string;
	/** Patch panel ID and port number(s). */
	readonly pp_info: string;
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/circuits/circuit-terminations/` can be asked for. */
export type CircuitTerminationFilter = FlagFilters<'cabled' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'circuit_id' | 'provider_id' | 'provider_network_id' | 'site_id'> &
	NameFilters<'location' | 'location_id' | 'provider' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'termination_type'> &
	NumberFilters<'cable_connector' | 'id' | 'port_speed' | 'termination_id' | 'upstream_speed'> &
	SingleChoiceFilters<'term_side', CircuitTerminationTermSide> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'pp_info' | 'xconnect_id'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/circuit-terminations/`; a change says a part of it. */
export type CircuitTerminationBody = TagEdits & {
	readonly circuit: RelatedObject;
	readonly term_side: CircuitTerminationTermSide;
	readonly termination_type?: string | null;
	readonly termination_id?: number | null;
	/** Physical circuit speed. */
	readonly port_speed?: number | null;
	/** Upstream speed, if different from port speed. */
	readonly upstream_speed?: number | null;
	/** ID of the local cross-connect. */
	readonly xconnect_id?: string;
	/** Patch panel ID and port number(s). */
	readonly pp_info?: string;
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/circuit-types/`. */
export type CircuitType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly circuit_count: number;
};

/** What `/api/circuits/circuit-types/` can be asked for. */
export type CircuitTypeFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/circuit-types/`; a change says a part of it. */
export type CircuitTypeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/circuits/`. */
export type Circuit = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider: BriefProvider;
	readonly provider_account: BriefProviderAccount | null;
	readonly type: BriefCircuitType;
	readonly status: ShownChoice<CircuitStatus>;
	readonly tenant: BriefTenant | null;
	readonly install_date: string | null;
	readonly termination_date: string | null;
	/** Committed rate. */
	readonly commit_rate: number | null;
	readonly description: string;
	readonly distance: number | null;
	readonly distance_unit: ShownChoice<CircuitDistanceUnit> | null;
	readonly termination_a: CircuitCircuitTermination | null;
	readonly termination_z: CircuitCircuitTermination | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly assignments: readonly BriefCircuitGroupAssignmentSerializer_[];
};

/** What `/api/circuits/circuits/` can be asked for. */
export type CircuitFilter = ChoiceFilters<'status', CircuitStatus> &
	IdFilters<'contact' | 'contact_role' | 'location_id' | 'owner_group_id' | 'owner_id' | 'provider_account_id' | 'provider_id' | 'provider_network_id' | 'site_id' | 'tenant_id' | 'termination_a_id' | 'termination_z_id' | 'type_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group' | 'provider' | 'provider_account' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'type'> &
	NumberFilters<'commit_rate' | 'distance' | 'id'> &
	SingleChoiceFilters<'distance_unit', CircuitDistanceUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'cid' | 'description'> &
	TimeFilters<'created' | 'install_date' | 'last_updated' | 'termination_date'> &
	CustomFilter;

/** What creates a row of `/api/circuits/circuits/`; a change says a part of it. */
export type CircuitBody = TagEdits & {
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider: RelatedObject;
	readonly provider_account?: RelatedObject | null;
	readonly type: RelatedObject;
	readonly status?: CircuitStatus;
	readonly tenant?: RelatedObject | null;
	readonly install_date?: string | null;
	readonly termination_date?: string | null;
	/** Committed rate. */
	readonly commit_rate?: number | null;
	readonly description?: string;
	readonly distance?: number | null;
	readonly distance_unit?: CircuitDistanceUnit | '' | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/provider-accounts/`. */
export type ProviderAccount = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly provider: BriefProvider;
	readonly name: string;
	readonly account: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/circuits/provider-accounts/` can be asked for. */
export type ProviderAccountFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'provider_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group' | 'provider'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'account' | 'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/provider-accounts/`; a change says a part of it. */
export type ProviderAccountBody = TagEdits & {
	readonly provider: RelatedObject;
	readonly name?: string;
	readonly account: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/provider-networks/`. */
export type ProviderNetwork = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly provider: BriefProvider;
	readonly name: string;
	readonly service_id: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/circuits/provider-networks/` can be asked for. */
export type ProviderNetworkFilter = IdFilters<'owner_group_id' | 'owner_id' | 'provider_id'> &
	NameFilters<'owner' | 'owner_group' | 'provider'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'service_id'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/provider-networks/`; a change says a part of it. */
export type ProviderNetworkBody = TagEdits & {
	readonly provider: RelatedObject;
	readonly name: string;
	readonly service_id?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/providers/`. */
export type Provider = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Full name of the provider. */
	readonly name: string;
	readonly slug: string;
	readonly accounts: readonly NestedProviderAccount[];
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly asns: readonly BriefASN[];
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly circuit_count: number;
};

/** What `/api/circuits/providers/` can be asked for. */
export type ProviderFilter = IdFilters<'asn' | 'asn_id' | 'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'site_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/providers/`; a change says a part of it. */
export type ProviderBody = TagEdits & {
	/** Full name of the provider. */
	readonly name: string;
	readonly slug: string;
	readonly accounts?: readonly number[];
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly asns?: readonly number[];
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/virtual-circuit-terminations/`. */
export type VirtualCircuitTermination = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly virtual_circuit: BriefVirtualCircuit;
	readonly role: ShownChoice<TunnelTerminationRole>;
	readonly interface: BriefInterface;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/circuits/virtual-circuit-terminations/` can be asked for. */
export type VirtualCircuitTerminationFilter = ChoiceFilters<'role', TunnelTerminationRole> &
	IdFilters<'interface_id' | 'provider_account_id' | 'provider_id' | 'provider_network_id' | 'virtual_circuit_id'> &
	NameFilters<'provider' | 'provider_account'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/virtual-circuit-terminations/`; a change says a part of it. */
export type VirtualCircuitTerminationBody = TagEdits & {
	readonly virtual_circuit: RelatedObject;
	readonly role?: TunnelTerminationRole;
	readonly interface: RelatedObject;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/virtual-circuit-types/`. */
export type VirtualCircuitType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly virtual_circuit_count: number;
};

/** What `/api/circuits/virtual-circuit-types/` can be asked for. */
export type VirtualCircuitTypeFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/virtual-circuit-types/`; a change says a part of it. */
export type VirtualCircuitTypeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/circuits/virtual-circuits/`. */
export type VirtualCircuit = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider_network: BriefProviderNetwork;
	readonly provider_account: BriefProviderAccount | null;
	readonly type: BriefVirtualCircuitType;
	readonly status: ShownChoice<CircuitStatus>;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/circuits/virtual-circuits/` can be asked for. */
export type VirtualCircuitFilter = ChoiceFilters<'status', CircuitStatus> &
	IdFilters<'owner_group_id' | 'owner_id' | 'provider_account_id' | 'provider_id' | 'provider_network_id' | 'tenant_id' | 'type_id'> &
	NameFilters<'owner' | 'owner_group' | 'provider' | 'provider_account' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'type'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'cid' | 'description'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/circuits/virtual-circuits/`; a change says a part of it. */
export type VirtualCircuitBody = TagEdits & {
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider_network: RelatedObject;
	readonly provider_account?: RelatedObject | null;
	readonly type: RelatedObject;
	readonly status?: CircuitStatus;
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
