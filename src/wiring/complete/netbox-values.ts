import {ok, type Result} from '../../core/result.js';
import type {Endpoint, Netbox, Query} from '../../netbox/netbox.js';
import type {Json, Row} from '../../output/output.js';
import {cellText, valueAt} from '../../output/row-values.js';
import type {OfferedValue} from '../../shell/message.js';
import {hintOf} from '../../store/cache/device-hint.js';
import {deviceValue, distinct, slugValue} from './cached-values.js';

/** A list of NetBox, the fields to read of each object, and the value to offer for it. */
type ValueListing = {
	readonly endpoint: Endpoint<Row & {readonly id: number}>;
	readonly query: Query;
	readonly valuesOf: (row: Row) => readonly OfferedValue[];
};

/** NetBox's values for a source of completion; none for an unknown source. */
export async function fetchValues(source: string, netbox: Netbox): Promise<Result<readonly OfferedValue[]>> {
	const listing = await listingOf(source);
	if (!listing) return ok([]);
	const rows = await netbox.list(listing.endpoint, listing.query);
	return rows.ok ? ok(distinct(rows.value.flatMap(listing.valuesOf))) : rows;
}

/** A name with a hint; an object without a name has no value. */
const named = (name: Json | undefined, help: string): readonly OfferedValue[] =>
	typeof name === 'string' && name !== '' ? [{text: name, help}] : [];

async function listingOf(source: string): Promise<ValueListing | undefined> {
	const known = await import('../../netbox/read/endpoints.js');
	const bySlug = (endpoint: ValueListing['endpoint'], name = 'name'): ValueListing => ({
		endpoint,
		query: [['fields', `id,slug,${name}`]],
		valuesOf: slugValue,
	});
	switch (source) {
		case 'devices':
			return {
				endpoint: known.devices,
				query: [
					['fields', 'id,name,site,role,status'],
					['exclude', 'config_context'],
				],
				valuesOf: (row) => deviceValue(hintOf({id: Number(row['id']), name: row['name'] as string | null, row})),
			};
		case 'branches':
			return {
				endpoint: known.branches,
				query: [],
				valuesOf: ({name, status}) => named(name, cellText(valueAt({row: {status: status ?? null}}, ['status.value']))),
			};
		case 'peer-groups':
			return {endpoint: known.peerGroups, query: [['fields', 'id,name']], valuesOf: ({name}) => named(name, '')};
		case 'site':
			return bySlug(known.sites);
		case 'region':
			return bySlug(known.regions);
		case 'location':
			return bySlug(known.locations);
		case 'tenant':
			return bySlug(known.tenants);
		case 'role':
			return bySlug(known.deviceRoles);
		case 'platform':
			return bySlug(known.platforms);
		case 'manufacturer':
			return bySlug(known.manufacturers);
		case 'model':
			return bySlug(known.deviceTypes, 'model');
		case 'tag':
			return bySlug(known.tags);
		default:
			return undefined;
	}
}
