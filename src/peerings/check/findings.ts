import type {Work} from '../../core/long-work.js';
import type {Row} from '../../output/output.js';
import type {End} from '../pairs/end.js';
import type {Peering} from '../pairs/peering.js';
import type {Fix} from './fixes.js';
import {checkRules, type FindingSeverity, type RuleName} from './rules.js';
import type {Hit} from './says.js';
import type {Subject} from './subject.js';

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

/** A peering and what was found of it. */
export type CheckedPeering = {readonly peering: Peering; readonly findings: readonly Finding[]};

type Met = {readonly rule: (typeof checkRules)[number]; readonly hit: Hit};

/** What the rules that are `asked` for say of peerings, a step for each; of a cause and its consequences the cause. */
export function* findFindings(peerings: readonly Peering[], subject: Subject, asked: ReadonlySet<RuleName>): Work<readonly CheckedPeering[]> {
	const rules = checkRules.filter(({name}) => asked.has(name));
	const checked: CheckedPeering[] = [];
	// An end may be part of several peerings: what is said of it alone is said once.
	const said = new Set<string>();
	const isNew = ({rule, hit: {on, peer}}: Met, {first}: Peering): boolean => {
		const key = `${rule.name} ${(on ?? first).id} ${peer?.id}`;
		return said.size < said.add(key).size;
	};
	for (const peering of peerings) {
		const all = rules.flatMap((rule): readonly Met[] => rule.says(peering, subject).map((hit) => ({rule, hit})));
		const met = all.filter((one) => isNew(one, peering));
		checked.push({peering, findings: causes(met, peering)});
		yield '';
	}
	return checked;
}

/** What is met in the order of the rules: each takes what it explains along. */
function causes(met: readonly Met[], peering: Peering): readonly Finding[] {
	const found: Finding[] = [];
	for (let left = met; left[0]; ) {
		const [{rule, hit}, ...others]: readonly Met[] = left;
		const explained = others.filter((other) => (rule.explains as readonly string[]).includes(other.rule.name));
		const {name, severity} = rule;
		const {on = peering.first, message, values = {}, fix} = hit;
		const peer = hit.peer === on ? peering.first : hit.peer;
		found.push({...{rule: name, severity, on, peer, message, values, fix}, also: [...new Set(explained.map((other) => other.rule.name))]});
		left = others.filter((other) => !explained.includes(other));
	}
	return found;
}
