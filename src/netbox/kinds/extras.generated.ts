// The kinds of the app "extras".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {CustomFieldChoiceSetBaseChoices, CustomFieldChoiceSetChoiceColors, CustomFieldFilterLogic, CustomFieldStatus, CustomFieldType, CustomFieldUiEditable, CustomFieldUiVisible, CustomLinkButtonClass, EventRuleActionType, EventRuleEventTypes, JournalEntryKind, WebhookHttpMethod} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, NameFilters, NumberFilters, OneFilter, PlainNumberFilters, PlainTextFilters, SingleChoiceFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TextFiltersWithoutEmpty, TimeFilters} from './lookups.js';
import type {BriefCluster, BriefClusterGroup, BriefClusterType, BriefConfigContextProfile, BriefCustomFieldChoiceSet, BriefDataFile, BriefDataSource, BriefDeviceRole, BriefDeviceType, BriefGroup, BriefJob, BriefLocation, BriefOwner, BriefPlatform, BriefRegion, BriefSite, BriefSiteGroup, BriefTag, BriefTenant, BriefTenantGroup, BriefUser, NestedTag} from './nested.generated.js';

/** A row of `/api/extras/bookmarks/`. */
export type Bookmark = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly object: Json;
	readonly user: BriefUser;
	readonly created: string;
};

/** What `/api/extras/bookmarks/` can be asked for. */
export type BookmarkFilter = IdFilters<'user_id'> &
	NameFilters<'object_type' | 'user'> &
	NumberFilters<'id' | 'object_id' | 'object_type_id'> &
	SingleTextFilters<'created'>;

/** What creates a row of `/api/extras/bookmarks/`; a change says a part of it. */
export type BookmarkBody = {
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly user: RelatedObject;
};

/** A row of `/api/extras/config-context-profiles/`. */
export type ConfigContextProfile = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	/** A JSON schema specifying the structure of the context data for this profile. */
	readonly schema: Json;
	readonly tags: readonly NestedTag[];
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly data_source: BriefDataSource | null;
	/** Path to remote file (relative to data source root). */
	readonly data_path: string;
	readonly data_file: BriefDataFile | null;
	readonly data_synced: string | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/config-context-profiles/` can be asked for. */
export type ConfigContextProfileFilter = FlagFilters<'auto_sync_enabled'> &
	IdFilters<'data_file_id' | 'data_source_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'data_synced' | 'last_updated'>;

/** What creates a row of `/api/extras/config-context-profiles/`; a change says a part of it. */
export type ConfigContextProfileBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	/** A JSON schema specifying the structure of the context data for this profile. */
	readonly schema?: Json;
	readonly tags?: readonly RelatedObject[];
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly data_source?: RelatedObject;
};

/** A row of `/api/extras/config-contexts/`. */
export type ConfigContext = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly weight: number;
	readonly profile: BriefConfigContextProfile | null;
	readonly description: string;
	readonly is_active: boolean;
	readonly regions: readonly BriefRegion[];
	readonly site_groups: readonly BriefSiteGroup[];
	readonly sites: readonly BriefSite[];
	readonly locations: readonly BriefLocation[];
	readonly device_types: readonly BriefDeviceType[];
	readonly roles: readonly BriefDeviceRole[];
	readonly platforms: readonly BriefPlatform[];
	readonly cluster_types: readonly BriefClusterType[];
	readonly cluster_groups: readonly BriefClusterGroup[];
	readonly clusters: readonly BriefCluster[];
	readonly tenant_groups: readonly BriefTenantGroup[];
	readonly tenants: readonly BriefTenant[];
	readonly owner: BriefOwner | null;
	readonly tags: readonly string[];
	readonly data_source: BriefDataSource | null;
	/** Path to remote file (relative to data source root). */
	readonly data_path: string;
	readonly data_file: BriefDataFile | null;
	readonly data_synced: string | null;
	readonly data: Json;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/config-contexts/` can be asked for. */
export type ConfigContextFilter = FlagFilters<'auto_sync_enabled' | 'is_active'> &
	IdFilters<'cluster_group_id' | 'cluster_id' | 'cluster_type_id' | 'data_file_id' | 'data_source_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'owner_group_id' | 'owner_id' | 'platform_id' | 'profile_id' | 'region_id' | 'site_group_id' | 'site_id' | 'tag_id' | 'tenant_group_id' | 'tenant_id'> &
	NameFilters<'cluster_group' | 'cluster_type' | 'device_role' | 'location' | 'owner' | 'owner_group' | 'platform' | 'profile' | 'region' | 'site' | 'site_group' | 'tag' | 'tenant' | 'tenant_group'> &
	NumberFilters<'id' | 'weight'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'data_synced' | 'last_updated'>;

/** What creates a row of `/api/extras/config-contexts/`; a change says a part of it. */
export type ConfigContextBody = TagEdits & {
	readonly name: string;
	readonly weight?: number;
	readonly profile?: RelatedObject | null;
	readonly description?: string;
	readonly is_active?: boolean;
	readonly regions?: readonly number[];
	readonly site_groups?: readonly number[];
	readonly sites?: readonly number[];
	readonly locations?: readonly number[];
	readonly device_types?: readonly number[];
	readonly roles?: readonly number[];
	readonly platforms?: readonly number[];
	readonly cluster_types?: readonly number[];
	readonly cluster_groups?: readonly number[];
	readonly clusters?: readonly number[];
	readonly tenant_groups?: readonly number[];
	readonly tenants?: readonly number[];
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly string[];
	readonly data_source?: RelatedObject;
	readonly data: Json;
};

/** A row of `/api/extras/config-templates/`. */
export type ConfigTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	/** Any <a href="https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment">additional parameters</a> to pass when constructing the Jinja environment. */
	readonly environment_params: Json;
	/** Jinja template code. */
	readonly template_code: string;
	/** Defaults to <code>text/plain; charset=utf-8</code>. */
	readonly mime_type: string;
	/** Filename to give to the rendered export file. */
	readonly file_name: string;
	/** Extension to append to the rendered filename. */
	readonly file_extension: string;
	/** Download file as attachment. */
	readonly as_attachment: boolean;
	/** Enable verbose error output when rendering this template. Not recommended for production use. */
	readonly debug: boolean;
	readonly data_source: BriefDataSource | null;
	/** Path to remote file (relative to data source root). */
	readonly data_path: string;
	readonly data_file: BriefDataFile | null;
	/** Enable automatic synchronization of data when the data file is updated. */
	readonly auto_sync_enabled: boolean;
	readonly data_synced: string | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/config-templates/` can be asked for. */
export type ConfigTemplateFilter = FlagFilters<'as_attachment' | 'auto_sync_enabled' | 'debug'> &
	IdFilters<'data_file_id' | 'data_source_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'file_extension' | 'file_name' | 'mime_type' | 'name'> &
	TimeFilters<'created' | 'data_synced' | 'last_updated'>;

/** What creates a row of `/api/extras/config-templates/`; a change says a part of it. */
export type ConfigTemplateBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	/** Any <a href="https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment">additional parameters</a> to pass when constructing the Jinja environment. */
	readonly environment_params?: Json;
	/** Jinja template code. */
	readonly template_code: string;
	/** Defaults to <code>text/plain; charset=utf-8</code>. */
	readonly mime_type?: string;
	/** Filename to give to the rendered export file. */
	readonly file_name?: string;
	/** Extension to append to the rendered filename. */
	readonly file_extension?: string;
	/** Download file as attachment. */
	readonly as_attachment?: boolean;
	/** Enable verbose error output when rendering this template. Not recommended for production use. */
	readonly debug?: boolean;
	readonly data_source?: RelatedObject;
	/** Enable automatic synchronization of data when the data file is updated. */
	readonly auto_sync_enabled?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
};

/** A row of `/api/extras/custom-field-choice-sets/`. */
export type CustomFieldChoiceSet = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly base_choices: ShownChoice<CustomFieldChoiceSetBaseChoices> | null;
	readonly extra_choices: readonly (readonly Json[])[];
	readonly choice_colors: {readonly [name: string]: CustomFieldChoiceSetChoiceColors};
	/** Choices are automatically ordered alphabetically. */
	readonly order_alphabetically: boolean;
	readonly choices_count: number;
	readonly owner: BriefOwner | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/custom-field-choice-sets/` can be asked for. */
export type CustomFieldChoiceSetFilter = FlagFilters<'order_alphabetically'> &
	IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	PlainTextFilters<'choice' | 'choice_colors'> &
	SingleChoiceFilters<'base_choices', CustomFieldChoiceSetBaseChoices> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/extras/custom-field-choice-sets/`; a change says a part of it. */
export type CustomFieldChoiceSetBody = {
	readonly name: string;
	readonly description?: string;
	/** Base set of predefined choices (optional). */
	readonly base_choices?: CustomFieldChoiceSetBaseChoices | '' | null;
	readonly extra_choices: readonly (readonly Json[])[];
	readonly choice_colors?: {readonly [name: string]: CustomFieldChoiceSetChoiceColors};
	/** Choices are automatically ordered alphabetically. */
	readonly order_alphabetically?: boolean;
	readonly owner?: RelatedObject | null;
};

/** A row of `/api/extras/custom-fields/`. */
export type CustomField = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_types: readonly string[];
	readonly type: ShownChoice<CustomFieldType>;
	readonly related_object_type: string | null;
	readonly data_type: string;
	/** Internal field name. */
	readonly name: string;
	/** Name of the field as displayed to users (if not provided, 'the field's name will be used). */
	readonly label: string;
	/** Custom fields within the same group will be displayed together. */
	readonly group_name: string;
	readonly description: string;
	/** This field is required when creating new objects or editing an existing object. */
	readonly required: boolean;
	/** The value of this field must be unique for the assigned object. */
	readonly unique: boolean;
	/** Weighting for search. Lower values are considered more important. Fields with a search weight of zero will be ignored. */
	readonly search_weight: number;
	readonly filter_logic: ShownChoice<CustomFieldFilterLogic>;
	readonly ui_visible: ShownChoice<CustomFieldUiVisible>;
	readonly ui_editable: ShownChoice<CustomFieldUiEditable>;
	/** Replicate this value when cloning objects. */
	readonly is_cloneable: boolean;
	/** Sort null values before non-null values when ordering by this field. */
	readonly nulls_first: boolean;
	/** Default value for the field (must be a JSON value). Encapsulate strings with double quotes (e.g. "Foo"). */
	readonly default: Json;
	/** Filter the object selection choices using a query_params dict (must be a JSON value).Encapsulate strings with double quotes (e.g. "Foo"). */
	readonly related_object_filter: Json;
	/** Fields with higher weights appear lower in a form. */
	readonly weight: number;
	/** Minimum allowed value (for numeric fields). */
	readonly validation_minimum: number | null;
	/** Maximum allowed value (for numeric fields). */
	readonly validation_maximum: number | null;
	/** Regular expression to enforce on text field values. Use ^ and $ to force matching of entire string. For example, <code>^[A-Z]{3}$</code> will limit values to exactly three uppercase letters. */
	readonly validation_regex: string;
	/** A JSON schema definition for validating the custom field value. */
	readonly validation_schema: Json;
	readonly choice_set: BriefCustomFieldChoiceSet | null;
	readonly status: ShownChoice<CustomFieldStatus>;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/custom-fields/` can be asked for. */
export type CustomFieldFilter = ChoiceFilters<'type', CustomFieldType> &
	FlagFilters<'is_cloneable' | 'nulls_first' | 'required' | 'unique'> &
	IdFilters<'choice_set_id' | 'object_type_id' | 'owner_group_id' | 'owner_id' | 'related_object_type_id'> &
	NameFilters<'choice_set' | 'owner' | 'owner_group' | 'related_object_type'> &
	NumberFilters<'id' | 'search_weight' | 'validation_maximum' | 'validation_minimum' | 'weight'> &
	SingleChoiceFilters<'filter_logic', CustomFieldFilterLogic> &
	SingleChoiceFilters<'status', CustomFieldStatus> &
	SingleChoiceFilters<'ui_editable', CustomFieldUiEditable> &
	SingleChoiceFilters<'ui_visible', CustomFieldUiVisible> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'group_name' | 'label' | 'name' | 'validation_regex'> &
	TextFiltersWithoutEmpty<'object_type'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/extras/custom-fields/`; a change says a part of it. */
export type CustomFieldBody = {
	readonly object_types: readonly string[];
	/** The type of data this custom field holds. */
	readonly type?: CustomFieldType;
	readonly related_object_type?: string | null;
	/** Internal field name. */
	readonly name: string;
	/** Name of the field as displayed to users (if not provided, 'the field's name will be used). */
	readonly label?: string;
	/** Custom fields within the same group will be displayed together. */
	readonly group_name?: string;
	readonly description?: string;
	/** This field is required when creating new objects or editing an existing object. */
	readonly required?: boolean;
	/** The value of this field must be unique for the assigned object. */
	readonly unique?: boolean;
	/** Weighting for search. Lower values are considered more important. Fields with a search weight of zero will be ignored. */
	readonly search_weight?: number;
	/** Loose matches any instance of a given string; exact matches the entire field. */
	readonly filter_logic?: CustomFieldFilterLogic;
	/** Specifies whether the custom field is displayed in the UI. */
	readonly ui_visible?: CustomFieldUiVisible;
	/** Specifies whether the custom field value can be edited in the UI. */
	readonly ui_editable?: CustomFieldUiEditable;
	/** Replicate this value when cloning objects. */
	readonly is_cloneable?: boolean;
	/** Sort null values before non-null values when ordering by this field. */
	readonly nulls_first?: boolean;
	/** Default value for the field (must be a JSON value). Encapsulate strings with double quotes (e.g. "Foo"). */
	readonly default?: Json;
	/** Filter the object selection choices using a query_params dict (must be a JSON value).Encapsulate strings with double quotes (e.g. "Foo"). */
	readonly related_object_filter?: Json;
	/** Fields with higher weights appear lower in a form. */
	readonly weight?: number;
	/** Minimum allowed value (for numeric fields). */
	readonly validation_minimum?: number | null;
	/** Maximum allowed value (for numeric fields). */
	readonly validation_maximum?: number | null;
	/** Regular expression to enforce on text field values. Use ^ and $ to force matching of entire string. For example, <code>^[A-Z]{3}$</code> will limit values to exactly three uppercase letters. */
	readonly validation_regex?: string;
	/** A JSON schema definition for validating the custom field value. */
	readonly validation_schema?: Json;
	readonly choice_set?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/extras/custom-links/`. */
export type CustomLink = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_types: readonly string[];
	readonly name: string;
	readonly enabled: boolean;
	/** Jinja2 template code for link text. */
	readonly link_text: string;
	/** Jinja2 template code for link URL. */
	readonly link_url: string;
	readonly weight: number;
	/** Links with the same group will appear as a dropdown menu. */
	readonly group_name: string;
	/** The class of the first link in a group will be used for the dropdown button. */
	readonly button_class: CustomLinkButtonClass;
	/** Force link to open in a new window. */
	readonly new_window: boolean;
	readonly owner: BriefOwner | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/custom-links/` can be asked for. */
export type CustomLinkFilter = FlagFilters<'enabled' | 'new_window'> &
	IdFilters<'object_type_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id' | 'weight'> &
	SingleChoiceFilters<'button_class', CustomLinkButtonClass> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'group_name' | 'name'> &
	TextFiltersWithoutEmpty<'object_type'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'link_text', string> &
	OneFilter<'link_text__ic', string> &
	OneFilter<'link_text__ie', string> &
	OneFilter<'link_text__iew', string> &
	OneFilter<'link_text__iregex', string> &
	OneFilter<'link_text__isw', string> &
	OneFilter<'link_text__n', string> &
	OneFilter<'link_text__nic', string> &
	OneFilter<'link_text__nie', string> &
	OneFilter<'link_text__niew', string> &
	OneFilter<'link_text__nisw', string> &
	OneFilter<'link_text__regex', string> &
	OneFilter<'link_url', string> &
	OneFilter<'link_url__ic', string> &
	OneFilter<'link_url__ie', string> &
	OneFilter<'link_url__iew', string> &
	OneFilter<'link_url__iregex', string> &
	OneFilter<'link_url__isw', string> &
	OneFilter<'link_url__n', string> &
	OneFilter<'link_url__nic', string> &
	OneFilter<'link_url__nie', string> &
	OneFilter<'link_url__niew', string> &
	OneFilter<'link_url__nisw', string> &
	OneFilter<'link_url__regex', string>;

/** What creates a row of `/api/extras/custom-links/`; a change says a part of it. */
export type CustomLinkBody = {
	readonly object_types: readonly string[];
	readonly name: string;
	readonly enabled?: boolean;
	/** Jinja2 template code for link text. */
	readonly link_text: string;
	/** Jinja2 template code for link URL. */
	readonly link_url: string;
	readonly weight?: number;
	/** Links with the same group will appear as a dropdown menu. */
	readonly group_name?: string;
	/** The class of the first link in a group will be used for the dropdown button. */
	readonly button_class?: CustomLinkButtonClass;
	/** Force link to open in a new window. */
	readonly new_window?: boolean;
	readonly owner?: RelatedObject | null;
};

/** A row of `/api/extras/event-rules/`. */
export type EventRule = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_types: readonly string[];
	readonly name: string;
	readonly enabled: boolean;
	/** The types of event which will trigger this rule. */
	readonly event_types: readonly EventRuleEventTypes[];
	/** A set of conditions which determine whether the event will be generated. */
	readonly conditions: Json;
	readonly action_type: ShownChoice<EventRuleActionType>;
	readonly action_object_type: string | null;
	readonly action_object_id: number | ExactNumber | null;
	readonly action_object: Json;
	readonly action_is_available: boolean;
	readonly description: string;
	readonly custom_fields: {readonly [name: string]: Json};
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/event-rules/` can be asked for. */
export type EventRuleFilter = ChoiceFilters<'action_type', EventRuleActionType> &
	FlagFilters<'action_is_available' | 'enabled'> &
	IdFilters<'object_type_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'action_object_type' | 'owner' | 'owner_group'> &
	NumberFilters<'action_object_id' | 'id'> &
	PlainTextFilters<'event_type'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TextFiltersWithoutEmpty<'object_type'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/extras/event-rules/`; a change says a part of it. */
export type EventRuleBody = TagEdits & {
	readonly object_types: readonly string[];
	readonly name: string;
	readonly enabled?: boolean;
	/** The types of event which will trigger this rule. */
	readonly event_types: readonly EventRuleEventTypes[];
	/** A set of conditions which determine whether the event will be generated. */
	readonly conditions?: Json;
	readonly action_type: EventRuleActionType;
	readonly action_object_type?: string | null;
	readonly action_object_id?: number | ExactNumber | null;
	readonly description?: string;
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
};

/** A row of `/api/extras/export-templates/`. */
export type ExportTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_types: readonly string[];
	readonly name: string;
	readonly description: string;
	/** Any <a href="https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment">additional parameters</a> to pass when constructing the Jinja environment. */
	readonly environment_params: Json;
	/** Jinja template code. */
	readonly template_code: string;
	/** Defaults to <code>text/plain; charset=utf-8</code>. */
	readonly mime_type: string;
	/** Filename to give to the rendered export file. */
	readonly file_name: string;
	/** Extension to append to the rendered filename. */
	readonly file_extension: string;
	/** Download file as attachment. */
	readonly as_attachment: boolean;
	readonly data_source: BriefDataSource | null;
	/** Path to remote file (relative to data source root). */
	readonly data_path: string;
	readonly data_file: BriefDataFile | null;
	/** Enable automatic synchronization of data when the data file is updated. */
	readonly auto_sync_enabled: boolean;
	readonly data_synced: string | null;
	readonly owner: BriefOwner | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/export-templates/` can be asked for. */
export type ExportTemplateFilter = FlagFilters<'as_attachment' | 'auto_sync_enabled'> &
	IdFilters<'data_file_id' | 'data_source_id' | 'object_type_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'file_extension' | 'file_name' | 'mime_type' | 'name'> &
	TextFiltersWithoutEmpty<'object_type'> &
	TimeFilters<'created' | 'data_synced' | 'last_updated'>;

/** What creates a row of `/api/extras/export-templates/`; a change says a part of it. */
export type ExportTemplateBody = {
	readonly object_types: readonly string[];
	readonly name: string;
	readonly description?: string;
	/** Any <a href="https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment">additional parameters</a> to pass when constructing the Jinja environment. */
	readonly environment_params?: Json;
	/** Jinja template code. */
	readonly template_code: string;
	/** Defaults to <code>text/plain; charset=utf-8</code>. */
	readonly mime_type?: string;
	/** Filename to give to the rendered export file. */
	readonly file_name?: string;
	/** Extension to append to the rendered filename. */
	readonly file_extension?: string;
	/** Download file as attachment. */
	readonly as_attachment?: boolean;
	readonly data_source?: RelatedObject;
	/** Enable automatic synchronization of data when the data file is updated. */
	readonly auto_sync_enabled?: boolean;
	readonly owner?: RelatedObject | null;
};

/** A row of `/api/extras/image-attachments/`. */
export type ImageAttachment = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly parent: Json;
	readonly name: string;
	readonly image: string;
	readonly description: string;
	readonly image_height: number;
	readonly image_width: number;
	readonly image_size: number;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/image-attachments/` can be asked for. */
export type ImageAttachmentFilter = NameFilters<'object_type'> &
	NumberFilters<'id' | 'image_height' | 'image_size' | 'image_width' | 'object_id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'object_type_id', number> &
	OneFilter<'object_type_id__n', number>;

/** What creates a row of `/api/extras/image-attachments/`; a change says a part of it. */
export type ImageAttachmentBody = {
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly name?: string;
	readonly image: string;
	readonly description?: string;
};

/** A row of `/api/extras/journal-entries/`. */
export type JournalEntry = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly assigned_object_type: string;
	readonly assigned_object_id: number | ExactNumber;
	readonly assigned_object: Json;
	readonly created: string | null;
	readonly created_by: number | null;
	readonly kind: ShownChoice<JournalEntryKind>;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly last_updated: string | null;
};

/** What `/api/extras/journal-entries/` can be asked for. */
export type JournalEntryFilter = ChoiceFilters<'kind', JournalEntryKind> &
	IdFilters<'assigned_object_type_id' | 'created_by_id'> &
	NameFilters<'assigned_object_type' | 'created_by'> &
	NumberFilters<'assigned_object_id' | 'id'> &
	SingleTextFilters<'created_after' | 'created_before' | 'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TimeFilters<'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/extras/journal-entries/`; a change says a part of it. */
export type JournalEntryBody = TagEdits & {
	readonly assigned_object_type: string;
	readonly assigned_object_id: number | ExactNumber;
	readonly created_by?: number | null;
	readonly kind?: JournalEntryKind;
	readonly comments: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/extras/notification-groups/`. */
export type NotificationGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly display_url: string;
	readonly name: string;
	readonly description: string;
	readonly groups: readonly BriefGroup[];
	readonly users: readonly BriefUser[];
};

/** What `/api/extras/notification-groups/` can be asked for. */
export type NotificationGroupFilter = {readonly [filter: string]: never};

/** What creates a row of `/api/extras/notification-groups/`; a change says a part of it. */
export type NotificationGroupBody = {
	readonly name: string;
	readonly description?: string;
	readonly groups?: readonly number[];
	readonly users?: readonly number[];
};

/** A row of `/api/extras/notifications/`. */
export type Notification = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly object: Json;
	readonly user: BriefUser;
	readonly created: string;
	readonly read: string | null;
	readonly event_type: EventRuleEventTypes;
};

/** What `/api/extras/notifications/` can be asked for. */
export type NotificationFilter = {readonly [filter: string]: never};

/** What creates a row of `/api/extras/notifications/`; a change says a part of it. */
export type NotificationBody = {
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly user: RelatedObject;
	readonly read?: string | null;
	readonly event_type: EventRuleEventTypes;
};

/** A row of `/api/extras/saved-filters/`. */
export type SavedFilter = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_types: readonly string[];
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly user: number | null;
	readonly weight: number;
	readonly enabled: boolean;
	readonly shared: boolean;
	readonly parameters: Json;
	readonly owner: BriefOwner | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/saved-filters/` can be asked for. */
export type SavedFilterFilter = FlagFilters<'enabled' | 'shared' | 'usable'> &
	IdFilters<'object_type_id' | 'owner_group_id' | 'owner_id' | 'user_id'> &
	NameFilters<'owner' | 'owner_group' | 'user'> &
	NumberFilters<'id' | 'weight'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TextFiltersWithoutEmpty<'object_type'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/extras/saved-filters/`; a change says a part of it. */
export type SavedFilterBody = {
	readonly object_types: readonly string[];
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly user?: number | null;
	readonly weight?: number;
	readonly enabled?: boolean;
	readonly shared?: boolean;
	readonly parameters: Json;
	readonly owner?: RelatedObject | null;
};

/** A row of `/api/extras/scripts/`. */
export type Script = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly module: number;
	readonly name: string;
	readonly description: string | null;
	readonly vars: Json;
	readonly result: BriefJob;
	readonly display: string;
	readonly is_executable: boolean;
};

/** What `/api/extras/scripts/` can be asked for. */
export type ScriptFilter = FlagFilters<'is_executable'> &
	IdFilters<'module_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'q'> &
	TextFilters<'name'>;

/** A row of `/api/extras/subscriptions/`. */
export type Subscription = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly object: Json;
	readonly user: BriefUser;
	readonly created: string;
};

/** What `/api/extras/subscriptions/` can be asked for. */
export type SubscriptionFilter = {readonly [filter: string]: never};

/** What creates a row of `/api/extras/subscriptions/`; a change says a part of it. */
export type SubscriptionBody = {
	readonly object_type: string;
	readonly object_id: number | ExactNumber;
	readonly user: RelatedObject;
};

/** A row of `/api/extras/table-configs/`. */
export type TableConfig = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly object_type: string;
	readonly table: string;
	readonly name: string;
	readonly description: string;
	readonly user: number | null;
	readonly weight: number;
	readonly enabled: boolean;
	readonly shared: boolean;
	readonly columns: readonly string[];
	readonly ordering: readonly string[] | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/table-configs/` can be asked for. */
export type TableConfigFilter = FlagFilters<'enabled' | 'shared' | 'usable'> &
	IdFilters<'object_type_id' | 'user_id'> &
	NameFilters<'object_type' | 'user'> &
	NumberFilters<'id' | 'weight'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'name' | 'table'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/extras/table-configs/`; a change says a part of it. */
export type TableConfigBody = {
	readonly object_type: string;
	readonly table: string;
	readonly name: string;
	readonly description?: string;
	readonly user?: number | null;
	readonly weight?: number;
	readonly enabled?: boolean;
	readonly shared?: boolean;
	readonly columns: readonly string[];
	readonly ordering?: readonly string[] | null;
};

/** A row of `/api/extras/tagged-objects/`. */
export type TaggedItem = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly object_type: string;
	readonly object_id: number;
	readonly object: Json;
	readonly tag: BriefTag;
};

/** What `/api/extras/tagged-objects/` can be asked for. */
export type TaggedItemFilter = IdFilters<'object_type_id' | 'tag_id'> &
	NameFilters<'object_type' | 'tag'> &
	NumberFilters<'id' | 'object_id'> &
	SingleTextFilters<'q'>;

/** A row of `/api/extras/tags/`. */
export type Tag = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
	readonly description: string;
	readonly weight: number;
	readonly object_types: readonly string[];
	readonly tagged_items: number;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/tags/` can be asked for. */
export type TagFilter = IdFilters<'object_types' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id' | 'weight'> &
	PlainNumberFilters<'content_type_id' | 'for_object_type_id'> &
	PlainTextFilters<'content_type'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/extras/tags/`; a change says a part of it. */
export type TagBody = {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	readonly description?: string;
	readonly weight?: number;
	readonly object_types?: readonly string[];
};

/** A row of `/api/extras/webhooks/`. */
export type Webhook = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	/** This URL will be called using the HTTP method defined when the webhook is called. Must be http:// or https://. Jinja2 template processing is supported (with the same context as the request body) for part or all of the URL. */
	readonly payload_url: string;
	readonly http_method: WebhookHttpMethod;
	/** The complete list of official content types is available <a href="https://www.iana.org/assignments/media-types/media-types.xhtml">here</a>. */
	readonly http_content_type: string;
	/** User-supplied HTTP headers to be sent with the request in addition to the HTTP content type. Headers should be defined in the format <code>Name: Value</code>. Jinja2 template processing is supported with the same context as the request body (below). When interpolating untrusted data (such as object attributes) into a header value, apply the <code>header_safe</code> filter to guard against HTTP header injection, e.g. <code>X-Object: {{ data.name | header_safe }}</code>. */
	readonly additional_headers: string;
	/** Jinja2 template for a custom request body. If blank, a JSON object representing the change will be included. Available context data includes: <code>event</code>, <code>model</code>, <code>timestamp</code>, <code>request</code>, and <code>data</code>. */
	readonly body_template: string;
	/** When provided, the request will include a <code>X-Hook-Signature</code> header containing a HMAC hex digest of the payload body using the secret as the key. The secret is not transmitted in the request. */
	readonly secret: string;
	/** Enable SSL certificate verification. Disable with caution!. */
	readonly ssl_verification: boolean;
	/** The specific CA certificate file to use for SSL verification. Leave blank to use the system defaults. */
	readonly ca_file_path: string | null;
	/** The maximum time (in seconds) to wait for a response before failing the request. Leave blank to use the system default (60 seconds). */
	readonly timeout: number | null;
	readonly custom_fields: {readonly [name: string]: Json};
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/extras/webhooks/` can be asked for. */
export type WebhookFilter = ChoiceFilters<'http_method', WebhookHttpMethod> &
	FlagFilters<'ssl_verification'> &
	IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id' | 'timeout'> &
	PlainTextFilters<'payload_url'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'ca_file_path' | 'description' | 'http_content_type' | 'name' | 'secret'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/extras/webhooks/`; a change says a part of it. */
export type WebhookBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	/** This URL will be called using the HTTP method defined when the webhook is called. Must be http:// or https://. Jinja2 template processing is supported (with the same context as the request body) for part or all of the URL. */
	readonly payload_url: string;
	readonly http_method?: WebhookHttpMethod;
	/** The complete list of official content types is available <a href="https://www.iana.org/assignments/media-types/media-types.xhtml">here</a>. */
	readonly http_content_type?: string;
	/** User-supplied HTTP headers to be sent with the request in addition to the HTTP content type. Headers should be defined in the format <code>Name: Value</code>. Jinja2 template processing is supported with the same context as the request body (below). When interpolating untrusted data (such as object attributes) into a header value, apply the <code>header_safe</code> filter to guard against HTTP header injection, e.g. <code>X-Object: {{ data.name | header_safe }}</code>. */
	readonly additional_headers?: string;
	/** Jinja2 template for a custom request body. If blank, a JSON object representing the change will be included. Available context data includes: <code>event</code>, <code>model</code>, <code>timestamp</code>, <code>request</code>, and <code>data</code>. */
	readonly body_template?: string;
	/** When provided, the request will include a <code>X-Hook-Signature</code> header containing a HMAC hex digest of the payload body using the secret as the key. The secret is not transmitted in the request. */
	readonly secret?: string;
	/** Enable SSL certificate verification. Disable with caution!. */
	readonly ssl_verification?: boolean;
	/** The specific CA certificate file to use for SSL verification. Leave blank to use the system defaults. */
	readonly ca_file_path?: string | null;
	/** The maximum time (in seconds) to wait for a response before failing the request. Leave blank to use the system default (60 seconds). */
	readonly timeout?: number | null;
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
};
