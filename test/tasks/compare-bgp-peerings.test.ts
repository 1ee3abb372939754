import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {restOf} from '../peerings/support.js';
import {pipe, run, screenOf, textOf} from '../pipes/chain.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from '../wiring/open-app.js';
import {openShell, type Shell, type Speaker, shareShell, startShell} from './netbox-support.js';

type Compared = {
	readonly from: string;
	readonly to: string;
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
	readonly equal: number;
	readonly not_comparable: Row;
	readonly changes: readonly Row[];
};

const shared = shareShell();
const get = 'netbox get bgp-peerings devices';
const said = async (shell: Speaker, line: string): Promise<Output> => unwrap(await shell.say(line));
const told = (output: Output): Compared => documentOf(output) as unknown as Compared;
const changesIn = (output: Output): readonly unknown[] =>
	told(output).changes.map(({change, device, session, field, old, new: now}) =>
		change === '~' ? `${change} ${device} ${session} ${field} ${JSON.stringify(old)} ${JSON.stringify(now)}` : `${change} ${device} ${session}`,
	);
const counts = (output: Output): readonly number[] => {
	const {added, removed, changed, equal} = told(output);
	return [added, removed, changed, equal];
};

/** A file with this text. */
function file(text: string, name = 'peers.json'): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, text);
	return path;
}

/** The sessions of devices, saved as `save` does. */
const saved = async (shell: Speaker, devices: string, form: 'json' | 'yaml' = 'json'): Promise<string> =>
	file(textOf(await said(shell, `${get} ${devices}`), pipe(form)), `peers.${form}`);

async function patch({lab}: Shell, path: string, edit: object): Promise<void> {
	expect((await restOf(lab.url)('PATCH', path, edit)).status).toBe(200);
}

test('CM2 difference-rows CM5 compare-exit CM8 compare-forms a branch beside main, by the pipe and by the command', async () => {
	const expected = {
		...{from: 'env', to: 'branch maint-42 of env', added: 0, removed: 0, changed: 1, equal: 2, not_comparable: {}},
		changes: [
			{
				...{change: '~', device: 'fceos4', session: 'fceos4-fceos5-eth105', id: 1, field: 'description'},
				...{old: 'BGP peering between fceos4 and fceos5 on eth105', new: 'changed in the branch'},
			},
		],
	};
	for (const line of [`${get} fceos4 | compare branch maint-42`, 'netbox compare bgp-peerings devices fceos4 with-branch maint-42']) {
		const output = await said(shared(), line);
		expect([documentOf(output), output.differs, output.errors]).toEqual([expected, true, []]);
		expect(output.notes).toContain('compared env with branch maint-42 of env');
	}
	const screen = screenOf(await said(shared(), `${get} fceos4 | compare branch maint-42`));
	expect(screen).toMatch(/^change {2}device {2}session +field +old +new/);
	expect(screen).toMatch(/\n0 added, 0 removed, 1 changed, 2 equal\n/);
});

test('CM5 compare-exit CM7 saved-files what was saved as JSON or YAML does not differ', async () => {
	for (const form of ['json', 'yaml'] as const) {
		const path = await saved(shared(), 'leaf*', form);
		const output = await said(shared(), `${get} leaf* | compare file ${path}`);
		expect([counts(output), output.differs]).toEqual([[0, 0, 0, 8], undefined]);
		expect(screenOf(output)).toContain('no differences, 8 equal\n');
	}
});

test('CM1 session-pairing a rename, a new address and another device are changes of one session; a deletion and a creation are not', async () => {
	const shell = await startShell();
	const path = await saved(shell, 'fceos4,leaf1');
	await patch(shell, 'plugins/bgp/session/1/', {name: 'renamed', status: 'planned'});
	await patch(shell, 'plugins/bgp/session/3/', {device: 3});
	const rest = restOf(shell.lab.url);
	const {json: old} = await rest('GET', 'plugins/bgp/session/5/');
	expect((await rest('DELETE', 'plugins/bgp/session/5/')).status).toBe(204);
	const again = {name: 'fceos4-fceos5-eth107', device: 1, status: 'active', local_as: idIn(old, 'local_as'), remote_as: idIn(old, 'remote_as')};
	const made = await rest('POST', 'plugins/bgp/session/', {
		...again,
		local_address: idIn(old, 'local_address'),
		remote_address: idIn(old, 'remote_address'),
	});
	expect(made.status).toBe(201);
	const output = await said(shell, `${get} fceos4,leaf1 | compare file ${path}`);
	expect(changesIn(output)).toEqual([
		'- fceos4 fceos4-fceos5-eth107',
		'+ fceos4 fceos4-fceos5-eth107',
		'~ fceos4 renamed name "fceos4-fceos5-eth105" "renamed"',
		'~ fceos4 renamed status "active" "planned"',
		'~ fceos6 fceos4-fceos5-eth106 device "fceos4" "fceos6"',
	]);
	expect(counts(output)).toEqual([1, 1, 2, 3]);
});

const idIn = (row: Row, field: string): Json => (row[field] as Row)['id'] ?? null;

test('CM1 session-pairing between two NetBoxes by holder, hosts, VRF and AS numbers, whatever ids are, and then without AS numbers', async () => {
	// Everything has another id there, and another time.
	const other = await startShell((dataset) => ({...dataset, objects: {...dataset.objects, 'plugins/bgp/session': shifted(dataset)}}));
	const path = await saved(other, 'fceos4');
	const output = await said(shared(), `${get} fceos4 | compare file ${path}`);
	expect(changesIn(output)).toEqual([
		'~ fceos4 fceos4-fceos5-eth105 remote-as 65100 65101',
		'~ fceos4 fceos4-fceos5-eth106 name "elsewhere" "fceos4-fceos5-eth106"',
	]);
	expect(counts(output)).toEqual([0, 0, 2, 1]);
});

/** The sessions with other ids, made at another time, one of another name and one with another AS number. */
function shifted({objects}: LabDataset): LabDataset['objects'][string] {
	const sessions = objects['plugins/bgp/session'] ?? [];
	return sessions.map((row) => ({
		...row,
		...{id: Number(row['id']) + 1000, created: '2020-01-01T00:00:00.123456Z'},
		...(row['id'] === 1 && {remote_as: row['local_as'] ?? null}),
		...(row['id'] === 3 && {name: 'elsewhere'}),
	}));
}

test('CM3 compared-values sets have no order, labels and objects that were only renamed in display do not count, fields are chosen', async () => {
	const shell = await startShell();
	const output = await said(shell, `${get} fceos4`);
	const rows = documentOfJson(textOf(output, pipe('json')));
	const first = rows['fceos4']?.['fceos4-fceos5-eth105'] as Record<string, Json>;
	first['status'] = {value: 'active', label: 'Aktiv'};
	first['display'] = 'another';
	first['last_updated'] = '2020-01-01T00:00:00Z';
	first['tags'] = [
		{id: 1, name: 'b'},
		{id: 2, name: 'a'},
	];
	await patch(shell, 'plugins/bgp/session/3/', {description: 'x', custom_fields: {tier: 'gold'}});
	const path = file(JSON.stringify(rows));
	const line = `${get} fceos4 | compare file ${path}`;
	expect(changesIn(await said(shell, line))).toEqual([
		'~ fceos4 fceos4-fceos5-eth105 tags ["a","b"] []',
		'~ fceos4 fceos4-fceos5-eth106 description "BGP peering between fceos4 and fceos5 on eth106" "x"',
		'~ fceos4 fceos4-fceos5-eth106 custom_fields.tier null "gold"',
	]);
	expect(changesIn(await said(shell, `${line} fields custom-fields`))).toEqual(['~ fceos4 fceos4-fceos5-eth106 custom_fields.tier null "gold"']);
	expect(changesIn(await said(shell, `${line} except tags,description`))).toEqual(['~ fceos4 fceos4-fceos5-eth106 custom_fields.tier null "gold"']);
	expect(counts(await said(shell, `${line} fields status`))).toEqual([0, 0, 0, 3]);
});

const documentOfJson = (text: string): Record<string, Record<string, Json>> => JSON.parse(text) as Record<string, Record<string, Json>>;

test('CM3 compared-values what a side does not say is named, and is neither equal nor different', async () => {
	const rows = documentOfJson(textOf(await said(shared(), `${get} fceos4`), pipe('json')));
	// As netbox-bgp 0.17 says them.
	for (const row of Object.values(rows['fceos4'] ?? {}))
		for (const key of ['extra_attributes', 'max_prefixes', 'remote_as_macro']) delete (row as Record<string, Json>)[key];
	const output = await said(shared(), `${get} fceos4 | compare file ${file(JSON.stringify(rows))}`);
	expect(counts(output)).toEqual([0, 0, 0, 3]);
	expect(told(output).not_comparable).toEqual({'remote-as-macro': 3, import: 3, export: 3, 'max-prefixes': 3, 'extra-attributes': 3});
	expect(output.notes).toContain(
		'"import" of 3 sessions is not comparable: below netbox-bgp 0.19 a session shows the policies of its peer group too',
	);
});

test('CM2 difference-rows unified is a text of what was and what is; pipes get a row for each line', async () => {
	const shell = await startShell();
	const path = await saved(shell, 'leaf2');
	const rows = documentOfJson(textOf(await said(shell, `${get} leaf2`), pipe('json')));
	const names = Object.keys(rows['leaf2'] ?? {});
	(rows['leaf2']?.['leaf2-spine2'] as Record<string, Json>)['status'] = {value: 'failed'};
	writeFileSync(path, JSON.stringify(rows));
	const unified = screenOf(await said(shell, `${get} leaf2 | compare file ${path} unified`));
	expect(unified).toBe(
		`--- file ${path}\n+++ env\n@@ leaf2 leaf2-spine2 #17 @@\n-status: failed\n+status: planned\n0 added, 0 removed, 1 changed, ${names.length - 1} equal\n`,
	);
	const output = await said(shell, `${get} leaf2,fceos4 | compare file ${path}`);
	const csv = run(output, [pipe('csv')]).text;
	expect(csv).toContain('change,device,session,field,old,new,id\n');
	expect(csv).toContain('~,leaf2,leaf2-spine2,status,failed,planned,17\n');
	// What the file does not have was not seen: it is not added.
	expect([csv.includes('fceos4'), output.notes.includes(`file ${path} has nothing of 1 device: fceos4: not compared`)]).toEqual([false, true]);
	const {leaf2 = {}} = rows;
	writeFileSync(path, JSON.stringify({leaf2: Object.fromEntries(Object.entries(leaf2).filter(([name]) => name !== 'leaf2-spine2'))}));
	expect(run(await said(shell, `${get} leaf2 | compare file ${path}`), [pipe('csv')]).text).toContain('+,leaf2,leaf2-spine2,,,"planned, ');
});

test('CM7 saved-files sessions of the file on devices that were not asked for are not compared, and that is said', async () => {
	const path = await saved(shared(), 'leaf*,fceos4');
	shared().asked();
	const output = await said(shared(), `${get} fceos4 | compare file ${path}`);
	// Nothing is asked of them either.
	expect(
		shared()
			.asked()
			.filter((asked) => /[?&]id=/.test(asked) && asked.includes('/bgp/session/')),
	).toEqual([]);
	expect(counts(output)).toEqual([0, 0, 0, 3]);
	expect(output.notes).toContain(`8 sessions of file ${path} on devices that were not asked for: not compared`);
});

test('CM7 saved-files any other file is refused in words, before NetBox is asked', async () => {
	const shell = await startShell();
	const refused = async (text: string): Promise<string> =>
		messageOf(await shell.say(`${get} fceos4 | compare file ${file(text)}`)).replace(/\/\S+\//, '');
	const {fceos4 = {}} = documentOfJson(textOf(await said(shell, `${get} fceos4`), pipe('json')));
	shell.asked();
	expect(await refused('{"a": [')).toMatch(/^cannot read "peers.json" as JSON or YAML: .+\.$/);
	expect(await refused('[]')).toBe('file peers.json holds no sessions by their devices.');
	expect(await refused('device,session\nleaf1,x\n')).toMatch(/^cannot read "peers.json" as JSON or YAML: it has no keys at its top\.$/);
	expect(await refused('{"fceos4": {"x": {"status": "active"}}}')).toBe('file peers.json: session "x" of "fceos4" is not whole: it lacks "id".');
	expect(await refused(JSON.stringify({fceos4: 5, leaf1: fceos4}))).toBe('file peers.json holds no sessions by their devices: see "fceos4".');
	expect(await refused(`a: &x {b: 1}\nc: *x\n`)).toMatch(/an alias|Unresolved alias/);
	expect(await refused('['.repeat(100_000))).toContain('nested deeper than 100 levels');
	expect(await refused(`a: ${'['.repeat(100_000)}`)).toMatch(/cannot read "peers.json" as JSON or YAML: /);
	expect(await refused('a: 1\nb: 2\na: 3\n')).toContain('the key "a" is there twice');
	expect(messageOf(await shell.say(`${get} fceos4 | compare file /nowhere/x.json`))).toBe('cannot read "/nowhere/x.json": no such file or folder.');
	expect(messageOf(await shell.say(`${get} fceos4 | compare file /dev`))).toBe('cannot read "/dev": it is a folder.');
	expect(shell.asked()).toEqual([]);
});

test('CM6 whole-sides what could not be read whole gives its error and no result; a device of one side alone is a note', async () => {
	const shell = await startShell();
	const path = await saved(shell, 'fceos4,leaf1');
	const front = await startServer(async ({target, headers: {authorization = ''}}) => {
		if (target.includes('/bgp/session/')) return {json: {detail: 'You do not have permission to perform this action.'}, status: 403};
		const answer = await fetch(shell.lab.url + target, {headers: {authorization}});
		return {json: (await answer.json()) as Json, status: answer.status};
	});
	onTestFinished(front.close);
	expect(messageOf(await openShell(front.url).say(`${get} fceos4 | compare file ${path}`))).toContain(
		'does not let this token read BGP sessions (403)',
	);
	expect(messageOf(await shell.say(`${get} fceos4,nowhere1 | compare file ${path}`))).toBe("Device 'nowhere1' not found in Netbox");
	expect(messageOf(await shell.say(`${get} nowhere1 | compare branch maint-42`))).toBe("Device 'nowhere1' not found in Netbox");
	const rest = restOf(shell.lab.url);
	const {json} = await rest('GET', 'dcim/devices/?name=leaf1');
	const [device] = json['results'] as readonly Row[];
	await patch(shell, `dcim/devices/${device?.['id']}/`, {name: 'leaf1-old'});
	const output = await said(shell, `${get} fceos4,leaf1 | compare file ${path} fields device`);
	expect(changesIn(output)).toEqual(
		['leaf1-spine1', 'leaf1-spine1-v6', 'leaf1-spine2'].map((name) => `~ leaf1-old ${name} device "leaf1" "leaf1-old"`),
	);
	expect(output.notes).toContain("env: Device 'leaf1' not found in Netbox");
});

test('CM1 session-pairing CM7 saved-files the cache is what was known before; both sides the same are refused', async () => {
	const shell = await startShell();
	await said(shell, `${get} fceos4`);
	await patch(shell, 'plugins/bgp/session/1/', {status: 'planned'});
	const output = await said(shell, `${get} fceos4 | compare cache`);
	expect(changesIn(output)).toEqual(['~ fceos4 fceos4-fceos5-eth105 status "active" "planned"']);
	expect(told(output).from).toBe('the cache of env');
	expect(counts(await said(shell, `${get} fceos4 | compare cache`))).toEqual([0, 0, 0, 3]);
	// What is not cached was not seen: it is not added.
	const some = await said(shell, `${get} fceos* | compare cache`);
	expect([counts(some).slice(0, 3), some.notes.filter((note) => note.startsWith('the cache of env has nothing of '))]).toEqual([
		[0, 0, 0],
		[expect.stringMatching(/: fceos5/)],
	]);
	expect(messageOf(await shell.say(`${get} fceos4 cache force | compare cache`))).toContain('both sides are the cache');
	expect(messageOf(await shell.say(`${get} fceos4 branch maint-42 | compare branch maint-42`))).toContain('both sides are the branch');
});

test('CM6 whole-sides what is not cached before the command is named, and never equal', async () => {
	const shell = await startShell();
	for (const devices of ['fceos4 fceos5', 'site=ams1', 'fceos*']) {
		expect(messageOf(await shell.say(`${get} ${devices} | compare cache`))).toMatch(
			/^the cache of env has nothing of .*: there is nothing to compare with/,
		);
	}
	expect(messageOf(await shell.say(`${get} region=emea | compare cache`))).toMatch(/^"region" cannot be answered from the cache: name the devices/);
	await said(shell, `${get} fceos4`);
	const some = await said(shell, `${get} fceos4 fceos5 | compare cache`);
	expect([counts(some), some.notes.filter((note) => note.includes('fceos5'))]).toEqual([
		[0, 0, 0, 3],
		['the cache of env has nothing of 1 device: fceos5: not compared'],
	]);
	// The reading caches what was not.
	expect(counts(await said(shell, `${get} fceos4 fceos5 | compare cache`))).toEqual([0, 0, 0, 6]);
	expect(messageOf(await shell.say(`${get} fceos4 fceos55 | compare cache`))).toContain("Device 'fceos55' not found");
});

test('CM8 compare-forms dry-run has the requests of both sides, and sends nothing', async () => {
	const shell = await startShell();
	const {from, to} = documentOf(await said(shell, `${get} fceos4 dry-run | compare branch maint-42`)) as unknown as {from: Row; to: Row};
	expect([from['branch'], to['branch'], shell.asked()]).toEqual([null, 'maint-42', []]);
});

test('CM7 saved-files CM6 whole-sides job N is the kept result of a job, whole or refused', async () => {
	const {lab} = await startShell();
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const shell = await openApp({home, env: {NF_URL: lab.url, NF_TOKEN: adminToken}});
	onTestFinished(shell.close);
	const before = await shell.run(`${get} fceos4`);
	expect((await restOf(lab.url)('PATCH', 'plugins/bgp/session/1/', {status: 'planned'})).status).toBe(200);
	const compared = await shell.run(`${get} fceos4 | compare job ${before.job.number}`);
	expect(compared.json).toMatchObject({
		from: expect.stringMatching(new RegExp(`^job ${before.job.number} `)),
		added: 0,
		removed: 0,
		changed: 1,
		equal: 2,
	});
	const partial = await shell.run(`${get} fceos4,nowhere1`);
	const other = await shell.run('netbox get devices devices fceos4');
	const refusal = async (number: number): Promise<string | undefined> =>
		(await shell.run(`${get} fceos4 | compare job ${number}`)).errors[0]?.message;
	// What is compared of it is whole.
	expect((await shell.run(`${get} fceos4 | compare job ${partial.job.number}`)).json).toMatchObject({changed: 0, equal: 3});
	const far = await shell.run(`${get} fceos5,nowhere1`);
	expect(await refusal(far.job.number)).toMatch(/^job \d+ \(.* ago\) has nothing of fceos4: there is nothing to compare with\.$/);
	expect(await refusal(other.job.number)).toMatch(/^job \d+ \(.* ago\) gave no peerings\.$/);
	expect(await refusal(4711)).toBe('no job 4711.');
});

test('CM1 session-pairing an id that stands for a session of another time is another session', async () => {
	const rows = documentOfJson(textOf(await said(shared(), `${get} fceos4`), pipe('json')));
	const first = rows['fceos4']?.['fceos4-fceos5-eth105'] as Record<string, Json>;
	first['created'] = '2020-01-01T00:00:00.123456Z';
	const output = await said(shared(), `${get} fceos4 | compare file ${file(JSON.stringify(rows))}`);
	expect([changesIn(output).toSorted(), counts(output)]).toEqual([
		['+ fceos4 fceos4-fceos5-eth105', '- fceos4 fceos4-fceos5-eth105'],
		[1, 1, 0, 2],
	]);
});

test('CM6 whole-sides a device that one of two instances does not have is an error, and so is an instance beside itself', async () => {
	const shell = await startShell();
	const [leaf] = shell.lab.behind.rows('dcim/devices').filter(({name}) => name === 'leaf1');
	shell.lab.behind.update('dcim/devices', Number(leaf?.['id']), {name: 'only-here'});
	expect(messageOf(await shell.say(`${get} fceos4,only-here | compare instance lab`))).toBe("lab: Device 'only-here' not found in Netbox");
	expect(messageOf(await shell.say(`${get} fceos4,leaf1 | compare instance lab`))).toBe("env: Device 'leaf1' not found in Netbox");
	expect(messageOf(await shell.say(`${get} fceos4 | compare instance env`))).toBe('both sides are the instance "env".');
});

test('CM2 difference-rows another instance is the new side', async () => {
	const shell = await startShell();
	await patch(shell, 'plugins/bgp/session/1/', {status: 'planned'});
	const output = await said(shell, `${get} fceos4 | compare instance lab`);
	expect([told(output).from, told(output).to, changesIn(output)]).toEqual([
		'env',
		'lab',
		['~ fceos4 fceos4-fceos5-eth105 status "planned" "active"'],
	]);
});
