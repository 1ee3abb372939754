import {beforeEach, expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

let shell: Shell;
beforeEach(async () => {
	shell = await startShell();
	unwrap(await shell.say('netbox get bgp-peerings devices fceos4,edge1'));
	unwrap(await shell.say('netbox get bgp-peerings devices fceos4 cache force'));
	shell.asked();
});

const listed = async (line: string): Promise<readonly Row[]> => documentOf(unwrap(await shell.say(line))) as readonly Row[];
const keysOf = (rows: readonly Row[]): readonly unknown[] => rows.map(({key}) => key);
const problemOf = async (line: string): Promise<object> => {
	const said = await shell.say(line);
	if (said.ok) throw new Error(`"${line}" went well`);
	return {code: said.error.code, message: said.error.message};
};

test('C9 cache-commands list shows each cached device with its instance, branch, age, expiry and size, and asks nothing', async () => {
	const all = await listed('netbox cache list');
	expect(keysOf(all)).toEqual(['get_bgp_peerings::edge1', 'get_bgp_peerings::edge1 #11', 'get_bgp_peerings::fceos4']);
	expect(all[2]).toMatchObject({
		instance: 'env',
		branch: 'main',
		confirmed: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		bytes: expect.any(Number),
		sessions: 3,
		stale: 0,
	});
	expect(keysOf(await listed('netbox cache list keys edge*'))).toEqual(['get_bgp_peerings::edge1', 'get_bgp_peerings::edge1 #11']);
	expect(keysOf(await listed('netbox cache list keys get_bgp_peerings::f*'))).toEqual(['get_bgp_peerings::fceos4']);
	expect((await listed('netbox cache list keys fceos4 details'))[0]).toMatchObject({
		url: shell.lab.url,
		schema: 'main',
		fetched: expect.stringMatching(/Z$/),
	});
	expect(shell.asked()).toEqual([]);
});

test('C9 cache-commands N33 cache-keys instances and branches are apart', async () => {
	unwrap(await shell.say('netbox get bgp-peerings devices fceos4 branch maint-42'));
	expect((await listed('netbox cache list keys fceos4')).map(({branch}) => branch)).toEqual(['main', 'maint-42']);
	expect(keysOf(await listed('netbox cache list branch maint-42'))).toEqual(['get_bgp_peerings::fceos4']);
	expect(await listed('netbox cache list instance lab')).toEqual([]);
	expect(await problemOf('netbox cache list instance nope')).toMatchObject({code: 'not-found'});
});

test('C9 cache-commands get gives the sessions under their key as NetBox sent them; what is missing is a note, an error with raise-missing', async () => {
	const fresh = documentOf(unwrap(await shell.say('netbox get bgp-peerings devices fceos4 cache False'))) as ReadonlyMap<
		string,
		ReadonlyMap<string, Row>
	>;
	const said = unwrap(await shell.say('netbox cache get key get_bgp_peerings::fceos4 keys nope*'));
	const kept = documentOf(said) as ReadonlyMap<string, ReadonlyMap<string, Row>>;
	expect([...kept.keys()]).toEqual(['get_bgp_peerings::fceos4']);
	expect(Object.fromEntries(kept.get('get_bgp_peerings::fceos4') ?? [])).toEqual(Object.fromEntries(fresh.get('fceos4') ?? []));
	expect(said.notes).toEqual(['"nope*" is not cached']);
	expect(await problemOf('netbox cache get key get_bgp_peerings::fceos5 raise-missing')).toEqual({
		code: 'not-found',
		message: 'not cached: "get_bgp_peerings::fceos5". Did you mean "get_bgp_peerings::fceos4"?',
	});
	expect(await problemOf('netbox cache get')).toEqual({code: 'usage', message: 'Nothing to get, specify key or keys'});
});

test('C9 cache-commands clear removes the keys it is given and tells them; without any it clears nothing', async () => {
	expect(await problemOf('netbox cache clear')).toEqual({code: 'usage', message: 'Nothing to clear, specify key or keys'});
	expect(await problemOf('netbox cache clear older-than week')).toMatchObject({code: 'usage', message: expect.stringContaining('"week" is no age')});
	expect(await listed('netbox cache clear older-than 1h')).toEqual([]);
	expect(keysOf(await listed('netbox cache list'))).toHaveLength(3);
	expect(keysOf(await listed('netbox cache clear keys edge*'))).toEqual(['get_bgp_peerings::edge1', 'get_bgp_peerings::edge1 #11']);
	expect(keysOf(await listed('netbox cache list'))).toEqual(['get_bgp_peerings::fceos4']);
	expect(keysOf(await listed('netbox cache clear all'))).toEqual(['get_bgp_peerings::fceos4']);
	expect(await listed('netbox cache list')).toEqual([]);
});

test('C10 cache-stats stats counts what is there and how often it served, of each instance and branch', async () => {
	const [main] = await listed('netbox cache stats');
	expect(main).toMatchObject({
		instance: 'env',
		branch: 'main',
		entries: 3,
		sessions: 8,
		hits: 1,
		misses: 3,
		evicted: 0,
		oldest: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
	});
	expect(unwrap(await shell.say('netbox cache stats')).notes).toEqual([
		expect.stringMatching(/^the file takes \d+ kB of 1\.0 GB \(cache-size\); a device nobody asks for goes after 90d \(cache-keep\)$/),
	]);
	expect(await listed('show cache instance env')).toEqual([{...main, oldest: expect.any(String)}]);
	expect(await listed('show cache instance lab')).toEqual([]);
});
