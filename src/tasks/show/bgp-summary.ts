import {failure} from '../../core/failure.js';
import {ok} from '../../core/result.js';
import type {Tell} from '../../peerings/reading/parts.js';
import {openReading} from '../../peerings/reading/read.js';
import {readFound} from '../../peerings/reading/read-found.js';
import {readUnheld, unheldUnknown} from '../../peerings/reading/unheld.js';
import {type Summary, summaryOf, summaryOutput} from '../../peerings/summary.js';
import {askedOf, openTools} from '../netbox/shared/reading-tools.js';
import {defineTask} from '../task.js';

/** A row a device: how many sessions it has and in which states. Without `devices` those that have any, and a row for what is on no device. */
export const run = defineTask('show.bgp_summary', async (args, context) => {
	const tools = await openTools(args.instance, ['show', 'bgp', 'summary'], context);
	if (!tools.ok) return tools;
	const [asked, isAll] = [askedOf(args), args.devices === undefined];
	const reading = await openReading(asked, tools.value);
	if (!reading.ok) return reading;
	const devices: Summary[] = [];
	let without = 0;
	const now = context.now();
	const take: Tell = (device, answer) => {
		if (isAll && answer.sessions.length === 0) without += 1;
		else devices.push(summaryOf(device, answer, now));
	};
	const beside = isAll ? readUnheld(reading.value, context.now) : ok([]);
	const [read, unheld] = await Promise.all([readFound(reading.value, {asked, tools: tools.value}, take), beside]);
	if (!read.ok) return read;
	const {absent: _, errors, notes, meta} = read.value;
	const sessions = unheld?.ok ? unheld.value : [];
	const unread = unheld && !unheld.ok ? [failure.notRead(['sessions on no device'], unheld.error)] : [];
	const all = {devices, without, ...(sessions.length > 0 && {unheld: summaryOf(null, {sessions, how: {kind: 'fetched', kept: false}}, now)})};
	return ok(
		summaryOutput(all, {
			errors: [...errors, ...unread],
			notes: [...notes, ...(unheld ? [] : [unheldUnknown])],
			meta: {...meta, requests: tools.value.netbox.requests()},
		}),
	);
});
