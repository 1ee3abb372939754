import {expect, test} from 'vitest';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const readerToken = '1123456789abcdef0123456789abcdef01234567';
const create = 'netbox crud create object-type dcim.sites data';
const site = '{"name": "Ams 9", "slug": "ams9"}';
const list = (said: Output): readonly Row[] => documentOf(said) as readonly Row[];
const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);
const idOf = (said: Output): number => Number(list(said)[0]?.['id']);
const made = async (shell: Shell, slug = 'ams9'): Promise<number> =>
	idOf(unwrap(await shell.say(`${create} {"name": "Site ${slug}", "slug": "${slug}"} yes`)));

/** Says yes to every question, after the next of these has happened. */
const yesAfter = (meanwhile: (() => Promise<unknown>)[]) => async () => {
	await meanwhile.shift()?.();
	return true;
};

test('C18 crud-write create: dry-run shows what would be made and sends no write; the write gives the object, and its message stands in the change log', async () => {
	const shell = await startShell();
	const dry = unwrap(await shell.say(`${create} ${site} message "change 4711" dry-run`));
	expect([documentOf(dry), table(dry), dry.notes]).toEqual([
		{count: 1, preview: [{name: 'Ams 9', slug: 'ams9'}]},
		[{name: 'Ams 9', slug: 'ams9'}],
		['would create 1 object in dcim.sites: nothing was sent'],
	]);
	expect([shell.asked(), shell.writes()]).toEqual([['/api/dcim/sites/', '/api/extras/custom-fields/?ordering=id&limit=1000'], []]);
	const done = unwrap(await shell.say(`${create} ${site} message "change 4711" yes`));
	expect(list(done)).toMatchObject([{id: expect.any(Number), name: 'Ams 9', slug: 'ams9', status: {value: 'active'}}]);
	expect([done.notes, shell.writes()]).toEqual([['created 1 object in dcim.sites'], ['POST /api/dcim/sites/']]);
	expect(rowsOf(done).columns.map(({name}) => name)).toEqual(['id', 'display', 'status', 'description', 'url']);
	expect(list(unwrap(await shell.say('netbox crud changelogs limit 1')))).toMatchObject([
		{action: {value: 'create'}, changed_object_id: idOf(done), message: 'change 4711'},
	]);
});

test('C18 crud-write update: old → new of each field that changes, before and after; what is so already is not sent', async () => {
	const shell = await startShell();
	const [id, other] = [await made(shell), await made(shell, 'ams10')];
	const line = `netbox crud update object-type dcim.sites object-id ${id},${other} data`;
	unwrap(await shell.say(`netbox crud update object-type dcim.sites object-id ${other} data {"status": "planned"} yes`));
	const before = shell.writes().length;
	const data = '{"status": "planned", "tenant": {"slug": "saltnornir"}}';
	const dry = unwrap(await shell.say(`${line} ${data} dry-run`));
	const tenant = {old: null, new: expect.any(Number), named: 'SALTNORNIR'};
	expect(documentOf(dry)).toEqual({
		count: 2,
		changes: [
			{id, display: 'Site ams9', changes: {status: {old: 'active', new: 'planned'}, tenant}},
			{id: other, display: 'Site ams10', changes: {tenant}},
		],
	});
	expect(shell.writes().slice(before)).toEqual([]);
	const done = unwrap(await shell.say(`${line} ${data} yes message why`));
	expect(list(done)).toMatchObject([
		{id, changes: {status: {old: 'active', new: 'planned'}, tenant: {old: null, new: expect.any(Number)}}},
		{id: other, changes: {tenant: {old: null, new: expect.any(Number)}}},
	]);
	expect(table(done).map(({field, old, new: next}) => [field, old, next])).toEqual([
		['status', 'active', 'planned'],
		['tenant', null, expect.stringMatching(/^SALTNORNIR \(id \d+\)$/)],
		['tenant', null, expect.stringMatching(/^SALTNORNIR \(id \d+\)$/)],
	]);
	expect(shell.writes().slice(before)).toEqual(['PATCH /api/dcim/sites/']);
	const again = unwrap(await shell.say(`${line} ${data} yes`));
	expect([list(again), again.notes, shell.writes().length]).toEqual([[], ['2 objects are so already', 'nothing was sent'], before + 1]);
	const changes = list(unwrap(await shell.say('netbox crud changelogs limit 2')));
	expect(changes.map(({message}) => message)).toEqual(['why', 'why']);
});

test('C18 crud-write update: a custom field is told by its own name, and partial False sends whole objects', async () => {
	const shell = await startShell();
	const line = 'netbox crud update object-type plugins.bgp.session object-id 1 data';
	const [field] = Object.keys(
		(list(unwrap(await shell.say('netbox crud get object-type plugins.bgp.session object-id 1')))[0]?.['custom_fields'] ?? {}) as Row,
	);
	expect(field).toBeDefined();
	const dry = documentOf(unwrap(await shell.say(`${line} {"custom_fields": {"${field}": null}, "comments": "x"} dry-run`))) as {changes: Row[]};
	expect(Object.keys(dry.changes[0]?.['changes'] as Row).every((name) => name === 'comments' || name === `custom_fields.${field}`)).toBe(true);
	const id = await made(shell);
	const whole = unwrap(
		await shell.say(`netbox crud update object-type dcim.sites partial False data {"id": ${id}, "name": "New", "slug": "new"} yes`),
	);
	expect(list(whole)).toMatchObject([{id, changes: {name: {old: 'Site ams9', new: 'New'}, slug: {old: 'ams9', new: 'new'}}}]);
	expect(shell.writes().at(-1)).toBe(`PUT /api/dcim/sites/${id}/`);
});

test('C18 crud-write update: the preview of a whole object names what has a value and is left out', async () => {
	const shell = await startShell();
	const line = 'netbox crud update object-type dcim.devices object-id 3 data';
	const [now = {}] = list(unwrap(await shell.say('netbox crud get object-type dcim.devices object-id 3')));
	const idOf = (field: string): number => (now[field] as {id: number}).id;
	const body = `{"name": "whole", "role": ${idOf('role')}, "device_type": ${idOf('device_type')}, "site": ${idOf('site')}}`;
	const {notes} = unwrap(await shell.say(`${line} ${body} partial False dry-run`));
	expect(notes[0]).toMatch(/^partial False: NetBox may empty what is left out of 3 \(.*\): (?!.*\b(?:name|site|id|url)\b).*\bstatus\b/);
	expect(unwrap(await shell.say(`${line} ${body} dry-run`)).notes.join()).not.toContain('may empty');
	expect(shell.writes()).toEqual([]);
});

test('C18 crud-write D5 default-forms update: a custom field that the object does not have is refused before anything is sent, a dry run too', async () => {
	const shell = await startShell();
	for (const how of ['yes', 'dry-run']) {
		const said = await shell.say(`netbox crud update object-type plugins.bgp.session object-id 1 data {"custom_fields": {"teir": 1}} ${how}`);
		expect(said).toMatchObject({
			error: {code: 'usage', message: 'plugins.bgp.session has no custom field "teir". Did you mean "tier"?', hint: 'nothing was sent'},
		});
	}
	expect(shell.writes()).toEqual([]);
	const made = await shell.say('netbox crud create object-type dcim.sites data {"name": "x", "slug": "x", "custom_fields": {"nope": 1}} yes');
	expect(made).toMatchObject({error: {code: 'usage', message: 'dcim.sites has no custom field "nope".'}});
	expect(shell.writes()).toEqual([]);
});

test('C18 crud-write delete: dry-run names the objects; the write gives them as they were, all by one request, with the message', async () => {
	const shell = await startShell();
	const [id, other] = [await made(shell), await made(shell, 'ams10')];
	const line = `netbox crud delete object-type dcim.sites object-id ${id},${other}`;
	const dry = unwrap(await shell.say(`${line} dry-run`));
	expect(documentOf(dry)).toMatchObject({
		count: 2,
		would_delete: [
			{id, display: 'Site ams9'},
			{id: other, display: 'Site ams10'},
		],
	});
	expect(shell.writes()).toHaveLength(2);
	const done = unwrap(await shell.say(`${line} yes message bye`));
	expect([list(done).map((row) => row['slug']), done.notes]).toEqual([['ams9', 'ams10'], ['deleted 2 objects from dcim.sites']]);
	expect(shell.writes().slice(2)).toEqual(['DELETE /api/dcim/sites/']);
	expect(list(unwrap(await shell.say('netbox crud changelogs limit 2'))).map((row) => row['message'])).toEqual(['bye', 'bye']);
	expect(await shell.say(`${line} yes`)).toMatchObject({error: {code: 'not-found', message: `no dcim.sites ${id}, ${other} in "env".`}});
	expect(shell.writes()).toHaveLength(3);
});

test.each([
	['create object-type dcim.sites data {"name": "a", "slug": "a", "statsu": "x"}', 'dcim.sites has no field "statsu". Did you mean "status"?'],
	['create object-type dcim.sites data [{"name": "a", "slug": "a"}, {"name": "b"}]', 'item 2 of "data": dcim.sites needs "slug".'],
	['create object-type dcim.sites data {"id": 7, "name": "a", "slug": "a"}', 'the field "id" of dcim.sites is set by NetBox itself.'],
	[
		'update object-type plugins.bgp.session object-id 1 data {"status": "activ"}',
		'"status" takes offline, active, planned, failed, not "activ". Did you mean "active"?',
	],
	['create object-type dcim.sites data []', '"data" is an empty list: there is nothing to write.'],
	['create object-type dcim.sites data 5', '"data" must be a JSON object or a list of some.'],
	['create object-type dcim.sites data [{}, 5]', 'item 2 of "data" is no JSON object.'],
	[`create object-type dcim.sites data ${site} message "${'x'.repeat(201)}"`, '"message" has 201 characters; NetBox keeps 200.'],
	[
		`create object-type dcim.sites data [{}, {"changelog_message": "${'x'.repeat(201)}"}]`,
		'"changelog_message" of item 2 in "data" has 201 characters; NetBox keeps 200.',
	],
	[
		`update object-type dcim.sites object-id 1,2 data {"changelog_message": "${'x'.repeat(201)}"}`,
		'"changelog_message" in "data" has 201 characters; NetBox keeps 200.',
	],
	['update object-type dcim.sites object-id 1,2 data {"nmae": "x"}', 'dcim.sites has no field "nmae". Did you mean "name"?'],
	[
		'update object-type dcim.sites object-id 1 data {"add_tags": [{"name": "edge"}]}',
		'"add_tags" is not taken here: what it does to "tags" is not previewed.',
	],
	[
		'update object-type dcim.sites object-id 1 data {"remove_tags": [{"name": "edge"}]}',
		'"remove_tags" is not taken here: what it does to "tags" is not previewed.',
	],
	['update object-type dcim.sites data {"status": "active"}', '"data" has no "id" of an object.'],
	['update object-type dcim.sites data [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]', '"data" has the id 1 twice.'],
	['update object-type dcim.sites object-id 1 data {}', '"data" says nothing to change of 1.'],
	['update object-type dcim.sites object-id 1 data {"id": 1, "name": "a"}', 'the id is said twice: leave out "object-id", or the "id" in "data".'],
	['delete object-type /sites object-id 1', '"/sites" is no object type.'],
	['delete object-type sitez object-id 1', 'NetBox "env" has no list "sitez". Did you mean "sites"?'],
])('C18 crud-write netbox crud %s is refused before anything is written', async (line, message) => {
	const shell = await startShell();
	expect(await shell.say(`netbox crud ${line} yes`)).toMatchObject({error: {code: 'usage', message}});
	expect(shell.writes()).toEqual([]);
});

test('C18 crud-write S9 needs-answer without yes and without anybody to ask nothing is sent, not even a read', async () => {
	const shell = await startShell();
	for (const line of [`${create} ${site}`, 'netbox crud delete object-type dcim.sites object-id 1']) {
		expect(await shell.say(line)).toMatchObject({error: {code: 'needs-answer', hint: '"dry-run" shows what it would do.'}});
	}
	expect(shell.asked()).toEqual([]);
});

test('C18 crud-write C21 set-cli read-only refuses every write before anything is sent; dry-run still shows', async () => {
	const shell = await startShell();
	unwrap(await shell.say('set cli read-only on'));
	for (const line of [`${create} ${site} yes`, 'netbox crud delete object-type dcim.sites object-id 1 yes']) {
		expect(await shell.say(line)).toMatchObject({error: {code: 'refused', message: 'read-only is on: nothing was sent.'}});
	}
	expect(shell.asked()).toEqual([]);
	expect(documentOf(unwrap(await shell.say(`${create} ${site} dry-run`)))).toMatchObject({count: 1});
});

test('C18 crud-write the question comes after the preview; No sends nothing, Yes sends once', async () => {
	const asked: [string, readonly Row[]][] = [];
	const shell = await startShell(undefined, {
		answer: (question, preview) => asked.push([question, preview ? table(preview) : []]) > 1,
	});
	expect(await shell.say(`${create} ${site}`)).toMatchObject({error: {code: 'refused', message: 'not confirmed: nothing was sent.'}});
	expect(shell.writes()).toEqual([]);
	unwrap(await shell.say(`${create} ${site}`));
	expect(asked).toEqual([1, 2].map(() => ['create 1 object of dcim.sites in env?', [{name: 'Ams 9', slug: 'ams9'}]]));
	expect(shell.writes()).toEqual(['POST /api/dcim/sites/']);
});

test('C18 crud-write what was changed by others while the question stood is not written over, neither one object nor several', async () => {
	const meanwhile: (() => Promise<unknown>)[] = [];
	const shell = await startShell(undefined, {answer: yesAfter(meanwhile)});
	const [id, other] = [await made(shell), await made(shell, 'ams10')];
	const edit = (text: string) => () => shell.say(`netbox crud update object-type dcim.sites object-id ${id} data {"facility": "${text}"} yes`);
	const update = (ids: string) => `netbox crud update object-type dcim.sites object-id ${ids} data {"description": "mine"}`;
	const lines = [update(`${id}`), update(`${id},${other}`), `netbox crud delete object-type dcim.sites object-id ${id}`];
	for (const line of [...lines, `netbox crud delete object-type dcim.sites object-id ${id},${other}`]) {
		meanwhile.push(edit(String(line.length)));
		expect(await shell.say(line)).toMatchObject({
			error: {code: 'conflict', message: `dcim.sites ${id} was changed by someone else since it was read (412).`},
		});
	}
	const rows = list(unwrap(await shell.say(`netbox crud get object-type dcim.sites filters {"id": [${id}, ${other}]}`)));
	expect(rows.map(({description}) => description)).toEqual(['', '']);
});

test('C18 crud-write a deletion that others depend on names them: by NetBox for one object, by a look for several', async () => {
	const shell = await startShell();
	expect(await shell.say('netbox crud delete object-type dcim.devices object-id 1 yes')).toMatchObject({
		error: {code: 'conflict', message: expect.stringContaining('fceos4-fceos5-eth105 (1)')},
	});
	expect(await shell.say('netbox crud delete object-type dcim.devices object-id 1,2 yes')).toMatchObject({
		error: {
			code: 'conflict',
			message: 'NetBox "env" answered 409: 2 of 2 objects could not be deleted.',
			hint: expect.stringMatching(/^1 \(fceos4.*\) is needed by plugins\.bgp\.session .*fceos4-fceos5-eth105 \(1\).* Nothing was deleted\.$/),
		},
	});
});

const keys = ['device', 'local_address', 'local_as', 'remote_address', 'remote_as'];
const sessionBody = async (shell: Shell): Promise<Row> => {
	const [row = {}] = list(unwrap(await shell.say('netbox crud get object-type plugins.bgp.session object-id 1')));
	return Object.fromEntries(keys.map((key) => [key, (row[key] as Row)['id'] ?? null]));
};

test('C18 crud-write a BGP session that exists already is named, before it is sent and where NetBox answers 500', async () => {
	const meanwhile: (() => Promise<unknown>)[] = [];
	const shell = await startShell(undefined, {answer: yesAfter(meanwhile)});
	const body = await sessionBody(shell);
	const line = (data: unknown) => `netbox crud create object-type plugins.bgp.session data ${JSON.stringify(data)}`;
	const exists = {
		code: 'conflict',
		message: expect.stringMatching(/^this BGP session exists already: "fceos4-fceos5-eth105" \(id 1, device fceos4, 10\./),
	};
	expect(await shell.say(`${line(body)} dry-run`)).toMatchObject({error: exists});
	const byName = {...body, device: {name: 'fceos4'}, local_as: {asn: 65100}};
	expect(await shell.say(`${line(byName)} yes`)).toMatchObject({error: exists});
	expect(await shell.say(`${line([body, body])} yes`)).toMatchObject({error: {message: 'items 1 and 2 of "data" are the same BGP session.'}});
	expect(shell.writes()).toEqual([]);
	const fresh = {...body, name: 'back', remote_as: body['local_as']};
	meanwhile.push(async () => unwrap(await shell.say(`${line(fresh)} yes`)));
	expect(await shell.say(line(fresh))).toMatchObject({
		error: {code: 'conflict', message: expect.stringMatching(/exists already: "back" \(id \d+, /)},
	});
	expect(shell.writes()).toHaveLength(2);
});

test('C18 crud-write a token that may only read is refused before the write is tried', async () => {
	const shell = await startShell(undefined, {token: readerToken});
	expect(await shell.say(`${create} ${site} yes`)).toMatchObject({
		error: {code: 'forbidden', message: 'NetBox "env" does not let this token create dcim.sites (403).'},
	});
	expect(shell.writes()).toEqual([]);
	expect(await shell.say('netbox crud delete object-type dcim.sites object-id 1 yes')).toMatchObject({error: {code: 'forbidden'}});
});

test('C18 crud-write in a branch what is written stays there, and the branch must be ready', async () => {
	const shell = await startShell();
	const done = unwrap(await shell.say(`${create} ${site} branch maint-42 yes`));
	expect([done.notes, done.meta.branch]).toEqual([['created 1 object in dcim.sites of branch "maint-42"'], 'maint-42']);
	const get = `netbox crud get object-type dcim.sites object-id ${idOf(done)} fields slug`;
	expect(await shell.say(get)).toMatchObject({error: {code: 'not-found'}});
	expect(list(unwrap(await shell.say(`${get} branch maint-42`)))).toMatchObject([{slug: 'ams9'}]);
	expect(await shell.say(`${create} ${site} branch wip yes`)).toMatchObject({error: {code: 'branch-not-ready'}});
	expect(await shell.say(`${create} ${site} branch nope yes`)).toMatchObject({error: {code: 'not-found'}});
});

test('C18 crud-write of several objects NetBox refuses, each has its own reason', async () => {
	const shell = await startShell();
	const said = await shell.say(`${create} [{"name": "A", "slug": "a"}, {"name": "B", "slug": "ams1"}] yes`);
	expect(said).toMatchObject({
		error: {code: 'rejected', hint: expect.stringMatching(/^item 2 \(B\): slug: site with this slug already exists\..* Nothing was created\.$/)},
	});
	expect(shell.writes()).toHaveLength(1);
});

test('C18 crud-write where only the first of several requests went well, what was done is given beside the error', async () => {
	const shell = await startShell();
	const sites = Array.from({length: 101}, (_, index) => ({name: `S${index}`, slug: index === 100 ? 'ams1' : `s${index}`}));
	const said = unwrap(await shell.say(`${create} ${JSON.stringify(sites)} yes`));
	expect([list(said).length, said.errors]).toMatchObject([
		100,
		[{code: 'partial', message: '100 of 101 objects were created; 1 was not.', hint: expect.stringMatching(/^item 101 \(S100\): slug: /)}],
	]);
});

test('C18 crud-write N46 lost-answer a lost answer is looked up: done is done, and where nobody can say it is unknown', async () => {
	const lossy = async (url: string) => (await startFront(url, (method) => (['GET', 'OPTIONS'].includes(method) ? 'pass' : 'lose-answer'))).url;
	const shell = await startShell(undefined, {front: lossy});
	const id = await made(shell);
	const changed = unwrap(await shell.say(`netbox crud update object-type dcim.sites object-id ${id} data {"facility": "x"} yes`));
	expect(list(changed)).toMatchObject([{id, changes: {facility: {old: '', new: 'x'}}}]);
	expect(list(unwrap(await shell.say(`netbox crud delete object-type dcim.sites object-id ${id} yes`)))).toMatchObject([{id, slug: 'ams9'}]);
	expect(shell.writes()).toHaveLength(3);
});

test('C18 crud-write J15 ctrl-c-job a write that is stopped says of each object what became of it', async () => {
	const stop = new AbortController();
	const stopping = async (url: string) => {
		const front = await startFront(url, (method) => {
			if (method === 'PATCH') stop.abort();
			return method === 'PATCH' ? 'lose-answer' : 'pass';
		});
		return front.url;
	};
	const shell = await startShell(undefined, {front: stopping, signal: stop.signal});
	const ids = [await made(shell), await made(shell, 'ams10')];
	expect(await shell.say(`netbox crud update object-type dcim.sites object-id ${ids} data {"facility": "x"} yes`)).toMatchObject({
		error: {code: 'unknown-outcome', message: 'the answer to PATCH dcim.sites was lost: the object may have changed.'},
	});
	expect(shell.reports.slice(-2)).toEqual([`${ids[0]} (Site ams9): unknown`, `${ids[1]} (Site ams10): unknown`]);
});

test('C18 crud-write J15 ctrl-c-job a write of one object that is stopped says what became of it', async () => {
	const stop = new AbortController();
	const stopping = async (url: string) => {
		const front = await startFront(url, (method) => {
			if (method === 'DELETE') stop.abort();
			return method === 'DELETE' ? 'lose-answer' : 'pass';
		});
		return front.url;
	};
	const shell = await startShell(undefined, {front: stopping, signal: stop.signal});
	const id = await made(shell);
	expect(await shell.say(`netbox crud delete object-type dcim.sites object-id ${id} yes`)).toMatchObject({error: {code: 'unknown-outcome'}});
	expect(shell.reports.at(-1)).toBe(`${id} (Site ams9): unknown`);
});

test('O7 cache-true after a write of ours cached peerings are right: changed, created and deleted', async () => {
	const shell = await startShell();
	const peerings = async (cache: string) => documentOf(unwrap(await shell.say(`netbox get bgp-peerings devices fceos4 cache ${cache}`)));
	await peerings('True');
	const same = async () => expect(await peerings('True')).toEqual(await peerings('False'));
	unwrap(await shell.say('netbox crud update object-type plugins.bgp.session object-id 1 data {"description": "by us"} yes'));
	await same();
	const body = {...(await sessionBody(shell)), name: 'ours'};
	const twin = {...body, remote_as: (body as Row)['local_as']};
	const id = idOf(unwrap(await shell.say(`netbox crud create object-type plugins.bgp.session data ${JSON.stringify(twin)} yes`)));
	await same();
	expect(
		JSON.stringify([...((await peerings('force')) as ReadonlyMap<string, ReadonlyMap<string, Row>>).values()].map((rows) => [...rows.keys()])),
	).toContain('ours');
	unwrap(await shell.say(`netbox crud delete object-type plugins.bgp.session object-id ${id} yes`));
	await same();
});

test('B1 C18 crud-write JSON of a session is replaced whole and lists keep their order: what is shown is what is sent', async () => {
	const shell = await startShell();
	const update = 'netbox crud update object-type plugins.bgp.session object-id 1 yes data';
	unwrap(await shell.say(`${update} {"extra_attributes": {"bfd": true, "ttl": 3}}`));
	const shown = documentOf(unwrap(await shell.say(`${update} {"extra_attributes": {"bfd": true}} dry-run`)));
	expect(shown).toMatchObject({count: 1, changes: [{changes: {extra_attributes: {old: {bfd: true, ttl: 3}, new: {bfd: true}}}}]});
	const done = unwrap(await shell.say(`${update} {"extra_attributes": {"bfd": true}}`));
	expect(documentOf(done)).toMatchObject([{changes: {extra_attributes: {old: {bfd: true, ttl: 3}, new: {bfd: true}}}}]);
	const same = unwrap(await shell.say(`${update} {"extra_attributes": {"bfd": true}}`));
	expect(same.notes).toEqual(['1 object is so already', 'nothing was sent']);
	unwrap(await shell.say(`${update} {"extra_attributes": {"hops": [1, 2], "n": {"a": 1, "b": 2}}}`));
	expect(unwrap(await shell.say(`${update} {"extra_attributes": {"n": {"b": 2, "a": 1}, "hops": [1, 2]}}`)).notes[0]).toBe('1 object is so already');
	expect(documentOf(unwrap(await shell.say(`${update} {"extra_attributes": {"n": {"a": 1, "b": 2}, "hops": [2, 1]}}`)))).toHaveLength(1);
});

test('B1 C18 crud-write of custom fields only those that differ are shown and sent', async () => {
	const shell = await startShell();
	const line = 'netbox crud update object-type plugins.bgp.session object-id 1 yes data {"custom_fields": {"tier": "silver", "maintenance": true}}';
	unwrap(
		await shell.say(
			'netbox crud update object-type plugins.bgp.session object-id 1 yes data {"custom_fields": {"tier": "gold", "maintenance": true}}',
		),
	);
	shell.asked();
	expect(documentOf(unwrap(await shell.say(line)))).toMatchObject([{changes: {'custom_fields.tier': {old: 'gold', new: 'silver'}}}]);
	expect(documentOf(unwrap(await shell.say(line)))).toEqual([]);
});

test('C18 crud-write a whole object that lacks what NetBox needs, and a message that is said twice, are refused before anything is written', async () => {
	const shell = await startShell();
	const id = await made(shell);
	const before = shell.writes().length;
	const whole = `netbox crud update object-type dcim.sites object-id ${id} partial False data`;
	expect(await shell.say(`${whole} {"name": "Ams 9", "facility": "x"} dry-run`)).toMatchObject({
		error: {code: 'usage', message: 'dcim.sites needs "slug".'},
	});
	for (const line of [
		`${create} {"name": "b", "slug": "b", "changelog_message": "in"} message out yes`,
		`netbox crud update object-type dcim.sites object-id ${id} data {"facility": "x", "changelog_message": "in"} message out yes`,
	])
		expect(await shell.say(line)).toMatchObject({error: {code: 'usage', message: expect.stringMatching(/^the message is said twice/)}});
	expect(shell.writes()).toHaveLength(before);
	unwrap(await shell.say(`${whole} {"name": "Ams 9", "slug": "ams9", "facility": "x"} yes`));
});

test('L7 secrets-not-kept the password of a user stands in no preview, and is what is sent', async () => {
	const shell = await startShell();
	const data = 'data {"username": "hidden", "password": "Secret-password-1"}';
	for (const line of [
		`netbox crud create object-type users.users ${data} dry-run`,
		`netbox crud clone object-type users.users object-id 1 ${data} dry-run`,
	]) {
		const dry = unwrap(await shell.say(line));
		expect(JSON.stringify([documentOf(dry), table(dry), dry.notes])).not.toContain('Secret');
		expect(JSON.stringify(documentOf(dry))).toContain('"password":"********"');
	}
	const id = idOf(unwrap(await shell.say(`netbox crud create object-type users.users ${data} yes`)));
	const update = `netbox crud update object-type users.users object-id ${id} data {"password": "Secret-password-2"} dry-run`;
	expect(JSON.stringify(documentOf(unwrap(await shell.say(update))))).not.toContain('Secret');
});
