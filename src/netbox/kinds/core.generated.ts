// The kinds of the app "core".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {ChangeDiffAction, DataSourceStatus, DataSourceSyncInterval, DataSourceType, JobNotifications, JobStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, ManyFilter, NameFilters, NumberFilters, OneFilter, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TimeFilters} from './lookups.js';
import type {BriefDataSource, BriefOwner, BriefUser, NestedTag} from './nested.generated.js';

/** A row of `/api/core/data-files/`. */
export type DataFile = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly source: BriefDataSource;
	/** File path relative to the data source's root. */
	readonly path: string;
	readonly last_updated: string;
	readonly size: number;
	/** SHA256 hash of the file data. */
	readonly hash: string;
};

/** What `/api/core/data-files/` can be asked for. */
export type DataFileFilter = IdFilters<'source_id'> &
	NameFilters<'source'> &
	NumberFilters<'id' | 'size'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'hash' | 'path'> &
	TimeFilters<'created' | 'last_updated'>;

/** A row of `/api/core/data-sources/`. */
export type DataSource = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly type: ShownChoice<DataSourceType> | null;
	readonly source_url: string;
	readonly enabled: boolean;
	readonly status: ShownChoice<DataSourceStatus>;
	readonly description: string;
	readonly sync_interval: DataSourceSyncInterval | null;
	readonly parameters: Json;
	/** Patterns (one per line) matching files or paths to ignore when syncing. */
	readonly ignore_rules: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly last_synced: string | null;
	readonly file_count: number;
};

/** What `/api/core/data-sources/` can be asked for. */
export type DataSourceFilter = ChoiceFilters<'status', DataSourceStatus> &
	FlagFilters<'enabled'> &
	IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'source_url' | 'type'> &
	TimeFilters<'created' | 'last_synced' | 'last_updated'> &
	ManyFilter<'sync_interval', DataSourceSyncInterval> &
	ManyFilter<'sync_interval__ic', number> &
	ManyFilter<'sync_interval__ie', number> &
	ManyFilter<'sync_interval__iew', number> &
	ManyFilter<'sync_interval__iregex', number> &
	ManyFilter<'sync_interval__isw', number> &
	ManyFilter<'sync_interval__n', DataSourceSyncInterval> &
	ManyFilter<'sync_interval__nic', number> &
	ManyFilter<'sync_interval__nie', number> &
	ManyFilter<'sync_interval__niew', number> &
	ManyFilter<'sync_interval__nisw', number> &
	ManyFilter<'sync_interval__regex', number> &
	CustomFilter;

/** What creates a row of `/api/core/data-sources/`; a change says a part of it. */
export type DataSourceBody = TagEdits & {
	readonly name: string;
	readonly type: string;
	readonly source_url: string;
	readonly enabled?: boolean;
	readonly description?: string;
	readonly sync_interval?: DataSourceSyncInterval | null;
	readonly parameters?: Json;
	/** Patterns (one per line) matching files or paths to ignore when syncing. */
	readonly ignore_rules?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/core/jobs/`. */
export type Job = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_type: string | null;
	readonly object_id: number | ExactNumber | null;
	readonly object: Json;
	readonly name: string;
	readonly status: ShownChoice<JobStatus>;
	readonly created: string;
	readonly scheduled: string | null;
	/** Recurrence interval (in minutes). */
	readonly interval: number | null;
	readonly started: string | null;
	readonly completed: string | null;
	readonly execution_time: string | null;
	readonly user: BriefUser | null;
	readonly data: Json;
	readonly error: string;
	readonly job_id: string;
	/** Name of the queue in which this job was enqueued. */
	readonly queue_name: string;
	readonly notifications: ShownChoice<JobNotifications>;
	readonly log_entries: readonly Json[];
};

/** What `/api/core/jobs/` can be asked for. */
export type JobFilter = ChoiceFilters<'notifications', JobNotifications> &
	ChoiceFilters<'status', JobStatus> &
	IdFilters<'object_type_id' | 'user_id'> &
	NameFilters<'object_type' | 'user'> &
	NumberFilters<'id' | 'interval' | 'object_id'> &
	SingleTextFilters<'job_id' | 'q'> &
	TextFilters<'name'> &
	OneFilter<'completed', string> &
	OneFilter<'completed__after', string> &
	OneFilter<'completed__before', string> &
	OneFilter<'created', string> &
	OneFilter<'created__after', string> &
	OneFilter<'created__before', string> &
	OneFilter<'scheduled', string> &
	OneFilter<'scheduled__after', string> &
	OneFilter<'scheduled__before', string> &
	OneFilter<'started', string> &
	OneFilter<'started__after', string> &
	OneFilter<'started__before', string> &
	OneFilter<'queue_name', string> &
	OneFilter<'queue_name__empty', boolean> &
	OneFilter<'queue_name__ic', string> &
	OneFilter<'queue_name__ie', string> &
	OneFilter<'queue_name__iew', string> &
	OneFilter<'queue_name__iregex', string> &
	OneFilter<'queue_name__isw', string> &
	OneFilter<'queue_name__n', string> &
	OneFilter<'queue_name__nic', string> &
	OneFilter<'queue_name__nie', string> &
	OneFilter<'queue_name__niew', string> &
	OneFilter<'queue_name__nisw', string> &
	OneFilter<'queue_name__regex', string> &
	OneFilter<'execution_time', string> &
	OneFilter<'execution_time__gte', string> &
	OneFilter<'execution_time__lte', string>;

/** A row of `/api/core/object-changes/`. */
export type ObjectChange = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly time: string;
	readonly user: BriefUser;
	readonly user_name: string;
	readonly request_id: string;
	readonly action: ShownChoice<ChangeDiffAction>;
	readonly changed_object_type: string;
	readonly changed_object_id: number | ExactNumber;
	readonly changed_object: Json;
	readonly object_repr: string;
	readonly message: string;
	readonly prechange_data: Json;
	readonly postchange_data: Json;
};

/** What `/api/core/object-changes/` can be asked for. */
export type ObjectChangeFilter = IdFilters<'changed_object_type_id' | 'user_id'> &
	NameFilters<'changed_object_type' | 'related_object_type' | 'user'> &
	NumberFilters<'changed_object_id' | 'id' | 'related_object_id'> &
	SingleChoiceFilters<'action', ChangeDiffAction> &
	SingleTextFilters<'q' | 'request_id' | 'time_after' | 'time_before'> &
	TextFilters<'object_repr' | 'user_name'>;

/** A row of `/api/core/object-types/`. */
export type ObjectType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly app_label: string;
	readonly app_name: string;
	readonly model: string;
	readonly model_name: string;
	readonly model_name_plural: string;
	readonly public: boolean;
	readonly features: readonly string[];
	readonly is_plugin_model: boolean;
	readonly rest_api_endpoint: string | null;
	readonly description: string;
};

/** What `/api/core/object-types/` can be asked for. */
export type ObjectTypeFilter = FlagFilters<'public'> &
	NumberFilters<'id'> &
	SingleTextFilters<'features' | 'q'> &
	TextFilters<'app_label' | 'model'>;
