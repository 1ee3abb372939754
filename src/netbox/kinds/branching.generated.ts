// The kinds of the app "branching".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {BranchEventType, BranchStatus, ChangeDiffAction} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, NameFilters, NumberFilters, OneFilter, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefBranch, BriefUser, NestedTag} from './nested.generated.js';

/** A row of `/api/plugins/branching/branch-events/`. */
export type BranchEvent = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly time: string;
	readonly branch: BriefBranch;
	readonly user: BriefUser;
	readonly type: ShownChoice<BranchEventType>;
};

/** What `/api/plugins/branching/branch-events/` can be asked for. */
export type BranchEventFilter = ChoiceFilters<'type', BranchEventType> &
	NumberFilters<'id'> &
	TimeFilters<'time'>;

/** A row of `/api/plugins/branching/branches/`. */
export type Branch = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly status: ShownChoice<BranchStatus>;
	readonly owner: BriefUser;
	readonly description: string;
	readonly schema_id: string;
	readonly last_sync: string | null;
	readonly merged_time: string | null;
	readonly merged_by: BriefUser | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/plugins/branching/branches/` can be asked for. */
export type BranchFilter = ChoiceFilters<'status', BranchStatus> &
	IdFilters<'owner_id'> &
	NameFilters<'owner'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_sync' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/plugins/branching/branches/`; a change says a part of it. */
export type BranchBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly merged_time?: string | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/plugins/branching/changes/`. */
export type ChangeDiff = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly branch: BriefBranch;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly object: Json;
	readonly object_repr: string;
	readonly action: ShownChoice<ChangeDiffAction>;
	readonly conflicts: readonly string[] | null;
	readonly diff: Json;
	readonly original_data: Json;
	readonly modified_data: Json;
	readonly current_data: Json;
	readonly last_updated: string;
};

/** What `/api/plugins/branching/changes/` can be asked for. */
export type ChangeDiffFilter = ChoiceFilters<'action', ChangeDiffAction> &
	FlagFilters<'has_conflicts'> &
	IdFilters<'branch_id' | 'object_type_id'> &
	NameFilters<'branch'> &
	NumberFilters<'id' | 'object_id'> &
	SingleTextFilters<'q'> &
	TimeFilters<'last_updated'> &
	OneFilter<'object_type', string> &
	OneFilter<'object_type__n', string>;
