// The kinds of the app "users".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {Json} from '../../output/output.js';
import type {TokenVersion} from './choices.generated.js';
import type {RelatedObject} from './fields.js';
import type {FlagFilters, IdFilters, ManyFilter, NameFilters, NumberFilters, OneFilter, SingleTextFilters, TextFilters, TextFiltersWithoutEmpty, TimeFilters} from './lookups.js';
import type {BriefGroup, BriefObjectPermission, BriefOwnerGroup, BriefUser, NestedGroup, NestedUser} from './nested.generated.js';

/** A row of `/api/users/groups/`. */
export type Group = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly permissions: readonly BriefObjectPermission[];
	readonly user_count: number;
};

/** What `/api/users/groups/` can be asked for. */
export type GroupFilter = IdFilters<'notification_group_id' | 'owner_id' | 'permission_id' | 'user_id'> &
	NameFilters<'owner'> &
	NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'description' | 'name'>;

/** What creates a row of `/api/users/groups/`; a change says a part of it. */
export type GroupBody = {
	readonly name: string;
	readonly description?: string;
	readonly permissions?: readonly number[];
};

/** A row of `/api/users/owner-groups/`. */
export type OwnerGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly member_count: number;
};

/** What `/api/users/owner-groups/` can be asked for. */
export type OwnerGroupFilter = NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'description' | 'name'>;

/** What creates a row of `/api/users/owner-groups/`; a change says a part of it. */
export type OwnerGroupBody = {
	readonly name: string;
	readonly description?: string;
};

/** A row of `/api/users/owners/`. */
export type Owner = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly group: BriefOwnerGroup | null;
	readonly description: string;
	readonly user_groups: readonly BriefGroup[];
	readonly users: readonly BriefUser[];
};

/** What `/api/users/owners/` can be asked for. */
export type OwnerFilter = IdFilters<'group_id' | 'user_group_id' | 'user_id'> &
	NameFilters<'group' | 'user' | 'user_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'description' | 'name'>;

/** What creates a row of `/api/users/owners/`; a change says a part of it. */
export type OwnerBody = {
	readonly name: string;
	readonly group: RelatedObject | null;
	readonly description?: string;
	readonly user_groups?: readonly number[];
	readonly users?: readonly number[];
};

/** A row of `/api/users/permissions/`. */
export type ObjectPermission = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly enabled: boolean;
	readonly object_types: readonly string[];
	/** The list of actions granted by this permission. */
	readonly actions: readonly string[];
	/** Queryset filter matching the applicable objects of the selected type(s). */
	readonly constraints: Json;
	readonly groups: readonly NestedGroup[];
	readonly users: readonly NestedUser[];
};

/** What `/api/users/permissions/` can be asked for. */
export type ObjectPermissionFilter = FlagFilters<'can_add' | 'can_change' | 'can_delete' | 'can_view' | 'enabled'> &
	IdFilters<'group_id' | 'object_type_id' | 'object_types' | 'user_id'> &
	NameFilters<'group' | 'user'> &
	NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'description' | 'name'> &
	TextFiltersWithoutEmpty<'object_type'>;

/** What creates a row of `/api/users/permissions/`; a change says a part of it. */
export type ObjectPermissionBody = {
	readonly name: string;
	readonly description?: string;
	readonly enabled?: boolean;
	readonly object_types: readonly string[];
	/** The list of actions granted by this permission. */
	readonly actions: readonly string[];
	/** Queryset filter matching the applicable objects of the selected type(s). */
	readonly constraints?: Json;
	readonly groups?: readonly number[];
	readonly users?: readonly number[];
};

/** A row of `/api/users/tokens/`. */
export type Token = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly version: TokenVersion;
	/** v2 token identification key. */
	readonly key: string | null;
	readonly user: BriefUser;
	readonly description: string;
	readonly created: string;
	readonly expires: string | null;
	readonly last_used: string | null;
	/** Disable to temporarily revoke this token without deleting it. */
	readonly enabled: boolean;
	/** Permit create/update/delete operations using this token. */
	readonly write_enabled: boolean;
	/** ID of the cryptographic pepper used to hash the token (v2 only). */
	readonly pepper_id: number | null;
	readonly token: string | null;
	/** Networks that it may be used from; from everywhere where there are none. */
	readonly allowed_ips: readonly string[] | null;
};

/** What `/api/users/tokens/` can be asked for. */
export type TokenFilter = FlagFilters<'enabled' | 'write_enabled'> &
	IdFilters<'user_id'> &
	NameFilters<'user'> &
	NumberFilters<'id' | 'pepper_id'> &
	SingleTextFilters<'q'> &
	TextFilters<'description' | 'key'> &
	OneFilter<'version', TokenVersion | null> &
	ManyFilter<'version__ic', number> &
	ManyFilter<'version__ie', number> &
	ManyFilter<'version__iew', number> &
	ManyFilter<'version__iregex', number> &
	ManyFilter<'version__isw', number> &
	OneFilter<'version__n', TokenVersion | null> &
	ManyFilter<'version__nic', number> &
	ManyFilter<'version__nie', number> &
	ManyFilter<'version__niew', number> &
	ManyFilter<'version__nisw', number> &
	ManyFilter<'version__regex', number> &
	OneFilter<'created', string> &
	OneFilter<'created__gte', string> &
	OneFilter<'created__lte', string> &
	OneFilter<'expires', string> &
	OneFilter<'expires__gte', string> &
	OneFilter<'expires__lte', string> &
	OneFilter<'last_used', string> &
	OneFilter<'last_used__gte', string> &
	OneFilter<'last_used__lte', string>;

/** What creates a row of `/api/users/tokens/`; a change says a part of it. */
export type TokenBody = {
	readonly version?: TokenVersion;
	readonly user: RelatedObject;
	readonly description?: string;
	readonly expires?: string | null;
	readonly last_used?: string | null;
	/** Disable to temporarily revoke this token without deleting it. */
	readonly enabled?: boolean;
	/** Permit create/update/delete operations using this token. */
	readonly write_enabled?: boolean;
	/** ID of the cryptographic pepper used to hash the token (v2 only). */
	readonly pepper_id?: number | null;
};

/** A row of `/api/users/users/`. */
export type User = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only. */
	readonly username: string;
	readonly first_name: string;
	readonly last_name: string;
	readonly email: string;
	/** Designates whether this user should be treated as active. Unselect this instead of deleting accounts. */
	readonly is_active: boolean;
	readonly date_joined: string;
	readonly last_login: string | null;
	readonly groups: readonly BriefGroup[];
	readonly permissions: readonly BriefObjectPermission[];
};

/** What `/api/users/users/` can be asked for. */
export type UserFilter = FlagFilters<'is_active' | 'is_superuser'> &
	IdFilters<'group_id' | 'notification_group_id' | 'owner_id' | 'permission_id'> &
	NameFilters<'group' | 'owner'> &
	NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'email' | 'first_name' | 'last_name' | 'username'> &
	TimeFilters<'date_joined' | 'last_login'>;

/** What creates a row of `/api/users/users/`; a change says a part of it. */
export type UserBody = {
	/** Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only. */
	readonly username: string;
	readonly password: string;
	readonly first_name?: string;
	readonly last_name?: string;
	readonly email?: string;
	/** Designates whether this user should be treated as active. Unselect this instead of deleting accounts. */
	readonly is_active?: boolean;
	readonly date_joined?: string;
	readonly last_login?: string | null;
	readonly groups?: readonly number[];
	readonly permissions?: readonly number[];
};
