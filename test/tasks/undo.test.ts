import {expect, test} from 'vitest';
import type {Failure} from '../../src/core/failure.js';
import type {Result} from '../../src/core/result.js';
import {orThrow} from '../../src/netbox/open.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {openAt, startedLab} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {adminToken, openShell, type Shell, startShell} from './netbox-support.js';

const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);
const states = (said: Output): readonly unknown[] => ((documentOf(said) as Row)['steps'] as readonly Row[]).map(({state}) => state);
const errorOf = (said: Result<Output>): Failure => {
	const error = said.ok ? said.value.errors[0] : said.error;
	if (!error) throw new Error('no error');
	return error;
};
const list = async (shell: Shell, kind: string, filters = '{}'): Promise<readonly Row[]> =>
	documentOf(unwrap(await shell.say(`netbox crud get object-type ${kind} filters ${filters} limit 1000`))) as readonly Row[];
/** An edit by another program, of which no shell knows. */
const edit = async (shell: Shell, path: string, data: string, method = 'PATCH'): Promise<void> => {
	const headers = {authorization: `Token ${adminToken}`, 'content-type': 'application/json'};
	const answer = await fetch(shell.lab.url + path, {method, headers, body: data});
	if (!answer.ok) throw new Error(await answer.text());
};
const sites = 'netbox crud update object-type dcim.sites object-id';

test('PL11 undo-write the last write of this shell is taken back: its fields get their old values; an undo can be undone', async () => {
	const shell = await startShell();
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({code: 'not-found', message: expect.stringContaining('this shell has written nothing')});
	const [before] = await list(shell, 'dcim.sites', '{"id": 1}');
	unwrap(await shell.say(`${sites} 1 data {"facility": "night", "status": "planned"} yes`));
	const asked: Json[] = [];
	unwrap(
		await shell.say('undo', (question, preview) => {
			asked.push(question.replace(/job \S+:/, 'job X:'));
			for (const {field = null, old = null, new: next = null} of preview ? table(preview) : []) asked.push([field, old, next]);
			return true;
		}),
	);
	expect(asked[0]).toBe('apply the undo of job X: 1 step in env?');
	expect(asked).toContainEqual(['status', 'planned', 'active']);
	expect(asked).toContainEqual(['facility', 'night', before?.['facility'] || '""']);
	const [after] = await list(shell, 'dcim.sites', '{"id": 1}');
	expect({...after, last_updated: null}).toEqual({...before, last_updated: null});
	unwrap(await shell.say('undo yes'));
	expect((await list(shell, 'dcim.sites', '{"id": 1}'))[0]).toMatchObject({facility: 'night', status: {value: 'planned'}});
});

test('PL11 undo-write what was made goes again, and comes back by the undo of that', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type dcim.sites data [{"name": "A", "slug": "a"}, {"name": "B", "slug": "b"}] yes'));
	unwrap(await shell.say('undo yes'));
	expect(await list(shell, 'dcim.sites', '{"slug": ["a", "b"]}')).toEqual([]);
	unwrap(await shell.say('undo yes'));
	expect(await list(shell, 'dcim.sites', '{"slug": ["a", "b"]}')).toHaveLength(2);
});

test('PL11 undo-write a deletion is undone in an order in which what names another comes after it, with new ids, which is said', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type dcim.regions data {"name": "P", "slug": "p"} yes'));
	const [parent] = await list(shell, 'dcim.regions', '{"slug": "p"}');
	unwrap(
		await shell.say(
			`netbox crud create object-type dcim.regions data {"name": "C", "slug": "c", "parent": ${parent?.['id']}, "description": "below"} yes`,
		),
	);
	const [child] = await list(shell, 'dcim.regions', '{"slug": "c"}');
	unwrap(await shell.say(`netbox crud delete object-type dcim.regions object-id ${child?.['id']},${parent?.['id']} yes`));
	const undone = unwrap(await shell.say('undo yes'));
	expect(states(undone)).toEqual(['done', 'done']);
	expect(shell.reports.join('\n')).toContain('all that was deleted gets a new id; what went with it, or pointed at it, does not come back');
	const [again] = await list(shell, 'dcim.regions', '{"slug": "c"}');
	expect(again).toMatchObject({name: 'C', description: 'below', parent: {slug: 'p'}});
	expect(again).not.toMatchObject({parent: {id: parent?.['id']}});
});

test('PL11 undo-write a job is named; what was undone is not undone twice; list asks nothing and is allowed with read-only', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1 data {"facility": "one"} yes`));
	unwrap(await shell.say(`${sites} 2 data {"facility": "two"} yes`));
	shell.asked();
	unwrap(await shell.say('set cli read-only on'));
	const listed = table(unwrap(await shell.say('undo list')));
	expect([listed, shell.asked()]).toMatchObject([
		[{what: '1 changed in dcim.sites', done: 1, state: 'done', instance: 'env', branch: null}, {state: 'done'}],
		[],
	]);
	expect(errorOf(await shell.say('undo yes')).code).toBe('refused');
	unwrap(await shell.say('set cli read-only off'));
	const first = String(listed[1]?.['job']);
	unwrap(await shell.say(`undo ${first} yes`));
	expect((await list(shell, 'dcim.sites')).filter(({facility}) => facility === 'one' || facility === 'two')).toHaveLength(1);
	expect(table(unwrap(await shell.say('undo list'))).map(({state}) => state)).toEqual(['done', 'done', 'undone']);
	const twice = shell.writes().length;
	expect([errorOf(await shell.say(`undo ${first} yes`)), shell.writes().length]).toMatchObject([
		{code: 'refused', message: expect.stringContaining('was undone already')},
		twice,
	]);
	const other = openShell(shell.lab.url, {home: shell.home});
	expect(errorOf(await other.say('undo yes')).message).toContain('this shell has written nothing');
	expect(errorOf(await shell.say('undo 00000000-0000-4000-8000-000000000000 yes')).code).toBe('not-found');
	expect(errorOf(await shell.say('undo 00000000-0000-4000-8000-000000000000 list')).code).toBe('usage');
});

test('PL12 undo-conflict what somebody else has changed since: other fields stay, the same field is a conflict with who and when', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1 data {"facility": "night"} yes`));
	await edit(shell, '/api/dcim/sites/1/', '{"description": "by another"}');
	unwrap(await shell.say('undo yes'));
	expect((await list(shell, 'dcim.sites', '{"id": 1}'))[0]).toMatchObject({description: 'by another'});
	expect((await list(shell, 'dcim.sites', '{"id": 1}'))[0]?.['facility']).not.toBe('night');
	unwrap(await shell.say(`${sites} 2 data {"facility": "night"} yes`));
	await edit(shell, '/api/dcim/sites/2/', '{"facility": "by another"}');
	const before = shell.writes().length;
	const refused = await shell.say('undo yes');
	expect([errorOf(refused), states(unwrap(refused)), shell.writes().length]).toMatchObject([{code: 'conflict'}, ['conflict'], before]);
	expect(((documentOf(unwrap(refused)) as Row)['steps'] as readonly Row[])[0]?.['why']).toMatch(/^changed by admin at 20/);
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "A", "slug": "a"} yes'));
	const [made] = await list(shell, 'dcim.sites', '{"slug": "a"}');
	await edit(shell, `/api/dcim/sites/${made?.['id']}/`, '{"description": "mine now"}');
	expect(errorOf(await shell.say('undo yes')).code).toBe('conflict');
	expect(await list(shell, 'dcim.sites', '{"slug": "a"}')).toHaveLength(1);
});

test('PL13 undo-in-use what uses now what would go is named before anything is sent', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type tenancy.tenants data {"name": "T9", "slug": "t9"} yes'));
	const [tenant] = await list(shell, 'tenancy.tenants', '{"slug": "t9"}');
	await edit(shell, '/api/dcim/sites/1/', `{"tenant": ${tenant?.['id']}}`);
	const notes: string[] = [];
	const before = shell.writes().length;
	await shell.say('undo', (_, preview) => {
		notes.push(...(preview?.notes ?? []));
		return false;
	});
	expect(notes.join('\n')).toMatch(/dcim\.sites: 1 by tenant/);
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({code: 'refused', message: expect.stringContaining('what other objects use now')});
	expect(shell.writes().length).toBe(before);
	// NetBox itself protects a tenant: here it is asked.
	unwrap(await shell.say('undo yes keep-going'));
	expect(shell.writes().slice(before)).toEqual([expect.stringMatching(/^DELETE /)]);
});

test('PL13 undo-in-use a dry run ends as the line would in a script', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type tenancy.tenants data {"name": "T9", "slug": "t9"} yes'));
	const [tenant] = await list(shell, 'tenancy.tenants', '{"slug": "t9"}');
	const free = unwrap(await shell.say('undo dry-run'));
	expect([free.errors, free.notes.at(-1)]).toEqual([[], 'would do 1 step: nothing was sent']);
	await edit(shell, '/api/dcim/sites/1/', `{"tenant": ${tenant?.['id']}}`);
	const dry = unwrap(await shell.say('undo dry-run'));
	expect(dry.notes.join('\n')).not.toContain('would do');
	expect(dry.errors).toEqual([errorOf(await shell.say('undo yes'))]);
	expect(unwrap(await shell.say('undo dry-run keep-going')).errors).toEqual([]);
});

test('PL13 undo-in-use what this token may not see may use it; lists that this NetBox has not do not', async () => {
	const shell = await startShell(undefined, {faults: ['403@/api/plugins/bgp/peer-group/:1']});
	unwrap(await shell.say('netbox crud create object-type ipam.asns data {"asn": 64999, "rir": 1} yes'));
	const dry = unwrap(await shell.say('undo dry-run'));
	expect(dry.notes.join('\n')).toMatch(/not asked: .*plugins\.bgp\.peer-groups? by local_as/);
	expect(dry.errors).toMatchObject([{code: 'refused', message: expect.stringContaining('could not be asked')}]);
	unwrap(await shell.say('undo yes'));
});

test('PL13 undo-in-use all that use it must go too, not the first five alone', async () => {
	const shell = await startShell();
	const names = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7'];
	const bodies = names.map((name) => `{"name": "${name}", "slug": "${name.toLowerCase()}"}`).join(', ');
	unwrap(await shell.say(`netbox crud create object-type dcim.regions data [${bodies}] yes`));
	const [top, ...others] = await list(shell, 'dcim.regions', '{"slug": ["r1", "r2", "r3", "r4", "r5", "r6", "r7"]}');
	for (const {id} of others) await edit(shell, `/api/dcim/regions/${id}/`, `{"parent": ${top?.['id']}}`);
	// All that name it go too: what is left in their way is that somebody changed them.
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({code: 'conflict'});
	await edit(shell, '/api/dcim/regions/', `{"name": "ZZ", "slug": "zz", "parent": ${top?.['id']}}`, 'POST');
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({code: 'refused', message: expect.stringContaining('what other objects use now')});
});

test('PL11 undo-write a plan of an undo is kept as any other, and applied later', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1,2 data {"facility": "night"} yes`));
	const kept = unwrap(await shell.say('undo plan back message why'));
	expect(kept.notes.at(-1)).toMatch(/^kept as plan "back": 2 steps that undo job .*; nothing was sent$/);
	expect(states(unwrap(await shell.say('apply back yes')))).toEqual(['done', 'done']);
	expect((await list(shell, 'dcim.sites')).filter(({facility}) => facility === 'night')).toEqual([]);
});

test('PL14 undo-request a write of another program is taken back by its request id; a request that the log does not hold is an error', async () => {
	const shell = await startShell();
	const headers = {authorization: 'Token 0123456789abcdef0123456789abcdef01234567', 'content-type': 'application/json'};
	const send = async (method: string, path: string, body: Row): Promise<string> => {
		const answer = await fetch(shell.lab.url + path, {method, headers, body: JSON.stringify(body)});
		if (!answer.ok) throw new Error(await answer.text());
		return answer.headers.get('x-request-id') ?? '';
	};
	const [before] = await list(shell, 'dcim.sites', '{"id": 1}');
	const change = await send('PATCH', '/api/dcim/sites/1/', {
		facility: 'theirs',
		status: 'planned',
		tenant: 1,
		tags: [{name: 'core'}],
		custom_fields: {},
	});
	const made = await send('POST', '/api/dcim/regions/', {name: 'Theirs', slug: 'theirs'});
	unwrap(await shell.say(`undo request ${change} yes`));
	expect({...(await list(shell, 'dcim.sites', '{"id": 1}'))[0], last_updated: null}).toEqual({...before, last_updated: null});
	unwrap(await shell.say(`undo request ${made} yes`));
	expect(await list(shell, 'dcim.regions', '{"slug": "theirs"}')).toEqual([]);
	const region = await send('POST', '/api/dcim/regions/', {name: 'Theirs', slug: 'theirs', description: 'kept'});
	const [there] = await list(shell, 'dcim.regions', '{"slug": "theirs"}');
	const gone = await send('DELETE', `/api/dcim/regions/${there?.['id']}/`, {});
	unwrap(await shell.say(`undo request ${gone} yes`));
	expect(await list(shell, 'dcim.regions', '{"slug": "theirs"}')).toMatchObject([{name: 'Theirs', description: 'kept'}]);
	expect(errorOf(await shell.say(`undo request ${gone} yes`)).message).toContain('was undone already');
	expect(errorOf(await shell.say(`undo request ${region} yes`)).code).toBe('rejected');
	const edited = await send('PATCH', '/api/dcim/sites/2/', {facility: 'theirs'});
	await edit(shell, '/api/dcim/sites/2/', '{"facility": "others"}');
	expect(errorOf(await shell.say(`undo request ${edited} yes`)).code).toBe('conflict');
	expect(errorOf(await shell.say('undo request 00000000-0000-4000-8000-000000000000 yes'))).toMatchObject({
		code: 'not-found',
		message: expect.stringContaining('holds nothing of the request'),
	});
});

test('PL16 old-policies PL5 changed-since on NetBox 4.4 without ETags: a plan is applied by its old values; policies that are shown with those of the group are not put back', async () => {
	const lab = await startedLab('4.4.10');
	const shell = openShell(lab.url);
	const say = async (line: string): Promise<Output> => unwrap(await shell.say(line));
	const rows = documentOf(await say('netbox crud get object-type plugins.bgp.session limit 1000')) as readonly Row[];
	const mixed = rows.find(({peer_group: group, import_policies: policies}) => group !== null && Array.isArray(policies) && policies.length > 0);
	const update = `netbox crud update object-type plugins.bgp.session object-id ${mixed?.['id']} data`;
	await say(`${update} {"description": "planned"} plan later`);
	await say(`${update} {"comments": "by another"} yes`);
	expect(states(await say('apply later yes'))).toEqual(['done']);
	await say(`${update} {"description": "second"} plan second overwrite`);
	await say(`${update} {"description": "by another"} yes`);
	expect(errorOf(await shell.say('apply second yes')).code).toBe('conflict');
	const before = lab.requests().length;
	await say(`${update} {"import_policies": []} yes`);
	const refused = errorOf(await shell.say('undo yes'));
	expect(refused).toMatchObject({code: 'rejected', message: expect.stringContaining('shows its policies and those of its peer group as one')});
	expect(
		lab
			.requests()
			.slice(before)
			.filter(({method}) => method === 'PATCH'),
	).toHaveLength(1);
});

test('PL15 merged-branch a write into a branch is undone there; once it is merged, the hint names the revert of the branch', async () => {
	const shell = await startShell();
	const api = openAt(shell.lab.url);
	const [branch] = orThrow(await api.branching.branches.list({name: 'maint-42'}));
	unwrap(await shell.say(`${sites} 1 data {"facility": "one"} branch maint-42 yes`));
	unwrap(await shell.say('undo yes'));
	const inBranch = documentOf(unwrap(await shell.say('netbox crud get object-type dcim.sites object-id 1 branch maint-42'))) as readonly Row[];
	expect(inBranch[0]?.['facility']).not.toBe('one');
	unwrap(await shell.say(`${sites} 1 data {"facility": "two"} branch maint-42 yes`));
	orThrow(await api.branching.merge(branch?.id ?? 0, {acceptConflicts: true}));
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({
		code: 'branch-not-ready',
		hint: expect.stringContaining('"Revert" of the branch "maint-42"'),
	});
});

test('PL11 undo-write without a job nothing older than the last write is taken back: one that cannot be undone is named', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${sites} 1 data {"facility": "night"} yes`));
	const refused = await shell.say('netbox rest path /api/dcim/sites/1/ method PATCH data {"status": "nowhere"} yes');
	expect(refused.ok).toBe(false);
	expect(states(unwrap(await shell.say('undo dry-run')))).toEqual(['as seen']);
	expect(shell.reports.some((message) => /^job \S+ is undone: /.test(message))).toBe(true);
	unwrap(await shell.say('netbox rest path /api/dcim/sites/1/ method PATCH data {"description": "x"} yes'));
	const before = shell.writes().length;
	expect(errorOf(await shell.say('undo yes'))).toMatchObject({
		code: 'refused',
		message: expect.stringMatching(/^the last write of this shell, job \S+ \(netbox rest PATCH \/api\/dcim\/sites\/1\/\), cannot be taken back: /),
		hint: expect.stringContaining('undo JOB takes back an earlier one'),
	});
	unwrap(await shell.say('netbox crud create object-type users.users data {"username": "u9", "password": "Secret-Word-1"} yes'));
	expect(errorOf(await shell.say('undo yes')).message).toMatch(
		/\(1 created in users\.users\), cannot be taken back: it holds a secret \(password of/,
	);
	const listed = table(unwrap(await shell.say('undo list')));
	expect(listed.map(({state}) => state)).toEqual(['cannot be undone', 'cannot be undone', 'done']);
	const job = listed[2]?.['job'];
	expect(shell.writes().length).toBe(before + 1);
	unwrap(await shell.say(`undo ${job} yes`));
	expect((await list(shell, 'dcim.sites', '{"id": 1}'))[0]).toMatchObject({description: 'x'});
	expect((await list(shell, 'dcim.sites', '{"id": 1}'))[0]?.['facility']).not.toBe('night');
});
