import type {Row} from '../output.js';
import {branchQuery} from './branch.js';
import {cutsOf} from './by.js';
import {branches} from './endpoints.js';
import type {By, DescribedRequest, Endpoint, Query} from './netbox.js';
import {listTarget, target, withValues} from './query.js';
import {shownHeaders} from './reader.js';

type Item = Row & {readonly id: number};
type What<Kind extends Item> = 'status' | {readonly branch: string} | {readonly endpoint: Endpoint<Kind>; readonly by?: By; readonly query: Query};

/** Whom the requests would go to; `branch` is a schema id. */
export type Destination = {readonly url: string; readonly token: string; readonly branch: string | undefined};

/** The requests exactly as they would be sent, but for the credential, which is masked. */
export function describe<Kind extends Item>(what: What<Kind>, {url, token, branch}: Destination): DescribedRequest[] {
	const request = (path: string, within: string | undefined): DescribedRequest => ({
		method: 'GET',
		url: url + path,
		headers: shownHeaders(token, within),
	});
	if (what === 'status') return [request(target('/status/', []), undefined)];
	if ('branch' in what) return [request(listTarget(branches, branchQuery(what.branch)), undefined)];
	const {endpoint, query, by} = what;
	if (!by) return [request(listTarget(endpoint, query), branch)];
	return cutsOf({endpoint, query}, by, url).map((values) => request(listTarget(endpoint, withValues(query, by.parameter, values)), branch));
}
