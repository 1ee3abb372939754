import {noIds, noNames, owners, siteGroups, tenantGroups} from '../filters/absent.js';
import {crash} from '../http/answer.js';
import {textOf} from '../model/context.js';
import {count, ending, type Field, fixed, mustRef, ref, remarks, shown, slug, unique} from '../model/field.js';
import {common, flags, numbers, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named, once} from './parts.js';

const asNumber = (): Field => ({is: 'number', required: true, min: 1, max: 4_294_967_295, big: true});

/** Registries of numbers. */
export const rir: Kind = {
	...named('ipam/rirs', 'ipam.rir', 'RIR', 'RIR'),
	fields: {
		...identity('ipam/rirs'),
		...{name: unique(), slug, is_private: {is: 'flag', initial: false}},
		...remarks,
		...ending,
		aggregate_count: shown(0),
	},
	brief: [...once, 'aggregate_count'],
	nested: once,
	filters: {...common, ...owners, ...texts('name', 'slug'), ...flags('is_private')},
};

/** Ranges of AS numbers, out of which free ones can be taken. */
export const asnRange: Kind = {
	...named('ipam/asn-ranges', 'ipam.asnrange', 'ASNRange', 'ASN range'),
	natural: ['name'],
	display: (record) => `${textOf(record, 'name')} (${record['start']}-${record['end']})`,
	fields: {
		...identity('ipam/asn-ranges'),
		...{name: unique(), slug, rir: mustRef('ipam/rirs'), start: asNumber(), end: asNumber(), tenant: ref('tenancy/tenants')},
		...remarks,
		...ending,
	},
	brief: ['id', 'url', 'display', 'name', 'description'],
	filters: {
		...{...common, ...owners, ...tenantGroups, ...texts('name', 'slug'), ...numbers('start', 'end')},
		...{...relation('tenant', 'tenancy/tenants'), ...relation('rir', 'ipam/rirs')},
	},
	search: ['name', 'description'],
	clean: ({start, end}) => {
		if (start === null || end === null) throw crash('TypeError', "'<=' not supported between instances of 'NoneType' and 'int'");
		return Number(start) < Number(end) ? undefined : {__all__: [`Starting ASN (${start}) must be lower than ending ASN (${end}).`]};
	},
};

/** AS numbers: `AS65100`, above 16 bits with the dotted form: `AS4200000001 (64086.59905)`. */
export const asn: Kind = {
	...named('ipam/asns', 'ipam.asn', 'ASN', 'ASN'),
	filled: ['rir'],
	display: (record) => {
		const value = Number(record['asn']);
		return value > 65_535 ? `AS${value} (${Math.floor(value / 65_536)}.${value % 65_536})` : `AS${value}`;
	},
	fields: {
		...identity('ipam/asns'),
		...{
			asn: {is: 'number', required: true, unique: true, min: 1, max: 4_294_967_295, big: true},
			rir: ref('ipam/rirs'),
			role: fixed(),
			tenant: ref('tenancy/tenants'),
		},
		...remarks,
		...ending,
		...{
			site_count: count('dcim/sites', 'asns'),
			provider_count: shown(0),
			sites: {is: 'refs', to: 'dcim/sites', mirror: 'asns', unlogged: true, keys: ['id', 'url', 'display', 'name', 'description', 'slug']},
		},
	},
	brief: ['id', 'url', 'display', 'asn', 'description'],
	ordering: ['asn'],
	filters: {
		...common,
		...owners,
		...tenantGroups,
		...siteGroups,
		...noNames('provider', 'role'),
		...noIds('provider_id', 'role_id'),
		...numbers('asn'),
		...relation('tenant', 'tenancy/tenants'),
		...relation('rir', 'ipam/rirs'),
		site: {by: 'relation', through: [], to: 'dcim/sites', key: 'slug', back: 'asns'},
		site_id: {by: 'relation', through: [], to: 'dcim/sites', key: 'id', back: 'asns'},
	},
	search: ['=asn', 'description'],
};
