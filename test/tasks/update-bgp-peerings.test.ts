import {expect, test} from 'vitest';
import type {Failure} from '../../src/core/failure.js';
import type {Result} from '../../src/core/result.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {faultOf} from '../support/shell-tree.js';
import {type Shell, startShell} from './netbox-support.js';

const update = 'netbox update bgp-peerings devices';
const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);
const errorOf = (said: Result<Output>): Failure => {
	const error = said.ok ? said.value.errors[0] : said.error;
	if (!error) throw new Error('no error');
	return error;
};
const session = async (shell: Shell, id: number): Promise<Row> =>
	(documentOf(unwrap(await shell.say(`netbox crud get object-type session object-id ${id}`))) as readonly Row[])[0] ?? {};
/** What was written; GraphQL reads. */
const written = (shell: Shell): readonly string[] => shell.writes().filter((line) => !line.includes('graphql'));
/** `8 status active -> offline` for each line of a preview. */
const changes = (said: Output): readonly string[] => table(said).map(({id, field, old, new: next}) => `${id} ${field} ${old} -> ${next}`);

test('CP14 update-peerings CP13 after-write the chosen sessions are shown, asked for and written; the cache and the next check show them at once', async () => {
	const shell = await startShell();
	const cached = 'netbox get bgp-peerings devices leaf1 cache True';
	unwrap(await shell.say(cached));
	const dry = unwrap(await shell.say(`${update} leaf1 sessions leaf1-spine? id=23 set status=offline description="CHG 1, night" dry-run`));
	expect([changes(dry), dry.notes]).toEqual([
		[8, 15, 23].flatMap((id) => [`${id} status active -> offline`, `${id} description "" -> CHG 1, night`]),
		['3 sessions of 1 device chosen', 'would update 3 objects in plugins.bgp.session: nothing was sent'],
	]);
	expect(dry.meta.requests).toBe(shell.counted());
	const asked: string[] = [];
	const declined = await shell.say(`${update} leaf1 set status=offline`, (question, preview) => {
		asked.push(question, ...(preview?.notes ?? []));
		return false;
	});
	expect([asked, errorOf(declined).code, written(shell)]).toEqual([
		['update 3 objects of plugins.bgp.session in env?', '3 sessions of 1 device chosen'],
		'refused',
		[],
	]);
	const done = unwrap(await shell.say(`${update} leaf1 sessions leaf1-spine1 set status=offline yes`));
	expect([changes(done), done.notes]).toEqual([
		['8 status active -> offline'],
		['changed 1 object in plugins.bgp.session', 'next: netbox check bgp-peerings devices leaf1'],
	]);
	const read = unwrap(await shell.say(cached));
	expect(table(read).find(({id}) => id === 8)).toMatchObject({status: {value: 'offline'}});
	expect(read.meta).toMatchObject({cache: 'True', hits: 1});
	const checked = documentOf(unwrap(await shell.say('netbox check bgp-peerings devices leaf1 rules status-mismatch'))) as Row;
	expect(checked['findings']).toMatchObject([{rule: 'status-mismatch', id: 8}]);
	const again = unwrap(await shell.say(`${update} leaf1 sessions id=8 set status=offline yes`));
	expect([again.notes.slice(0, 2), written(shell)]).toEqual([['1 object is so already', 'nothing was sent'], ['PATCH /api/plugins/bgp/session/8/']]);
});

test('CP14 update-peerings a device or a word that finds nothing is an error and nothing is written; one that several sessions bear means all of them', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${update} leaf1 sessions id=15 set name=leaf1-spine1 yes`));
	expect(errorOf(await shell.say(`${update} leaf1,leaf77 set status=offline yes`))).toMatchObject({
		code: 'not-found',
		message: expect.stringContaining('leaf77'),
	});
	expect(errorOf(await shell.say(`${update} leaf1 sessions leaf1-spine1,leaf1-spin1 set status=offline yes`))).toMatchObject({
		...{code: 'not-found', message: 'no BGP session "leaf1-spin1" on this device. Did you mean "leaf1-spine1"?'},
	});
	expect(errorOf(await shell.say(`${update} leaf1 sessions id=1 set status=offline yes`)).code).toBe('not-found');
	const both = unwrap(await shell.say(`${update} leaf1 sessions leaf1-spine1 set status=offline dry-run`));
	expect([changes(both), both.notes.slice(0, 2)]).toEqual([
		['8 status active -> offline', '15 status active -> offline'],
		['2 sessions of 1 device chosen', '2 sessions are called "leaf1-spine1": all of them are meant'],
	]);
	expect([errorOf(await shell.say(`${update} leaf1 set status=offline yes expect 2`)).code, written(shell).length]).toEqual(['refused', 1]);
});

test('CP17 set-fields none clears, relations are named, a list is set or added to; what cannot be is refused before sessions are read', async () => {
	const shell = await startShell();
	const said = async (words: string): Promise<readonly string[]> =>
		changes(unwrap(await shell.say(`${update} fceos4 sessions id=1 set ${words} dry-run`)));
	expect(await said('description=none tenant=none peer-group=FABRIC max_prefixes=1000 tags=core,edge name=none')).toEqual([
		'1 description BGP peering between fceos4 and fceos5 on eth105 -> ""',
		'1 tenant SALTNORNIR (id 1) -> null',
		expect.stringMatching(/^1 peer_group TEST_BGP_PEER_GROUP_1 \(id 1\) -> FABRIC \(id \d+\)$/),
		'1 max_prefixes null -> 1000',
		expect.stringMatching(/^1 tags null -> core \(id \d+\), edge \(id \d+\)$/),
		'1 name fceos4-fceos5-eth105 -> null',
	]);
	expect(await said('description="none" comments="" local-as=65101')).toEqual([
		'1 description BGP peering between fceos4 and fceos5 on eth105 -> none',
		'1 local_as AS65100 (id 1) -> AS65101 (id 2)',
	]);
	unwrap(await shell.say(`${update} fceos4 sessions id=1 set tags=+core import-policies=none yes`));
	expect(await said('tags=+edge,-core')).toEqual([expect.stringMatching(/^1 tags core \(id \d+\) -> edge \(id \d+\)$/)]);
	expect([await said('tags=+core'), await said('tags=-edge'), ((await session(shell, 1))['tags'] as readonly Json[]).length]).toEqual([[], [], 1]);
	// The word that writes is typed in full, and what follows may be cut.
	expect(changes(unwrap(await shell.say('netbox update bgp dev fceos4 sess id=1 set status=offline dry-run')))).toEqual([
		'1 status active -> offline',
	]);
	shell.asked();
	const refused: readonly (readonly [string, string])[] = [
		['stauts=offline', 'plugins.bgp.session has no field "stauts". Did you mean "status"?'],
		['status=ofline', '"status" takes offline, active, planned, failed, not "ofline". Did you mean "offline"?'],
		['status=none', '"status" always has a value: "none" cannot clear it.'],
		['local-as=none', '"local_as" always has a value: "none" cannot clear it.'],
		['status=active,offline', '"status" takes one value, not 2.'],
		['description=', '"description" has an empty value: "none" clears the field.'],
		['description=a, b', '"description" takes one text: quote it where it has blanks.'],
		['tags=+a,b', '"tags" has values with a sign and without one: say + or - before each, or before none.'],
		['tags=+a,-a', '"tags" has "a" twice.'],
		['max-prefixes=many', '"max_prefixes" takes a whole number, which "many" is not.'],
		['last-updated=now', 'the field "last_updated" of plugins.bgp.session is set by NetBox itself.'],
		['custom_fields.tier=gold', '"set" does not take "custom_fields.tier".'],
	];
	for (const [words, message] of refused) expect(errorOf(await shell.say(`${update} fceos4 set ${words} dry-run`)).message).toBe(message);
	expect(shell.asked().some((path) => path.includes('device'))).toBe(false);
	expect(errorOf(await shell.say(`${update} fceos4 set peer-group=FABRICK dry-run`))).toMatchObject({code: 'not-found'});
	expect(errorOf(await shell.say(`${update} fceos4 set tags=+nope yes`))).toMatchObject({code: 'not-found'});
	expect([
		faultOf(`${update} fceos4 set offline`),
		faultOf(`${update} fceos4 set status=a status=b`),
		faultOf('netbox upd bgp dev fceos4 set status=a'),
	]).toMatchObject([{code: 'bad-value'}, {code: 'bad-value'}, {code: 'full-word'}]);
});

test('CP18 both-ends the other half is changed too, with local and remote turned; a session without a single one is left out, and said', async () => {
	const shell = await startShell();
	const said = async (words: string) => shell.say(`${update} ${words} both-ends dry-run`);
	expect(changes(unwrap(await said('leaf1 sessions id=8 set status=offline remote-as=AS65100 tags=+edge')))).toEqual([
		'8 status active -> offline',
		expect.stringMatching(/^8 remote_as AS4200000001.* -> AS65100 \(id 1\)$/),
		expect.stringMatching(/^8 tags null -> edge \(id \d+\)$/),
		'7 status active -> offline',
		expect.stringMatching(/^7 local_as AS4200000001.* -> AS65100 \(id 1\)$/),
		expect.stringMatching(/^7 tags .*edge \(id \d+\)$/),
	]);
	for (const field of ['import-policies=RPL1', 'prefix-list-in=PFL1', 'peer-group=FABRIC', 'name=x', 'device=leaf2'])
		expect(errorOf(await said(`leaf1 set ${field}`))).toMatchObject({code: 'usage', message: expect.stringContaining('is of one end alone')});
	expect(errorOf(await said('leaf1,spine1 set remote-as=65100'))).toMatchObject({
		code: 'usage',
		message: expect.stringContaining('both ends of a peering are chosen'),
	});
	const twice = unwrap(await said('leaf1,spine1 sessions id=7,id=8 set status=offline'));
	expect(changes(twice)).toEqual(['7 status active -> offline', '8 status active -> offline']);
	const done = unwrap(await shell.say(`${update} spine1 set status=offline both-ends yes`));
	expect(done.errors).toMatchObject([{code: 'not-found', message: 'no single other half: spine1 spine1-leaf4 (id 13): nothing is written of it.'}]);
	expect(table(done).map(({id}) => id)).toEqual([7, 8, 9, 10, 11, 12, 22, 23]);
	expect((await session(shell, 13))['status']).toMatchObject({value: 'active'});
	const before = written(shell).length;
	expect([errorOf(await shell.say(`${update} spine1 sessions id=13 set status=offline both-ends yes`)).code, written(shell).length]).toEqual([
		'not-found',
		before,
	]);
});

test('CP14 update-peerings a maintenance window: kept as a plan, applied, and undone', async () => {
	const shell = await startShell();
	const kept = unwrap(await shell.say(`${update} leaf1 set status=offline tags=+edge both-ends plan drain`));
	expect([kept.notes.at(-1), written(shell)]).toEqual(['kept as plan "drain": would update 6 objects in plugins.bgp.session; nothing was sent', []]);
	unwrap(await shell.say('apply drain yes'));
	expect(await session(shell, 7)).toMatchObject({
		status: {value: 'offline'},
		tags: expect.arrayContaining([expect.objectContaining({name: 'edge'})]),
	});
	const direct = unwrap(await shell.say(`${update} leaf1 set description=night yes`));
	expect(direct.errors).toEqual([]);
	unwrap(await shell.say('undo yes'));
	expect([(await session(shell, 8))['description'], written(shell).length]).toEqual(['', 3]);
});
