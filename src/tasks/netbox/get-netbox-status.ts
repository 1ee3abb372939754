import {ok} from '../../core/result.js';
import {facts, type Row} from '../../output/output.js';
import {defineTask} from '../task.js';
import {openApi} from './shared/open-api.js';

/** What NetBox runs on, by its own `/api/status/` (the same keys on 4.4 and 4.7), and the round trip in ms. */
export const run = defineTask('netbox.get_netbox_status', async ({instance}, context) => {
	const opened = await openApi({...(instance !== undefined && {instance})}, context);
	if (!opened.ok) return opened;
	const {api, meta} = opened.value;
	const before = context.now();
	const answer = await api.rest({method: 'GET', path: '/api/status/'});
	if (!answer.ok) return answer;
	const latency = context.now() - before;
	const status = answer.value as Row;
	const shown = {
		url: api.url,
		netbox: status['netbox-version'] ?? null,
		django: status['django-version'] ?? null,
		python: status['python-version'] ?? null,
		plugins: status['plugins'] ?? {},
		rq_workers: status['rq-workers-running'] ?? null,
		latency_ms: latency,
	};
	return ok({...facts(shown), meta: meta()});
});
