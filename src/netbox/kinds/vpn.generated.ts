// The kinds of the app "vpn".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {IKEPolicyMode, IKEPolicyVersion, IKEProposalAuthenticationAlgorithm, IKEProposalAuthenticationMethod, IKEProposalEncryptionAlgorithm, IKEProposalGroup, IPSecProfileMode, L2VPNStatus, L2VPNType, TunnelEncapsulation, TunnelStatus, TunnelTerminationRole} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, IdFilters, ManyFilter, NameFilters, NumberFilters, OneFilter, PlainNumberFilters, PlainTextFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefIKEPolicy, BriefIKEProposal, BriefIPAddress, BriefIPSecPolicy, BriefIPSecProfile, BriefIPSecProposal, BriefL2VPN, BriefOwner, BriefRouteTarget, BriefTenant, BriefTunnel, BriefTunnelGroup, NestedTag} from './nested.generated.js';

/** A row of `/api/vpn/ike-policies/`. */
export type IKEPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly version: ShownChoice<IKEPolicyVersion>;
	readonly mode: ShownChoice<IKEPolicyMode> | null;
	readonly proposals: readonly BriefIKEProposal[];
	readonly preshared_key: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/ike-policies/` can be asked for. */
export type IKEPolicyFilter = ChoiceFilters<'mode', IKEPolicyMode> &
	IdFilters<'ike_proposal_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'ike_proposal' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'version', IKEPolicyVersion> &
	ManyFilter<'version__ic', number> &
	ManyFilter<'version__ie', number> &
	ManyFilter<'version__iew', number> &
	ManyFilter<'version__iregex', number> &
	ManyFilter<'version__isw', number> &
	ManyFilter<'version__n', IKEPolicyVersion> &
	ManyFilter<'version__nic', number> &
	ManyFilter<'version__nie', number> &
	ManyFilter<'version__niew', number> &
	ManyFilter<'version__nisw', number> &
	ManyFilter<'version__regex', number> &
	OneFilter<'preshared_key', string> &
	OneFilter<'preshared_key__ic', string> &
	OneFilter<'preshared_key__ie', string> &
	OneFilter<'preshared_key__iew', string> &
	OneFilter<'preshared_key__iregex', string> &
	OneFilter<'preshared_key__isw', string> &
	OneFilter<'preshared_key__n', string> &
	OneFilter<'preshared_key__nic', string> &
	OneFilter<'preshared_key__nie', string> &
	OneFilter<'preshared_key__niew', string> &
	OneFilter<'preshared_key__nisw', string> &
	OneFilter<'preshared_key__regex', string> &
	CustomFilter;

/** What creates a row of `/api/vpn/ike-policies/`; a change says a part of it. */
export type IKEPolicyBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly version?: IKEPolicyVersion;
	readonly mode?: IKEPolicyMode | '' | null;
	readonly proposals?: readonly number[];
	readonly preshared_key?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/ike-proposals/`. */
export type IKEProposal = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly authentication_method: ShownChoice<IKEProposalAuthenticationMethod>;
	readonly encryption_algorithm: ShownChoice<IKEProposalEncryptionAlgorithm>;
	readonly authentication_algorithm: ShownChoice<IKEProposalAuthenticationAlgorithm> | null;
	readonly group: ShownChoice<IKEProposalGroup>;
	/** Security association lifetime (in seconds). */
	readonly sa_lifetime: number | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/ike-proposals/` can be asked for. */
export type IKEProposalFilter = ChoiceFilters<'authentication_algorithm', IKEProposalAuthenticationAlgorithm> &
	ChoiceFilters<'authentication_method', IKEProposalAuthenticationMethod> &
	ChoiceFilters<'encryption_algorithm', IKEProposalEncryptionAlgorithm> &
	IdFilters<'ike_policy_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'ike_policy' | 'owner' | 'owner_group'> &
	NumberFilters<'id' | 'sa_lifetime'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'group', IKEProposalGroup> &
	ManyFilter<'group__ic', number> &
	ManyFilter<'group__ie', number> &
	ManyFilter<'group__iew', number> &
	ManyFilter<'group__iregex', number> &
	ManyFilter<'group__isw', number> &
	ManyFilter<'group__n', IKEProposalGroup> &
	ManyFilter<'group__nic', number> &
	ManyFilter<'group__nie', number> &
	ManyFilter<'group__niew', number> &
	ManyFilter<'group__nisw', number> &
	ManyFilter<'group__regex', number> &
	CustomFilter;

/** What creates a row of `/api/vpn/ike-proposals/`; a change says a part of it. */
export type IKEProposalBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly authentication_method: IKEProposalAuthenticationMethod;
	readonly encryption_algorithm: IKEProposalEncryptionAlgorithm;
	readonly authentication_algorithm?: IKEProposalAuthenticationAlgorithm | '' | null;
	/** Diffie-Hellman group ID. */
	readonly group: IKEProposalGroup;
	/** Security association lifetime (in seconds). */
	readonly sa_lifetime?: number | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/ipsec-policies/`. */
export type IPSecPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly proposals: readonly BriefIPSecProposal[];
	readonly pfs_group: ShownChoice<IKEProposalGroup> | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/ipsec-policies/` can be asked for. */
export type IPSecPolicyFilter = IdFilters<'ipsec_proposal_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'ipsec_proposal' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'pfs_group', IKEProposalGroup> &
	ManyFilter<'pfs_group__ic', number> &
	ManyFilter<'pfs_group__ie', number> &
	ManyFilter<'pfs_group__iew', number> &
	ManyFilter<'pfs_group__iregex', number> &
	ManyFilter<'pfs_group__isw', number> &
	ManyFilter<'pfs_group__n', IKEProposalGroup> &
	ManyFilter<'pfs_group__nic', number> &
	ManyFilter<'pfs_group__nie', number> &
	ManyFilter<'pfs_group__niew', number> &
	ManyFilter<'pfs_group__nisw', number> &
	ManyFilter<'pfs_group__regex', number> &
	CustomFilter;

/** What creates a row of `/api/vpn/ipsec-policies/`; a change says a part of it. */
export type IPSecPolicyBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly proposals?: readonly number[];
	/** Diffie-Hellman group for Perfect Forward Secrecy. */
	readonly pfs_group?: IKEProposalGroup | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/ipsec-profiles/`. */
export type IPSecProfile = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly mode: ShownChoice<IPSecProfileMode>;
	readonly ike_policy: BriefIKEPolicy;
	readonly ipsec_policy: BriefIPSecPolicy;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/ipsec-profiles/` can be asked for. */
export type IPSecProfileFilter = ChoiceFilters<'mode', IPSecProfileMode> &
	IdFilters<'ike_policy_id' | 'ipsec_policy_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'ike_policy' | 'ipsec_policy' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/ipsec-profiles/`; a change says a part of it. */
export type IPSecProfileBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly mode: IPSecProfileMode;
	readonly ike_policy: RelatedObject;
	readonly ipsec_policy: RelatedObject;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/ipsec-proposals/`. */
export type IPSecProposal = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly encryption_algorithm: ShownChoice<IKEProposalEncryptionAlgorithm> | null;
	readonly authentication_algorithm: ShownChoice<IKEProposalAuthenticationAlgorithm> | null;
	/** Security association lifetime (seconds). */
	readonly sa_lifetime_seconds: number | null;
	/** Security association lifetime (in kilobytes). */
	readonly sa_lifetime_data: number | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/ipsec-proposals/` can be asked for. */
export type IPSecProposalFilter = ChoiceFilters<'authentication_algorithm', IKEProposalAuthenticationAlgorithm> &
	ChoiceFilters<'encryption_algorithm', IKEProposalEncryptionAlgorithm> &
	IdFilters<'ipsec_policy_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'ipsec_policy' | 'owner' | 'owner_group'> &
	NumberFilters<'id' | 'sa_lifetime_data' | 'sa_lifetime_seconds'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/ipsec-proposals/`; a change says a part of it. */
export type IPSecProposalBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly encryption_algorithm?: IKEProposalEncryptionAlgorithm | '' | null;
	readonly authentication_algorithm?: IKEProposalAuthenticationAlgorithm | '' | null;
	/** Security association lifetime (seconds). */
	readonly sa_lifetime_seconds?: number | null;
	/** Security association lifetime (in kilobytes). */
	readonly sa_lifetime_data?: number | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/l2vpn-terminations/`. */
export type L2VPNTermination = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly l2vpn: BriefL2VPN;
	readonly assigned_object_type: string;
	readonly assigned_object_id: number | ExactNumber;
	readonly assigned_object: Json;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/l2vpn-terminations/` can be asked for. */
export type L2VPNTerminationFilter = IdFilters<'assigned_object_type_id' | 'device_id' | 'interface_id' | 'l2vpn_id' | 'virtual_machine_id' | 'vlan_id' | 'vminterface_id'> &
	NameFilters<'assigned_object_type' | 'device' | 'interface' | 'l2vpn' | 'virtual_machine' | 'vlan' | 'vminterface'> &
	NumberFilters<'assigned_object_id' | 'id'> &
	PlainNumberFilters<'region_id' | 'site_id'> &
	PlainTextFilters<'region' | 'site'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'vlan_vid', number> &
	OneFilter<'vlan_vid__empty', boolean> &
	OneFilter<'vlan_vid__gt', number> &
	OneFilter<'vlan_vid__gte', number> &
	OneFilter<'vlan_vid__lt', number> &
	OneFilter<'vlan_vid__lte', number> &
	OneFilter<'vlan_vid__n', number> &
	CustomFilter;

/** What creates a row of `/api/vpn/l2vpn-terminations/`; a change says a part of it. */
export type L2VPNTerminationBody = TagEdits & {
	readonly l2vpn: RelatedObject;
	readonly assigned_object_type: string;
	readonly assigned_object_id: number | ExactNumber;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/l2vpns/`. */
export type L2VPN = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly identifier: number | ExactNumber | null;
	readonly name: string;
	readonly slug: string;
	readonly type: ShownChoice<L2VPNType>;
	readonly status: ShownChoice<L2VPNStatus>;
	readonly import_targets: readonly BriefRouteTarget[];
	readonly export_targets: readonly BriefRouteTarget[];
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tenant: BriefTenant | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/l2vpns/` can be asked for. */
export type L2VPNFilter = ChoiceFilters<'status', L2VPNStatus> &
	ChoiceFilters<'type', L2VPNType> &
	IdFilters<'contact' | 'contact_role' | 'export_target_id' | 'import_target_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'contact_group' | 'export_target' | 'import_target' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'identifier'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/l2vpns/`; a change says a part of it. */
export type L2VPNBody = TagEdits & {
	readonly identifier?: number | ExactNumber | null;
	readonly name: string;
	readonly slug: string;
	readonly type: L2VPNType;
	readonly status?: L2VPNStatus;
	readonly import_targets?: readonly number[];
	readonly export_targets?: readonly number[];
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tenant?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/tunnel-groups/`. */
export type TunnelGroup = {
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
	readonly tunnel_count: number;
};

/** What `/api/vpn/tunnel-groups/` can be asked for. */
export type TunnelGroupFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/tunnel-groups/`; a change says a part of it. */
export type TunnelGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/tunnel-terminations/`. */
export type TunnelTermination = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly tunnel: BriefTunnel;
	readonly role: ShownChoice<TunnelTerminationRole>;
	readonly termination_type: string;
	readonly termination_id: number | ExactNumber | null;
	readonly termination: Json;
	readonly outside_ip: BriefIPAddress | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/vpn/tunnel-terminations/` can be asked for. */
export type TunnelTerminationFilter = ChoiceFilters<'role', TunnelTerminationRole> &
	IdFilters<'interface_id' | 'outside_ip_id' | 'tunnel_id' | 'vminterface_id'> &
	NameFilters<'interface' | 'termination_type' | 'tunnel' | 'vminterface'> &
	NumberFilters<'id' | 'termination_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/tunnel-terminations/`; a change says a part of it. */
export type TunnelTerminationBody = TagEdits & {
	readonly tunnel: RelatedObject;
	readonly role?: TunnelTerminationRole;
	readonly termination_type: string;
	readonly termination_id?: number | ExactNumber | null;
	readonly outside_ip?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/vpn/tunnels/`. */
export type Tunnel = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly status: ShownChoice<TunnelStatus>;
	readonly group: BriefTunnelGroup | null;
	readonly encapsulation: ShownChoice<TunnelEncapsulation>;
	readonly ipsec_profile: BriefIPSecProfile | null;
	readonly tenant: BriefTenant | null;
	readonly tunnel_id: number | ExactNumber | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly terminations_count: number;
};

/** What `/api/vpn/tunnels/` can be asked for. */
export type TunnelFilter = ChoiceFilters<'encapsulation', TunnelEncapsulation> &
	ChoiceFilters<'status', TunnelStatus> &
	IdFilters<'contact' | 'contact_role' | 'group_id' | 'ipsec_profile_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'contact_group' | 'group' | 'ipsec_profile' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'tunnel_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/vpn/tunnels/`; a change says a part of it. */
export type TunnelBody = TagEdits & {
	readonly name: string;
	readonly status?: TunnelStatus;
	readonly group?: RelatedObject | null;
	readonly encapsulation: TunnelEncapsulation;
	readonly ipsec_profile?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	readonly tunnel_id?: number | ExactNumber | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
