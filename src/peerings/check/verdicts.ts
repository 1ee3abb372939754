import {endsOf, type Peering} from '../pairs/peering.js';
import type {CheckedPeering, Finding} from './findings.js';
import {type FindingSeverity, severities} from './rules.js';

/** What a peering without a finding is. */
const plain: Readonly<Record<Peering['kind'], string>> = {
	...{pair: 'matched', client: 'dynamic', dynamic: 'dynamic', external: 'external', unverifiable: 'unverifiable'},
	...{half: 'half', self: 'self', several: 'several', duplicate: 'duplicate'},
};

/** The first rule that a peering meets, else what it is. */
export const verdictOf = ({peering, findings}: CheckedPeering): string => findings[0]?.rule ?? plain[peering.kind];

/** The sessions that were asked for, by what they came to: each counts once, as the worst of its peerings. */
export type Tallied = {readonly checked: number; readonly matched: number; readonly external: number; readonly dynamic: number};

export function tally(checked: readonly CheckedPeering[]): Tallied {
	const verdicts = new Map<number, string>();
	for (const one of checked) {
		const verdict = one.findings.length > 0 ? 'found' : verdictOf(one);
		for (const {id, isNear} of endsOf(one.peering)) if (isNear && verdicts.get(id) !== 'found') verdicts.set(id, verdict);
	}
	const count = (verdict: string): number => [...verdicts.values()].filter((one) => one === verdict).length;
	return {checked: verdicts.size, matched: count('matched'), external: count('external'), dynamic: count('dynamic')};
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
