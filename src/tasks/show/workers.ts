import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** Who runs commands; `up` is since when, `seen` when it last answered. */
export const run = defineTask('show.workers', async (_args, {workers}) => {
	const found = await workers();
	if (!found.ok) return found;
	const lines = found.value.map(({name, host, version, instances, running, queued, startedAt, seenAt}) => ({
		...{name, host: host ?? null, version, instances: instances.map((one) => one.name), running, queued},
		up: iso(startedAt),
		seen: iso(seenAt),
	}));
	return ok(rows(lines, ['name', 'host', 'version', 'instances', 'running', 'queued', 'up', 'seen']));
});
