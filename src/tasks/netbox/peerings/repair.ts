import {err} from '../../../core/result.js';
import type {Row} from '../../../output/output.js';
import type {CheckedReading} from '../../../peerings/check/check.js';
import {onName} from '../../../peerings/check/subject.js';
import {countsFor} from '../../../peerings/check/verdicts.js';
import {defineTask} from '../../task.js';
import {askedOf} from '../shared/reading-tools.js';
import {readNetworkSaid} from '../shared/said-of-network.js';
import {carryWithLeft, type LeftOver} from './shared/carry-left.js';
import {type Decided, decide} from './shared/decide.js';
import {openSessions} from './shared/open-sessions.js';
import {planRepair} from './shared/repair-plan.js';

const words = {what: 'the repair', nothing: 'nothing to repair', nothingAlone: 'nothing can be repaired without a decision'};

/** Mends what a check of devices finds, as far as it can be mended without a decision; the rest is listed. */
export const run = defineTask('netbox.peerings.repair', async (args, context) => {
	const opened = await openSessions(args, ['netbox', 'repair', 'bgp-peerings'], context);
	if (!opened.ok) return opened;
	const {target, tools} = opened.value;
	const {readChecked} = await import('../../../peerings/check/check.js');
	const network = await readNetworkSaid(args, context);
	if (!network.ok) return network;
	const asked = {...askedOf({...args, cache: 'True'}), ...network.value, isAll: false, hasDevices: true};
	const read = await readChecked({...asked, ...(args.rules && {rules: args.rules})}, tools);
	if (!read.ok) return read;
	const [unread] = read.value.errors;
	if (unread) return err(unread);
	const decided = decide(read.value.checked, args.prefer);
	const repair = await planRepair(
		decided.flatMap(({mend}) => mend ?? []),
		target,
		context,
	);
	if (!repair.ok) return repair;
	return carryWithLeft(repair.value, leftOf(decided, read.value), {args, target, context, words});
});

/** What somebody must decide, and whether a check would say that something is wrong. */
function leftOf(decided: readonly Decided[], {subject}: CheckedReading): LeftOver {
	const left = decided.filter(({mend}) => !mend);
	const rows = left.map(({finding: {rule, severity, on, peer, message}, why}): Row => {
		const ends = {on: onName(on, subject), session: subject.sessionName(on), id: on.id, peer_id: peer?.id ?? null};
		return {rule, severity, ...ends, message, ...(why !== undefined && {why})};
	});
	const lines = rows.map(({rule, on, session, id, message, why}) => {
		return `needs a decision: ${rule} ${on} ${session} (id ${id}): ${message}${why === undefined ? '' : ` (${why})`}`;
	});
	const more = lines.length - mostLines;
	return {
		keys: {decide: rows},
		isAny: rows.length > 0,
		lines: more > 0 ? [...lines.slice(0, mostLines), `needs a decision: ${more} more; netbox check bgp-peerings lists them`] : lines,
		differs: countsFor(
			left.map(({finding}) => finding),
			'warning',
		),
	};
}

const mostLines = 50;
