import type {Work} from '../../core/long-work.js';
import type {Row} from '../../output/output.js';
import type {End} from '../pairs/end.js';
import type {Peering} from '../pairs/peering.js';
import type {Fix} from './fixes.js';
import {checkRules, type FindingSeverity, isOnDemand, type RuleName} from './rules.js';
import type {Hit} from './saying.js';
import type {Subject} from './subject.js';
import {plainVerdict} from './verdicts.js';

/** A fault, with the other rules that it meets by being there. */
export type Finding = {
	readonly rule: RuleName;
	readonly severity: FindingSeverity;
	readonly on: End;
	readonly peer: End | undefined;
	readonly message: string;
	readonly values: Row;
	readonly also: readonly RuleName[];
	readonly fix: Fix | undefined;
};

/** A peering, what was found of it, and what it is: its verdict depends on no choice of rules. */
export type CheckedPeering = {readonly peering: Peering; readonly verdict: string; readonly findings: readonly Finding[]};

type Met = {readonly rule: (typeof checkRules)[number]; readonly hit: Hit & {readonly on: End}};

/** What the rules that are `asked` for say of peerings, a step for each; of a cause and its consequences the cause. */
export function* findFindings(peerings: readonly Peering[], subject: Subject, asked: ReadonlySet<RuleName>): Work<readonly CheckedPeering[]> {
	const rules = checkRules.filter((rule) => asked.has(rule.name) || !isOnDemand(rule));
	const checked: CheckedPeering[] = [];
	// An end may be part of several peerings: what is said of it alone is said once.
	const said = new Set<string>();
	const isNew = ({rule, hit: {on, peer}}: Met): boolean => said.size < said.add(`${rule.name} ${on.id} ${peer?.id}`).size;
	for (const peering of peerings) {
		const parts = partsOf(peering);
		const all = rules.flatMap((rule) => parts.flatMap((part) => rule.says(part, subject).map((hit): Met => ({rule, hit: hitOf(hit, part)}))));
		const verdict = all.find(({rule}) => !isOnDemand(rule))?.rule.name ?? plainVerdict(peering);
		checked.push({peering, verdict, findings: causes(all.filter((one) => asked.has(one.rule.name) && isNew(one)))});
		yield '';
	}
	return checked;
}

/** Sessions that are there more than once, and what one of them alone is. */
const partsOf = (peering: Peering): readonly Peering[] => (peering.kind === 'duplicate' ? [peering, ...partsOf(peering.of)] : [peering]);

function hitOf({on, peer, ...hit}: Hit, {first}: Peering): Met['hit'] {
	const at = on ?? first;
	const other = peer === at ? first : peer;
	return {...hit, on: at, ...(other && other !== at && {peer: other})};
}

/** What is met in the order of the rules: each takes what it explains along. */
function causes(met: readonly Met[]): readonly Finding[] {
	const found: Finding[] = [];
	for (let left = met; left[0]; ) {
		const [{rule, hit}, ...others]: readonly Met[] = left;
		const explained = others.filter((other) => (rule.explains as readonly string[]).includes(other.rule.name));
		const {name, severity} = rule;
		const {on, peer, message, values = {}, fix} = hit;
		found.push({...{rule: name, severity, on, peer, message, values, fix}, also: [...new Set(explained.map((other) => other.rule.name))]});
		left = others.filter((other) => !explained.includes(other));
	}
	return found;
}
