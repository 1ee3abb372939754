import {owners, siteGroups, unrelated} from '../filters/absent.js';
import {ending, fixed, needed, remarks, shown, text} from '../model/field.js';
import {common, numbers, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named} from './parts.js';

/** Devices that act as one; here without members, which no session shows. */
export const virtualChassis: Kind = {
	...named('dcim/virtual-chassis', 'dcim.virtualchassis', 'VirtualChassis', 'virtual chassis'),
	natural: ['name'],
	fields: {
		...identity('dcim/virtual-chassis'),
		...{name: needed(64), domain: text(30), master: fixed()},
		...remarks,
		...ending,
		...{member_count: shown(0), members: shown([])},
	},
	brief: ['id', 'url', 'display', 'name', 'master', 'description', 'member_count'],
	filters: {
		...common,
		...owners,
		...unrelated('dcim/devices', 'name', 'master'),
		...unrelated('dcim/devices', 'id', 'master_id'),
		...unrelated('dcim/sites', 'slug', 'site'),
		...unrelated('dcim/sites', 'id', 'site_id'),
		...unrelated('dcim/regions', 'slug', 'region'),
		...unrelated('dcim/regions', 'id', 'region_id'),
		...unrelated('tenancy/tenants', 'slug', 'tenant'),
		...unrelated('tenancy/tenants', 'id', 'tenant_id'),
		...siteGroups,
		...numbers('member_count'),
		...texts('name', 'domain'),
	},
	search: ['name', 'domain'],
};
