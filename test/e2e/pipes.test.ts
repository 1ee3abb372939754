import {readdirSync} from 'node:fs';
import {afterAll, expect, test} from 'vitest';
import {createPlayground, nf} from './nf.js';

const play = createPlayground();
afterAll(play.close);

test('M7 man-pipes every example runs on the peerings of the lab, and each operator of where keeps some of them', async () => {
	const home = play.home();
	const manual = await nf(['man', 'pipes'], {home});
	const rows = JSON.parse(manual.stdout) as readonly {readonly pipe: string; readonly example: string}[];
	const read = 'netbox get bgp-peerings devices * instance lab | count';
	const all = 'netbox get bgp-peerings devices * instance lab cache force';
	const run = (lines: readonly string[]) => nf(['--events', 'off', ...lines.flatMap((line) => ['-c', line])], {home});
	// What is compared with a file is saved there first.
	const ordered = rows.toSorted((a, b) => Number(a.pipe === 'compare') - Number(b.pipe === 'compare'));
	// What is watched ends where it has no rows.
	const each = await run([read, ...ordered.map(({pipe, example}) => `${all} | ${pipe === 'watch' ? 'where name=nobody | ' : ''}${example}`)]);
	expect([each.code, each.stderr.replace(/^nf: (wrote|matched among|compared) .*\n/gm, '')]).toEqual([0, '']);
	expect(readdirSync(home)).toEqual(expect.arrayContaining(['peers.csv', 'peers.json', 'peers.txt']));
	const conditions = rows.filter(({pipe}) => pipe === 'where');
	const counted = await run([read, ...conditions.map(({example}) => `${all} | ${example} | count`)]);
	const [total = 0, ...kept] = counted.stdout.trim().split('\n').map(Number);
	// The made-up sessions of the lab are older than two days, and none has changed since.
	const bounds = conditions.map(({example}) => (/updated</.test(example) ? [0, 0] : /updated>/.test(example) ? [total, total] : [1, total - 1]));
	expect(kept.map((count, index) => count >= (bounds[index]?.[0] ?? 0) && count <= (bounds[index]?.[1] ?? 0))).toEqual(conditions.map(() => true));
});
