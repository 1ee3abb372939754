// The kinds of the app "wireless".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {Json} from '../../output/output.js';
import type {CableStatus, CircuitDistanceUnit, WirelessLANAuthCipher, WirelessLANAuthType, WirelessLANStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, IdFilters, NameFilters, NumberFilters, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefInterface, BriefOwner, BriefTenant, BriefVLAN, BriefWirelessLANGroup, NestedTag, NestedWirelessLANGroup} from './nested.generated.js';

/** A row of `/api/wireless/wireless-lan-groups/`. */
export type WirelessLANGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly parent: NestedWirelessLANGroup | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly wirelesslan_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/wireless/wireless-lan-groups/` can be asked for. */
export type WirelessLANGroupFilter = IdFilters<'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/wireless/wireless-lan-groups/`; a change says a part of it. */
export type WirelessLANGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/wireless/wireless-lans/`. */
export type WirelessLAN = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly ssid: string;
	readonly description: string;
	readonly group: BriefWirelessLANGroup | null;
	readonly status: ShownChoice<WirelessLANStatus> | null;
	readonly vlan: BriefVLAN | null;
	readonly scope_type: string | null;
	readonly scope_id: number | null;
	readonly scope: Json;
	readonly tenant: BriefTenant | null;
	readonly auth_type: ShownChoice<WirelessLANAuthType> | null;
	readonly auth_cipher: ShownChoice<WirelessLANAuthCipher> | null;
	readonly auth_psk: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/wireless/wireless-lans/` can be asked for. */
export type WirelessLANFilter = ChoiceFilters<'auth_cipher', WirelessLANAuthCipher> &
	ChoiceFilters<'auth_type', WirelessLANAuthType> &
	ChoiceFilters<'status', WirelessLANStatus> &
	IdFilters<'interface_id' | 'owner_group_id' | 'owner_id' | 'site_id' | 'tenant_id' | 'vlan_id'> &
	NameFilters<'group' | 'group_id' | 'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'scope_type' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'scope_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'auth_psk' | 'description' | 'ssid'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/wireless/wireless-lans/`; a change says a part of it. */
export type WirelessLANBody = TagEdits & {
	readonly ssid: string;
	readonly description?: string;
	readonly group?: RelatedObject | null;
	readonly status?: WirelessLANStatus;
	readonly vlan?: RelatedObject | null;
	readonly scope_type?: string | null;
	readonly scope_id?: number | null;
	readonly tenant?: RelatedObject | null;
	readonly auth_type?: WirelessLANAuthType | '' | null;
	readonly auth_cipher?: WirelessLANAuthCipher | '' | null;
	readonly auth_psk?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/wireless/wireless-links/`. */
export type WirelessLink = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly interface_a: BriefInterface;
	readonly interface_b: BriefInterface;
	readonly ssid: string;
	readonly status: ShownChoice<CableStatus>;
	readonly tenant: BriefTenant | null;
	readonly auth_type: ShownChoice<WirelessLANAuthType> | null;
	readonly auth_cipher: ShownChoice<WirelessLANAuthCipher> | null;
	readonly auth_psk: string;
	readonly distance: number | null;
	readonly distance_unit: ShownChoice<CircuitDistanceUnit> | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/wireless/wireless-links/` can be asked for. */
export type WirelessLinkFilter = ChoiceFilters<'status', CableStatus> &
	ChoiceFilters<'auth_cipher', WirelessLANAuthCipher> &
	ChoiceFilters<'auth_type', WirelessLANAuthType> &
	IdFilters<'interface_a_id' | 'interface_b_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'distance' | 'id'> &
	SingleChoiceFilters<'distance_unit', CircuitDistanceUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'auth_psk' | 'description' | 'ssid'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/wireless/wireless-links/`; a change says a part of it. */
export type WirelessLinkBody = TagEdits & {
	readonly interface_a: RelatedObject;
	readonly interface_b: RelatedObject;
	readonly ssid?: string;
	readonly status?: CableStatus;
	readonly tenant?: RelatedObject | null;
	readonly auth_type?: WirelessLANAuthType | '' | null;
	readonly auth_cipher?: WirelessLANAuthCipher | '' | null;
	readonly auth_psk?: string;
	readonly distance?: number | null;
	readonly distance_unit?: CircuitDistanceUnit | '' | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
