// The kinds of the app "dcim".
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {CableLengthUnit, CableProfile, CableStatus, CableType, ConsolePortSpeed, ConsolePortType, CoolingFeedMaxFlowUnit, CoolingIntakeDiameterUnit, CoolingIntakeType, CoolingSourceFluidType, CoolingSourceType, DeviceAirflow, DeviceCoolingMethod, DeviceFace, DeviceStatus, DeviceTypeSubdeviceRole, InterfaceDuplex, InterfaceMode, InterfacePoeMode, InterfacePoeType, InterfaceRfChannel, InterfaceRfRole, InterfaceType, ModuleStatus, ModuleTypeAirflow, PowerFeedPhase, PowerFeedStatus, PowerFeedSupply, PowerFeedType, PowerOutletFeedLeg, PowerOutletStatus, PowerOutletType, PowerPortType, RackAirflow, RackCoolingCapability, RackFormFactor, RackOuterUnit, RackReservationStatus, RackStatus, RackWeightUnit, RackWidth, RearPortCableEnd, RearPortType, SiteStatus, VirtualDeviceContextStatus} from './choices.generated.js';
import type {ShownChoice, RelatedObject, TagEdits} from './fields.js';
import type {ChoiceFilters, CustomFilter, FlagFilters, IdFilters, ManyFilter, NameFilters, NumberFilters, OneFilter, PlainNumberFilters, PlainTextFilters, SingleChoiceFilters, SingleNumberFilters, SingleTextFilters, TagFilters, TagIdFilters, TextFilters, TextFiltersWithoutEmpty, TimeFilters} from './lookups.js';
import type {BriefASN, BriefCable, BriefCableBundle, BriefCluster, BriefConfigTemplate, BriefCoolingIntake, BriefCoolingIntakeTemplate, BriefCoolingSource, BriefDevice, BriefDeviceRole, BriefDeviceType, BriefIPAddress, BriefInventoryItemRole, BriefL2VPNTermination, BriefLocation, BriefMACAddress, BriefManufacturer, BriefModule, BriefModuleBayType, BriefModuleType, BriefModuleTypeProfile, BriefOwner, BriefPlatform, BriefPowerPanel, BriefPowerPort, BriefPowerPortTemplate, BriefRack, BriefRackGroup, BriefRackRole, BriefRackType, BriefRegion, BriefSite, BriefSiteGroup, BriefTenant, BriefUser, BriefVLAN, BriefVLANTranslationPolicy, BriefVRF, BriefVirtualChassis, BriefVirtualDeviceContext, BriefWirelessLAN, FrontPortMapping, FrontPortMappingBody, FrontPortTemplateMapping, FrontPortTemplateMappingBody, GenericObject, GenericObjectBody, NestedCoolingOutflow, NestedDevice, NestedDeviceRole, NestedInterface, NestedInterfaceTemplate, NestedLocation, NestedModuleBay, NestedPlatform, NestedRegion, NestedSiteGroup, NestedTag, NestedWirelessLink, RearPortMapping, RearPortMappingBody, RearPortTemplateMapping, RearPortTemplateMappingBody} from './nested.generated.js';

/** A row of `/api/dcim/cable-bundles/`. */
export type CableBundle = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly cable_count: number;
};

/** What `/api/dcim/cable-bundles/` can be asked for. */
export type CableBundleFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cable-bundles/`; a change says a part of it. */
export type CableBundleBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/cable-terminations/`. */
export type CableTermination = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly cable: number;
	readonly cable_end: RearPortCableEnd;
	readonly termination_type: string;
	readonly termination_id: number;
	readonly termination: Json;
	readonly connector: number | null;
	readonly positions: readonly number[] | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cable-terminations/` can be asked for. */
export type CableTerminationFilter = IdFilters<'cable_id'> &
	NameFilters<'termination_type'> &
	NumberFilters<'id' | 'termination_id'> &
	PlainNumberFilters<'circuittermination_id' | 'consoleport_id' | 'consoleserverport_id' | 'frontport_id' | 'interface_id' | 'powerfeed_id' | 'poweroutlet_id' | 'powerport_id' | 'rearport_id'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'updated_by_request'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'cable', number> &
	OneFilter<'cable__n', number>;

/** A row of `/api/dcim/cables/`. */
export type Cable = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly type: CableType | '' | null;
	readonly a_terminations: readonly GenericObject[];
	readonly b_terminations: readonly GenericObject[];
	readonly status: ShownChoice<CableStatus>;
	readonly profile: ShownChoice<CableProfile> | null;
	readonly tenant: BriefTenant | null;
	readonly bundle: BriefCableBundle | null;
	readonly label: string;
	readonly color: string;
	readonly length: number | null;
	readonly length_unit: ShownChoice<CableLengthUnit> | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cables/` can be asked for. */
export type CableFilter = ChoiceFilters<'profile', CableProfile> &
	ChoiceFilters<'status', CableStatus> &
	ChoiceFilters<'type', CableType> &
	FlagFilters<'unterminated'> &
	IdFilters<'bundle_id' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'bundle' | 'owner' | 'owner_group' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'termination_a_type' | 'termination_b_type'> &
	NumberFilters<'id' | 'length'> &
	PlainNumberFilters<'circuittermination_id' | 'consoleport_id' | 'consoleserverport_id' | 'device_id' | 'frontport_id' | 'interface_id' | 'location_id' | 'powerfeed_id' | 'poweroutlet_id' | 'powerport_id' | 'rack_id' | 'rearport_id' | 'site_id' | 'termination_a_id' | 'termination_b_id'> &
	PlainTextFilters<'device' | 'location' | 'rack' | 'site'> &
	SingleChoiceFilters<'length_unit', CableLengthUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'label'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cables/`; a change says a part of it. */
export type CableBody = TagEdits & {
	readonly type?: CableType | '' | null;
	readonly a_terminations?: readonly GenericObjectBody[];
	readonly b_terminations?: readonly GenericObjectBody[];
	readonly status?: CableStatus;
	readonly profile?: CableProfile | '';
	readonly tenant?: RelatedObject | null;
	readonly bundle?: RelatedObject | null;
	readonly label?: string;
	readonly color?: string;
	readonly length?: number | null;
	readonly length_unit?: CableLengthUnit | '' | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/console-port-templates/`. */
export type ConsolePortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<ConsolePortType> | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/console-port-templates/` can be asked for. */
export type ConsolePortTemplateFilter = IdFilters<'device_type_id' | 'module_type_id'> &
	NumberFilters<'id'> &
	SingleChoiceFilters<'type', ConsolePortType> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/console-port-templates/`; a change says a part of it. */
export type ConsolePortTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: ConsolePortType | '' | null;
	readonly description?: string;
};

/** A row of `/api/dcim/console-ports/`. */
export type ConsolePort = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<ConsolePortType> | null;
	readonly speed: ShownChoice<ConsolePortSpeed> | null;
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/console-ports/` can be asked for. */
export type ConsolePortFilter = ChoiceFilters<'type', ConsolePortType> &
	ChoiceFilters<'device_status', DeviceStatus> &
	FlagFilters<'cabled' | 'connected' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'cable_connector' | 'id'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'speed', ConsolePortSpeed | null> &
	ManyFilter<'speed__ic', number> &
	ManyFilter<'speed__ie', number> &
	ManyFilter<'speed__iew', number> &
	ManyFilter<'speed__iregex', number> &
	ManyFilter<'speed__isw', number> &
	OneFilter<'speed__n', ConsolePortSpeed | null> &
	ManyFilter<'speed__nic', number> &
	ManyFilter<'speed__nie', number> &
	ManyFilter<'speed__niew', number> &
	ManyFilter<'speed__nisw', number> &
	ManyFilter<'speed__regex', number> &
	CustomFilter;

/** What creates a row of `/api/dcim/console-ports/`; a change says a part of it. */
export type ConsolePortBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical port type. */
	readonly type?: ConsolePortType | '' | null;
	/** Port speed in bits per second. */
	readonly speed?: ConsolePortSpeed | null;
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/console-server-port-templates/`. */
export type ConsoleServerPortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<ConsolePortType> | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/console-server-port-templates/` can be asked for. */
export type ConsoleServerPortTemplateFilter = IdFilters<'device_type_id' | 'module_type_id'> &
	NumberFilters<'id'> &
	SingleChoiceFilters<'type', ConsolePortType> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/console-server-port-templates/`; a change says a part of it. */
export type ConsoleServerPortTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: ConsolePortType | '' | null;
	readonly description?: string;
};

/** A row of `/api/dcim/console-server-ports/`. */
export type ConsoleServerPort = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<ConsolePortType> | null;
	readonly speed: ShownChoice<ConsolePortSpeed> | null;
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/console-server-ports/` can be asked for. */
export type ConsoleServerPortFilter = ChoiceFilters<'type', ConsolePortType> &
	ChoiceFilters<'device_status', DeviceStatus> &
	FlagFilters<'cabled' | 'connected' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'cable_connector' | 'id'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'speed', ConsolePortSpeed | null> &
	ManyFilter<'speed__ic', number> &
	ManyFilter<'speed__ie', number> &
	ManyFilter<'speed__iew', number> &
	ManyFilter<'speed__iregex', number> &
	ManyFilter<'speed__isw', number> &
	OneFilter<'speed__n', ConsolePortSpeed | null> &
	ManyFilter<'speed__nic', number> &
	ManyFilter<'speed__nie', number> &
	ManyFilter<'speed__niew', number> &
	ManyFilter<'speed__nisw', number> &
	ManyFilter<'speed__regex', number> &
	CustomFilter;

/** What creates a row of `/api/dcim/console-server-ports/`; a change says a part of it. */
export type ConsoleServerPortBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical port type. */
	readonly type?: ConsolePortType | '' | null;
	/** Port speed in bits per second. */
	readonly speed?: ConsolePortSpeed | null;
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/cooling-feeds/`. */
export type CoolingFeed = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly cooling_source: BriefCoolingSource;
	readonly rack: BriefRack | null;
	readonly name: string;
	readonly status: ShownChoice<PowerFeedStatus>;
	/** Rated cooling capacity (kW). */
	readonly cooling_capacity: number | null;
	readonly max_flow: number | null;
	readonly max_flow_unit: ShownChoice<CoolingFeedMaxFlowUnit> | null;
	readonly description: string;
	readonly tenant: BriefTenant | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-feeds/` can be asked for. */
export type CoolingFeedFilter = ChoiceFilters<'max_flow_unit', CoolingFeedMaxFlowUnit> &
	ChoiceFilters<'status', PowerFeedStatus> &
	IdFilters<'cooling_source_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'cooling_capacity' | 'id' | 'max_flow'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cooling-feeds/`; a change says a part of it. */
export type CoolingFeedBody = TagEdits & {
	readonly cooling_source: RelatedObject;
	readonly rack?: RelatedObject | null;
	readonly name: string;
	readonly status?: PowerFeedStatus;
	/** Rated cooling capacity (kW). */
	readonly cooling_capacity?: number | null;
	readonly max_flow?: number | null;
	readonly max_flow_unit?: CoolingFeedMaxFlowUnit | '' | null;
	readonly description?: string;
	readonly tenant?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/cooling-intake-templates/`. */
export type CoolingIntakeTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<CoolingIntakeType> | null;
	readonly diameter: number | null;
	readonly diameter_unit: ShownChoice<CoolingIntakeDiameterUnit> | null;
	readonly max_flow: number | null;
	readonly max_flow_unit: ShownChoice<CoolingFeedMaxFlowUnit> | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-intake-templates/` can be asked for. */
export type CoolingIntakeTemplateFilter = ChoiceFilters<'max_flow_unit', CoolingFeedMaxFlowUnit> &
	ChoiceFilters<'diameter_unit', CoolingIntakeDiameterUnit> &
	ChoiceFilters<'type', CoolingIntakeType> &
	IdFilters<'device_type_id' | 'module_type_id'> &
	NumberFilters<'diameter' | 'id' | 'max_flow'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/cooling-intake-templates/`; a change says a part of it. */
export type CoolingIntakeTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: CoolingIntakeType | '' | null;
	readonly diameter?: number | null;
	readonly diameter_unit?: CoolingIntakeDiameterUnit | '' | null;
	readonly max_flow?: number | null;
	readonly max_flow_unit?: CoolingFeedMaxFlowUnit | '' | null;
	readonly description?: string;
};

/** A row of `/api/dcim/cooling-intakes/`. */
export type CoolingIntake = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<CoolingIntakeType> | null;
	readonly diameter: number | null;
	readonly diameter_unit: ShownChoice<CoolingIntakeDiameterUnit> | null;
	readonly max_flow: number | null;
	readonly max_flow_unit: ShownChoice<CoolingFeedMaxFlowUnit> | null;
	readonly cooling_outflow: NestedCoolingOutflow | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-intakes/` can be asked for. */
export type CoolingIntakeFilter = ChoiceFilters<'max_flow_unit', CoolingFeedMaxFlowUnit> &
	ChoiceFilters<'diameter_unit', CoolingIntakeDiameterUnit> &
	ChoiceFilters<'type', CoolingIntakeType> &
	ChoiceFilters<'device_status', DeviceStatus> &
	IdFilters<'cooling_outflow_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'diameter' | 'id' | 'max_flow'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cooling-intakes/`; a change says a part of it. */
export type CoolingIntakeBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical connector type. */
	readonly type?: CoolingIntakeType | '' | null;
	readonly diameter?: number | null;
	readonly diameter_unit?: CoolingIntakeDiameterUnit | '' | null;
	readonly max_flow?: number | null;
	readonly max_flow_unit?: CoolingFeedMaxFlowUnit | '' | null;
	/** The upstream cooling outflow supplying this intake. */
	readonly cooling_outflow?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/cooling-outflow-templates/`. */
export type CoolingOutflowTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<CoolingIntakeType> | null;
	readonly diameter: number | null;
	readonly diameter_unit: ShownChoice<CoolingIntakeDiameterUnit> | null;
	readonly cooling_intake: BriefCoolingIntakeTemplate | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-outflow-templates/` can be asked for. */
export type CoolingOutflowTemplateFilter = ChoiceFilters<'diameter_unit', CoolingIntakeDiameterUnit> &
	ChoiceFilters<'type', CoolingIntakeType> &
	IdFilters<'cooling_intake_id' | 'device_type_id' | 'module_type_id'> &
	NumberFilters<'diameter' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/cooling-outflow-templates/`; a change says a part of it. */
export type CoolingOutflowTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: CoolingIntakeType | '' | null;
	readonly diameter?: number | null;
	readonly diameter_unit?: CoolingIntakeDiameterUnit | '' | null;
	readonly cooling_intake?: RelatedObject | null;
	readonly description?: string;
};

/** A row of `/api/dcim/cooling-outflows/`. */
export type CoolingOutflow = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<CoolingIntakeType> | null;
	readonly diameter: number | null;
	readonly diameter_unit: ShownChoice<CoolingIntakeDiameterUnit> | null;
	readonly cooling_intake: BriefCoolingIntake | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-outflows/` can be asked for. */
export type CoolingOutflowFilter = ChoiceFilters<'diameter_unit', CoolingIntakeDiameterUnit> &
	ChoiceFilters<'type', CoolingIntakeType> &
	ChoiceFilters<'device_status', DeviceStatus> &
	IdFilters<'cooling_intake_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'diameter' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cooling-outflows/`; a change says a part of it. */
export type CoolingOutflowBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical connector type. */
	readonly type?: CoolingIntakeType | '' | null;
	readonly diameter?: number | null;
	readonly diameter_unit?: CoolingIntakeDiameterUnit | '' | null;
	readonly cooling_intake?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/cooling-sources/`. */
export type CoolingSource = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly site: BriefSite;
	readonly location: BriefLocation | null;
	readonly name: string;
	readonly type: ShownChoice<CoolingSourceType>;
	readonly status: ShownChoice<PowerFeedStatus>;
	readonly fluid_type: ShownChoice<CoolingSourceFluidType> | null;
	/** Total rated cooling capacity (kW). */
	readonly cooling_capacity: number | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly coolingfeed_count: number;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/cooling-sources/` can be asked for. */
export type CoolingSourceFilter = ChoiceFilters<'fluid_type', CoolingSourceFluidType> &
	ChoiceFilters<'type', CoolingSourceType> &
	ChoiceFilters<'status', PowerFeedStatus> &
	IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'site_id'> &
	NameFilters<'contact_group' | 'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id'> &
	NumberFilters<'cooling_capacity' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/cooling-sources/`; a change says a part of it. */
export type CoolingSourceBody = TagEdits & {
	readonly site: RelatedObject;
	readonly location?: RelatedObject | null;
	readonly name: string;
	readonly type: CoolingSourceType;
	readonly status?: PowerFeedStatus;
	readonly fluid_type?: CoolingSourceFluidType | '' | null;
	/** Total rated cooling capacity (kW). */
	readonly cooling_capacity?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/device-bay-templates/`. */
export type DeviceBayTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly enabled: boolean;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/device-bay-templates/` can be asked for. */
export type DeviceBayTemplateFilter = FlagFilters<'enabled'> &
	IdFilters<'device_type_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/device-bay-templates/`; a change says a part of it. */
export type DeviceBayTemplateBody = {
	readonly device_type: RelatedObject;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly enabled?: boolean;
	readonly description?: string;
};

/** A row of `/api/dcim/device-bays/`. */
export type DeviceBay = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly enabled: boolean;
	readonly description: string;
	readonly installed_device: BriefDevice | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/device-bays/` can be asked for. */
export type DeviceBayFilter = ChoiceFilters<'device_status', DeviceStatus> &
	FlagFilters<'enabled'> &
	IdFilters<'device_id' | 'device_role_id' | 'device_type_id' | 'installed_device_id' | 'location_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'installed_device' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/device-bays/`; a change says a part of it. */
export type DeviceBayBody = TagEdits & {
	readonly device: RelatedObject;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly enabled?: boolean;
	readonly description?: string;
	readonly installed_device?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/device-roles/`. */
export type DeviceRole = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
	/** Virtual machines may be assigned to this role. */
	readonly vm_role: boolean;
	readonly config_template: BriefConfigTemplate | null;
	readonly parent: NestedDeviceRole | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly device_count: number;
	readonly virtualmachine_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/dcim/device-roles/` can be asked for. */
export type DeviceRoleFilter = FlagFilters<'vm_role'> &
	IdFilters<'config_template_id' | 'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/device-roles/`; a change says a part of it. */
export type DeviceRoleBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	/** Virtual machines may be assigned to this role. */
	readonly vm_role?: boolean;
	readonly config_template?: RelatedObject | null;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/dcim/device-types/`. */
export type DeviceType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly manufacturer: BriefManufacturer;
	readonly default_platform: BriefPlatform | null;
	readonly model: string;
	readonly slug: string;
	/** Discrete part number (optional). */
	readonly part_number: string;
	readonly u_height: number;
	/** Devices of this type are excluded when calculating rack utilization. */
	readonly exclude_from_utilization: boolean;
	/** Device consumes both front and rear rack faces. */
	readonly is_full_depth: boolean;
	readonly subdevice_role: ShownChoice<DeviceTypeSubdeviceRole> | null;
	readonly airflow: ShownChoice<DeviceAirflow> | null;
	readonly cooling_method: ShownChoice<DeviceCoolingMethod> | null;
	readonly weight: number | null;
	readonly weight_unit: ShownChoice<RackWeightUnit> | null;
	/** The date after which this device type is no longer supported by the manufacturer. */
	readonly end_of_life: string | null;
	readonly front_image: string | null;
	readonly rear_image: string | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly device_count: number;
	readonly console_port_template_count: number;
	readonly console_server_port_template_count: number;
	readonly power_port_template_count: number;
	readonly power_outlet_template_count: number;
	readonly cooling_intake_template_count: number;
	readonly cooling_outflow_template_count: number;
	readonly interface_template_count: number;
	readonly front_port_template_count: number;
	readonly rear_port_template_count: number;
	readonly device_bay_template_count: number;
	readonly module_bay_template_count: number;
	readonly inventory_item_template_count: number;
};

/** What `/api/dcim/device-types/` can be asked for. */
export type DeviceTypeFilter = FlagFilters<'console_ports' | 'console_server_ports' | 'device_bays' | 'exclude_from_utilization' | 'has_front_image' | 'has_rear_image' | 'interfaces' | 'inventory_items' | 'is_full_depth' | 'module_bays' | 'pass_through_ports' | 'power_outlets' | 'power_ports'> &
	IdFilters<'manufacturer_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'default_platform' | 'default_platform_id' | 'manufacturer' | 'owner' | 'owner_group'> &
	NumberFilters<'console_port_template_count' | 'console_server_port_template_count' | 'cooling_intake_template_count' | 'cooling_outflow_template_count' | 'device_bay_template_count' | 'device_count' | 'front_port_template_count' | 'id' | 'interface_template_count' | 'inventory_item_template_count' | 'module_bay_template_count' | 'power_outlet_template_count' | 'power_port_template_count' | 'rear_port_template_count' | 'u_height' | 'weight'> &
	SingleChoiceFilters<'airflow', DeviceAirflow> &
	SingleChoiceFilters<'cooling_method', DeviceCoolingMethod> &
	SingleChoiceFilters<'subdevice_role', DeviceTypeSubdeviceRole> &
	SingleChoiceFilters<'weight_unit', RackWeightUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'model' | 'part_number' | 'slug'> &
	TimeFilters<'created' | 'end_of_life' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/device-types/`; a change says a part of it. */
export type DeviceTypeBody = TagEdits & {
	readonly manufacturer: RelatedObject;
	readonly default_platform?: RelatedObject | null;
	readonly model: string;
	readonly slug: string;
	/** Discrete part number (optional). */
	readonly part_number?: string;
	readonly u_height?: number;
	/** Devices of this type are excluded when calculating rack utilization. */
	readonly exclude_from_utilization?: boolean;
	/** Device consumes both front and rear rack faces. */
	readonly is_full_depth?: boolean;
	/** Parent devices house child devices in device bays. Leave blank if this device type is neither a parent nor a child. */
	readonly subdevice_role?: DeviceTypeSubdeviceRole | '' | null;
	readonly airflow?: DeviceAirflow | '' | null;
	readonly cooling_method?: DeviceCoolingMethod | '' | null;
	readonly weight?: number | null;
	readonly weight_unit?: RackWeightUnit | '' | null;
	/** The date after which this device type is no longer supported by the manufacturer. */
	readonly end_of_life?: string | null;
	readonly front_image?: string | null;
	readonly rear_image?: string | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/devices/`. */
export type Device = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string | null;
	readonly device_type: BriefDeviceType;
	readonly role: BriefDeviceRole;
	readonly tenant: BriefTenant | null;
	readonly platform: BriefPlatform | null;
	/** Chassis serial number, assigned by the manufacturer. */
	readonly serial: string;
	/** A unique tag used to identify this device. */
	readonly asset_tag: string | null;
	readonly site: BriefSite;
	readonly location: BriefLocation | null;
	readonly rack: BriefRack | null;
	readonly position: number | null;
	readonly face: ShownChoice<DeviceFace> | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly latitude: number | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly longitude: number | null;
	readonly parent_device: NestedDevice | null;
	readonly status: ShownChoice<DeviceStatus>;
	readonly airflow: ShownChoice<DeviceAirflow> | null;
	readonly cooling_method: ShownChoice<DeviceCoolingMethod> | null;
	readonly primary_ip: BriefIPAddress | null;
	readonly primary_ip4: BriefIPAddress | null;
	readonly primary_ip6: BriefIPAddress | null;
	readonly oob_ip: BriefIPAddress | null;
	readonly cluster: BriefCluster | null;
	readonly virtual_chassis: BriefVirtualChassis | null;
	readonly vc_position: number | null;
	/** Virtual chassis master election priority. */
	readonly vc_priority: number | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly config_template: BriefConfigTemplate | null;
	readonly config_context: Json;
	/** Local config context data takes precedence over source contexts in the final rendered config context. */
	readonly local_context_data: Json;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly console_port_count: number;
	readonly console_server_port_count: number;
	readonly power_port_count: number;
	readonly power_outlet_count: number;
	readonly cooling_intake_count: number;
	readonly cooling_outflow_count: number;
	readonly interface_count: number;
	readonly front_port_count: number;
	readonly rear_port_count: number;
	readonly device_bay_count: number;
	readonly module_bay_count: number;
	readonly inventory_item_count: number;
};

/** What `/api/dcim/devices/` can be asked for. */
export type DeviceFilter = ChoiceFilters<'status', DeviceStatus> &
	FlagFilters<'console_ports' | 'console_server_ports' | 'device_bays' | 'has_oob_ip' | 'has_primary_ip' | 'has_virtual_device_context' | 'interfaces' | 'is_full_depth' | 'local_context_data' | 'module_bays' | 'pass_through_ports' | 'power_outlets' | 'power_ports' | 'virtual_chassis_member'> &
	IdFilters<'cluster_group_id' | 'cluster_id' | 'config_template_id' | 'contact' | 'contact_role' | 'device_type_id' | 'manufacturer_id' | 'oob_ip_id' | 'owner_group_id' | 'owner_id' | 'parent_bay_id' | 'parent_device_id' | 'primary_ip4_id' | 'primary_ip6_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'cluster_group' | 'contact_group' | 'device_type' | 'location' | 'location_id' | 'manufacturer' | 'model' | 'owner' | 'owner_group' | 'platform' | 'platform_id' | 'primary_ip4' | 'primary_ip6' | 'region' | 'region_id' | 'role' | 'role_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'console_port_count' | 'console_server_port_count' | 'cooling_intake_count' | 'cooling_outflow_count' | 'device_bay_count' | 'front_port_count' | 'id' | 'interface_count' | 'inventory_item_count' | 'latitude' | 'longitude' | 'module_bay_count' | 'position' | 'power_outlet_count' | 'power_port_count' | 'rear_port_count' | 'vc_position' | 'vc_priority'> &
	SingleChoiceFilters<'airflow', DeviceAirflow> &
	SingleChoiceFilters<'cooling_method', DeviceCoolingMethod> &
	SingleChoiceFilters<'face', DeviceFace> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'asset_tag' | 'description' | 'name' | 'serial'> &
	TextFiltersWithoutEmpty<'mac_address'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/devices/`; a change says a part of it. */
export type DeviceBody = TagEdits & {
	readonly name?: string | null;
	readonly device_type: RelatedObject;
	readonly role: RelatedObject;
	readonly tenant?: RelatedObject | null;
	readonly platform?: RelatedObject | null;
	/** Chassis serial number, assigned by the manufacturer. */
	readonly serial?: string;
	/** A unique tag used to identify this device. */
	readonly asset_tag?: string | null;
	readonly site: RelatedObject;
	readonly location?: RelatedObject | null;
	readonly rack?: RelatedObject | null;
	readonly position?: number | null;
	readonly face?: DeviceFace | '' | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly latitude?: number | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly longitude?: number | null;
	readonly status?: DeviceStatus;
	readonly airflow?: DeviceAirflow | '' | null;
	readonly cooling_method?: DeviceCoolingMethod | '' | null;
	readonly primary_ip4?: RelatedObject | null;
	readonly primary_ip6?: RelatedObject | null;
	readonly oob_ip?: RelatedObject | null;
	readonly cluster?: RelatedObject | null;
	readonly virtual_chassis?: RelatedObject | null;
	readonly vc_position?: number | null;
	/** Virtual chassis master election priority. */
	readonly vc_priority?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly config_template?: RelatedObject | null;
	/** Local config context data takes precedence over source contexts in the final rendered config context. */
	readonly local_context_data?: Json;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/front-port-templates/`. */
export type FrontPortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<RearPortType>;
	readonly color: string;
	readonly positions: number;
	readonly rear_ports: readonly FrontPortTemplateMapping[];
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/front-port-templates/` can be asked for. */
export type FrontPortTemplateFilter = ChoiceFilters<'type', RearPortType> &
	IdFilters<'device_type_id' | 'module_type_id' | 'rear_port_id'> &
	NumberFilters<'id' | 'positions'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/front-port-templates/`; a change says a part of it. */
export type FrontPortTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: RearPortType;
	readonly color?: string;
	readonly positions?: number;
	readonly rear_ports?: readonly FrontPortTemplateMappingBody[];
	readonly description?: string;
};

/** A row of `/api/dcim/front-ports/`. */
export type FrontPort = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<RearPortType>;
	readonly color: string;
	readonly positions: number;
	readonly rear_ports: readonly FrontPortMapping[];
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/front-ports/` can be asked for. */
export type FrontPortFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'type', RearPortType> &
	FlagFilters<'cabled' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'rear_port_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'cable_connector' | 'id' | 'positions'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/front-ports/`; a change says a part of it. */
export type FrontPortBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: RearPortType;
	readonly color?: string;
	readonly positions?: number;
	readonly rear_ports?: readonly FrontPortMappingBody[];
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/interface-templates/`. */
export type InterfaceTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<InterfaceType>;
	/** The number of channels into which this interface is channelized. */
	readonly channels: number | null;
	/** The channel on the parent interface to which this subinterface is bound. */
	readonly channel_id: number | null;
	readonly enabled: boolean;
	readonly mgmt_only: boolean;
	readonly description: string;
	readonly parent: NestedInterfaceTemplate | null;
	readonly bridge: NestedInterfaceTemplate | null;
	readonly poe_mode: ShownChoice<InterfacePoeMode> | null;
	readonly poe_type: ShownChoice<InterfacePoeType> | null;
	readonly rf_role: ShownChoice<InterfaceRfRole> | null;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/interface-templates/` can be asked for. */
export type InterfaceTemplateFilter = ChoiceFilters<'poe_mode', InterfacePoeMode> &
	ChoiceFilters<'poe_type', InterfacePoeType> &
	ChoiceFilters<'rf_role', InterfaceRfRole> &
	ChoiceFilters<'type', InterfaceType> &
	FlagFilters<'enabled' | 'mgmt_only'> &
	IdFilters<'bridge_id' | 'device_type_id' | 'module_type_id' | 'parent_id'> &
	NumberFilters<'channel_id' | 'channels' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/interface-templates/`; a change says a part of it. */
export type InterfaceTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: InterfaceType;
	/** The number of channels into which this interface is channelized. */
	readonly channels?: number | null;
	/** The channel on the parent interface to which this subinterface is bound. */
	readonly channel_id?: number | null;
	readonly enabled?: boolean;
	readonly mgmt_only?: boolean;
	readonly description?: string;
	readonly parent?: number | null;
	readonly bridge?: number | null;
	readonly poe_mode?: InterfacePoeMode | '' | null;
	readonly poe_type?: InterfacePoeType | '' | null;
	readonly rf_role?: InterfaceRfRole | '' | null;
};

/** A row of `/api/dcim/interfaces/`. */
export type Interface = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly vdcs: readonly BriefVirtualDeviceContext[];
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<InterfaceType>;
	/** The number of channels into which this interface is channelized. */
	readonly channels: number | null;
	/** The channel on the parent interface to which this subinterface is bound. */
	readonly channel_id: number | null;
	readonly enabled: boolean;
	readonly parent: NestedInterface | null;
	readonly bridge: NestedInterface | null;
	readonly bridge_interfaces: readonly NestedInterface[];
	readonly lag: NestedInterface | null;
	readonly mtu: number | null;
	readonly mac_address: string | null;
	readonly primary_mac_address: BriefMACAddress | null;
	readonly mac_addresses: readonly BriefMACAddress[] | null;
	readonly speed: number | ExactNumber | null;
	readonly duplex: ShownChoice<InterfaceDuplex> | null;
	readonly wwn: string | null;
	/** This interface is used only for out-of-band management. */
	readonly mgmt_only: boolean;
	readonly description: string;
	readonly mode: ShownChoice<InterfaceMode> | null;
	readonly rf_role: ShownChoice<InterfaceRfRole> | null;
	readonly rf_channel: ShownChoice<InterfaceRfChannel> | null;
	readonly poe_mode: ShownChoice<InterfacePoeMode> | null;
	readonly poe_type: ShownChoice<InterfacePoeType> | null;
	/** Populated by selected channel (if set). */
	readonly rf_channel_frequency: number | null;
	/** Populated by selected channel (if set). */
	readonly rf_channel_width: number | null;
	readonly tx_power: number | null;
	readonly untagged_vlan: BriefVLAN | null;
	readonly tagged_vlans: readonly BriefVLAN[];
	readonly qinq_svlan: BriefVLAN | null;
	readonly vlan_translation_policy: BriefVLANTranslationPolicy | null;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly wireless_link: NestedWirelessLink | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly wireless_lans: readonly BriefWirelessLAN[];
	readonly vrf: BriefVRF | null;
	readonly l2vpn_termination: BriefL2VPNTermination | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly count_ipaddresses: number;
	readonly count_fhrp_groups: number;
	readonly _occupied: boolean;
};

/** What `/api/dcim/interfaces/` can be asked for. */
export type InterfaceFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'duplex', InterfaceDuplex> &
	ChoiceFilters<'mode', InterfaceMode> &
	ChoiceFilters<'poe_mode', InterfacePoeMode> &
	ChoiceFilters<'poe_type', InterfacePoeType> &
	ChoiceFilters<'rf_channel', InterfaceRfChannel> &
	ChoiceFilters<'rf_role', InterfaceRfRole> &
	ChoiceFilters<'type', InterfaceType> &
	FlagFilters<'cabled' | 'connected' | 'enabled' | 'mark_connected' | 'mgmt_only' | 'occupied'> &
	IdFilters<'bridge_id' | 'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'l2vpn' | 'l2vpn_id' | 'lag_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'parent_id' | 'primary_mac_address_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'vdc_id' | 'vdc_identifier' | 'virtual_chassis_id' | 'virtual_circuit_id' | 'virtual_circuit_termination_id' | 'vlan_translation_policy_id' | 'vrf_id' | 'wireless_lan_id' | 'wireless_link_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'primary_mac_address' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'vdc' | 'virtual_chassis' | 'vlan_translation_policy' | 'vrf'> &
	NumberFilters<'cable_connector' | 'channel_id' | 'channels' | 'id' | 'mtu' | 'rf_channel_frequency' | 'rf_channel_width' | 'speed' | 'tx_power'> &
	PlainNumberFilters<'virtual_chassis_member_id' | 'virtual_chassis_member_or_master_id'> &
	PlainTextFilters<'virtual_chassis_member' | 'virtual_chassis_member_or_master'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleNumberFilters<'vlan' | 'vlan_id'> &
	SingleTextFilters<'created_by_request' | 'kind' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TextFiltersWithoutEmpty<'mac_address' | 'wwn'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/interfaces/`; a change says a part of it. */
export type InterfaceBody = TagEdits & {
	readonly device: RelatedObject;
	readonly vdcs?: readonly number[];
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: InterfaceType;
	/** The number of channels into which this interface is channelized. */
	readonly channels?: number | null;
	/** The channel on the parent interface to which this subinterface is bound. */
	readonly channel_id?: number | null;
	readonly enabled?: boolean;
	readonly parent?: number | null;
	readonly bridge?: number | null;
	readonly lag?: number | null;
	readonly mtu?: number | null;
	readonly mac_address?: string | null;
	readonly primary_mac_address?: RelatedObject | null;
	readonly speed?: number | ExactNumber | null;
	readonly duplex?: InterfaceDuplex | '' | null;
	readonly wwn?: string | null;
	/** This interface is used only for out-of-band management. */
	readonly mgmt_only?: boolean;
	readonly description?: string;
	/** IEEE 802.1Q tagging strategy. */
	readonly mode?: InterfaceMode | '' | null;
	readonly rf_role?: InterfaceRfRole | '' | null;
	readonly rf_channel?: InterfaceRfChannel | '' | null;
	readonly poe_mode?: InterfacePoeMode | '' | null;
	readonly poe_type?: InterfacePoeType | '' | null;
	/** Populated by selected channel (if set). */
	readonly rf_channel_frequency?: number | null;
	/** Populated by selected channel (if set). */
	readonly rf_channel_width?: number | null;
	readonly tx_power?: number | null;
	readonly untagged_vlan?: RelatedObject | null;
	readonly tagged_vlans?: readonly number[];
	readonly qinq_svlan?: RelatedObject | null;
	readonly vlan_translation_policy?: RelatedObject | null;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly wireless_lans?: readonly number[];
	readonly vrf?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/inventory-item-roles/`. */
export type InventoryItemRole = {
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
	readonly inventoryitem_count: number;
};

/** What `/api/dcim/inventory-item-roles/` can be asked for. */
export type InventoryItemRoleFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/inventory-item-roles/`; a change says a part of it. */
export type InventoryItemRoleBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/inventory-item-templates/`. */
export type InventoryItemTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType;
	readonly parent: number | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly role: BriefInventoryItemRole | null;
	readonly manufacturer: BriefManufacturer | null;
	/** Manufacturer-assigned part identifier. */
	readonly part_id: string;
	readonly description: string;
	readonly component_type: string | null;
	readonly component_id: number | ExactNumber | null;
	readonly component: Json;
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _depth: number;
};

/** What `/api/dcim/inventory-item-templates/` can be asked for. */
export type InventoryItemTemplateFilter = IdFilters<'device_type_id' | 'manufacturer_id' | 'parent_id' | 'role_id'> &
	NameFilters<'component_type' | 'manufacturer' | 'role'> &
	NumberFilters<'component_id' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name' | 'part_id'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/inventory-item-templates/`; a change says a part of it. */
export type InventoryItemTemplateBody = {
	readonly device_type: RelatedObject;
	readonly parent?: number | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly role?: RelatedObject | null;
	readonly manufacturer?: RelatedObject | null;
	/** Manufacturer-assigned part identifier. */
	readonly part_id?: string;
	readonly description?: string;
	readonly component_type?: string | null;
	readonly component_id?: number | ExactNumber | null;
};

/** A row of `/api/dcim/inventory-items/`. */
export type InventoryItem = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly parent: number | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly status: ShownChoice<ModuleStatus>;
	readonly role: BriefInventoryItemRole | null;
	readonly manufacturer: BriefManufacturer | null;
	/** Manufacturer-assigned part identifier. */
	readonly part_id: string;
	readonly serial: string;
	/** A unique tag used to identify this item. */
	readonly asset_tag: string | null;
	/** This item was automatically discovered. */
	readonly discovered: boolean;
	readonly description: string;
	readonly component_type: string | null;
	readonly component_id: number | ExactNumber | null;
	readonly component: Json;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _depth: number;
};

/** What `/api/dcim/inventory-items/` can be asked for. */
export type InventoryItemFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'status', ModuleStatus> &
	FlagFilters<'discovered'> &
	IdFilters<'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'manufacturer_id' | 'owner_group_id' | 'owner_id' | 'parent_id' | 'rack_id' | 'role_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'component_type' | 'device' | 'device_role' | 'device_type' | 'location' | 'manufacturer' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'role' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'component_id' | 'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'asset_tag' | 'description' | 'label' | 'name' | 'part_id' | 'serial'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/inventory-items/`; a change says a part of it. */
export type InventoryItemBody = TagEdits & {
	readonly device: RelatedObject;
	readonly parent?: number | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly status?: ModuleStatus;
	readonly role?: RelatedObject | null;
	readonly manufacturer?: RelatedObject | null;
	/** Manufacturer-assigned part identifier. */
	readonly part_id?: string;
	readonly serial?: string;
	/** A unique tag used to identify this item. */
	readonly asset_tag?: string | null;
	/** This item was automatically discovered. */
	readonly discovered?: boolean;
	readonly description?: string;
	readonly component_type?: string | null;
	readonly component_id?: number | ExactNumber | null;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/locations/`. */
export type Location = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly site: BriefSite;
	readonly parent: NestedLocation | null;
	readonly status: ShownChoice<SiteStatus>;
	readonly tenant: BriefTenant | null;
	/** Local facility ID or description. */
	readonly facility: string;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly rack_count: number;
	readonly device_count: number;
	readonly prefix_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/dcim/locations/` can be asked for. */
export type LocationFilter = ChoiceFilters<'status', SiteStatus> &
	IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'parent_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'contact_group' | 'owner' | 'owner_group' | 'parent' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'facility' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/locations/`; a change says a part of it. */
export type LocationBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly site: RelatedObject;
	readonly parent?: number | null;
	readonly status?: SiteStatus;
	readonly tenant?: RelatedObject | null;
	/** Local facility ID or description. */
	readonly facility?: string;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/dcim/mac-addresses/`. */
export type MACAddress = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly mac_address: string;
	readonly assigned_object_type: string | null;
	readonly assigned_object_id: number | ExactNumber | null;
	readonly assigned_object: Json;
	readonly is_primary: boolean;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/mac-addresses/` can be asked for. */
export type MACAddressFilter = FlagFilters<'assigned' | 'primary'> &
	IdFilters<'interface_id' | 'owner_group_id' | 'owner_id' | 'vminterface_id'> &
	NameFilters<'assigned_object_type' | 'interface' | 'owner' | 'owner_group' | 'vminterface'> &
	NumberFilters<'assigned_object_id' | 'id'> &
	PlainNumberFilters<'device_id' | 'virtual_machine_id'> &
	PlainTextFilters<'device' | 'virtual_machine'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TextFiltersWithoutEmpty<'mac_address'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/mac-addresses/`; a change says a part of it. */
export type MACAddressBody = TagEdits & {
	readonly mac_address: string;
	readonly assigned_object_type?: string | null;
	readonly assigned_object_id?: number | ExactNumber | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/manufacturers/`. */
export type Manufacturer = {
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
	readonly devicetype_count: number;
	readonly moduletype_count: number;
	readonly inventoryitem_count: number;
	readonly platform_count: number;
};

/** What `/api/dcim/manufacturers/` can be asked for. */
export type ManufacturerFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'contact_group' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/manufacturers/`; a change says a part of it. */
export type ManufacturerBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/module-bay-templates/`. */
export type ModuleBayTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	/** Identifier to reference when renaming installed components. */
	readonly position: string;
	readonly enabled: boolean;
	readonly description: string;
	readonly module_bay_types: readonly BriefModuleBayType[];
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/module-bay-templates/` can be asked for. */
export type ModuleBayTemplateFilter = FlagFilters<'enabled'> &
	IdFilters<'device_type_id' | 'module_bay_type_id' | 'module_type_id'> &
	NameFilters<'module_bay_type'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name' | 'position'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/module-bay-templates/`; a change says a part of it. */
export type ModuleBayTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Identifier to reference when renaming installed components. */
	readonly position?: string;
	readonly enabled?: boolean;
	readonly description?: string;
	readonly module_bay_types?: readonly number[];
};

/** A row of `/api/dcim/module-bay-types/`. */
export type ModuleBayType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly manufacturer: BriefManufacturer | null;
	readonly color: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/module-bay-types/` can be asked for. */
export type ModuleBayTypeFilter = IdFilters<'manufacturer_id' | 'module_bay_id' | 'module_bay_template_id' | 'module_type_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'manufacturer' | 'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/module-bay-types/`; a change says a part of it. */
export type ModuleBayTypeBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly manufacturer?: RelatedObject | null;
	readonly color?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/module-bays/`. */
export type ModuleBay = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	/** Identifier to reference when renaming installed components. */
	readonly position: string;
	readonly enabled: boolean;
	readonly description: string;
	readonly module_bay_types: readonly BriefModuleBayType[];
	readonly installed_module: BriefModule | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
	readonly is_module_compatible: boolean;
};

/** What `/api/dcim/module-bays/` can be asked for. */
export type ModuleBayFilter = ChoiceFilters<'device_status', DeviceStatus> &
	FlagFilters<'enabled'> &
	IdFilters<'device_id' | 'device_role_id' | 'device_type_id' | 'installed_module_id' | 'location_id' | 'module_bay_type_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'parent_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'module_bay_type' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name' | 'position'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/module-bays/`; a change says a part of it. */
export type ModuleBayBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Identifier to reference when renaming installed components. */
	readonly position?: string;
	readonly enabled?: boolean;
	readonly description?: string;
	readonly module_bay_types?: readonly number[];
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/module-type-profiles/`. */
export type ModuleTypeProfile = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly schema: Json;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/module-type-profiles/` can be asked for. */
export type ModuleTypeProfileFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/module-type-profiles/`; a change says a part of it. */
export type ModuleTypeProfileBody = TagEdits & {
	readonly name: string;
	readonly description?: string;
	readonly schema?: Json;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/module-types/`. */
export type ModuleType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly profile: BriefModuleTypeProfile | null;
	readonly manufacturer: BriefManufacturer;
	readonly model: string;
	/** Discrete part number (optional). */
	readonly part_number: string;
	readonly airflow: ShownChoice<ModuleTypeAirflow> | null;
	readonly cooling_method: ShownChoice<DeviceCoolingMethod> | null;
	readonly weight: number | null;
	readonly weight_unit: ShownChoice<RackWeightUnit> | null;
	/** The date after which this module type is no longer supported by the manufacturer. */
	readonly end_of_life: string | null;
	readonly description: string;
	readonly attributes: Json;
	readonly module_bay_types: readonly BriefModuleBayType[];
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly module_count: number;
	readonly console_port_template_count: number;
	readonly console_server_port_template_count: number;
	readonly power_port_template_count: number;
	readonly power_outlet_template_count: number;
	readonly cooling_intake_template_count: number;
	readonly cooling_outflow_template_count: number;
	readonly interface_template_count: number;
	readonly front_port_template_count: number;
	readonly rear_port_template_count: number;
	readonly module_bay_template_count: number;
};

/** What `/api/dcim/module-types/` can be asked for. */
export type ModuleTypeFilter = FlagFilters<'console_ports' | 'console_server_ports' | 'interfaces' | 'module_bays' | 'pass_through_ports' | 'power_outlets' | 'power_ports'> &
	IdFilters<'manufacturer_id' | 'module_bay_type_id' | 'owner_group_id' | 'owner_id' | 'profile_id'> &
	NameFilters<'manufacturer' | 'module_bay_type' | 'owner' | 'owner_group' | 'profile'> &
	NumberFilters<'console_port_template_count' | 'console_server_port_template_count' | 'cooling_intake_template_count' | 'cooling_outflow_template_count' | 'front_port_template_count' | 'id' | 'interface_template_count' | 'module_bay_template_count' | 'module_count' | 'power_outlet_template_count' | 'power_port_template_count' | 'rear_port_template_count' | 'weight'> &
	SingleChoiceFilters<'cooling_method', DeviceCoolingMethod> &
	SingleChoiceFilters<'airflow', ModuleTypeAirflow> &
	SingleChoiceFilters<'weight_unit', RackWeightUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'model' | 'part_number'> &
	TimeFilters<'created' | 'end_of_life' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/module-types/`; a change says a part of it. */
export type ModuleTypeBody = TagEdits & {
	readonly profile?: RelatedObject | null;
	readonly manufacturer: RelatedObject;
	readonly model: string;
	/** Discrete part number (optional). */
	readonly part_number?: string;
	readonly airflow?: ModuleTypeAirflow | '' | null;
	readonly cooling_method?: DeviceCoolingMethod | '' | null;
	readonly weight?: number | null;
	readonly weight_unit?: RackWeightUnit | '' | null;
	/** The date after which this module type is no longer supported by the manufacturer. */
	readonly end_of_life?: string | null;
	readonly description?: string;
	readonly attributes?: Json;
	readonly module_bay_types?: readonly number[];
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/modules/`. */
export type Module = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module_bay: NestedModuleBay;
	readonly module_type: BriefModuleType;
	readonly status: ShownChoice<ModuleStatus>;
	readonly serial: string;
	/** A unique tag used to identify this device. */
	readonly asset_tag: string | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly is_bay_compatible: boolean;
};

/** What `/api/dcim/modules/` can be asked for. */
export type ModuleFilter = ChoiceFilters<'status', ModuleStatus> &
	IdFilters<'device_id' | 'location_id' | 'manufacturer_id' | 'module_type_id' | 'owner_group_id' | 'owner_id' | 'profile_id' | 'rack_id' | 'site_id'> &
	NameFilters<'device' | 'location' | 'manufacturer' | 'module_bay_id' | 'module_type' | 'owner' | 'owner_group' | 'profile' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'asset_tag' | 'description' | 'serial'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/modules/`; a change says a part of it. */
export type ModuleBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module_bay: number;
	readonly module_type: RelatedObject;
	readonly status?: ModuleStatus;
	readonly serial?: string;
	/** A unique tag used to identify this device. */
	readonly asset_tag?: string | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	/** Automatically populate components associated with this module type (default: true). */
	readonly replicate_components?: boolean;
	/** Adopt already existing components. */
	readonly adopt_components?: boolean;
};

/** A row of `/api/dcim/platforms/`. */
export type Platform = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly parent: NestedPlatform | null;
	readonly name: string;
	readonly slug: string;
	readonly manufacturer: BriefManufacturer | null;
	readonly config_template: BriefConfigTemplate | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly device_count: number;
	readonly virtualmachine_count: number;
	readonly _depth: number;
};

/** What `/api/dcim/platforms/` can be asked for. */
export type PlatformFilter = IdFilters<'config_template_id' | 'manufacturer_id' | 'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'manufacturer' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'available_for_device_type' | 'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/platforms/`; a change says a part of it. */
export type PlatformBody = TagEdits & {
	readonly parent?: number | null;
	readonly name: string;
	readonly slug: string;
	readonly manufacturer?: RelatedObject | null;
	readonly config_template?: RelatedObject | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/power-feeds/`. */
export type PowerFeed = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly power_panel: BriefPowerPanel;
	readonly rack: BriefRack | null;
	readonly name: string;
	readonly status: ShownChoice<PowerFeedStatus>;
	readonly type: ShownChoice<PowerFeedType>;
	readonly supply: ShownChoice<PowerFeedSupply>;
	readonly phase: ShownChoice<PowerFeedPhase>;
	readonly voltage: number;
	readonly amperage: number;
	/** Maximum permissible draw (percentage). */
	readonly max_utilization: number;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly description: string;
	readonly tenant: BriefTenant | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/power-feeds/` can be asked for. */
export type PowerFeedFilter = ChoiceFilters<'status', PowerFeedStatus> &
	FlagFilters<'cabled' | 'connected' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'owner_group_id' | 'owner_id' | 'power_panel_id' | 'rack_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'amperage' | 'available_power' | 'cable_connector' | 'id' | 'max_utilization' | 'voltage'> &
	SingleChoiceFilters<'phase', PowerFeedPhase> &
	SingleChoiceFilters<'supply', PowerFeedSupply> &
	SingleChoiceFilters<'type', PowerFeedType> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/power-feeds/`; a change says a part of it. */
export type PowerFeedBody = TagEdits & {
	readonly power_panel: RelatedObject;
	readonly rack?: RelatedObject | null;
	readonly name: string;
	readonly status?: PowerFeedStatus;
	readonly type?: PowerFeedType;
	readonly supply?: PowerFeedSupply;
	readonly phase?: PowerFeedPhase;
	readonly voltage?: number;
	readonly amperage?: number;
	/** Maximum permissible draw (percentage). */
	readonly max_utilization?: number;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly description?: string;
	readonly tenant?: RelatedObject | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/power-outlet-templates/`. */
export type PowerOutletTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<PowerOutletType> | null;
	readonly color: string;
	readonly power_port: BriefPowerPortTemplate | null;
	readonly feed_leg: ShownChoice<PowerOutletFeedLeg> | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/power-outlet-templates/` can be asked for. */
export type PowerOutletTemplateFilter = ChoiceFilters<'feed_leg', PowerOutletFeedLeg> &
	IdFilters<'device_type_id' | 'module_type_id' | 'power_port_id'> &
	NumberFilters<'id'> &
	SingleChoiceFilters<'type', PowerOutletType> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/power-outlet-templates/`; a change says a part of it. */
export type PowerOutletTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: PowerOutletType | '' | null;
	readonly color?: string;
	readonly power_port?: RelatedObject | null;
	/** Phase (for three-phase feeds). */
	readonly feed_leg?: PowerOutletFeedLeg | '' | null;
	readonly description?: string;
};

/** A row of `/api/dcim/power-outlets/`. */
export type PowerOutlet = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<PowerOutletType> | null;
	readonly status: ShownChoice<PowerOutletStatus>;
	readonly color: string;
	readonly power_port: BriefPowerPort | null;
	readonly feed_leg: ShownChoice<PowerOutletFeedLeg> | null;
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/power-outlets/` can be asked for. */
export type PowerOutletFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'feed_leg', PowerOutletFeedLeg> &
	ChoiceFilters<'status', PowerOutletStatus> &
	ChoiceFilters<'type', PowerOutletType> &
	FlagFilters<'cabled' | 'connected' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'power_port_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'cable_connector' | 'id'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/power-outlets/`; a change says a part of it. */
export type PowerOutletBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical port type. */
	readonly type?: PowerOutletType | '' | null;
	readonly status?: PowerOutletStatus;
	readonly color?: string;
	readonly power_port?: RelatedObject | null;
	/** Phase (for three-phase feeds). */
	readonly feed_leg?: PowerOutletFeedLeg | '' | null;
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/power-panels/`. */
export type PowerPanel = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly site: BriefSite;
	readonly location: BriefLocation | null;
	readonly name: string;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly powerfeed_count: number;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/power-panels/` can be asked for. */
export type PowerPanelFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'site_id'> &
	NameFilters<'contact_group' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/power-panels/`; a change says a part of it. */
export type PowerPanelBody = TagEdits & {
	readonly site: RelatedObject;
	readonly location?: RelatedObject | null;
	readonly name: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/power-port-templates/`. */
export type PowerPortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<PowerPortType> | null;
	/** Maximum power draw (watts). */
	readonly maximum_draw: number | null;
	/** Allocated power draw (watts). */
	readonly allocated_draw: number | null;
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/power-port-templates/` can be asked for. */
export type PowerPortTemplateFilter = IdFilters<'device_type_id' | 'module_type_id'> &
	NumberFilters<'allocated_draw' | 'id' | 'maximum_draw'> &
	SingleChoiceFilters<'type', PowerPortType> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/power-port-templates/`; a change says a part of it. */
export type PowerPortTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type?: PowerPortType | '' | null;
	/** Maximum power draw (watts). */
	readonly maximum_draw?: number | null;
	/** Allocated power draw (watts). */
	readonly allocated_draw?: number | null;
	readonly description?: string;
};

/** A row of `/api/dcim/power-ports/`. */
export type PowerPort = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<PowerPortType> | null;
	/** Maximum power draw (watts). */
	readonly maximum_draw: number | null;
	/** Allocated power draw (watts). */
	readonly allocated_draw: number | null;
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly connected_endpoints: readonly Json[] | null;
	readonly connected_endpoints_type: string | null;
	readonly connected_endpoints_reachable: boolean;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/power-ports/` can be asked for. */
export type PowerPortFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'type', PowerPortType> &
	FlagFilters<'cabled' | 'connected' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'allocated_draw' | 'cable_connector' | 'id' | 'maximum_draw'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/power-ports/`; a change says a part of it. */
export type PowerPortBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	/** Physical port type. */
	readonly type?: PowerPortType | '' | null;
	/** Maximum power draw (watts). */
	readonly maximum_draw?: number | null;
	/** Allocated power draw (watts). */
	readonly allocated_draw?: number | null;
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/rack-groups/`. */
export type RackGroup = {
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
	readonly rack_count: number;
};

/** What `/api/dcim/rack-groups/` can be asked for. */
export type RackGroupFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/rack-groups/`; a change says a part of it. */
export type RackGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/rack-reservations/`. */
export type RackReservation = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly rack: BriefRack;
	readonly units: readonly number[];
	readonly unit_count: number;
	readonly status: ShownChoice<RackReservationStatus>;
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly user: BriefUser;
	readonly tenant: BriefTenant | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
};

/** What `/api/dcim/rack-reservations/` can be asked for. */
export type RackReservationFilter = ChoiceFilters<'status', RackReservationStatus> &
	IdFilters<'group_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'user_id'> &
	NameFilters<'group' | 'location' | 'location_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id' | 'user'> &
	NumberFilters<'id'> &
	SingleNumberFilters<'unit_count_max' | 'unit_count_min'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description'> &
	TimeFilters<'created' | 'last_updated'> &
	OneFilter<'unit', number> &
	OneFilter<'unit__empty', boolean> &
	OneFilter<'unit__gt', number> &
	OneFilter<'unit__gte', number> &
	OneFilter<'unit__lt', number> &
	OneFilter<'unit__lte', number> &
	OneFilter<'unit__n', number> &
	CustomFilter;

/** What creates a row of `/api/dcim/rack-reservations/`; a change says a part of it. */
export type RackReservationBody = TagEdits & {
	readonly rack: RelatedObject;
	readonly units: readonly number[];
	readonly status?: RackReservationStatus;
	readonly user: RelatedObject;
	readonly tenant?: RelatedObject | null;
	readonly description: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/rack-roles/`. */
export type RackRole = {
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
	readonly rack_count: number;
};

/** What `/api/dcim/rack-roles/` can be asked for. */
export type RackRoleFilter = IdFilters<'owner_group_id' | 'owner_id'> &
	NameFilters<'owner' | 'owner_group'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/rack-roles/`; a change says a part of it. */
export type RackRoleBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly color?: string;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/rack-types/`. */
export type RackType = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly manufacturer: BriefManufacturer;
	readonly model: string;
	readonly slug: string;
	readonly description: string;
	readonly form_factor: ShownChoice<RackFormFactor>;
	readonly width: ShownChoice<RackWidth>;
	/** Height in rack units. */
	readonly u_height: number;
	/** Starting unit for rack. */
	readonly starting_unit: number;
	/** Units are numbered top-to-bottom. */
	readonly desc_units: boolean;
	/** Outer dimension of rack (width). */
	readonly outer_width: number | null;
	/** Outer dimension of rack (height). */
	readonly outer_height: number | null;
	/** Outer dimension of rack (depth). */
	readonly outer_depth: number | null;
	readonly outer_unit: ShownChoice<RackOuterUnit> | null;
	readonly weight: number | null;
	/** Maximum load capacity for the rack. */
	readonly max_weight: number | null;
	readonly weight_unit: ShownChoice<RackWeightUnit> | null;
	/** Maximum depth of a mounted device, in millimeters. For four-post racks, this is the distance between the front and rear rails. */
	readonly mounting_depth: number | null;
	readonly cooling_capability: ShownChoice<RackCoolingCapability> | null;
	/** Cooling capacity (kW). */
	readonly cooling_capacity: number | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly rack_count: number;
};

/** What `/api/dcim/rack-types/` can be asked for. */
export type RackTypeFilter = ChoiceFilters<'cooling_capability', RackCoolingCapability> &
	ChoiceFilters<'form_factor', RackFormFactor> &
	FlagFilters<'desc_units'> &
	IdFilters<'manufacturer_id' | 'owner_group_id' | 'owner_id'> &
	NameFilters<'manufacturer' | 'owner' | 'owner_group'> &
	NumberFilters<'cooling_capacity' | 'id' | 'max_weight' | 'mounting_depth' | 'outer_depth' | 'outer_height' | 'outer_width' | 'rack_count' | 'starting_unit' | 'u_height' | 'weight'> &
	SingleChoiceFilters<'outer_unit', RackOuterUnit> &
	SingleChoiceFilters<'weight_unit', RackWeightUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'model' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'width', RackWidth> &
	ManyFilter<'width__ic', number> &
	ManyFilter<'width__ie', number> &
	ManyFilter<'width__iew', number> &
	ManyFilter<'width__iregex', number> &
	ManyFilter<'width__isw', number> &
	ManyFilter<'width__n', RackWidth> &
	ManyFilter<'width__nic', number> &
	ManyFilter<'width__nie', number> &
	ManyFilter<'width__niew', number> &
	ManyFilter<'width__nisw', number> &
	ManyFilter<'width__regex', number> &
	CustomFilter;

/** What creates a row of `/api/dcim/rack-types/`; a change says a part of it. */
export type RackTypeBody = TagEdits & {
	readonly manufacturer: RelatedObject;
	readonly model: string;
	readonly slug: string;
	readonly description?: string;
	readonly form_factor: RackFormFactor;
	/** Rail-to-rail width. */
	readonly width?: RackWidth;
	/** Height in rack units. */
	readonly u_height?: number;
	/** Starting unit for rack. */
	readonly starting_unit?: number;
	/** Units are numbered top-to-bottom. */
	readonly desc_units?: boolean;
	/** Outer dimension of rack (width). */
	readonly outer_width?: number | null;
	/** Outer dimension of rack (height). */
	readonly outer_height?: number | null;
	/** Outer dimension of rack (depth). */
	readonly outer_depth?: number | null;
	readonly outer_unit?: RackOuterUnit | '' | null;
	readonly weight?: number | null;
	/** Maximum load capacity for the rack. */
	readonly max_weight?: number | null;
	readonly weight_unit?: RackWeightUnit | '' | null;
	/** Maximum depth of a mounted device, in millimeters. For four-post racks, this is the distance between the front and rear rails. */
	readonly mounting_depth?: number | null;
	readonly cooling_capability?: RackCoolingCapability | '' | null;
	/** Cooling capacity (kW). */
	readonly cooling_capacity?: number | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/racks/`. */
export type Rack = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly facility_id: string | null;
	readonly site: BriefSite;
	readonly location: BriefLocation | null;
	readonly group: BriefRackGroup | null;
	readonly tenant: BriefTenant | null;
	readonly status: ShownChoice<RackStatus>;
	readonly role: BriefRackRole | null;
	readonly serial: string;
	/** A unique tag used to identify this rack. */
	readonly asset_tag: string | null;
	readonly rack_type: BriefRackType | null;
	readonly form_factor: ShownChoice<RackFormFactor> | null;
	readonly width: ShownChoice<RackWidth>;
	/** Height in rack units. */
	readonly u_height: number;
	/** Starting unit for rack. */
	readonly starting_unit: number;
	readonly weight: number | null;
	/** Maximum load capacity for the rack. */
	readonly max_weight: number | null;
	readonly weight_unit: ShownChoice<RackWeightUnit> | null;
	/** Units are numbered top-to-bottom. */
	readonly desc_units: boolean;
	/** Outer dimension of rack (width). */
	readonly outer_width: number | null;
	/** Outer dimension of rack (height). */
	readonly outer_height: number | null;
	/** Outer dimension of rack (depth). */
	readonly outer_depth: number | null;
	readonly outer_unit: ShownChoice<RackOuterUnit> | null;
	/** Maximum depth of a mounted device, in millimeters. For four-post racks, this is the distance between the front and rear rails. */
	readonly mounting_depth: number | null;
	readonly airflow: ShownChoice<RackAirflow> | null;
	readonly cooling_capability: ShownChoice<RackCoolingCapability> | null;
	/** Cooling capacity (kW). */
	readonly cooling_capacity: number | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly device_count: number;
	readonly powerfeed_count: number;
};

/** What `/api/dcim/racks/` can be asked for. */
export type RackFilter = ChoiceFilters<'cooling_capability', RackCoolingCapability> &
	ChoiceFilters<'form_factor', RackFormFactor> &
	ChoiceFilters<'status', RackStatus> &
	FlagFilters<'desc_units'> &
	IdFilters<'contact' | 'contact_role' | 'group_id' | 'manufacturer_id' | 'owner_group_id' | 'owner_id' | 'rack_type_id' | 'role_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'contact_group' | 'group' | 'location' | 'location_id' | 'manufacturer' | 'owner' | 'owner_group' | 'rack_type' | 'region' | 'region_id' | 'role' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'cooling_capacity' | 'id' | 'max_weight' | 'mounting_depth' | 'outer_depth' | 'outer_height' | 'outer_width' | 'starting_unit' | 'u_height' | 'weight'> &
	SingleChoiceFilters<'airflow', RackAirflow> &
	SingleChoiceFilters<'outer_unit', RackOuterUnit> &
	SingleChoiceFilters<'weight_unit', RackWeightUnit> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'asset_tag' | 'description' | 'facility_id' | 'name' | 'serial'> &
	TimeFilters<'created' | 'last_updated'> &
	ManyFilter<'width', RackWidth> &
	ManyFilter<'width__ic', number> &
	ManyFilter<'width__ie', number> &
	ManyFilter<'width__iew', number> &
	ManyFilter<'width__iregex', number> &
	ManyFilter<'width__isw', number> &
	ManyFilter<'width__n', RackWidth> &
	ManyFilter<'width__nic', number> &
	ManyFilter<'width__nie', number> &
	ManyFilter<'width__niew', number> &
	ManyFilter<'width__nisw', number> &
	ManyFilter<'width__regex', number> &
	CustomFilter;

/** What creates a row of `/api/dcim/racks/`; a change says a part of it. */
export type RackBody = TagEdits & {
	readonly name: string;
	readonly facility_id?: string | null;
	readonly site: RelatedObject;
	readonly location?: RelatedObject | null;
	readonly group?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	readonly status?: RackStatus;
	readonly role?: RelatedObject | null;
	readonly serial?: string;
	/** A unique tag used to identify this rack. */
	readonly asset_tag?: string | null;
	readonly rack_type?: RelatedObject | null;
	readonly form_factor?: RackFormFactor | '' | null;
	/** Rail-to-rail width. */
	readonly width?: RackWidth;
	/** Height in rack units. */
	readonly u_height?: number;
	/** Starting unit for rack. */
	readonly starting_unit?: number;
	readonly weight?: number | null;
	/** Maximum load capacity for the rack. */
	readonly max_weight?: number | null;
	readonly weight_unit?: RackWeightUnit | '' | null;
	/** Units are numbered top-to-bottom. */
	readonly desc_units?: boolean;
	/** Outer dimension of rack (width). */
	readonly outer_width?: number | null;
	/** Outer dimension of rack (height). */
	readonly outer_height?: number | null;
	/** Outer dimension of rack (depth). */
	readonly outer_depth?: number | null;
	readonly outer_unit?: RackOuterUnit | '' | null;
	/** Maximum depth of a mounted device, in millimeters. For four-post racks, this is the distance between the front and rear rails. */
	readonly mounting_depth?: number | null;
	readonly airflow?: RackAirflow | '' | null;
	readonly cooling_capability?: RackCoolingCapability | '' | null;
	/** Cooling capacity (kW). */
	readonly cooling_capacity?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/rear-port-templates/`. */
export type RearPortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device_type: BriefDeviceType | null;
	readonly module_type: BriefModuleType | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<RearPortType>;
	readonly color: string;
	readonly positions: number;
	readonly front_ports: readonly RearPortTemplateMapping[];
	readonly description: string;
	readonly created: string | null;
	readonly last_updated: string | null;
};

/** What `/api/dcim/rear-port-templates/` can be asked for. */
export type RearPortTemplateFilter = ChoiceFilters<'type', RearPortType> &
	IdFilters<'device_type_id' | 'front_port_id' | 'module_type_id'> &
	NumberFilters<'id' | 'positions'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'>;

/** What creates a row of `/api/dcim/rear-port-templates/`; a change says a part of it. */
export type RearPortTemplateBody = {
	readonly device_type?: RelatedObject | null;
	readonly module_type?: RelatedObject | null;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: RearPortType;
	readonly color?: string;
	readonly positions?: number;
	readonly front_ports?: readonly RearPortTemplateMappingBody[];
	readonly description?: string;
};

/** A row of `/api/dcim/rear-ports/`. */
export type RearPort = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module: BriefModule | null;
	readonly name: string;
	/** Physical label. */
	readonly label: string;
	readonly type: ShownChoice<RearPortType>;
	readonly color: string;
	readonly positions: number;
	readonly front_ports: readonly RearPortMapping[];
	readonly description: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected: boolean;
	readonly cable: BriefCable | null;
	readonly cable_end: RearPortCableEnd | null;
	readonly link_peers: readonly Json[];
	/** Return the type of the peer link terminations, or None. */
	readonly link_peers_type: string | null;
	readonly owner: BriefOwner | null;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly _occupied: boolean;
};

/** What `/api/dcim/rear-ports/` can be asked for. */
export type RearPortFilter = ChoiceFilters<'device_status', DeviceStatus> &
	ChoiceFilters<'type', RearPortType> &
	FlagFilters<'cabled' | 'mark_connected' | 'occupied'> &
	IdFilters<'cable_id' | 'device_id' | 'device_role_id' | 'device_type_id' | 'front_port_id' | 'location_id' | 'module_id' | 'owner_group_id' | 'owner_id' | 'rack_id' | 'site_id' | 'tenant_id' | 'virtual_chassis_id'> &
	NameFilters<'device' | 'device_role' | 'device_type' | 'location' | 'owner' | 'owner_group' | 'rack' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant' | 'virtual_chassis'> &
	NumberFilters<'cable_connector' | 'id' | 'positions'> &
	SingleChoiceFilters<'cable_end', RearPortCableEnd> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'color' | 'description' | 'label' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/rear-ports/`; a change says a part of it. */
export type RearPortBody = TagEdits & {
	readonly device: RelatedObject;
	readonly module?: RelatedObject | null;
	readonly name: string;
	/** Physical label. */
	readonly label?: string;
	readonly type: RearPortType;
	readonly color?: string;
	readonly positions?: number;
	readonly front_ports?: readonly RearPortMappingBody[];
	readonly description?: string;
	/** Treat as if a cable is connected. */
	readonly mark_connected?: boolean;
	readonly owner?: RelatedObject | null;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/regions/`. */
export type Region = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly parent: NestedRegion | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly site_count: number;
	readonly prefix_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/dcim/regions/` can be asked for. */
export type RegionFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'contact_group' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/regions/`; a change says a part of it. */
export type RegionBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/dcim/site-groups/`. */
export type SiteGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly parent: NestedSiteGroup | null;
	readonly description: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly site_count: number;
	readonly prefix_count: number;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly _depth: number;
};

/** What `/api/dcim/site-groups/` can be asked for. */
export type SiteGroupFilter = IdFilters<'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'parent_id'> &
	NameFilters<'ancestor' | 'ancestor_id' | 'contact_group' | 'owner' | 'owner_group' | 'parent'> &
	NumberFilters<'id'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name' | 'slug'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/site-groups/`; a change says a part of it. */
export type SiteGroupBody = TagEdits & {
	readonly name: string;
	readonly slug: string;
	readonly parent?: number | null;
	readonly description?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
};

/** A row of `/api/dcim/sites/`. */
export type Site = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Full name of the site. */
	readonly name: string;
	readonly slug: string;
	readonly status: ShownChoice<SiteStatus>;
	readonly region: BriefRegion | null;
	readonly group: BriefSiteGroup | null;
	readonly tenant: BriefTenant | null;
	/** Local facility ID or description. */
	readonly facility: string;
	readonly time_zone: string | null;
	readonly description: string;
	/** Physical location of the building. */
	readonly physical_address: string;
	/** If different from the physical address. */
	readonly shipping_address: string;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly latitude: number | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly longitude: number | null;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly asns: readonly BriefASN[];
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly circuit_count: number;
	readonly device_count: number;
	readonly prefix_count: number;
	readonly rack_count: number;
	readonly virtualmachine_count: number;
	readonly vlan_count: number;
};

/** What `/api/dcim/sites/` can be asked for. */
export type SiteFilter = ChoiceFilters<'status', SiteStatus> &
	IdFilters<'asn' | 'asn_id' | 'contact' | 'contact_role' | 'owner_group_id' | 'owner_id' | 'tenant_id'> &
	NameFilters<'contact_group' | 'group' | 'group_id' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'latitude' | 'longitude'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'facility' | 'name' | 'slug'> &
	TextFiltersWithoutEmpty<'time_zone'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/sites/`; a change says a part of it. */
export type SiteBody = TagEdits & {
	/** Full name of the site. */
	readonly name: string;
	readonly slug: string;
	readonly status?: SiteStatus;
	readonly region?: RelatedObject | null;
	readonly group?: RelatedObject | null;
	readonly tenant?: RelatedObject | null;
	/** Local facility ID or description. */
	readonly facility?: string;
	readonly time_zone?: string | null;
	readonly description?: string;
	/** Physical location of the building. */
	readonly physical_address?: string;
	/** If different from the physical address. */
	readonly shipping_address?: string;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly latitude?: number | null;
	/** GPS coordinate in decimal format (xx.yyyyyy). */
	readonly longitude?: number | null;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly asns?: readonly number[];
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/virtual-chassis/`. */
export type VirtualChassis = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly domain: string;
	readonly master: NestedDevice | null;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly member_count: number;
	readonly members: readonly NestedDevice[];
};

/** What `/api/dcim/virtual-chassis/` can be asked for. */
export type VirtualChassisFilter = IdFilters<'master_id' | 'owner_group_id' | 'owner_id' | 'site_id' | 'tenant_id'> &
	NameFilters<'master' | 'owner' | 'owner_group' | 'region' | 'region_id' | 'site' | 'site_group' | 'site_group_id' | 'tenant'> &
	NumberFilters<'id' | 'member_count'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'domain' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/virtual-chassis/`; a change says a part of it. */
export type VirtualChassisBody = TagEdits & {
	readonly name: string;
	readonly domain?: string;
	readonly master?: number | null;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};

/** A row of `/api/dcim/virtual-device-contexts/`. */
export type VirtualDeviceContext = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly device: BriefDevice;
	readonly identifier: number | null;
	readonly tenant: BriefTenant | null;
	readonly primary_ip: BriefIPAddress | null;
	readonly primary_ip4: BriefIPAddress | null;
	readonly primary_ip6: BriefIPAddress | null;
	readonly status: ShownChoice<VirtualDeviceContextStatus>;
	readonly description: string;
	readonly owner: BriefOwner | null;
	readonly comments: string;
	readonly tags: readonly NestedTag[];
	readonly custom_fields: {readonly [name: string]: Json};
	readonly created: string | null;
	readonly last_updated: string | null;
	readonly interface_count: number;
};

/** What `/api/dcim/virtual-device-contexts/` can be asked for. */
export type VirtualDeviceContextFilter = ChoiceFilters<'status', VirtualDeviceContextStatus> &
	FlagFilters<'has_primary_ip'> &
	IdFilters<'device' | 'device_id' | 'interface_id' | 'owner_group_id' | 'owner_id' | 'primary_ip4_id' | 'primary_ip6_id' | 'tenant_id'> &
	NameFilters<'owner' | 'owner_group' | 'primary_ip4' | 'primary_ip6' | 'tenant' | 'tenant_group' | 'tenant_group_id'> &
	NumberFilters<'id' | 'identifier'> &
	SingleTextFilters<'created_by_request' | 'modified_by_request' | 'q' | 'updated_by_request'> &
	TagFilters<'tag'> &
	TagIdFilters<'tag_id'> &
	TextFilters<'description' | 'name'> &
	TimeFilters<'created' | 'last_updated'> &
	CustomFilter;

/** What creates a row of `/api/dcim/virtual-device-contexts/`; a change says a part of it. */
export type VirtualDeviceContextBody = TagEdits & {
	readonly name: string;
	readonly device: RelatedObject;
	readonly identifier?: number | null;
	readonly tenant?: RelatedObject | null;
	readonly primary_ip4?: RelatedObject | null;
	readonly primary_ip6?: RelatedObject | null;
	readonly status: VirtualDeviceContextStatus;
	readonly description?: string;
	readonly owner?: RelatedObject | null;
	readonly comments?: string;
	readonly tags?: readonly RelatedObject[];
	readonly custom_fields?: {readonly [name: string]: Json};
};
