import {because, idOf, withProof} from '../../../devices/explained-requests.js';
import type {Netbox} from '../../../netbox/netbox.js';
import {document, type Json, type Output} from '../../../output/output.js';

/** A request that would be sent, by its path and query below the server's address, and what it is for. */
type WantedRequest = {readonly method: string; readonly target: string; readonly body?: Json | undefined; readonly why: string};

/** What a dry run shows (docs/contract/output.md D16 dry-run-document): the requests in order, that for the branch first and its proof beside what it proves. Sends nothing. */
export function dryRunDocument(netbox: Netbox, branch: string | undefined, wanted: readonly WantedRequest[]): Output {
	const place = branch === undefined ? netbox : netbox.onBranch(idOf(branch));
	const requests = [
		...(branch === undefined ? [] : because(netbox.describe({branch}), 'id and state of the branch')),
		...wanted.flatMap(({why, ...request}) => because(place.describe({request}), why)),
	];
	return document({branch: branch ?? null, instance: netbox.name, requests: withProof(requests) as unknown as Json});
}
