import {ok} from '../../core/result.js';
import {readSessions} from '../../peerings/reading/read.js';
import {type Summary, summaryOf, summaryOutput} from '../../peerings/summary.js';
import {askedOf, openTools} from '../netbox/shared/reading-tools.js';
import {defineTask} from '../task.js';

/** A row a device: how many sessions it has and in which states. Without `devices` those that have any. */
export const run = defineTask('show.bgp_summary', async (args, context) => {
	const tools = await openTools(args.instance, ['show', 'bgp', 'summary'], context);
	if (!tools.ok) return tools;
	const summaries: Summary[] = [];
	const now = context.now();
	const read = await readSessions(askedOf(args), tools.value, (device, answer) => {
		if (args.devices !== undefined || answer.sessions.length > 0) summaries.push(summaryOf(device, answer, now));
	});
	if (!read.ok) return read;
	const {absent: _, ...rest} = read.value;
	return ok(summaryOutput(summaries, context.now(), rest));
});
