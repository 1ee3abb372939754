// The kinds of the app "tenancy".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {ContactAssignmentPriority} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {CustomFilter, IdFilters, NameFilters, NumberFilters, OneFilter, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefContact, BriefContactGroup, BriefContactRole, BriefOwner, BriefTenantGroup, NestedContactGroup, NestedTag, NestedTenantGroup} from './nested.generated.js';

/** A row of `/api/tenancy/contact-assignments/`. */
export type ContactAssignment = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly object: Json;
	readonly contact: BriefContact;
	readonly role: BriefContactRole | null;
	readonly priority: ShownChoice<ContactAssignmentPriority> | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/tenancy/contact-assignments/` can be asked for. */
export type ContactAssignmentFilter = IdFilters<'contact_id' | 'role_id'> &
	NameFilters<'group' | 'group_id' | 'object_type' | 'role'> &
	NumberFilters<'id' | 'object_id'> &
	SingleChoiceFilters<'priority', ContactAssignmentPriority> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'object_type_id', number> &
	OneFilter<'object_type_id__n', number> &
	CustomFilter;

/** What creates a row of `/api/tenancy/contact-assignments/`; a change says a part of it. */
export type ContactAssignmentBody = TagEdits & {
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly contact: RelatedObject;
	readonly role?: RelatedObject | null;
	readonly priority?: ContactAssignmentPriority | '' | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/tenancy/contact-groups/`. */
export type ContactGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly parent: NestedContactGroup | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly contact_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/tenancy/contact-groups/` can be asked for. */
export type ContactGroupFilter = IdFilters<'contact_id' | 'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/tenancy/contact-groups/`; a change says a part of it. */
export type ContactGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/tenancy/contact-roles/`. */
export type ContactRole = {
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
};

/** What `/api/tenancy/contact-roles/` can be asked for. */
export type ContactRoleFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/tenancy/contact-roles/`; a change says a part of it. */
export type ContactRoleBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/tenancy/contacts/`. */
export type Contact = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly groups: readonly BriefContactGroup[];
	readonly name: string;
	readonly title: string;
	readonly phone: string;
	readonly email: string;
	readonly address: string;
	readonly link: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/tenancy/contacts/` can be asked for. */
export type ContactFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'group' | 'group_id' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'address' | 'description' | 'email' | 'link' | 'name' | 'phone' | 'title'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/tenancy/contacts/`; a change says a part of it. */
export type ContactBody = TagEdits & {
	readonly groups?: readonly number[];
	readonly name: string;
	readonly title?: string;
	readonly phone?: string;
	readonly email?: string;
	readonly address?: string;
	readonly link?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/tenancy/tenant-groups/`. */
export type TenantGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly parent: NestedTenantGroup | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly tenant_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/tenancy/tenant-groups/` can be asked for. */
export type TenantGroupFilter = IdFilters<'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/tenancy/tenant-groups/`; a change says a part of it. */
export type TenantGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/tenancy/tenants/`. */
export type Tenant = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly group: BriefTenantGroup | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly circuit_count: number;
	readonly device_count: number;
	readonly ipaddress_count: number;
	readonly prefix_count: number;
	readonly rack_count: number;
	readonly site_count: number;
	readonly virtualmachine_count: number;
	readonly vlan_count: number;
	readonly vrf_count: number;
	readonly cluster_count: number;
};

/** What `/api/tenancy/tenants/` can be asked for. */
export type TenantFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'contact_group' | 'group' | 'group_id' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/tenancy/tenants/`; a change says a part of it. */
export type TenantBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly group?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
