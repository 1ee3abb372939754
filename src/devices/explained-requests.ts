import type {DeviceList} from '../language/read/device-list.js';
import type {DescribedRequest, Netbox} from '../netbox/netbox.js';
import {proofOf, provedAs} from '../netbox/read/branch-proof.js';
import {devices as deviceEndpoint} from '../netbox/read/endpoints.js';
import type {Method} from '../netbox/transport/http.js';
import {globRequests, nameRequests, narrowRequests} from './find.js';

/** A request that would be sent, and what it is for; a condition in front (`if …:`) where it depends on an answer. */
export type ExplainedRequest = DescribedRequest & {readonly why: string};

/** Says of each request what it is for. */
export const because = (requests: readonly DescribedRequest[], why: string): ExplainedRequest[] => requests.map((request) => ({...request, why}));

/** Which of some requests goes out first in a branch, by what it is for; the first of them where not given. */
type FirstSent = string | undefined;

/** With the requests that prove the branch, beside the first of each kind that is sent in it; nothing is proved where nothing is sent in a branch. */
export function withProof(requests: readonly ExplainedRequest[], first?: FirstSent): readonly ExplainedRequest[] {
	const inBranch = requests.filter(({headers, why}) => branchHeader in headers && !why.startsWith('if '));
	const byKey = new Map<string, ExplainedRequest[]>();
	for (const request of inBranch) {
		const key = provedAs(askedBy(request));
		byKey.set(key, [...(byKey.get(key) ?? []), request]);
	}
	const proved = new Set([...byKey.values()].map((same) => same.find(({why}) => why === first) ?? same[0]));
	return requests.flatMap((request) => (proved.has(request) ? [proofFor(request), request] : [request]));
}

const askedBy = ({method, url}: ExplainedRequest) => ({method: method as Method, target: url});

function proofFor(request: ExplainedRequest): ExplainedRequest {
	const {method, target, body} = proofOf(askedBy(request));
	const headers = {...request.headers, [branchHeader]: '<an id that no branch has>'};
	return {method, url: target, headers, ...(body && {body}), why: 'proof that NetBox acts in the branch'};
}

const branchHeader = 'X-NetBox-Branch';

/** The requests that find the devices of a list. */
export function describeDevices(netbox: Netbox, list: DeviceList, why: string): ExplainedRequest[] {
	const asked = [...nameRequests(list.names), ...globRequests(list)];
	const narrowed = narrowRequests(standIns(list.names.length), list);
	return [
		...asked.flatMap((request) => because(netbox.describe({endpoint: deviceEndpoint, ...request}), why)),
		...narrowed.flatMap((request) =>
			named(because(netbox.describe({endpoint: deviceEndpoint, ...request}), 'which of them the selectors leave'), list.names.map(idOf)),
		),
	];
}

/** The requests for the full objects of devices that are found by these names, globs or selectors. */
export const describeFullDevices = (netbox: Netbox, asked: readonly string[]): ExplainedRequest[] =>
	named(
		because(netbox.describe({endpoint: deviceEndpoint, by: {parameter: 'id', values: standIns(asked.length)}, query: []}), 'the devices in full'),
		asked.map(idOf),
	);

/** What stands for the id of a device that is only known by name. */
export const idOf = (name: string): string => `<id of ${name}>`;

/** As long as ids are, so that lists are cut into requests as they will be, whatever stands for the ids. */
export const standIns = (count: number): string[] => Array.from({length: count}, (_, index) => `x${String(index).padStart(6, '0')}`);

/** Puts ids, or what stands for them, where the stand-ins are. */
export const named = (requests: readonly ExplainedRequest[], ids: readonly (number | string)[]): ExplainedRequest[] =>
	requests.map((request) => ({...request, url: request.url.replace(/(?<==)x(\d{6})(?=&|$)/g, (all, index) => String(ids[Number(index)] ?? all))}));
