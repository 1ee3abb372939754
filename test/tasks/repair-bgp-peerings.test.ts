import {expect, test} from 'vitest';
import type {Failure} from '../../src/core/failure.js';
import type {Result} from '../../src/core/result.js';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const repair = 'netbox repair bgp-peerings devices';
const faulty = (): Promise<Shell> => startShell(faultsDataset);
const lines = (said: Output): readonly string[] =>
	rowsOf(said).rows.map(({row: {step, verb, object, field, old, new: next}}) =>
		`${step} ${verb} ${object} ${field}: ${old} -> ${next}`.replace(/ \(id \d+\)/g, ''),
	);
const written = (shell: Shell): readonly string[] => shell.writes().filter((line) => !line.includes('graphql'));
const errorOf = (said: Result<Output>): Failure => {
	const error = said.ok ? said.value.errors[0] : said.error;
	if (!error) throw new Error('no error');
	return error;
};
/** The rules that a check of devices still meets. */
const found = async (shell: Shell, devices: string): Promise<readonly unknown[]> =>
	((documentOf(unwrap(await shell.say(`netbox check bgp-peerings devices ${devices}`))) as Row)['findings'] as readonly Row[]).map(({rule}) => rule);
const decisions = (said: Output): readonly string[] =>
	((documentOf(said) as Row)['decide'] as readonly Row[]).map(({rule, why}) => `${rule}${why ? `: ${why}` : ''}`);

test('CP15 repair-peerings a session without one back gets it, turned round and without policies; everything else needs a decision', async () => {
	const shell = await faulty();
	const dry = unwrap(await shell.say(`${repair} r1 dry-run`));
	expect(lines(dry)).toEqual([
		'1 create missing-reverse name: null -> missing-reverse',
		'1 create missing-reverse device: null -> r2',
		'1 create missing-reverse local_address: null -> 10.66.5.2/30',
		'1 create missing-reverse remote_address: null -> 10.66.5.1/30',
		'1 create missing-reverse local_as: null -> AS65002',
		'1 create missing-reverse remote_as: null -> AS65001',
		'1 create missing-reverse status: null -> active',
	]);
	expect(dry.notes[0]).toBe('new session on r2: it gets the name of the other half, "missing-reverse"');
	expect(dry.notes).toContain(
		'needs a decision: status-mismatch r1 status-mismatch-r1 (id 5): active here, planned there ("prefer" says whose value counts: near, far or active)',
	);
	expect([dry.notes.at(-1), dry.differs, written(shell)]).toEqual(['would do 1 step: nothing was sent', true, []]);
	expect(decisions(dry)).toEqual(expect.arrayContaining(['duplicate', 'wrong-device', 'several-reverses', 'ambiguous', 'self-peering']));
	const done = unwrap(await shell.say(`${repair} r1 yes`));
	expect([written(shell), done.notes.at(-2), done.notes.at(-1), done.differs]).toEqual([
		['POST /api/plugins/bgp/session/'],
		'done: 1 step of the repair in env',
		'next: netbox check bgp-peerings devices r1',
		true,
	]);
	const again = unwrap(await shell.say(`${repair} r1 rules missing-reverse yes`));
	expect([again.notes, again.differs, written(shell).length]).toEqual([['nothing to repair: nothing was sent'], undefined, 1]);
	unwrap(await shell.say('undo yes'));
	expect(written(shell).slice(1)).toEqual([expect.stringMatching(/^DELETE .*session/)]);
});

test('CP19 repair-prefer what the ends disagree about is mended by the end that prefer names, and by no guess', async () => {
	const shell = await faulty();
	const rules = 'rules as-mismatch,status-mismatch,group-differs';
	const said = async (words: string): Promise<Output> => unwrap(await shell.say(`${repair} ${words} dry-run`));
	expect(lines(await said(`r1 ${rules}`))).toEqual([]);
	expect(lines(await said(`r1 ${rules} prefer near`)).map((line) => line.slice(2))).toEqual([
		'update r2:as-mismatch-r2 local_as: AS65099 -> AS65002',
		'update r2:status-mismatch-r2 status: planned -> active',
		'update r2:group-differs-r2 peer_group: null -> FABRIC',
	]);
	expect(lines(await said(`r1 ${rules} prefer far`)).map((line) => line.slice(2))).toEqual([
		'update r1:as-mismatch-r1 remote_as: AS65002 -> AS65099',
		'update r1:status-mismatch-r1 status: active -> planned',
		'update r1:group-differs-r1 peer_group: FABRIC -> null',
	]);
	const active = await said(`r1,r2 ${rules} prefer active`);
	expect([lines(active), decisions(active)]).toEqual([
		['1 update r2:status-mismatch-r2 status: planned -> active'],
		['as-mismatch: not one of both ends is active alone', 'group-differs: not one of both ends is active alone'],
	]);
	expect(decisions(await said(`r1,r2 ${rules} prefer near`))[0]).toBe('as-mismatch: both ends were asked for: "prefer" cannot tell them apart');
	const kept = unwrap(await shell.say(`${repair} r1 rules missing-reverse,status-mismatch prefer near plan mend`));
	expect([kept.notes.at(-1), written(shell)]).toEqual(['kept as plan "mend": 2 steps; nothing was sent', []]);
	unwrap(await shell.say('apply mend yes'));
	expect(written(shell).map((line) => line.slice(0, 5))).toEqual(['POST ', 'PATCH']);
	expect(await found(shell, 'r1 rules missing-reverse,status-mismatch')).toEqual([]);
	expect(errorOf(await shell.say(`${repair} r1,r77 prefer near yes`)).code).toBe('not-found');
	expect(errorOf(await shell.say(`${repair} r1 rules as-mismatch prefer near yes expect 2`)).code).toBe('refused');
});

test('CP15 repair-peerings the name is turned round where it is of both devices; a peer group is taken over only by prefer', async () => {
	const shell = await startShell();
	const plain = unwrap(await shell.say(`${repair} spine1 rules missing-reverse dry-run`));
	expect(lines(plain).filter((line) => /name|group/.test(line))).toEqual(['1 create leaf4-spine1 name: null -> leaf4-spine1']);
	expect(plain.notes[0]).toContain('the peer group FABRIC is not taken over');
	const near = unwrap(await shell.say(`${repair} spine1 rules missing-reverse prefer near dry-run`));
	expect(lines(near).filter((line) => line.includes('group'))).toEqual(['1 create leaf4-spine1 peer_group: null -> FABRIC']);
});
