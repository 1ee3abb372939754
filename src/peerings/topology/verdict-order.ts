import type {TopologyEdge} from '../../output/topology.js';
import type {Finding} from '../check/findings.js';
import {checkRules, severities} from '../check/rules.js';

/** Rules in the order of the check, the worst severity first, then what a peering without a finding is. */
const order: readonly string[] = [
	...severities.toReversed().flatMap((severity) => checkRules.filter((rule) => rule.severity === severity).map(({name}) => name as string)),
	...['half', 'self', 'several', 'duplicate', 'unverifiable', 'external', 'dynamic', 'matched'],
];

/** The worst verdict first. */
export const compareVerdicts = (one: string, other: string): number => order.indexOf(one) - order.indexOf(other);

/** How much the worst of some findings matters. */
export const worstOf = (findings: readonly Pick<Finding, 'severity'>[]): TopologyEdge['severity'] =>
	severities.toReversed().find((severity) => findings.some((one) => one.severity === severity)) ?? null;
