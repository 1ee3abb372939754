import {drive} from '../../../src/core/long-work.js';
import type {Output} from '../../../src/output/output.js';
import type {Topology} from '../../../src/output/topology.js';
import {findFindings} from '../../../src/peerings/check/findings.js';
import {usualRules} from '../../../src/peerings/check/rules.js';
import {subjectOf} from '../../../src/peerings/check/subject.js';
import type {EndHolder} from '../../../src/peerings/pairs/end.js';
import {type Known, lookUp} from '../../../src/peerings/pairs/known.js';
import {findPeerings} from '../../../src/peerings/pairs/peerings.js';
import {graphOf} from '../../../src/peerings/topology/graph.js';
import type {Sites} from '../../../src/peerings/topology/grouping.js';
import {linksOf} from '../../../src/peerings/topology/links.js';
import {topologyOutput} from '../../../src/peerings/topology/shown.js';

/** What a graph of a world is made by beside it. */
export type Drawing = {readonly by?: Topology['by']; readonly sites?: Sites; readonly asked?: readonly EndHolder[]};

/** The topology of what is known, by the way of the command without its requests. */
export async function topologyOf(known: Known, {by = 'device', sites = new Map(), asked = []}: Drawing = {}): Promise<Topology> {
	const subject = subjectOf(lookUp(known));
	const {signal: stop} = new AbortController();
	function* work() {
		const checked = yield* findFindings(yield* findPeerings(subject.lookup), subject, usualRules);
		return yield* graphOf(yield* linksOf(checked, subject), {by, subject, sites, asked});
	}
	const topology = await drive(work(), {stop});
	if (!topology) throw new Error('it was stopped');
	return topology;
}

/** The same as the command gives it. */
export const outputOf = (topology: Topology): Output => topologyOutput(topology, 0);

/** Devices `r0`, `r1` and so on, and lines between some of them, all as they should be. */
export const plainTopology = (count: number, lines: readonly (readonly [number, number])[]): Topology => ({
	by: 'device',
	nodes: Array.from({length: count}, (_, index) => ({
		...{id: `device:${index}`, name: `r${index}`, kind: 'device' as const, site: null, asns: [65_000 + index]},
		...{findings: [], severity: null, asked: true},
	})),
	edges: lines.map(([a, b]) => ({
		...{a: `device:${a}`, b: `device:${b}`, sessions: [a * 10_000 + b], verdict: 'matched', severity: null},
		...{half: false, active: true, peerings: []},
	})),
});
