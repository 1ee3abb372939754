import {type Failure, failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import {idRequest} from '../../devices/find.js';
import type {Device} from '../../devices/match.js';
import type {Endpoint, Netbox} from '../../netbox/netbox.js';
import {devices as deviceEndpoint, virtualMachines} from '../../netbox/read/endpoints.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {countOf} from '../../text/digits.js';
import {type EndHolder, holderKey} from '../pairs/end.js';
import type {SiteRef, Sites} from './grouping.js';

/** The sites of devices and machines, and what could not be told. */
export type SitesRead = {readonly sites: Sites; readonly errors: readonly Failure[]; readonly notes: readonly string[]};

/** Which holders' sites are to be told, what is known of devices already, and whether the rest is asked for. */
export type SitesAsked = {readonly holders: readonly EndHolder[]; readonly known: readonly Device[]; readonly asks: boolean};

/** Reads the sites of holders: a request for each 200 devices or machines that are not known. Those that this token may not see are not known. */
export async function readSites(netbox: Netbox, {holders, known, asks}: SitesAsked): Promise<SitesRead> {
	const sites = new Map<string, SiteRef | null>(known.map((row) => [`device ${row.id}`, siteOf(row)]));
	const errors: Failure[] = [];
	const kinds = [
		{kind: 'device', endpoint: deviceEndpoint as Endpoint<Item>, request: idRequest},
		{kind: 'virtual-machine', endpoint: virtualMachines, request: machineRequest},
	] as const;
	for (const {kind, endpoint, request} of asks ? kinds : []) {
		const ids = holders.filter((holder) => holder.kind === kind && !sites.has(holderKey(holder))).map(({id}) => id);
		if (ids.length === 0) continue;
		const {by, query} = request([...new Set(ids)]);
		const read: Result<{readonly rows: readonly Row[]}> = await netbox.listBy(endpoint, by, query);
		if (read.ok) for (const row of read.value.rows) sites.set(`${kind} ${row['id']}`, siteOf(row));
		else if (read.error.code !== 'forbidden') errors.push(failure.notRead([`the sites of ${endpoint.what}`], read.error));
	}
	const unknown = new Set(holders.filter((holder) => holder.kind !== 'site' && !sites.has(holderKey(holder))).map(holderKey));
	const why = asks ? '' : 'with "cache force" sites are not asked for: ';
	return {sites, errors, notes: unknown.size > 0 ? [`${why}the site of ${countOf(unknown.size, 'device')} is not known`] : []};
}

/** How the sites of machines are asked. */
export const machineRequest = (ids: readonly (number | string)[]) => ({
	by: {parameter: 'id', values: ids, most: 200},
	query: [['fields', 'id,site']] as const,
});

function siteOf(row: Row): SiteRef | null {
	const site: Json | undefined = row['site'];
	if (!isRow(site) || typeof site['id'] !== 'number') return null;
	const name = site['name'] ?? site['display'];
	return {id: site['id'], name: typeof name === 'string' ? name : `#${site['id']}`};
}
