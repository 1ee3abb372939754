import {expect, test} from 'vitest';
import {holdText} from '../../src/output/json-row.js';
import {createNeighborSearch} from '../../src/peerings/neighbors.js';
import {typed} from '../../src/peerings/session.js';
import {summaryOf} from '../../src/peerings/summary.js';

/** A session whose row is broken but for these fields: whoever opens more of it throws. */
const broken = (fields: string) => typed({id: 7, name: 'up', device: 1, lastUpdated: null, held: holdText(`{\n${fields}    "zzz": broken`)}, 5);
const as = (field: string, asn: number): string => `    "${field}": {\n        "asn": ${asn}\n    },\n`;

test('SB9 show-reads a summary parses of each row the three fields that it counts, and no more', () => {
	const session = broken(`${as('local_as', 65100)}${as('remote_as', 65101)}    "status": {\n        "value": "active"\n    },\n`);
	expect(() => session.held.row).toThrow(SyntaxError);
	expect(summaryOf('r1', {how: {kind: 'unchanged'}, sessions: [session]}, 9)).toEqual({
		...{device: 'r1', sessions: 1, states: new Map([['active', 1]]), localAs: [65100], remoteAs: [65101], checkedAt: 5},
	});
});

test('SB1 bgp-summary an AS number that the peer group alone has is said to be its', () => {
	const group = '    "peer_group": {\n        "id": 3,\n        "name": "EDGE"\n    },\n';
	const session = broken(`    "local_as": null,\n${group}    "remote_as": null,\n    "status": {\n        "value": "maintenance"\n    },\n`);
	const summary = summaryOf('r1', {how: {kind: 'forced', at: 3}, sessions: [session]}, 9);
	expect([summary.localAs, summary.states, summary.checkedAt]).toEqual([['of its peer group'], new Map([['maintenance', 1]]), 3]);
});

test('SB9 show-reads a search by name opens no row, one by address only the ends', () => {
	const session = broken('    "local_address": null,\n    "remote_address": {\n        "address": "10.0.2.2/30",\n        "id": 8\n    },\n');
	for (const word of ['up', '10.0.2.2']) {
		const search = createNeighborSearch(word);
		search.notice('r1', [session]);
		expect([search.isMeant(session, 'up'), search.isNear(session, 'up')]).toEqual([true, false]);
	}
});
