import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import {facts, type Json, type Row} from '../../output/output.js';
import {readSignsSeen, type SignsSeen} from '../../peerings/freshness/signs-seen.js';
import {openApi} from '../netbox/shared/open-api.js';
import {defineTask} from '../task.js';

/** Versions, plugins, round trip, what the token is and may do with what peerings need, and by what `cache True` proves them with it. */
export const run = defineTask('instance.test', async ({name}, context) => {
	const opened = await openApi({...(name !== undefined && {instance: name})}, context);
	if (!opened.ok) return opened;
	const {api, instance} = opened.value;
	const before = context.now();
	const status = await api.status();
	if (!status.ok) return status;
	const latency = context.now() - before;
	const seen = await context.netbox(name);
	if (!seen.ok) return seen;
	const [user, read, write, signs] = await Promise.all([userOf(api), mayRead(api), mayWrite(api), readSignsSeen(seen.value, context.now())]);
	const {netbox, plugins} = status.value;
	return ok(
		facts({
			...{name: instance, url: api.url, netbox, plugins, latency_ms: latency},
			...{token: {kind: api.tokenKind, user}, may_read: read, may_write: write, freshness: toJson(signs)},
		}),
	);
});

const toJson = ({by, requests, graphql, notListed, logSilentAbout}: SignsSeen): Json => ({
	...{proved_by: by === 'log' ? 'the change log' : 'times', requests, graphql},
	...{kinds_not_listed: [...notListed], log_silent_about: [...logSilentAbout]},
});

/** What peerings need, by the names that messages have. */
const needed = {devices: 'dcim/devices', 'BGP sessions': 'plugins/bgp/session', 'the change log': 'core/object-changes'} as const;

/** NetBox tells this from 4.5 on; null where nobody can know. */
async function userOf(api: Api): Promise<Json> {
	const answer = await api.rest({method: 'GET', path: '/api/authentication-check/'});
	return answer.ok ? ((answer.value as Row | null)?.['username'] ?? null) : null;
}

async function mayRead(api: Api): Promise<Row> {
	const pages = Object.values(needed).map((path) => api.endpoint(path).page({id: 0}, {limit: 1, fields: ['id']}));
	return answersOf(await Promise.all(pages));
}

/** NetBox shows the fields of a body to tokens that may create such an object, and to no others. */
async function mayWrite(api: Api): Promise<Row> {
	const choices = [needed.devices, needed['BGP sessions']].map((path) => api.endpoint(path).choices());
	return answersOf(await Promise.all(choices));
}

/** False where NetBox refuses it, null where nobody can know. */
const answersOf = (answers: readonly Result<unknown>[]): Row =>
	Object.fromEntries(
		answers.map((answer, place) => [Object.keys(needed)[place] ?? '', answer.ok || (answer.error.code === 'forbidden' ? false : null)]),
	);
