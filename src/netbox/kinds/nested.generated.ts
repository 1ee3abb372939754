// What stands within rows and bodies.
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type {ExactNumber} from '../../core/exact-number.js';
import type {Json} from '../../output/output.js';
import type {BranchStatus, ContactAssignmentPriority, FHRPGroupProtocol, JobStatus, L2VPNType, PrefixFamily} from './choices.generated.js';
import type {ShownChoice} from './fields.js';

/** Within a row. */
export type ASNSite = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Full name of the site. */
	readonly name: string;
	readonly description: string;
	readonly slug: string;
};

/** Within a row. */
export type BriefASN = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** 16- or 32-bit autonomous system number. */
	readonly asn: number;
	readonly description: string;
};

/** Within a row. */
export type BriefASPathList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
};

/** Within a row. */
export type BriefBGPPeerGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefBranch = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly status: ShownChoice<BranchStatus>;
	readonly description: string;
};

/** Within a row. */
export type BriefCable = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly label: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCableBundle = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCircuit = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider: BriefProvider;
	readonly description: string;
};

/** Within a row. */
export type BriefCircuitGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type BriefCircuitGroupAssignmentSerializer_ = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly group: BriefCircuitGroup;
	readonly priority: ShownChoice<ContactAssignmentPriority> | null;
};

/** Within a row. */
export type BriefCircuitType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCluster = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefClusterGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefClusterType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCommunity = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly description: string;
	readonly value: string;
};

/** Within a row. */
export type BriefCommunityList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
};

/** Within a row. */
export type BriefConfigContextProfile = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefConfigTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefContact = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefContactGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly contact_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefContactRole = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCoolingIntake = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCoolingIntakeTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCoolingSource = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefCustomFieldChoiceSet = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly choices_count: number;
};

/** Within a row. */
export type BriefDataFile = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** File path relative to the data source's root. */
	readonly path: string;
};

/** Within a row. */
export type BriefDataSource = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefDevice = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string | null;
	readonly description: string;
};

/** Within a row. */
export type BriefDeviceRole = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly device_count: number;
	readonly virtualmachine_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefDeviceType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly manufacturer: BriefManufacturer;
	readonly model: string;
	readonly slug: string;
	readonly description: string;
	readonly device_count: number;
};

/** Within a row. */
export type BriefFHRPGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly protocol: FHRPGroupProtocol;
	readonly group_id: number;
	readonly description: string;
};

/** Within a row. */
export type BriefGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIKEPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIKEProposal = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIPAddress = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly address: string;
	readonly nat_inside?: NestedIPAddress | null;
	readonly nat_outside?: readonly NestedIPAddress[];
	/** Hostname or FQDN (not case-sensitive). */
	readonly dns_name?: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIPSecPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIPSecProfile = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefIPSecProposal = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefInterface = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly name: string;
	readonly description: string;
	readonly cable: BriefCable | null;
	readonly _occupied: boolean;
};

/** Within a row. */
export type BriefInventoryItemRole = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefJob = {
	readonly url: string;
	readonly status: ShownChoice<JobStatus>;
	readonly created: string;
	readonly completed: string | null;
	readonly user: BriefUser;
};

/** Within a row. */
export type BriefL2VPN = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly identifier: number | ExactNumber | null;
	readonly name: string;
	readonly slug: string;
	readonly type: ShownChoice<L2VPNType>;
	readonly description: string;
};

/** Within a row. */
export type BriefL2VPNTermination = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly l2vpn: BriefL2VPN;
};

/** Within a row. */
export type BriefLocation = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly rack_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefMACAddress = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly mac_address: string;
	readonly description: string;
};

/** Within a row. */
export type BriefManufacturer = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefModule = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly module_bay: NestedModuleBay;
};

/** Within a row. */
export type BriefModuleBayType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly manufacturer: BriefManufacturer | null;
	readonly color: string;
	readonly description: string;
};

/** Within a row. */
export type BriefModuleType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly profile: BriefModuleTypeProfile | null;
	readonly manufacturer: BriefManufacturer;
	readonly model: string;
	readonly description: string;
	readonly module_count: number;
};

/** Within a row. */
export type BriefModuleTypeProfile = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefObjectPermission = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
	readonly enabled: boolean;
	readonly object_types: readonly string[];
	/** The list of actions granted by this permission. */
	readonly actions: readonly string[];
};

/** Within a row. */
export type BriefOwner = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefOwnerGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefPlatform = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly device_count: number;
	readonly virtualmachine_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefPowerPanel = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefPowerPort = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly device: BriefDevice;
	readonly name: string;
	readonly description: string;
	readonly cable: BriefCable | null;
	readonly _occupied: boolean;
};

/** Within a row. */
export type BriefPowerPortTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefPrefix = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly family: ShownChoice<PrefixFamily>;
	readonly prefix: string;
	readonly description: string;
	readonly _depth: number;
};

/** Within a row. */
export type BriefPrefixList = {
	readonly id: number;
	readonly url: string;
	readonly name: string;
	readonly display: string;
	readonly description: string;
};

/** Within a row. */
export type BriefProvider = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Full name of the provider. */
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefProviderAccount = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly account: string;
	readonly description: string;
};

/** Within a row. */
export type BriefProviderNetwork = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRIR = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRack = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRackGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRackRole = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRackType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly manufacturer: BriefManufacturer;
	readonly model: string;
	readonly slug: string;
	readonly description: string;
	readonly rack_count: number;
};

/** Within a row. */
export type BriefRegion = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly site_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefRole = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRouteTarget = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Route target value (formatted in accordance with RFC 4360). */
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefRoutingPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefSite = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Full name of the site. */
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefSiteGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly site_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefTag = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
	readonly description: string;
};

/** Within a row. */
export type BriefTenant = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefTenantGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly tenant_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type BriefTunnel = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefTunnelGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefUser = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only. */
	readonly username: string;
};

/** Within a row. */
export type BriefVLAN = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Numeric VLAN ID (1-4094). */
	readonly vid: number;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefVLANGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefVLANTranslationPolicy = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefVLANTranslationRule = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly policy: number;
	/** Numeric VLAN ID (1-4094). */
	readonly local_vid: number;
	/** Numeric VLAN ID (1-4094). */
	readonly remote_vid: number;
	readonly description: string;
};

/** Within a row. */
export type BriefVRF = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	/** Unique route distinguisher (as defined in RFC 4364). */
	readonly rd: string | null;
	readonly description: string;
};

/** Within a row. */
export type BriefVirtualChassis = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly master: NestedDevice | null;
	readonly description: string;
	readonly member_count: number;
};

/** Within a row. */
export type BriefVirtualCircuit = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Unique circuit ID. */
	readonly cid: string;
	readonly provider_network: BriefProviderNetwork;
	readonly description: string;
};

/** Within a row. */
export type BriefVirtualCircuitType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefVirtualDeviceContext = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly device: BriefDevice;
	readonly identifier: number | null;
	readonly description: string;
};

/** Within a row. */
export type BriefVirtualMachine = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type BriefVirtualMachineType = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
};

/** Within a row. */
export type BriefWirelessLAN = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly ssid: string;
	readonly description: string;
};

/** Within a row. */
export type BriefWirelessLANGroup = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly description: string;
	readonly wirelesslan_count: number;
	readonly _depth: number;
};

/** Within a row. */
export type CircuitCircuitTermination = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly termination_type: string | null;
	readonly termination_id: number | null;
	readonly termination: Json;
	/** Physical circuit speed. */
	readonly port_speed: number | null;
	/** Upstream speed, if different from port speed. */
	readonly upstream_speed: number | null;
	/** ID of the local cross-connect. */
	readonly xconnect_id: string;
	readonly description: string;
};

/** Within a row. */
export type FrontPortMapping = {
	readonly position: number;
	readonly rear_port: number;
	readonly rear_port_position: number;
};

/** Within a body. */
export type FrontPortMappingBody = {
	readonly position: number;
	readonly rear_port: number;
	readonly rear_port_position?: number;
};

/** Within a row. */
export type FrontPortTemplateMapping = {
	readonly position: number;
	readonly rear_port: number;
	readonly rear_port_position: number;
};

/** Within a body. */
export type FrontPortTemplateMappingBody = {
	readonly position: number;
	readonly rear_port: number;
	readonly rear_port_position?: number;
};

/** Within a row. */
export type GenericObject = {
	readonly object_type: string;
	readonly object_id: number;
	readonly object: Json;
};

/** Within a body. */
export type GenericObjectBody = {
	readonly object_type: string;
	readonly object_id: number;
};

/** Within a row. */
export type NestedContactGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedCoolingOutflow = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: NestedDevice;
	readonly name: string;
};

/** Within a row. */
export type NestedDevice = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string | null;
};

/** Within a row. */
export type NestedDeviceRole = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type NestedGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type NestedIPAddress = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly family: number;
	readonly address: string;
};

/** Within a row. */
export type NestedInterface = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly device: NestedDevice;
	readonly name: string;
	readonly cable: number | null;
	readonly _occupied: boolean;
};

/** Within a row. */
export type NestedInterfaceTemplate = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** {module} is accepted as a substitution for the module bay position when attached to a module type. */
	readonly name: string;
};

/** Within a row. */
export type NestedLocation = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedModuleBay = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type NestedPlatform = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type NestedProviderAccount = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly account: string;
};

/** Within a row. */
export type NestedRegion = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedSiteGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedTag = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly color: string;
};

/** Within a row. */
export type NestedTenantGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedUser = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	/** Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only. */
	readonly username: string;
};

/** Within a row. */
export type NestedVLAN = {
	readonly id: number;
	readonly url: string;
	readonly display: string;
	/** Numeric VLAN ID (1-4094). */
	readonly vid: number;
	readonly name: string;
	readonly description: string;
};

/** Within a row. */
export type NestedVMInterface = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly virtual_machine: NestedVirtualMachine;
	readonly name: string;
};

/** Within a row. */
export type NestedVirtualMachine = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
};

/** Within a row. */
export type NestedWirelessLANGroup = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly name: string;
	readonly slug: string;
	readonly _depth: number;
};

/** Within a row. */
export type NestedWirelessLink = {
	readonly id: number;
	readonly url: string;
	readonly display_url: string;
	readonly display: string;
	readonly ssid: string;
};

/** Within a row. */
export type RearPortMapping = {
	readonly position: number;
	readonly front_port: number;
	readonly front_port_position: number;
};

/** Within a body. */
export type RearPortMappingBody = {
	readonly position: number;
	readonly front_port: number;
	readonly front_port_position?: number;
};

/** Within a row. */
export type RearPortTemplateMapping = {
	readonly position: number;
	readonly front_port: number;
	readonly front_port_position: number;
};

/** Within a body. */
export type RearPortTemplateMappingBody = {
	readonly position: number;
	readonly front_port: number;
	readonly front_port_position?: number;
};
