import {endsOf, type Peering} from '../pairs/peering.js';
import type {CheckedPeering, Finding} from './findings.js';
import {type FindingSeverity, severities} from './rules.js';

/** What a peering is of which no rule says anything. */
const plain: Partial<Readonly<Record<Peering['kind'], string>>> = {pair: 'matched', client: 'dynamic', dynamic: 'dynamic', external: 'external'};

/** The first rule that a peering meets; else what it is, if nothing is in doubt. */
export function plainVerdict({kind, doubt}: Peering): string {
	if (doubt) return doubt.isHidden ? 'hidden' : 'unverifiable';
	return plain[kind] ?? 'unverifiable';
}

/** What a peering is, whichever rules were asked for. */
export const verdictOf = ({verdict}: CheckedPeering): string => verdict;

/** The sessions that were asked for, by what they came to: each counts once, as the worst of its peerings. */
export type Tallied = Readonly<Record<'checked' | (typeof counted)[number], number>>;

/** Verdicts that are counted, the worse ones last; any other one is a fault. */
const counted = ['matched', 'external', 'dynamic', 'unverifiable', 'hidden'] as const;

export function tally(checked: readonly CheckedPeering[]): Tallied {
	const ranks = new Map<number, number>();
	for (const {peering, verdict} of checked) {
		const at = (counted as readonly string[]).indexOf(verdict);
		const rank = at === -1 ? counted.length : at;
		for (const {id, isNear} of endsOf(peering)) if (isNear) ranks.set(id, Math.max(rank, ranks.get(id) ?? 0));
	}
	const countAt = (rank: number): number => [...ranks.values()].filter((one) => one === rank).length;
	const [matched = 0, external = 0, dynamic = 0, unverifiable = 0, hidden = 0] = counted.map((_, rank) => countAt(rank));
	return {checked: ranks.size, matched, external, dynamic, unverifiable, hidden};
}

/** How many findings there are of each severity, the worst first. */
export const countSeverities = (findings: readonly Finding[]): readonly (readonly [FindingSeverity, number])[] =>
	severities
		.toReversed()
		.map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
		.filter(([, count]) => count > 0);

/** Whether any finding is of this severity or above. */
export const countsFor = (findings: readonly Finding[], least: FindingSeverity): boolean =>
	findings.some(({severity}) => severities.indexOf(severity) >= severities.indexOf(least));
