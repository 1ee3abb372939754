import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {type KeptPlan, planText} from '../../src/changes/kept/plan-file.js';
import type {Failure} from '../../src/core/failure.js';
import {parseJson} from '../../src/core/json-text.js';
import type {Result} from '../../src/core/result.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {createDirectory, placeOf} from '../../src/wiring/directory.js';
import {unwrap} from '../support/database.js';
import {closeAll, listen, trackSockets} from '../support/http.js';
import {commandOf, shellTree} from '../support/shell-tree.js';
import {adminToken, openShell, type Shell, startShell} from './netbox-support.js';

const sites = 'netbox crud update object-type dcim.sites object-id';
const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);
/** The states of the steps of a result, in order. */
const states = (said: Output): readonly unknown[] => ((documentOf(said) as Row)['steps'] as readonly Row[]).map(({state}) => state);
const codeOf = (said: Result<Output>): string => (said.ok ? (said.value.errors.map(({code}) => code)[0] ?? 'ok') : said.error.code);
const errorOf = (said: Result<Output>): Failure => {
	const error = said.ok ? said.value.errors[0] : said.error;
	if (!error) throw new Error('no error');
	return error;
};
const fileOf = (shell: Shell, name: string): string => join(shell.home, 'plans', `${name}.json`);
const get = async (shell: Shell, id: number): Promise<Row> =>
	(documentOf(unwrap(await shell.say(`netbox crud get object-type dcim.sites object-id ${id}`))) as readonly Row[])[0] ?? {};
/** An edit by somebody else. */
const edit = async (shell: Shell, id: number, data: string): Promise<void> =>
	void unwrap(await shell.say(`netbox rest path /api/dcim/sites/${id}/ method PATCH data ${data} yes`));

test('PL1 plan-option PL2 plan-file a write is kept with plan and sends nothing; it is a file of its owner alone, with who made it and a hash', async () => {
	const shell = await startShell();
	const kept = unwrap(await shell.say(`${sites} 1,2 data {"status": "planned"} message CHG-4711 plan noon`));
	expect([kept.notes, shell.writes()]).toEqual([['kept as plan "noon": would update 2 objects in dcim.sites; nothing was sent'], []]);
	const text = readFileSync(fileOf(shell, 'noon'), 'utf8');
	expect(statSync(fileOf(shell, 'noon')).mode & 0o777).toBe(0o600);
	expect(parseJson(text)).toMatchObject({
		...{
			nf_plan: 1,
			name: 'noon',
			branch: null,
			message: 'CHG-4711',
			instance: {name: 'env', url: shell.lab.url},
			netbox: expect.stringMatching(/^4\./),
		},
		...{hash: expect.stringMatching(/^[\da-f]{64}$/), by: expect.any(String), made: expect.stringMatching(/Z$/)},
		steps: [
			{n: 1, verb: 'update', type: 'dcim.sites', id: 1, set: {status: {old: {value: 'active'}, new: 'planned'}}, seen: {etag: expect.any(String)}},
			{n: 2, verb: 'update', id: 2},
		],
	});
	expect(text).not.toContain('0123456789abcdef');
	const again = await shell.say(`${sites} 1 data {"status": "planned"} plan noon`);
	expect([codeOf(again), readFileSync(fileOf(shell, 'noon'), 'utf8')]).toEqual(['local-io', text]);
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "N", "slug": "n"} plan noon overwrite'));
	expect(parseJson(readFileSync(fileOf(shell, 'noon'), 'utf8'))).toMatchObject({
		steps: [{verb: 'create', set: {name: {new: 'N'}, slug: {new: 'n'}}}],
	});
	const secret = await shell.say('netbox crud create object-type users.users data {"username": "u", "password": "Secret-Word-1"} plan user');
	expect(errorOf(secret)).toMatchObject({code: 'refused', message: expect.stringContaining('password of item 1')});
	expect([
		codeOf(await shell.say(`${sites} 1 data {"status": "planned"} plan a/b`)),
		codeOf(await shell.say(`${sites} 1 data {"status": "planned"} plan a dry-run`)),
		codeOf(await shell.say(`${sites} 1 data {"status": "planned"} yes overwrite`)),
		codeOf(await shell.say(`${sites} 1 data {"status": "planned"} plan a message "${'x'.repeat(190)}"`)),
	]).toEqual(['usage', 'usage', 'usage', 'usage']);
	expect([shell.writes(), unwrap(await shell.say(`${sites} 1 data {"status": "active"} plan same`)).notes]).toEqual([
		[],
		['1 object is so already', 'nothing would change: no plan was kept'],
	]);
});

test('PL3 plan-commands plans are listed, shown and removed; check says step by step how the objects are now', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2,3,4 data {"status": "planned", "facility": "night"} plan noon`));
	const shown = unwrap(await shell.say('plan show noon'));
	expect(table(shown).slice(0, 2)).toMatchObject([
		{step: 1, verb: 'update', 'object-type': 'dcim.sites', id: 1, field: 'facility', old: '""', new: 'night'},
		{step: 1, field: 'status', old: 'active', new: 'planned'},
	]);
	expect(table(unwrap(await shell.say('plan list')))).toMatchObject([{name: 'noon', instance: 'env', branch: null, steps: 4, state: 'as made'}]);
	await edit(shell, 2, '{"description": "by another"}');
	await edit(shell, 3, '{"status": "retired"}');
	unwrap(await shell.say(`${sites} 4 data {"status": "planned", "facility": "night"} yes`));
	const checked = unwrap(await shell.say('plan check noon'));
	expect(states(checked)).toEqual(['as seen', 'changed since, still fits', 'conflict', 'done already']);
	expect(checked.notes).toEqual(['1 as seen, 1 changed since, still fits, 1 conflict, 1 done already']);
	expect((documentOf(checked) as Row)['steps']).toMatchObject([
		{},
		{changed: [{field: 'description', now: 'by another'}]},
		{changed: [{field: 'status', planned: 'planned', now: {value: 'retired'}}], why: expect.stringMatching(/^changed by admin at 20/)},
		{},
	]);
	expect(codeOf(await shell.say('plan check nope'))).toBe('not-found');
	expect(codeOf(await shell.say('plan remove noon'))).toBe('needs-answer');
	unwrap(await shell.say('plan remove noon yes'));
	expect([table(unwrap(await shell.say('plan list'))), codeOf(await shell.say('plan show noon'))]).toEqual([[], 'not-found']);
});

test('PL4 apply-plan a plan is applied later, with what was shown and its marks in the change log; again there is nothing to do (PL6)', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2 data {"facility": "night"} message CHG-4711 plan noon`));
	expect(codeOf(await shell.say('apply noon'))).toBe('needs-answer');
	const asked: unknown[] = [];
	const no = await shell.say('apply noon', (question, preview) => {
		asked.push(question, preview && table(preview).map(({field, new: next}) => [field, next]));
		return false;
	});
	expect([asked, codeOf(no), shell.writes()]).toEqual([
		[
			'apply the plan noon: 2 steps in env?',
			[
				['facility', 'night'],
				['facility', 'night'],
			],
		],
		'refused',
		[],
	]);
	const dry = unwrap(await shell.say('apply noon dry-run'));
	expect([states(dry), dry.notes.at(-1), shell.writes()]).toEqual([['as seen', 'as seen'], 'would do 2 steps: nothing was sent', []]);
	const done = unwrap(await shell.say('apply noon yes'));
	expect([states(done), done.notes, shell.writes()]).toEqual([
		['done', 'done'],
		['done: 2 steps of the plan noon in env'],
		['PATCH /api/dcim/sites/'],
	]);
	const log = documentOf(unwrap(await shell.say('netbox crud changelogs limit 2'))) as readonly Row[];
	// Both may bear the same time.
	expect(
		log
			.map(({message}) => String(message))
			.toSorted()
			.toReversed(),
	).toEqual([expect.stringMatching(/^CHG-4711 \[nf [\da-f]{8}\/2\]$/), expect.stringMatching(/^CHG-4711 \[nf [\da-f]{8}\/1\]$/)]);
	const again = unwrap(await shell.say('apply noon yes'));
	expect([states(again), again.notes, shell.writes().length]).toEqual([
		['done already', 'done already'],
		['nothing to do: all of the plan noon is so already'],
		1,
	]);
});

test('PL6 done-already what is so already is not sent, also what another made, and a new object that is there', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2 data {"facility": "night"} plan noon`));
	unwrap(await shell.say('netbox crud create object-type dcim.sites data [{"name": "A", "slug": "a"}, {"name": "B", "slug": "b"}] plan new'));
	await edit(shell, 1, '{"facility": "night"}');
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "A", "slug": "a"} yes'));
	const before = shell.writes().length;
	expect(states(unwrap(await shell.say('apply noon yes')))).toEqual(['done already', 'done']);
	expect(states(unwrap(await shell.say('apply new yes')))).toEqual(['done already', 'done']);
	expect(shell.writes().slice(before)).toEqual(['PATCH /api/dcim/sites/2/', 'POST /api/dcim/sites/']);
});

test('PL5 changed-since other fields still fit and are kept; the same field is a conflict (7), and nothing is sent; keep-going and only send the others', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2,3 data {"facility": "night"} plan noon`));
	await edit(shell, 1, '{"description": "by another"}');
	await edit(shell, 2, '{"facility": "by another"}');
	const before = shell.writes().length;
	const refused = await shell.say('apply noon yes');
	expect(errorOf(refused)).toMatchObject({
		code: 'conflict',
		message: expect.stringMatching(/^step 2: facility of dcim\.sites 2 \(.*\) was changed by somebody else\.$/),
	});
	expect([states(unwrap(refused)), shell.writes().length]).toEqual([['not sent', 'conflict', 'not sent'], before]);
	const only = unwrap(await shell.say('apply noon only [3-3] yes'));
	expect([states(only), shell.writes().slice(before)]).toEqual([['done'], ['PATCH /api/dcim/sites/3/']]);
	const rest = await shell.say('apply noon yes keep-going');
	expect([states(unwrap(rest)), codeOf(rest), errorOf(rest).message]).toEqual([
		['done', 'conflict', 'done already'],
		'partial',
		'2 of 3 steps are done; 1 is not.',
	]);
	expect(errorOf(await shell.say('apply noon yes keep-going'))).toMatchObject({code: 'conflict', hint: 'nothing was sent'});
	expect([await get(shell, 1), await get(shell, 2)]).toMatchObject([{facility: 'night', description: 'by another'}, {facility: 'by another'}]);
	expect(codeOf(await shell.say('apply noon only 9 yes'))).toBe('usage');
});

test('PL4 apply-plan an edited plan (PL9), one for another NetBox or instance, and one under read-only are refused, and nothing is sent', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1 data {"facility": "night"} plan noon`));
	const path = fileOf(shell, 'noon');
	writeFileSync(path, readFileSync(path, 'utf8').replace('"night"', '"evening"'));
	expect([errorOf(await shell.say('apply noon yes')), errorOf(await shell.say('plan check noon'))]).toMatchObject([
		{code: 'refused', message: 'the plan "noon" was changed after it was made: nothing was sent.'},
		{code: 'refused'},
	]);
	unwrap(await shell.say('plan check noon accept'));
	expect(codeOf(await shell.say('apply noon yes instance lab'))).toBe('refused');
	const other = openShell('http://127.0.0.1:1', {home: shell.home});
	expect(errorOf(await other.say('apply noon yes'))).toMatchObject({
		code: 'refused',
		message: expect.stringContaining(`at ${shell.lab.url}, not for any instance`),
	});
	unwrap(await shell.say('set cli read-only on'));
	expect([codeOf(await shell.say('apply noon yes')), unwrap(await shell.say('apply noon dry-run')).errors]).toEqual(['refused', []]);
	unwrap(await shell.say(`${sites} 2 data {"facility": "night"} plan other`));
	expect(shell.writes()).toEqual([]);
	unwrap(await shell.say('set cli read-only off'));
	unwrap(await shell.say('apply noon yes'));
	expect(await get(shell, 1)).toMatchObject({facility: 'evening'});
});

test('PL6 done-already what an earlier run did and somebody has changed since is a conflict: it is neither so already nor sent again', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2 data {"facility": "night"} plan noon`));
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "A", "slug": "a"} plan new'));
	unwrap(await shell.say('apply noon yes'));
	unwrap(await shell.say('apply new yes'));
	await edit(shell, 2, '{"facility": ""}');
	const [made] = documentOf(unwrap(await shell.say('netbox crud get object-type dcim.sites filters {"slug": "a"}'))) as readonly Row[];
	unwrap(await shell.say(`netbox crud delete object-type dcim.sites object-id ${made?.['id']} yes`));
	const before = shell.writes().length;
	const [changed, gone] = [await shell.say('apply noon yes'), await shell.say('apply new yes keep-going')];
	expect([states(unwrap(changed)), codeOf(changed), states(unwrap(gone)), codeOf(gone)]).toEqual([
		['done already', 'conflict'],
		'conflict',
		['gone'],
		'conflict',
	]);
	expect(((documentOf(unwrap(changed)) as Row)['steps'] as readonly Row[])[1]?.['why']).toMatch(
		/^it was done by an earlier run, and was changed since: changed by admin at 20/,
	);
	expect(shell.writes().length).toBe(before);
});

/** Steps of several kinds, of which the second names what the first makes, and the last needs the one before. */
const mixed = (url: string, region: number, id = '12345678-1111-4111-8111-111111111111'): KeptPlan => ({
	...{nf_plan: 1, id, name: 'mixed', made: '2026-11-30T12:00:00.000Z', by: null, netbox: null},
	...{instance: {name: 'env', url}, branch: null},
	steps: [
		{n: 1, verb: 'create', type: 'tenancy.tenants', label: 'T9', set: {name: {new: 'T9'}, slug: {new: 't9'}}},
		{
			n: 2,
			verb: 'create',
			type: 'dcim.sites',
			label: 'S9',
			needs: [1],
			set: {name: {new: 'S9'}, slug: {new: 's9'}, region: {new: region}, tenant: {new: 1, made: {'1': 1}}},
		},
		{n: 3, verb: 'create', type: 'dcim.sites', label: 'S8', set: {name: {new: 'S8'}, slug: {new: 's8'}}},
		{n: 4, verb: 'create', type: 'dcim.regions', label: 'R9', needs: [2], set: {name: {new: 'R9'}, slug: {new: 'r9'}}},
	],
});

test('PL7 failed-step what needs a step that failed is not sent, and the rest stops, or goes on with keep-going (8); a fixed plan goes on where it stopped', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "N", "slug": "n"} plan any'));
	writeFileSync(fileOf(shell, 'mixed'), planText(mixed(shell.lab.url, 99999)), {mode: 0o600});
	const stopped = await shell.say('apply mixed yes');
	expect([states(unwrap(stopped)), errorOf(stopped)]).toMatchObject([
		['done', 'failed', 'not sent', 'not sent'],
		{code: 'partial', message: '1 of 4 steps is done; 3 are not.'},
	]);
	const gone = await shell.say('apply mixed yes keep-going');
	expect([states(unwrap(gone)), codeOf(gone)]).toEqual([['done already', 'failed', 'done', 'not sent'], 'partial']);
	expect(((documentOf(unwrap(gone)) as Row)['steps'] as readonly Row[])[3]).toMatchObject({why: 'it needs step 2, which was not done'});
	writeFileSync(fileOf(shell, 'mixed'), planText(mixed(shell.lab.url, 1)), {mode: 0o600});
	expect(errorOf(await shell.say('apply mixed yes'))).toMatchObject({
		code: 'refused',
		message: expect.stringContaining('changed after it was begun'),
	});
	writeFileSync(fileOf(shell, 'mixed'), planText(mixed(shell.lab.url, 98765)).replace('98765', '1'), {mode: 0o600});
	unwrap(await shell.say('plan check mixed accept'));
	const whole = unwrap(await shell.say('apply mixed yes'));
	expect([states(whole), whole.errors]).toEqual([['done already', 'done', 'done already', 'done'], []]);
	expect(documentOf(unwrap(await shell.say('netbox crud get object-type dcim.sites filters {"slug": "s9"}')))).toMatchObject([
		{tenant: {name: 'T9'}},
	]);
	expect(shell.writes().filter((line) => line === 'POST /api/tenancy/tenants/')).toHaveLength(1);
});

test('PL10 write-limit above the limit the number of objects is said: typed at the prompt, by expect in a script; apply with yes is bound by its hash', async () => {
	const shell = await startShell();
	unwrap(await shell.say('set cli write-limit 2'));
	const line = `${sites} 1,[2-3] data {"facility": "night"}`;
	expect(errorOf(await shell.say(`${line} yes`))).toMatchObject({code: 'refused', hint: 'say their number too: yes expect 3'});
	expect(errorOf(await shell.say(`${line} yes expect 2`))).toMatchObject({
		code: 'refused',
		message: '"expect 2" is wrong: 3 objects would be written. Nothing was sent.',
	});
	expect([codeOf(await shell.say(`${sites} 1 data {"facility": "night"} yes expect 3`)), shell.writes()]).toEqual(['refused', []]);
	expect([codeOf(await shell.say(line, () => true)), codeOf(await shell.say(line, () => '2')), shell.writes()]).toEqual(['refused', 'refused', []]);
	unwrap(await shell.say(line, () => '3'));
	unwrap(await shell.say(`${line.replace('night', 'evening')} plan noon`));
	unwrap(await shell.say('apply noon yes'));
	unwrap(await shell.say(`${sites} 1,2,3 data {"facility": "day"} yes expect 3`));
	expect(shell.writes()).toHaveLength(3);
});

test('PL4 apply-plan the header of its job names no instance unless the line does: the plan says which it is', async () => {
	const shell = await startShell();
	const directory = createDirectory({env: {NF_URL: shell.lab.url, NF_TOKEN: adminToken}, named: undefined, state: shell.state});
	const instanceOf = async (line: string) =>
		(await placeOf(commandOf(line), {tree: shellTree(), directory, isNamed: () => true, defaultTimeout: () => 600})).instance;
	expect([await instanceOf('apply noon yes'), await instanceOf('undo'), await instanceOf('apply noon instance lab')]).toEqual([
		undefined,
		undefined,
		'lab',
	]);
	expect(await instanceOf('netbox crud get object-type dcim.sites')).toBe('env');
});

/** A plan as somebody edits it, and takes it by "accept". */
const editPlan = (shell: Shell, name: string, change: (text: string) => string): void =>
	writeFileSync(fileOf(shell, name), change(readFileSync(fileOf(shell, name), 'utf8')));

test('PL9 edited-plan a field that the kind has not, that NetBox sets itself, a wrong value and an old value that is not so are refused or told, and nothing is sent', async () => {
	const shell = await startShell();
	const said: unknown[] = [];
	for (const [field, value] of [
		['nosuch', '"x"'],
		['id', '7'],
		['device_count', '7'],
		['status', '"nowhere"'],
	]) {
		unwrap(await shell.say(`${sites} 1 data {"facility": "night"} plan noon overwrite`));
		editPlan(shell, 'noon', (text) => text.replace(/"facility":\s*\{\s*"new": "night"/, `"${field}": {"new": ${value}`));
		said.push(codeOf(await shell.say('plan check noon accept')));
		const {hash: _, ...plan} = parseJson(readFileSync(fileOf(shell, 'noon'), 'utf8')) as Row;
		writeFileSync(fileOf(shell, 'noon'), planText(plan as unknown as KeptPlan));
		const refused = errorOf(await shell.say('apply noon dry-run'));
		said.push(refused.message, codeOf(await shell.say('apply noon yes')));
	}
	expect(said).toEqual([
		...['usage', expect.stringMatching(/^step 1: dcim\.sites has no field "nosuch"/), 'usage'],
		...['usage', 'step 1: "id" is no field that a step of dcim.sites may set.', 'usage'],
		...['usage', 'step 1: the field "device_count" of dcim.sites is set by NetBox itself.', 'usage'],
		...['usage', expect.stringMatching(/^step 1: "status" /), 'usage'],
	]);
	unwrap(await shell.say(`${sites} 1 data {"status": "planned"} plan noon overwrite`));
	editPlan(shell, 'noon', (text) => text.replace('"value": "active"', '"value": "bogus"'));
	expect(states(unwrap(await shell.say('plan check noon accept')))).toEqual(['conflict']);
	expect([codeOf(await shell.say('apply noon yes')), shell.writes()]).toEqual(['conflict', []]);
});

test('PL7 failed-step a step that NetBox took and did not do is failed in words, and stops what comes after it', async () => {
	const shell = await startShell((dataset) => dataset, {front: ignoringFront});
	unwrap(await shell.say(`${sites} 1 data {"facility": "night", "status": "planned"} plan noon`));
	const ended = await shell.say('apply noon yes');
	expect([states(unwrap(ended)), errorOf(ended)]).toMatchObject([
		['failed'],
		{code: 'rejected', message: expect.stringMatching(/^step 1: NetBox took it and shows another value: facility is .*, not night\.$/)},
	]);
});

/** A NetBox that takes a facility and forgets it. */
async function ignoringFront(to: string): Promise<string> {
	const server = createServer(async (incoming, outgoing) => {
		let body = '';
		for await (const part of incoming) body += String(part);
		const {host: _, 'content-length': __, ...headers} = incoming.headers;
		const sent = body.replace(/"facility":\s*"night",?/, '');
		const answer = await fetch(to + incoming.url, {
			method: incoming.method ?? 'GET',
			headers: headers as Record<string, string>,
			...(body !== '' && {body: sent}),
		});
		outgoing.writeHead(
			answer.status,
			Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name))),
		);
		outgoing.end(Buffer.from(await answer.arrayBuffer()));
	});
	const sockets = trackSockets(server);
	const port = await listen(server);
	onTestFinished(() => closeAll(server, sockets.open));
	return `http://127.0.0.1:${port}`;
}

test('PL3 plan-commands a new object whose name is taken is a conflict with the id, and a session that was changed says who changed it; a dry run ends as "yes" would', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "A", "slug": "a"} plan new'));
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "B", "slug": "a"} yes'));
	const [made] = documentOf(unwrap(await shell.say('netbox crud get object-type dcim.sites filters {"slug": "a"}'))) as readonly Row[];
	const checked = unwrap(await shell.say('plan check new'));
	expect(table(checked)[0]).toMatchObject({state: `conflict: exists already (id ${made?.['id']})`});
	const dry = unwrap(await shell.say('apply new dry-run'));
	expect([dry.notes.at(-1), dry.errors]).toMatchObject([
		'would send nothing: 1 conflict',
		[{code: 'conflict', message: `step 1: dcim.sites (A) exists already (id ${made?.['id']}).`}],
	]);
	unwrap(await shell.say('netbox crud update object-type plugins.bgp.session object-id 1,2 data {"description": "night"} plan bgp'));
	unwrap(await shell.say('netbox rest path /api/plugins/bgp/session/1/ method PATCH data {"description": "by another"} yes'));
	const seen = (documentOf(unwrap(await shell.say('plan check bgp'))) as Row)['steps'] as readonly Row[];
	expect(seen[0]).toMatchObject({state: 'conflict', why: expect.stringMatching(/^changed by admin at 20/)});
	const going = unwrap(await shell.say('apply bgp dry-run keep-going'));
	expect([going.notes.at(-1), going.errors]).toMatchObject([
		'would do 1 step: nothing was sent',
		[{code: 'partial', message: '1 of 2 steps would be left: 1 conflict.'}],
	]);
});

test('PL6 done-already a plan that was applied and taken back is to be made anew, and says so with its fields', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1 data {"facility": "night"} plan noon`));
	unwrap(await shell.say('apply noon yes'));
	unwrap(await shell.say('undo yes'));
	expect(errorOf(await shell.say('apply noon yes')).message).toMatch(
		/^step 1: facility of dcim\.sites 1 \(.*\): this plan was applied and taken back since: make it anew\.$/,
	);
});

test('PL2 plan-file a secret of any kind is treated as a password: hidden in previews and results, and in no plan, journal or job', async () => {
	const shell = await startShell();
	const line = 'netbox crud create object-type ipam.fhrp-groups data {"protocol": "vrrp2", "group_id": 10, "auth_key": "Key-Word-1"}';
	const said = [await shell.say(`${line} dry-run`), await shell.say(`${line} yes`)];
	const [made] = documentOf(unwrap(await shell.say('netbox crud get object-type ipam.fhrp-groups filters {"group_id": 10}'))) as readonly Row[];
	const change = `netbox crud update object-type ipam.fhrp-groups object-id ${made?.['id']} data {"auth_key": "Key-Word-2"}`;
	said.push(await shell.say(`${change} dry-run`), await shell.say(`${change} yes`));
	said.push(await shell.say(`netbox crud delete object-type ipam.fhrp-groups object-id ${made?.['id']} yes`));
	for (const one of said) {
		const output = unwrap(one);
		expect([documentOf(output), table(output)].map((value) => JSON.stringify(value)).join()).not.toContain('Key-Word');
	}
	expect(JSON.stringify(documentOf(unwrap(said[0] ?? said[1] ?? (await shell.say(line)))))).toContain('********');
	expect(errorOf(await shell.say(`${line} plan keys`))).toMatchObject({code: 'refused', message: expect.stringContaining('auth_key of item 1')});
	const kept = readdirSync(join(shell.home, 'writes')).map((name) => readFileSync(join(shell.home, 'writes', name), 'utf8'));
	expect(kept.join()).not.toContain('Key-Word');
});
