import type {CheckedPeering, Finding} from '../../../../peerings/check/findings.js';
import type {End, EndHolder} from '../../../../peerings/pairs/end.js';
import type {Peering} from '../../../../peerings/pairs/peering.js';

/** Whose values count where two halves disagree: those of the end that was asked for, of the other one, or of the one that is active. */
export type Preferred = 'near' | 'far' | 'active';

/** What mends a finding by itself. */
export type Mend =
	/** The session back, on the device or machine that lacks it. `takesGroup`: the line says that the half that is there counts. */
	| {readonly kind: 'create'; readonly end: End; readonly on: EndHolder; readonly takesGroup: boolean}
	/** These fields of a session get what the other half has. */
	| {readonly kind: 'change'; readonly from: number; readonly to: number; readonly fields: Readonly<Record<string, string>>};

/** A finding with what mends it, or why somebody must decide. */
export type Decided = {readonly finding: Finding; readonly mend?: Mend; readonly why?: string};

/** The fields of the other half that a session gets, by rule. */
const fitting: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'as-mismatch': {local_as: 'remote_as', remote_as: 'local_as'},
	'status-mismatch': {status: 'status'},
	'group-differs': {peer_group: 'peer_group'},
};

/** What mends each finding, in order. What the halves disagree about is mended only where the line says whose word counts. */
export const decide = (checked: readonly CheckedPeering[], prefer: Preferred | undefined): readonly Decided[] =>
	withoutContradictions(
		checked.flatMap(({peering, findings}) => findings.map((finding): Decided => ({finding, ...decisionOf(peering, finding, prefer)}))),
	);

type Decision = Pick<Decided, 'mend' | 'why'>;

function decisionOf(peering: Peering, finding: Finding, prefer: Preferred | undefined): Decision {
	if (peering.doubt) return {why: 'not all that decides about it could be read'};
	if (finding.rule === 'missing-reverse') return reverseOf(peering, finding, prefer);
	const fields = fitting[finding.rule];
	if (!fields || peering.kind !== 'pair') return {};
	const {first, peer} = peering;
	if (finding.rule === 'as-mismatch' && [first, peer].some(({localAs, remoteAs}) => localAs === null || remoteAs === null))
		return {why: 'an AS number is that of the peer group'};
	if (prefer === undefined) return {why: '"prefer" says whose value counts: near, far or active'};
	const winner = winnerOf([first, peer], prefer);
	if (!winner)
		return {why: prefer === 'active' ? 'not one of both ends is active alone' : 'both ends were asked for: "prefer" cannot tell them apart'};
	return {mend: {kind: 'change', from: winner.id, to: winner === first ? peer.id : first.id, fields}};
}

function winnerOf(ends: readonly [End, End], prefer: Preferred): End | undefined {
	const [one, ...others] = ends.filter((end) => (prefer === 'active' ? end.status === 'active' : end.isNear));
	if (!one || others.length > 0) return undefined;
	return prefer === 'far' ? ends.find((end) => end !== one) : one;
}

function reverseOf(peering: Peering, {fix, also}: Finding, prefer: Preferred | undefined): Decision {
	if (fix?.kind !== 'mirror') return {why: 'several devices have its address'};
	const {end, on} = fix;
	if (peering.kind === 'half' && peering.isInOtherVrf) return {why: 'there are sessions back in other VRFs'};
	if (also.includes('family-mismatch')) return {why: 'its hosts are of two families'};
	if (on.kind === 'site') return {why: 'its address is of a site'};
	if (end.remote?.kind !== 'address' || end.localAs === null || end.remoteAs === null) return {why: 'an AS number is that of the peer group'};
	const takesGroup = prefer === 'active' ? end.status === 'active' : prefer !== undefined && end.isNear === (prefer === 'near');
	return {mend: {kind: 'create', end, on, takesGroup}};
}

/** Of a session that two others would change in the same field neither is taken. */
function withoutContradictions(decided: readonly Decided[]): readonly Decided[] {
	const sources = new Map<string, Set<number>>();
	const keysOf = ({mend}: Decided): readonly string[] =>
		mend?.kind === 'change' ? Object.keys(mend.fields).map((field) => `${mend.to} ${field}`) : [];
	for (const one of decided)
		for (const key of keysOf(one)) if (one.mend?.kind === 'change') sources.set(key, (sources.get(key) ?? new Set()).add(one.mend.from));
	return decided.map((one) =>
		keysOf(one).some((key) => (sources.get(key)?.size ?? 0) > 1) ? {finding: one.finding, why: 'two other halves say different things'} : one,
	);
}
