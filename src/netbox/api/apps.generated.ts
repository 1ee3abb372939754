// The lists of each app.
// Made by "npm run generate" from the OpenAPI document of NetBox 4.7.3; netbox-bgp 0.20.2, netbox-branching 1.2.2.
import type * as bgp from '../kinds/bgp.generated.js';
import type * as branching from '../kinds/branching.generated.js';
import type * as circuits from '../kinds/circuits.generated.js';
import type * as core from '../kinds/core.generated.js';
import type * as dcim from '../kinds/dcim.generated.js';
import type * as extras from '../kinds/extras.generated.js';
import type * as ipam from '../kinds/ipam.generated.js';
import type * as tenancy from '../kinds/tenancy.generated.js';
import type * as users from '../kinds/users.generated.js';
import type * as virtualization from '../kinds/virtualization.generated.js';
import type * as vpn from '../kinds/vpn.generated.js';
import type * as wireless from '../kinds/wireless.generated.js';
import type {Collection} from './collection.js';

/** The lists of the app "bgp". */
export type BgpLists = {
	/** `/api/plugins/bgp/aspath-list-rule/` */
	readonly asPathListRules: Collection<bgp.ASPathListRule, bgp.ASPathListRuleFilter, bgp.ASPathListRuleBody>;
	/** `/api/plugins/bgp/aspath-list/` */
	readonly asPathLists: Collection<bgp.ASPathList, bgp.ASPathListFilter, bgp.ASPathListBody>;
	/** `/api/plugins/bgp/community/` */
	readonly communities: Collection<bgp.Community, bgp.CommunityFilter, bgp.CommunityBody>;
	/** `/api/plugins/bgp/community-list-rule/` */
	readonly communityListRules: Collection<bgp.CommunityListRule, bgp.CommunityListRuleFilter, bgp.CommunityListRuleBody>;
	/** `/api/plugins/bgp/community-list/` */
	readonly communityLists: Collection<bgp.CommunityList, bgp.CommunityListFilter, bgp.CommunityListBody>;
	/** `/api/plugins/bgp/peer-group/` */
	readonly peerGroups: Collection<bgp.BGPPeerGroup, bgp.BGPPeerGroupFilter, bgp.BGPPeerGroupBody>;
	/** `/api/plugins/bgp/prefix-list-rule/` */
	readonly prefixListRules: Collection<bgp.PrefixListRule, bgp.PrefixListRuleFilter, bgp.PrefixListRuleBody>;
	/** `/api/plugins/bgp/prefix-list/` */
	readonly prefixLists: Collection<bgp.PrefixList, bgp.PrefixListFilter, bgp.PrefixListBody>;
	/** `/api/plugins/bgp/routing-policy/` */
	readonly routingPolicies: Collection<bgp.RoutingPolicy, bgp.RoutingPolicyFilter, bgp.RoutingPolicyBody>;
	/** `/api/plugins/bgp/routing-policy-rule/` */
	readonly routingPolicyRules: Collection<bgp.RoutingPolicyRule, bgp.RoutingPolicyRuleFilter, bgp.RoutingPolicyRuleBody>;
	/** `/api/plugins/bgp/session/` */
	readonly sessions: Collection<bgp.BGPSession, bgp.BGPSessionFilter, bgp.BGPSessionBody>;
};

/** The lists of the app "branching". */
export type BranchingLists = {
	/** `/api/plugins/branching/branch-events/` */
	readonly branchEvents: Collection<branching.BranchEvent, branching.BranchEventFilter, never>;
	/** `/api/plugins/branching/branches/` */
	readonly branches: Collection<branching.Branch, branching.BranchFilter, branching.BranchBody>;
	/** `/api/plugins/branching/changes/` */
	readonly changes: Collection<branching.ChangeDiff, branching.ChangeDiffFilter, never>;
};

/** The lists of the app "circuits". */
export type CircuitsLists = {
	/** `/api/circuits/circuit-group-assignments/` */
	readonly circuitGroupAssignments: Collection<circuits.CircuitGroupAssignment, circuits.CircuitGroupAssignmentFilter, circuits.CircuitGroupAssignmentBody>;
	/** `/api/circuits/circuit-groups/` */
	readonly circuitGroups: Collection<circuits.CircuitGroup, circuits.CircuitGroupFilter, circuits.CircuitGroupBody>;
	/** `/api/circuits/circuit-terminations/` */
	readonly circuitTerminations: Collection<circuits.CircuitTermination, circuits.CircuitTerminationFilter, circuits.CircuitTerminationBody>;
	/** `/api/circuits/circuit-types/` */
	readonly circuitTypes: Collection<circuits.CircuitType, circuits.CircuitTypeFilter, circuits.CircuitTypeBody>;
	/** `/api/circuits/circuits/` */
	readonly circuits: Collection<circuits.Circuit, circuits.CircuitFilter, circuits.CircuitBody>;
	/** `/api/circuits/provider-accounts/` */
	readonly providerAccounts: Collection<circuits.ProviderAccount, circuits.ProviderAccountFilter, circuits.ProviderAccountBody>;
	/** `/api/circuits/provider-networks/` */
	readonly providerNetworks: Collection<circuits.ProviderNetwork, circuits.ProviderNetworkFilter, circuits.ProviderNetworkBody>;
	/** `/api/circuits/providers/` */
	readonly providers: Collection<circuits.Provider, circuits.ProviderFilter, circuits.ProviderBody>;
	/** `/api/circuits/virtual-circuit-terminations/` */
	readonly virtualCircuitTerminations: Collection<circuits.VirtualCircuitTermination, circuits.VirtualCircuitTerminationFilter, circuits.VirtualCircuitTerminationBody>;
	/** `/api/circuits/virtual-circuit-types/` */
	readonly virtualCircuitTypes: Collection<circuits.VirtualCircuitType, circuits.VirtualCircuitTypeFilter, circuits.VirtualCircuitTypeBody>;
	/** `/api/circuits/virtual-circuits/` */
	readonly virtualCircuits: Collection<circuits.VirtualCircuit, circuits.VirtualCircuitFilter, circuits.VirtualCircuitBody>;
};

/** The lists of the app "core". */
export type CoreLists = {
	/** `/api/core/data-files/` */
	readonly dataFiles: Collection<core.DataFile, core.DataFileFilter, never>;
	/** `/api/core/data-sources/` */
	readonly dataSources: Collection<core.DataSource, core.DataSourceFilter, core.DataSourceBody>;
	/** `/api/core/jobs/` */
	readonly jobs: Collection<core.Job, core.JobFilter, never>;
	/** `/api/core/object-changes/` */
	readonly objectChanges: Collection<core.ObjectChange, core.ObjectChangeFilter, never>;
	/** `/api/core/object-types/` */
	readonly objectTypes: Collection<core.ObjectType, core.ObjectTypeFilter, never>;
};

/** The lists of the app "dcim". */
export type DcimLists = {
	/** `/api/dcim/cable-bundles/` */
	readonly cableBundles: Collection<dcim.CableBundle, dcim.CableBundleFilter, dcim.CableBundleBody>;
	/** `/api/dcim/cable-terminations/` */
	readonly cableTerminations: Collection<dcim.CableTermination, dcim.CableTerminationFilter, never>;
	/** `/api/dcim/cables/` */
	readonly cables: Collection<dcim.Cable, dcim.CableFilter, dcim.CableBody>;
	/** `/api/dcim/console-port-templates/` */
	readonly consolePortTemplates: Collection<dcim.ConsolePortTemplate, dcim.ConsolePortTemplateFilter, dcim.ConsolePortTemplateBody>;
	/** `/api/dcim/console-ports/` */
	readonly consolePorts: Collection<dcim.ConsolePort, dcim.ConsolePortFilter, dcim.ConsolePortBody>;
	/** `/api/dcim/console-server-port-templates/` */
	readonly consoleServerPortTemplates: Collection<dcim.ConsoleServerPortTemplate, dcim.ConsoleServerPortTemplateFilter, dcim.ConsoleServerPortTemplateBody>;
	/** `/api/dcim/console-server-ports/` */
	readonly consoleServerPorts: Collection<dcim.ConsoleServerPort, dcim.ConsoleServerPortFilter, dcim.ConsoleServerPortBody>;
	/** `/api/dcim/cooling-feeds/` */
	readonly coolingFeeds: Collection<dcim.CoolingFeed, dcim.CoolingFeedFilter, dcim.CoolingFeedBody>;
	/** `/api/dcim/cooling-intake-templates/` */
	readonly coolingIntakeTemplates: Collection<dcim.CoolingIntakeTemplate, dcim.CoolingIntakeTemplateFilter, dcim.CoolingIntakeTemplateBody>;
	/** `/api/dcim/cooling-intakes/` */
	readonly coolingIntakes: Collection<dcim.CoolingIntake, dcim.CoolingIntakeFilter, dcim.CoolingIntakeBody>;
	/** `/api/dcim/cooling-outflow-templates/` */
	readonly coolingOutflowTemplates: Collection<dcim.CoolingOutflowTemplate, dcim.CoolingOutflowTemplateFilter, dcim.CoolingOutflowTemplateBody>;
	/** `/api/dcim/cooling-outflows/` */
	readonly coolingOutflows: Collection<dcim.CoolingOutflow, dcim.CoolingOutflowFilter, dcim.CoolingOutflowBody>;
	/** `/api/dcim/cooling-sources/` */
	readonly coolingSources: Collection<dcim.CoolingSource, dcim.CoolingSourceFilter, dcim.CoolingSourceBody>;
	/** `/api/dcim/device-bay-templates/` */
	readonly deviceBayTemplates: Collection<dcim.DeviceBayTemplate, dcim.DeviceBayTemplateFilter, dcim.DeviceBayTemplateBody>;
	/** `/api/dcim/device-bays/` */
	readonly deviceBays: Collection<dcim.DeviceBay, dcim.DeviceBayFilter, dcim.DeviceBayBody>;
	/** `/api/dcim/device-roles/` */
	readonly deviceRoles: Collection<dcim.DeviceRole, dcim.DeviceRoleFilter, dcim.DeviceRoleBody>;
	/** `/api/dcim/device-types/` */
	readonly deviceTypes: Collection<dcim.DeviceType, dcim.DeviceTypeFilter, dcim.DeviceTypeBody>;
	/** `/api/dcim/devices/` */
	readonly devices: Collection<dcim.Device, dcim.DeviceFilter, dcim.DeviceBody>;
	/** `/api/dcim/front-port-templates/` */
	readonly frontPortTemplates: Collection<dcim.FrontPortTemplate, dcim.FrontPortTemplateFilter, dcim.FrontPortTemplateBody>;
	/** `/api/dcim/front-ports/` */
	readonly frontPorts: Collection<dcim.FrontPort, dcim.FrontPortFilter, dcim.FrontPortBody>;
	/** `/api/dcim/interface-templates/` */
	readonly interfaceTemplates: Collection<dcim.InterfaceTemplate, dcim.InterfaceTemplateFilter, dcim.InterfaceTemplateBody>;
	/** `/api/dcim/interfaces/` */
	readonly interfaces: Collection<dcim.Interface, dcim.InterfaceFilter, dcim.InterfaceBody>;
	/** `/api/dcim/inventory-item-roles/` */
	readonly inventoryItemRoles: Collection<dcim.InventoryItemRole, dcim.InventoryItemRoleFilter, dcim.InventoryItemRoleBody>;
	/** `/api/dcim/inventory-item-templates/` */
	readonly inventoryItemTemplates: Collection<dcim.InventoryItemTemplate, dcim.InventoryItemTemplateFilter, dcim.InventoryItemTemplateBody>;
	/** `/api/dcim/inventory-items/` */
	readonly inventoryItems: Collection<dcim.InventoryItem, dcim.InventoryItemFilter, dcim.InventoryItemBody>;
	/** `/api/dcim/locations/` */
	readonly locations: Collection<dcim.Location, dcim.LocationFilter, dcim.LocationBody>;
	/** `/api/dcim/mac-addresses/` */
	readonly macAddresses: Collection<dcim.MACAddress, dcim.MACAddressFilter, dcim.MACAddressBody>;
	/** `/api/dcim/manufacturers/` */
	readonly manufacturers: Collection<dcim.Manufacturer, dcim.ManufacturerFilter, dcim.ManufacturerBody>;
	/** `/api/dcim/module-bay-templates/` */
	readonly moduleBayTemplates: Collection<dcim.ModuleBayTemplate, dcim.ModuleBayTemplateFilter, dcim.ModuleBayTemplateBody>;
	/** `/api/dcim/module-bay-types/` */
	readonly moduleBayTypes: Collection<dcim.ModuleBayType, dcim.ModuleBayTypeFilter, dcim.ModuleBayTypeBody>;
	/** `/api/dcim/module-bays/` */
	readonly moduleBays: Collection<dcim.ModuleBay, dcim.ModuleBayFilter, dcim.ModuleBayBody>;
	/** `/api/dcim/module-type-profiles/` */
	readonly moduleTypeProfiles: Collection<dcim.ModuleTypeProfile, dcim.ModuleTypeProfileFilter, dcim.ModuleTypeProfileBody>;
	/** `/api/dcim/module-types/` */
	readonly moduleTypes: Collection<dcim.ModuleType, dcim.ModuleTypeFilter, dcim.ModuleTypeBody>;
	/** `/api/dcim/modules/` */
	readonly modules: Collection<dcim.Module, dcim.ModuleFilter, dcim.ModuleBody>;
	/** `/api/dcim/platforms/` */
	readonly platforms: Collection<dcim.Platform, dcim.PlatformFilter, dcim.PlatformBody>;
	/** `/api/dcim/power-feeds/` */
	readonly powerFeeds: Collection<dcim.PowerFeed, dcim.PowerFeedFilter, dcim.PowerFeedBody>;
	/** `/api/dcim/power-outlet-templates/` */
	readonly powerOutletTemplates: Collection<dcim.PowerOutletTemplate, dcim.PowerOutletTemplateFilter, dcim.PowerOutletTemplateBody>;
	/** `/api/dcim/power-outlets/` */
	readonly powerOutlets: Collection<dcim.PowerOutlet, dcim.PowerOutletFilter, dcim.PowerOutletBody>;
	/** `/api/dcim/power-panels/` */
	readonly powerPanels: Collection<dcim.PowerPanel, dcim.PowerPanelFilter, dcim.PowerPanelBody>;
	/** `/api/dcim/power-port-templates/` */
	readonly powerPortTemplates: Collection<dcim.PowerPortTemplate, dcim.PowerPortTemplateFilter, dcim.PowerPortTemplateBody>;
	/** `/api/dcim/power-ports/` */
	readonly powerPorts: Collection<dcim.PowerPort, dcim.PowerPortFilter, dcim.PowerPortBody>;
	/** `/api/dcim/rack-groups/` */
	readonly rackGroups: Collection<dcim.RackGroup, dcim.RackGroupFilter, dcim.RackGroupBody>;
	/** `/api/dcim/rack-reservations/` */
	readonly rackReservations: Collection<dcim.RackReservation, dcim.RackReservationFilter, dcim.RackReservationBody>;
	/** `/api/dcim/rack-roles/` */
	readonly rackRoles: Collection<dcim.RackRole, dcim.RackRoleFilter, dcim.RackRoleBody>;
	/** `/api/dcim/rack-types/` */
	readonly rackTypes: Collection<dcim.RackType, dcim.RackTypeFilter, dcim.RackTypeBody>;
	/** `/api/dcim/racks/` */
	readonly racks: Collection<dcim.Rack, dcim.RackFilter, dcim.RackBody>;
	/** `/api/dcim/rear-port-templates/` */
	readonly rearPortTemplates: Collection<dcim.RearPortTemplate, dcim.RearPortTemplateFilter, dcim.RearPortTemplateBody>;
	/** `/api/dcim/rear-ports/` */
	readonly rearPorts: Collection<dcim.RearPort, dcim.RearPortFilter, dcim.RearPortBody>;
	/** `/api/dcim/regions/` */
	readonly regions: Collection<dcim.Region, dcim.RegionFilter, dcim.RegionBody>;
	/** `/api/dcim/site-groups/` */
	readonly siteGroups: Collection<dcim.SiteGroup, dcim.SiteGroupFilter, dcim.SiteGroupBody>;
	/** `/api/dcim/sites/` */
	readonly sites: Collection<dcim.Site, dcim.SiteFilter, dcim.SiteBody>;
	/** `/api/dcim/virtual-chassis/` */
	readonly virtualChassis: Collection<dcim.VirtualChassis, dcim.VirtualChassisFilter, dcim.VirtualChassisBody>;
	/** `/api/dcim/virtual-device-contexts/` */
	readonly virtualDeviceContexts: Collection<dcim.VirtualDeviceContext, dcim.VirtualDeviceContextFilter, dcim.VirtualDeviceContextBody>;
};

/** The lists of the app "extras". */
export type ExtrasLists = {
	/** `/api/extras/bookmarks/` */
	readonly bookmarks: Collection<extras.Bookmark, extras.BookmarkFilter, extras.BookmarkBody>;
	/** `/api/extras/config-context-profiles/` */
	readonly configContextProfiles: Collection<extras.ConfigContextProfile, extras.ConfigContextProfileFilter, extras.ConfigContextProfileBody>;
	/** `/api/extras/config-contexts/` */
	readonly configContexts: Collection<extras.ConfigContext, extras.ConfigContextFilter, extras.ConfigContextBody>;
	/** `/api/extras/config-templates/` */
	readonly configTemplates: Collection<extras.ConfigTemplate, extras.ConfigTemplateFilter, extras.ConfigTemplateBody>;
	/** `/api/extras/custom-field-choice-sets/` */
	readonly customFieldChoiceSets: Collection<extras.CustomFieldChoiceSet, extras.CustomFieldChoiceSetFilter, extras.CustomFieldChoiceSetBody>;
	/** `/api/extras/custom-fields/` */
	readonly customFields: Collection<extras.CustomField, extras.CustomFieldFilter, extras.CustomFieldBody>;
	/** `/api/extras/custom-links/` */
	readonly customLinks: Collection<extras.CustomLink, extras.CustomLinkFilter, extras.CustomLinkBody>;
	/** `/api/extras/event-rules/` */
	readonly eventRules: Collection<extras.EventRule, extras.EventRuleFilter, extras.EventRuleBody>;
	/** `/api/extras/export-templates/` */
	readonly exportTemplates: Collection<extras.ExportTemplate, extras.ExportTemplateFilter, extras.ExportTemplateBody>;
	/** `/api/extras/image-attachments/` */
	readonly imageAttachments: Collection<extras.ImageAttachment, extras.ImageAttachmentFilter, extras.ImageAttachmentBody>;
	/** `/api/extras/journal-entries/` */
	readonly journalEntries: Collection<extras.JournalEntry, extras.JournalEntryFilter, extras.JournalEntryBody>;
	/** `/api/extras/notification-groups/` */
	readonly notificationGroups: Collection<extras.NotificationGroup, extras.NotificationGroupFilter, extras.NotificationGroupBody>;
	/** `/api/extras/notifications/` */
	readonly notifications: Collection<extras.Notification, extras.NotificationFilter, extras.NotificationBody>;
	/** `/api/extras/saved-filters/` */
	readonly savedFilters: Collection<extras.SavedFilter, extras.SavedFilterFilter, extras.SavedFilterBody>;
	/** `/api/extras/scripts/` */
	readonly scripts: Collection<extras.Script, extras.ScriptFilter, never>;
	/** `/api/extras/subscriptions/` */
	readonly subscriptions: Collection<extras.Subscription, extras.SubscriptionFilter, extras.SubscriptionBody>;
	/** `/api/extras/table-configs/` */
	readonly tableConfigs: Collection<extras.TableConfig, extras.TableConfigFilter, extras.TableConfigBody>;
	/** `/api/extras/tagged-objects/` */
	readonly taggedObjects: Collection<extras.TaggedItem, extras.TaggedItemFilter, never>;
	/** `/api/extras/tags/` */
	readonly tags: Collection<extras.Tag, extras.TagFilter, extras.TagBody>;
	/** `/api/extras/webhooks/` */
	readonly webhooks: Collection<extras.Webhook, extras.WebhookFilter, extras.WebhookBody>;
};

/** The lists of the app "ipam". */
export type IpamLists = {
	/** `/api/ipam/aggregates/` */
	readonly aggregates: Collection<ipam.Aggregate, ipam.AggregateFilter, ipam.AggregateBody>;
	/** `/api/ipam/asn-ranges/` */
	readonly asnRanges: Collection<ipam.ASNRange, ipam.ASNRangeFilter, ipam.ASNRangeBody>;
	/** `/api/ipam/asns/` */
	readonly asns: Collection<ipam.ASN, ipam.ASNFilter, ipam.ASNBody>;
	/** `/api/ipam/fhrp-group-assignments/` */
	readonly fhrpGroupAssignments: Collection<ipam.FHRPGroupAssignment, ipam.FHRPGroupAssignmentFilter, ipam.FHRPGroupAssignmentBody>;
	/** `/api/ipam/fhrp-groups/` */
	readonly fhrpGroups: Collection<ipam.FHRPGroup, ipam.FHRPGroupFilter, ipam.FHRPGroupBody>;
	/** `/api/ipam/ip-addresses/` */
	readonly ipAddresses: Collection<ipam.IPAddress, ipam.IPAddressFilter, ipam.IPAddressBody>;
	/** `/api/ipam/ip-ranges/` */
	readonly ipRanges: Collection<ipam.IPRange, ipam.IPRangeFilter, ipam.IPRangeBody>;
	/** `/api/ipam/prefixes/` */
	readonly prefixes: Collection<ipam.Prefix, ipam.PrefixFilter, ipam.PrefixBody>;
	/** `/api/ipam/rirs/` */
	readonly rirs: Collection<ipam.RIR, ipam.RIRFilter, ipam.RIRBody>;
	/** `/api/ipam/roles/` */
	readonly roles: Collection<ipam.Role, ipam.RoleFilter, ipam.RoleBody>;
	/** `/api/ipam/route-targets/` */
	readonly routeTargets: Collection<ipam.RouteTarget, ipam.RouteTargetFilter, ipam.RouteTargetBody>;
	/** `/api/ipam/service-templates/` */
	readonly serviceTemplates: Collection<ipam.ServiceTemplate, ipam.ServiceTemplateFilter, ipam.ServiceTemplateBody>;
	/** `/api/ipam/services/` */
	readonly services: Collection<ipam.Service, ipam.ServiceFilter, ipam.ServiceBody>;
	/** `/api/ipam/vlan-groups/` */
	readonly vlanGroups: Collection<ipam.VLANGroup, ipam.VLANGroupFilter, ipam.VLANGroupBody>;
	/** `/api/ipam/vlan-translation-policies/` */
	readonly vlanTranslationPolicies: Collection<ipam.VLANTranslationPolicy, ipam.VLANTranslationPolicyFilter, ipam.VLANTranslationPolicyBody>;
	/** `/api/ipam/vlan-translation-rules/` */
	readonly vlanTranslationRules: Collection<ipam.VLANTranslationRule, ipam.VLANTranslationRuleFilter, ipam.VLANTranslationRuleBody>;
	/** `/api/ipam/vlans/` */
	readonly vlans: Collection<ipam.VLAN, ipam.VLANFilter, ipam.VLANBody>;
	/** `/api/ipam/vrfs/` */
	readonly vrfs: Collection<ipam.VRF, ipam.VRFFilter, ipam.VRFBody>;
};

/** The lists of the app "tenancy". */
export type TenancyLists = {
	/** `/api/tenancy/contact-assignments/` */
	readonly contactAssignments: Collection<tenancy.ContactAssignment, tenancy.ContactAssignmentFilter, tenancy.ContactAssignmentBody>;
	/** `/api/tenancy/contact-groups/` */
	readonly contactGroups: Collection<tenancy.ContactGroup, tenancy.ContactGroupFilter, tenancy.ContactGroupBody>;
	/** `/api/tenancy/contact-roles/` */
	readonly contactRoles: Collection<tenancy.ContactRole, tenancy.ContactRoleFilter, tenancy.ContactRoleBody>;
	/** `/api/tenancy/contacts/` */
	readonly contacts: Collection<tenancy.Contact, tenancy.ContactFilter, tenancy.ContactBody>;
	/** `/api/tenancy/tenant-groups/` */
	readonly tenantGroups: Collection<tenancy.TenantGroup, tenancy.TenantGroupFilter, tenancy.TenantGroupBody>;
	/** `/api/tenancy/tenants/` */
	readonly tenants: Collection<tenancy.Tenant, tenancy.TenantFilter, tenancy.TenantBody>;
};

/** The lists of the app "users". */
export type UsersLists = {
	/** `/api/users/groups/` */
	readonly groups: Collection<users.Group, users.GroupFilter, users.GroupBody>;
	/** `/api/users/owner-groups/` */
	readonly ownerGroups: Collection<users.OwnerGroup, users.OwnerGroupFilter, users.OwnerGroupBody>;
	/** `/api/users/owners/` */
	readonly owners: Collection<users.Owner, users.OwnerFilter, users.OwnerBody>;
	/** `/api/users/permissions/` */
	readonly permissions: Collection<users.ObjectPermission, users.ObjectPermissionFilter, users.ObjectPermissionBody>;
	/** `/api/users/tokens/` */
	readonly tokens: Collection<users.Token, users.TokenFilter, users.TokenBody>;
	/** `/api/users/users/` */
	readonly users: Collection<users.User, users.UserFilter, users.UserBody>;
};

/** The lists of the app "virtualization". */
export type VirtualizationLists = {
	/** `/api/virtualization/cluster-groups/` */
	readonly clusterGroups: Collection<virtualization.ClusterGroup, virtualization.ClusterGroupFilter, virtualization.ClusterGroupBody>;
	/** `/api/virtualization/cluster-types/` */
	readonly clusterTypes: Collection<virtualization.ClusterType, virtualization.ClusterTypeFilter, virtualization.ClusterTypeBody>;
	/** `/api/virtualization/clusters/` */
	readonly clusters: Collection<virtualization.Cluster, virtualization.ClusterFilter, virtualization.ClusterBody>;
	/** `/api/virtualization/interfaces/` */
	readonly interfaces: Collection<virtualization.VMInterface, virtualization.VMInterfaceFilter, virtualization.VMInterfaceBody>;
	/** `/api/virtualization/virtual-disks/` */
	readonly virtualDisks: Collection<virtualization.VirtualDisk, virtualization.VirtualDiskFilter, virtualization.VirtualDiskBody>;
	/** `/api/virtualization/virtual-machine-types/` */
	readonly virtualMachineTypes: Collection<virtualization.VirtualMachineType, virtualization.VirtualMachineTypeFilter, virtualization.VirtualMachineTypeBody>;
	/** `/api/virtualization/virtual-machines/` */
	readonly virtualMachines: Collection<virtualization.VirtualMachine, virtualization.VirtualMachineFilter, virtualization.VirtualMachineBody>;
};

/** The lists of the app "vpn". */
export type VpnLists = {
	/** `/api/vpn/ike-policies/` */
	readonly ikePolicies: Collection<vpn.IKEPolicy, vpn.IKEPolicyFilter, vpn.IKEPolicyBody>;
	/** `/api/vpn/ike-proposals/` */
	readonly ikeProposals: Collection<vpn.IKEProposal, vpn.IKEProposalFilter, vpn.IKEProposalBody>;
	/** `/api/vpn/ipsec-policies/` */
	readonly ipsecPolicies: Collection<vpn.IPSecPolicy, vpn.IPSecPolicyFilter, vpn.IPSecPolicyBody>;
	/** `/api/vpn/ipsec-profiles/` */
	readonly ipsecProfiles: Collection<vpn.IPSecProfile, vpn.IPSecProfileFilter, vpn.IPSecProfileBody>;
	/** `/api/vpn/ipsec-proposals/` */
	readonly ipsecProposals: Collection<vpn.IPSecProposal, vpn.IPSecProposalFilter, vpn.IPSecProposalBody>;
	/** `/api/vpn/l2vpn-terminations/` */
	readonly l2vpnTerminations: Collection<vpn.L2VPNTermination, vpn.L2VPNTerminationFilter, vpn.L2VPNTerminationBody>;
	/** `/api/vpn/l2vpns/` */
	readonly l2vpns: Collection<vpn.L2VPN, vpn.L2VPNFilter, vpn.L2VPNBody>;
	/** `/api/vpn/tunnel-groups/` */
	readonly tunnelGroups: Collection<vpn.TunnelGroup, vpn.TunnelGroupFilter, vpn.TunnelGroupBody>;
	/** `/api/vpn/tunnel-terminations/` */
	readonly tunnelTerminations: Collection<vpn.TunnelTermination, vpn.TunnelTerminationFilter, vpn.TunnelTerminationBody>;
	/** `/api/vpn/tunnels/` */
	readonly tunnels: Collection<vpn.Tunnel, vpn.TunnelFilter, vpn.TunnelBody>;
};

/** The lists of the app "wireless". */
export type WirelessLists = {
	/** `/api/wireless/wireless-lan-groups/` */
	readonly wirelessLanGroups: Collection<wireless.WirelessLANGroup, wireless.WirelessLANGroupFilter, wireless.WirelessLANGroupBody>;
	/** `/api/wireless/wireless-lans/` */
	readonly wirelessLans: Collection<wireless.WirelessLAN, wireless.WirelessLANFilter, wireless.WirelessLANBody>;
	/** `/api/wireless/wireless-links/` */
	readonly wirelessLinks: Collection<wireless.WirelessLink, wireless.WirelessLinkFilter, wireless.WirelessLinkBody>;
};
