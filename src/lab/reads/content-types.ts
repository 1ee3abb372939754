/** What of NetBox a content type takes part in. */
export type Feature = 'custom_fields' | 'tags';

type Models = {readonly [app: string]: string};

/** The models of NetBox 4.7.3 with netbox-bgp 0.20.2 and netbox-branching 1.2.2 that have custom fields and tags (from `core/object-types/` of such a server). */
const full: Models = {
	circuits: `circuit circuitgroup circuitgroupassignment circuittermination circuittype provider provideraccount providernetwork virtualcircuit virtualcircuittermination virtualcircuittype`,
	core: `datasource`,
	dcim: `cable cablebundle consoleport consoleserverport coolingfeed coolingintake coolingoutflow coolingsource device devicebay devicerole devicetype frontport interface inventoryitem inventoryitemrole location macaddress manufacturer module modulebay modulebaytype moduletype moduletypeprofile platform powerfeed poweroutlet powerpanel powerport rack rackgroup rackreservation rackrole racktype rearport region site sitegroup virtualchassis virtualdevicecontext`,
	extras: `configcontextprofile eventrule journalentry webhook`,
	ipam: `aggregate asn asnrange fhrpgroup ipaddress iprange prefix rir role routetarget service servicetemplate vlan vlangroup vlantranslationpolicy vlantranslationrule vrf`,
	netbox_bgp: `aspathlist aspathlistrule bgppeergroup bgpsession community communitylist communitylistrule prefixlist prefixlistrule routingpolicy routingpolicyrule`,
	netbox_branching: `branch`,
	tenancy: `contact contactassignment contactgroup contactrole tenant tenantgroup`,
	virtualization: `cluster clustergroup clustertype virtualdisk virtualmachine virtualmachinetype vminterface`,
	vpn: `ikepolicy ikeproposal ipsecpolicy ipsecprofile ipsecproposal l2vpn l2vpntermination tunnel tunnelgroup tunneltermination`,
	wireless: `wirelesslan wirelesslangroup wirelesslink`,
};

/** Those with custom fields and no tags, with tags and no custom fields, and with neither. */
const others: {readonly fields: Models; readonly tags: Models; readonly plain: Models} = {
	fields: {},
	tags: {
		extras: `configtemplate`,
	},
	plain: {
		account: `usertoken`,
		auth: `group permission`,
		contenttypes: `contenttype`,
		core: `autosyncrecord configrevision datafile job managedfile objectchange objecttype`,
		dcim: `cablepath cabletermination consoleporttemplate consoleserverporttemplate coolingintaketemplate coolingoutflowtemplate devicebaytemplate frontporttemplate interfacetemplate inventoryitemtemplate modulebaytemplate portmapping porttemplatemapping poweroutlettemplate powerporttemplate rearporttemplate`,
		django_rq: `dashboard`,
		extras: `bookmark cachedvalue configcontext customfield customfieldchoiceset customlink dashboard exporttemplate imageattachment notification notificationgroup savedfilter script scriptmodule subscription tableconfig tag taggeditem`,
		ipam: `fhrpgroupassignment`,
		netbox_branching: `appliedchange branchevent changediff objectchange`,
		sessions: `session`,
		social_django: `association code nonce partial usersocialauth`,
		taggit: `tag taggeditem`,
		thumbnail: `kvstore`,
		users: `group objectpermission owner ownergroup token user userconfig`,
	},
};

const typesOf = (models: Models, ...features: readonly Feature[]): readonly (readonly [string, readonly Feature[]])[] =>
	Object.entries(models).flatMap(([app, names]) => names.split(' ').map((name) => [`${app}.${name}`, features] as const));

/** Every content type of such a server, those too that the lab has no kind for, with its features. */
export const contentTypes: {readonly [type: string]: readonly Feature[] | undefined} = Object.fromEntries([
	...typesOf(full, 'custom_fields', 'tags'),
	...typesOf(others.fields, 'custom_fields'),
	...typesOf(others.tags, 'tags'),
	...typesOf(others.plain),
]);
