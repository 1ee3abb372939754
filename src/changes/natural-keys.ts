import {own} from '../core/own-property.js';
import type {ObjectFields} from '../netbox/schema/object-fields.js';
import type {Json} from '../output/output.js';

/** A field by which people call the objects of a kind; NetBox filters by its name. */
export type NaturalKey = {
	readonly field: string;
	/** What NetBox is asked for by a text; undefined where no object can be called so. */
	readonly askedAs: (text: string) => string | number | undefined;
	/** Whether the value of an object is what the text says. */
	readonly means: (text: string, value: Json) => boolean;
};

const text = (field: string): NaturalKey => ({field, askedAs: (said) => said, means: (said, value) => said === value});

/** A number, or a text that is one after these letters (`AS65100`). */
function number(field: string, letters = ''): NaturalKey {
	const read = (said: string) => new RegExp(`^(?:${letters})?(\\d{1,10})$`, 'i').exec(said)?.[1];
	return {
		field,
		askedAs: (said) => (read(said) === undefined ? undefined : Number(read(said))),
		means: (said, value) => read(said) !== undefined && Number(read(said)) === value,
	};
}

/** An address or a network, with its mask or, of an address, without. */
const network = (field: string): NaturalKey => ({
	field,
	askedAs: (said) => (/^(?=.*[.:])[\da-f:.]+(?:\/\d{1,3})?$/i.test(said) ? said : undefined),
	means: (said, value) => {
		const [asked, there] = [readNetwork(said), readNetwork(String(value))];
		return asked.host === there.host && (asked.mask === undefined || asked.mask === there.mask);
	},
});

/** An IPv6 address may be written in many ways: the URL of a host has one. */
function readNetwork(said: string): {readonly host: string; readonly mask: string | undefined} {
	const [host = '', mask] = said.toLowerCase().split('/');
	const url = `http://[${host}]`;
	return {host: host.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : host, mask};
}

const slug: NaturalKey = {...text('slug'), askedAs: (said) => (/^[-\w]+$/.test(said) ? said : undefined)};

/** Kinds whose objects are called by something else than a name and a slug. */
const keysOf: Readonly<Record<string, readonly NaturalKey[]>> = {
	'ipam.asns': [number('asn', 'AS')],
	'ipam.ip-addresses': [network('address')],
	'ipam.prefixes': [network('prefix')],
	'ipam.aggregates': [network('prefix')],
	'ipam.vlans': [text('name'), number('vid')],
	'dcim.device-types': [text('model'), slug],
	'dcim.module-types': [text('model')],
	'dcim.mac-addresses': [text('mac_address')],
	'circuits.circuits': [text('cid')],
	'circuits.virtual-circuits': [text('cid')],
	'users.users': [text('username')],
	'plugins.bgp.community': [text('value')],
};

/** By what the objects of a kind are called, of the fields that they have; none where they have only ids. */
export const naturalKeys = (kind: string, fields: ObjectFields): readonly NaturalKey[] =>
	(own(keysOf, kind) ?? [text('name'), slug]).filter(({field}) => Object.hasOwn(fields, field));

/** Kinds of which no two objects have the same name, nor the same slug, wherever they stand (read in NetBox 4.4 to 4.7). */
const bothUnique = [
	...['dcim.sites', 'dcim.manufacturers', 'dcim.rack-roles', 'dcim.inventory-item-roles', 'ipam.rirs', 'ipam.roles', 'extras.tags'],
	...['tenancy.tenant-groups', 'tenancy.contact-roles', 'circuits.providers', 'circuits.circuit-types', 'virtualization.cluster-types'],
	'virtualization.cluster-groups',
];

const unique: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(bothUnique.map((kind) => [kind, ['name', 'slug']])),
	...{'ipam.asns': ['asn'], 'ipam.route-targets': ['name'], 'users.users': ['username'], 'extras.config-contexts': ['name']},
};

/** The fields of a kind of which surely no two objects have the same value; of other kinds NetBox decides. */
export const uniqueFields = (kind: string): readonly string[] => own(unique, kind) ?? [];

/** Fields of which no two objects can have the same, or only together with others, whatever the kind. */
const neverShared = [
	...['name', 'slug', 'asset_tag', 'rd', 'facility_id', 'primary_ip4', 'primary_ip6', 'oob_ip', 'primary_mac_address', 'master'],
	// A place that one object takes: the ends of a cable or of a wireless link, a unit of a rack, a bay, a number in a chassis, a range of addresses.
	...['a_terminations', 'b_terminations', 'interface_a', 'interface_b', 'position', 'module_bay', 'installed_device', 'vc_position', 'start_address'],
	...['end_address'],
];

/** The fields that an object of a kind has for itself: a copy of it does not take them over. NetBox does not tell which; it refuses what is missing here. */
export const ownFields = (kind: string): ReadonlySet<string> => new Set([...(own(keysOf, kind) ?? []).map(({field}) => field), ...neverShared]);

/** The fields of those keys that are numbers, so that one of them may be mistaken for an id. */
export const numericKeys: readonly string[] = ['asn', 'vid'];

/** How a number that is no id is said. */
export const asText = (value: number, field: string): string => (field === 'asn' ? `AS${value}` : String(value));
