import type {Topology, TopologyEdge, TopologyNode} from '../../../src/output/topology.js';

/** Names that are syntax somewhere, or that turn what follows them around. */
export const hostileNames = [
	'</script><script>alert(1)</script>',
	'<img src=x onerror=alert(2)>',
	'"]; click n1 href "javascript:alert(3)"',
	'it\'s "quoted" & <b>bold</b> \\N \\',
	'\u202Eevil\u2066\u200B',
	'a\nb\tc\u001B[31m\u0000\u0085',
	']]> --> */ #quot; `code`',
	'\uD800half',
];

/** A topology in which everything that has a name has one of these. */
export function hostileTopology(names: readonly string[] = hostileNames): Topology {
	const nodes = names.map(
		(name, index): TopologyNode => ({
			...{id: `device:${name}`, name, kind: index % 2 === 0 ? 'device' : 'external', site: name, asns: [index]},
			...{findings: ['as-mismatch'], severity: 'error', asked: false},
		}),
	);
	const edges = names.slice(1).map(
		(name, index): TopologyEdge => ({
			...{a: `device:${names[index]}`, b: `device:${name}`, sessions: [index + 1, index + 100], verdict: 'as-mismatch', severity: 'error'},
			...{half: index % 2 === 0, active: true},
			peerings: [
				{
					verdict: 'as-mismatch',
					halves: (['a', 'b'] as const).slice(index % 2 === 0 ? 1 : 0).map((at) => ({
						...{at, on: name, session: name, id: index + 1, local: name, local_as: 1, remote: name, remote_as: 2},
						...{vrf: name, status: name, peer_group: name},
					})),
					findings: [{rule: 'as-mismatch', severity: 'error', message: name}],
				},
			],
		}),
	);
	return {by: 'device', nodes, edges};
}
