import {expect, test} from 'vitest';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {openShell} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);

test.skipIf(url === '' || token === '')(
	'CP18 both-ends CP15 repair-peerings at a real NetBox: both halves are changed, undo takes that back, and a missing half is made',
	{timeout: 300_000},
	async () => {
		const shell = openShell(url, {token});
		const say = async (line: string): Promise<Output> => unwrap(await shell.say(line));
		const shown = async (id: number): Promise<Row> =>
			(documentOf(await say(`netbox crud get object-type plugins.bgp.session object-id ${id}`)) as readonly Row[])[0] ?? {};
		const wanted = 'netbox update bgp-peerings devices leaf1 sessions leaf1-spine1';
		const before = [await shown(8), await shown(7)];
		const done = await say(`${wanted} set status=offline tags=+edge description="night, CHG-1" both-ends yes`);
		try {
			expect(done.errors).toEqual([]);
			for (const id of [8, 7])
				expect(await shown(id)).toMatchObject({status: {value: 'offline'}, description: 'night, CHG-1', tags: [{name: 'edge'}]});
			const read = await say('netbox get bgp-peerings devices leaf1 cache True');
			expect(table(read).find(({id}) => id === 8)).toMatchObject({status: {value: 'offline'}});
		} finally {
			await say('undo yes');
		}
		const parts = ({status, tags, description}: Row): unknown => ({status, tags, description});
		expect([await shown(8), await shown(7)].map(parts)).toEqual(before.map(parts));
		const half = {name: 'leaf1-leaf2', device: 'leaf1', local_address: '172.16.1.3/31', remote_address: '172.16.1.5/31', status: 'planned'};
		const [{id: there = null} = {}] = documentOf(
			await say(`netbox crud create object-type session data ${JSON.stringify({...half, local_as: 'AS4200000101', remote_as: 'AS4200000102'})} yes`),
		) as readonly Row[];
		const missing = 'bgp-peerings devices leaf1 rules missing-reverse';
		const made: unknown[] = [there];
		try {
			const repaired = documentOf(await say(`netbox repair ${missing} yes`)) as {readonly steps: readonly Row[]};
			expect(repaired.steps).toMatchObject([{verb: 'create', label: 'leaf2-leaf1', state: 'done'}]);
			made.push(...repaired.steps.map(({id}) => id));
			expect(await shown(Number(made[1]))).toMatchObject({
				...{device: {name: 'leaf2'}, local_address: {address: '172.16.1.5/31'}, remote_address: {address: '172.16.1.3/31'}},
				...{local_as: {asn: 4_200_000_102}, remote_as: {asn: 4_200_000_101}, status: {value: 'planned'}, peer_group: null},
			});
			expect((documentOf(await say(`netbox check ${missing}`)) as Row)['findings']).toEqual([]);
		} finally {
			await say(`netbox crud delete object-type session object-id ${made.join(',')} yes`);
		}
	},
);
