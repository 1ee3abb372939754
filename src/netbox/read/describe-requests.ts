import type {Describable, DescribedRequest} from '../netbox.js';
import {branchQuery} from './branch.js';
import {branches} from './endpoints.js';
import type {Item} from './item.js';
import {cutsOf} from './list-by.js';
import {listTarget, target, withValues} from './query.js';
import {shownHeaders} from './reader.js';

/** Whom the requests would go to; `branch` is a schema id. */
export type Destination = {readonly url: string; readonly token: string; readonly branch: string | undefined};

/** The requests exactly as they would be sent, but for the credential, which is masked. */
export function describe<Kind extends Item>(what: Describable<Kind>, {url, token, branch}: Destination): DescribedRequest[] {
	const request = (path: string, within: string | undefined): DescribedRequest => ({
		method: 'GET',
		url: url + path,
		headers: shownHeaders(token, within),
	});
	if (what === 'status') return [request(target('/status/', []), undefined)];
	if ('branch' in what) return [request(listTarget(branches, branchQuery(what.branch)), undefined)];
	if ('request' in what) return [requestOf(what.request, {url, token, branch})];
	const {endpoint, query, by} = what;
	if (!by) return [request(listTarget(endpoint, query), branch)];
	return cutsOf({endpoint, query}, by, url).map((values) => request(listTarget(endpoint, withValues(query, by.parameter, values)), branch));
}

function requestOf(
	{method, target, body}: Extract<Describable<Item>, {readonly request: unknown}>['request'],
	{url, token, branch}: Destination,
): DescribedRequest {
	const headers = {...shownHeaders(token, branch), ...(body !== undefined && {'Content-Type': 'application/json'})};
	return {method, url: url + target, headers, ...(body !== undefined && {body})};
}
