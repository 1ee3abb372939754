// The kinds of the app "bgp".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {Json} from '../../output/output.js';
import type {ASPathListRuleAction, PowerFeedStatus, PrefixListFamily, VLANStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {CustomFilter, IdFilters, NameFilters, NumberFilters, OneFilter, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefASN, BriefASPathList, BriefBGPPeerGroup, BriefCommunity, BriefCommunityList, BriefDevice, BriefIPAddress, BriefPrefix, BriefPrefixList, BriefRoutingPolicy, BriefSite, BriefTenant, BriefVirtualMachine, NestedTag} from './nested.generated.js';

/** A row of `/api/plugins/bgp/aspath-list/`. */
export type ASPathList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/aspath-list/` can be asked for. */
export type ASPathListFilter = NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/aspath-list/`; a change says a part of it. */
export type ASPathListBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/aspath-list-rule/`. */
export type ASPathListRule = {
	readonly id: number;
	readonly description: string;
	readonly display: string;
	readonly aspath_list: BriefASPathList;
	readonly index: number;
	readonly action: ASPathListRuleAction;
	readonly pattern: string;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/aspath-list-rule/` can be asked for. */
export type ASPathListRuleFilter = NumberFilters<'id'> &
	SingleChoiceFilters<'action', ASPathListRuleAction> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'aspath_list', number> &
	OneFilter<'aspath_list__n', number> &
	OneFilter<'aspath_list_id', number> &
	OneFilter<'aspath_list_id__n', number> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/aspath-list-rule/`; a change says a part of it. */
export type ASPathListRuleBody = TagEdits & {
	readonly description?: string;
	readonly aspath_list: RelatedObject;
	readonly index: number;
	readonly action: ASPathListRuleAction;
	readonly pattern: string;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/community/`. */
export type Community = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly status: ShownChoice<VLANStatus>;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly value: string;
	readonly site: number | null;
	readonly role: number | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/community/` can be asked for. */
export type CommunityFilter = IdFilters<'tenant_id'> &
	NameFilters<'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleChoiceFilters<'status', VLANStatus> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'value'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/community/`; a change says a part of it. */
export type CommunityBody = TagEdits & {
	readonly status?: VLANStatus;
	readonly tenant?: RelatedObject | null;
	readonly description?: string;
	readonly value: string;
	readonly site?: number | null;
	readonly role?: number | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/community-list/`. */
export type CommunityList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/community-list/` can be asked for. */
export type CommunityListFilter = NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/community-list/`; a change says a part of it. */
export type CommunityListBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/community-list-rule/`. */
export type CommunityListRule = {
	readonly id: number;
	readonly display: string;
	readonly description: string;
	readonly community_list: BriefCommunityList;
	readonly action: ASPathListRuleAction;
	readonly community: BriefCommunity | null;
	readonly community_custom: string;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/community-list-rule/` can be asked for. */
export type CommunityListRuleFilter = NumberFilters<'id'> &
	SingleChoiceFilters<'action', ASPathListRuleAction> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'community_custom'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'community_list', number> &
	OneFilter<'community_list__n', number> &
	OneFilter<'community_list_id', number> &
	OneFilter<'community_list_id__n', number> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/community-list-rule/`; a change says a part of it. */
export type CommunityListRuleBody = TagEdits & {
	readonly description?: string;
	readonly community_list: RelatedObject;
	readonly action: ASPathListRuleAction;
	readonly community?: RelatedObject | null;
	readonly community_custom?: string;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/peer-group/`. */
export type BGPPeerGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly local_as: BriefASN | null;
	readonly remote_as: BriefASN | null;
	readonly import_policies: readonly (BriefRoutingPolicy | null)[];
	readonly export_policies: readonly (BriefRoutingPolicy | null)[];
	readonly prefix_list_in: BriefPrefixList | null;
	readonly prefix_list_out: BriefPrefixList | null;
	readonly extra_attributes: Json;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/peer-group/` can be asked for. */
export type BGPPeerGroupFilter = NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'local_as', number> &
	OneFilter<'local_as__n', number> &
	OneFilter<'prefix_list_in', number> &
	OneFilter<'prefix_list_in__n', number> &
	OneFilter<'prefix_list_out', number> &
	OneFilter<'prefix_list_out__n', number> &
	OneFilter<'remote_as', number> &
	OneFilter<'remote_as__n', number> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/peer-group/`; a change says a part of it. */
export type BGPPeerGroupBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly local_as?: RelatedObject | null;
	readonly remote_as?: RelatedObject | null;
	readonly import_policies?: readonly (number | null)[];
	readonly export_policies?: readonly (number | null)[];
	readonly prefix_list_in?: RelatedObject | null;
	readonly prefix_list_out?: RelatedObject | null;
	readonly extra_attributes?: Json;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/prefix-list/`. */
export type PrefixList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
	readonly family: PrefixListFamily;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/prefix-list/` can be asked for. */
export type PrefixListFilter = NumberFilters<'id'> &
	SingleChoiceFilters<'family', PrefixListFamily> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/prefix-list/`; a change says a part of it. */
export type PrefixListBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly family: PrefixListFamily;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/prefix-list-rule/`. */
export type PrefixListRule = {
	readonly id: number;
	readonly description: string;
	readonly display: string;
	readonly prefix_list: BriefPrefixList;
	readonly index: number;
	readonly action: ASPathListRuleAction;
	readonly prefix_custom: string | null;
	readonly ge: number | null;
	readonly le: number | null;
	readonly prefix: BriefPrefix | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/prefix-list-rule/` can be asked for. */
export type PrefixListRuleFilter = NumberFilters<'ge' | 'id' | 'index' | 'le'> &
	SingleChoiceFilters<'action', ASPathListRuleAction> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'prefix_list', number> &
	OneFilter<'prefix_list__n', number> &
	OneFilter<'prefix_list_id', number> &
	OneFilter<'prefix_list_id__n', number> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/prefix-list-rule/`; a change says a part of it. */
export type PrefixListRuleBody = TagEdits & {
	readonly description?: string;
	readonly prefix_list: RelatedObject;
	readonly index: number;
	readonly action: ASPathListRuleAction;
	readonly prefix_custom?: string | null;
	readonly ge?: number | null;
	readonly le?: number | null;
	readonly prefix?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/routing-policy/`. */
export type RoutingPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly weight: number | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/routing-policy/` can be asked for. */
export type RoutingPolicyFilter = NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/routing-policy/`; a change says a part of it. */
export type RoutingPolicyBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly weight?: number | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/routing-policy-rule/`. */
export type RoutingPolicyRule = {
	readonly id: number;
	readonly index: number;
	readonly display: string;
	readonly action: ASPathListRuleAction;
	readonly match_ip_address: readonly (BriefPrefixList | null)[];
	readonly routing_policy: BriefRoutingPolicy;
	readonly match_community: readonly (BriefCommunity | null)[];
	readonly match_community_list: readonly (BriefCommunityList | null)[];
	readonly match_aspath_list: readonly (BriefASPathList | null)[];
	readonly match_custom: Json;
	readonly set_actions: Json;
	readonly match_ipv6_address: readonly (BriefPrefixList | null)[];
	readonly description: string;
	readonly continue_entry: number | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/routing-policy-rule/` can be asked for. */
export type RoutingPolicyRuleFilter = NumberFilters<'continue_entry' | 'id' | 'index'> &
	SingleChoiceFilters<'action', ASPathListRuleAction> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'routing_policy_id', number> &
	OneFilter<'routing_policy_id__n', number> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/routing-policy-rule/`; a change says a part of it. */
export type RoutingPolicyRuleBody = TagEdits & {
	readonly index: number;
	readonly action: ASPathListRuleAction;
	readonly match_ip_address?: readonly (number | null)[];
	readonly routing_policy: RelatedObject;
	readonly match_community?: readonly (number | null)[];
	readonly match_community_list?: readonly (number | null)[];
	readonly match_aspath_list?: readonly (number | null)[];
	readonly match_custom?: Json;
	readonly set_actions?: Json;
	readonly match_ipv6_address?: readonly (number | null)[];
	readonly description?: string;
	readonly continue_entry?: number | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/bgp/session/`. */
export type BGPSession = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly status: ShownChoice<PowerFeedStatus>;
	readonly site: BriefSite | null;
	readonly tenant: BriefTenant | null;
	readonly device: BriefDevice | null;
	readonly virtualmachine: BriefVirtualMachine | null;
	readonly local_address: BriefIPAddress;
	readonly remote_address: BriefIPAddress | null;
	readonly remote_prefix: BriefPrefix | null;
	readonly local_as: BriefASN;
	readonly remote_as: BriefASN;
	readonly remote_as_macro: string | null;
	readonly peer_group: BriefBGPPeerGroup | null;
	readonly import_policies: readonly (BriefRoutingPolicy | null)[];
	readonly export_policies: readonly (BriefRoutingPolicy | null)[];
	readonly max_prefixes: number | null;
	readonly prefix_list_in: BriefPrefixList | null;
	readonly prefix_list_out: BriefPrefixList | null;
	readonly extra_attributes: Json;
	readonly name: string | null;
	readonly description: string;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/bgp/session/` can be asked for. */
export type BGPSessionFilter = IdFilters<'device_id' | 'export_policies' | 'import_policies' | 'local_address_id' | 'local_as' | 'local_as_id' | 'peer_group' | 'remote_address_id' | 'remote_as' | 'remote_as_id' | 'remote_prefix_id' | 'site_id' | 'tenant_id' | 'virtualmachine_id'> &
	NameFilters<'device' | 'local_address' | 'remote_address' | 'remote_prefix' | 'site' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'virtualmachine'> &
	NumberFilters<'id' | 'max_prefixes'> &
	SingleChoiceFilters<'status', PowerFeedStatus> &
	SingleTextFilters<'by_local_address' | 'by_remote_address' | 'by_remote_prefix' | 'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'remote_as_macro'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/bgp/session/`; a change says a part of it. */
export type BGPSessionBody = TagEdits & {
	readonly status?: PowerFeedStatus;
	readonly site?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	readonly device?: RelatedObject | null;
	readonly virtualmachine?: RelatedObject | null;
	readonly local_address: RelatedObject;
	readonly remote_address?: RelatedObject | null;
	readonly remote_prefix?: RelatedObject | null;
	readonly local_as: RelatedObject;
	readonly remote_as: RelatedObject;
	readonly remote_as_macro?: string | null;
	readonly peer_group?: RelatedObject | null;
	readonly import_policies?: readonly (number | null)[];
	readonly export_policies?: readonly (number | null)[];
	readonly max_prefixes?: number | null;
	readonly prefix_list_in?: RelatedObject | null;
	readonly prefix_list_out?: RelatedObject | null;
	readonly extra_attributes?: Json;
	readonly name?: string | null;
	readonly description?: string;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
