import type {Says} from './saying.js';
import {
	ambiguous,
	asMismatch,
	duplicate,
	familyMismatch,
	groupDiffers,
	hairpin,
	hidden,
	localElsewhere,
	localUnassigned,
	missingReverse,
	noClients,
	noHolder,
	notAdjacent,
	selfPeering,
	severalByRepeat,
	severalReverses,
	statusMismatch,
	twoHolders,
	unknownRemote,
	unverifiable,
	wrongDevice,
} from './says.js';
import {anycastPartial, groupAs, ibgpInterface, vrfDisagrees} from './says-facts.js';
import {ibgpMesh, nameTemplate, noMaxPrefix, noPolicy} from './says-practice.js';

/** How much a finding matters, least first. */
export const severities = ['note', 'warning', 'error'] as const;
export type FindingSeverity = (typeof severities)[number];

/** A rule of the check (docs/check.md). */
type CheckRule = {
	readonly name: string;
	readonly severity: FindingSeverity;
	readonly says: Says;
	/** Rules that are met because this one is: they are told with it and not by themselves. */
	readonly explains: readonly string[];
	/** It says nothing unless it is asked for, and then no verdict. */
	readonly onDemand?: true;
};

const betweenEnds = ['as-mismatch', 'status-mismatch', 'group-differs', 'not-adjacent', 'group-as', 'ibgp-interface'];

/** Every rule, causes before what they cause (docs/contract/check.md BE26 causes-first). */
export const checkRules = [
	{name: 'self-peering', severity: 'error', says: selfPeering, explains: ['several-reverses', 'missing-reverse', ...betweenEnds]},
	{name: 'duplicate', severity: 'error', says: duplicate, explains: ['several-reverses', ...betweenEnds]},
	{name: 'wrong-device', severity: 'error', says: wrongDevice, explains: ['local-elsewhere', ...betweenEnds]},
	{
		name: 'local-elsewhere',
		severity: 'error',
		says: localElsewhere,
		explains: ['several-reverses', 'ambiguous', 'missing-reverse', 'unknown-remote', ...betweenEnds],
	},
	{name: 'several-reverses', severity: 'error', says: both(severalReverses, severalByRepeat), explains: betweenEnds},
	{name: 'ambiguous', severity: 'error', says: ambiguous, explains: betweenEnds},
	{name: 'missing-reverse', severity: 'error', says: missingReverse, explains: ['family-mismatch', 'not-adjacent']},
	{name: 'as-mismatch', severity: 'error', says: asMismatch, explains: ['not-adjacent', 'group-as']},
	{name: 'family-mismatch', severity: 'error', says: familyMismatch, explains: ['unknown-remote', 'not-adjacent']},
	{name: 'unknown-remote', severity: 'warning', says: unknownRemote, explains: ['not-adjacent', 'group-as']},
	{name: 'status-mismatch', severity: 'warning', says: statusMismatch, explains: []},
	{name: 'not-adjacent', severity: 'warning', says: notAdjacent, explains: []},
	{name: 'vrf-disagrees', severity: 'warning', says: vrfDisagrees, explains: []},
	{name: 'group-as', severity: 'warning', says: groupAs, explains: []},
	{name: 'two-holders', severity: 'warning', says: twoHolders, explains: []},
	{name: 'no-holder', severity: 'warning', says: noHolder, explains: []},
	{name: 'local-unassigned', severity: 'warning', says: localUnassigned, explains: []},
	{name: 'group-differs', severity: 'note', says: groupDiffers, explains: []},
	{name: 'hairpin', severity: 'note', says: hairpin, explains: []},
	{name: 'anycast-partial', severity: 'note', says: anycastPartial, explains: []},
	{name: 'ibgp-interface', severity: 'note', says: ibgpInterface, explains: []},
	{name: 'no-clients', severity: 'note', says: noClients, explains: []},
	{name: 'hidden', severity: 'note', says: hidden, explains: []},
	{name: 'unverifiable', severity: 'note', says: unverifiable, explains: []},
	{name: 'ibgp-mesh', severity: 'note', says: ibgpMesh, explains: [], onDemand: true},
	{name: 'no-max-prefix', severity: 'note', says: noMaxPrefix, explains: [], onDemand: true},
	{name: 'no-policy', severity: 'note', says: noPolicy, explains: [], onDemand: true},
	{name: 'name-template', severity: 'note', says: nameTemplate, explains: [], onDemand: true},
] as const satisfies readonly CheckRule[];

export type RuleName = (typeof checkRules)[number]['name'];

/** Whether a rule says nothing unless it is asked for. */
export const isOnDemand = (rule: CheckRule): boolean => rule.onDemand === true;

/** What is looked at unless rules are chosen. */
export const usualRules: ReadonlySet<RuleName> = new Set(checkRules.filter((rule) => !isOnDemand(rule)).map(({name}) => name));

function both(one: Says, other: Says): Says {
	return (peering, subject) => [...one(peering, subject), ...other(peering, subject)];
}
