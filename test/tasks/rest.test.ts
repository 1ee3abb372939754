import {beforeEach, expect, test} from 'vitest';
import {exitOf} from '../../src/core/exits.js';
import type {JobCode} from '../../src/core/failure.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {adminToken, openShell, type Shell, shareShell, startShell} from './netbox-support.js';

const shared = shareShell();
let shell: Shell;
beforeEach(() => {
	shell = shared();
	shell.asked();
});

const rowsSaid = async (shell: Shell, line: string): Promise<readonly Row[]> => documentOf(unwrap(await shell.say(line))) as readonly Row[];
const posts = ({lab}: Shell): readonly string[] => lab.requests().flatMap(({method, path}) => (method === 'GET' ? [] : [`${method} ${path}`]));

/** A person who gives this answer; `seen` are the questions and what stood above them. */
function person(given: boolean) {
	const seen: string[] = [];
	const answer = (question: string, preview?: Output): boolean => {
		seen.push(preview?.kind === 'text' ? preview.text : '', question);
		return given;
	};
	return {answer, seen};
}

test('C13 rest-command a list is rows, cut ones are told; one object and anything else is the JSON answer', async () => {
	const cut = unwrap(await shell.say('netbox rest path /api/dcim/devices/ params {"limit": 2, "fields": ["name", "status"]}'));
	expect([cut.kind, cut.notes, cut.meta.truncated, rowsOf(cut).columns.map(({name}) => name)]).toEqual([
		'rows',
		[expect.stringMatching(/^showing 2 of \d+$/)],
		true,
		['name', 'status'],
	]);
	expect(shell.asked()).toEqual(['/api/dcim/devices/?limit=2&fields=name,status']);
	expect(await rowsSaid(shell, 'netbox rest path "/api/dcim/devices/?name=fceos4&name=fceos5&fields=name"')).toEqual([
		{name: 'fceos4'},
		{name: 'fceos5'},
	]);
	await rowsSaid(shell, 'netbox rest path /api/dcim/devices params {"name": ["fceos4", "fceos5"], "tenant_id": null}');
	expect(shell.asked().at(-1)).toBe('/api/dcim/devices/?name=fceos4&name=fceos5&tenant_id=null');
	expect(unwrap(await shell.say('netbox rest path /api/status/'))).toMatchObject({kind: 'document', value: {'netbox-version': '4.7.3'}, notes: []});
	expect(unwrap(await shell.say('netbox rest path /api/dcim/sites/1/ method HEAD'))).toMatchObject({value: {'api-version': '4.7'}});
});

test('C13 rest-command all gives every row, page after page', async () => {
	const all = unwrap(await shell.say('netbox rest path /api/plugins/bgp/session/ params {"limit": 9, "fields": "id,name"} all'));
	const whole = await rowsSaid(shell, 'netbox rest path /api/plugins/bgp/session/ params {"limit": 1000, "ordering": "id", "fields": "id,name"}');
	expect(documentOf(all)).toEqual(whole);
	expect([all.notes, all.meta.truncated, all.meta.requests]).toEqual([[], false, Math.ceil(whole.length / 9)]);
});

test('C13 rest-command in a branch, and dry-run, which sends nothing', async () => {
	expect(unwrap(await shell.say('netbox rest path /api/plugins/bgp/session/1/ branch maint-42'))).toMatchObject({
		value: {description: 'changed in the branch'},
	});
	shell.asked();
	const planned = unwrap(await shell.say('netbox rest path /api/dcim/sites method POST data {"name": "x"} branch maint-42 dry-run'));
	expect(documentOf(planned)).toMatchObject({
		branch: 'maint-42',
		requests: [
			{method: 'GET', why: 'id and state of the branch'},
			{
				method: 'POST',
				url: `${shell.lab.url}/api/dcim/sites/nf-branch-proof/`,
				headers: {'X-NetBox-Branch': '<an id that no branch has>'},
				why: 'proof that NetBox acts in the branch',
			},
			{
				method: 'POST',
				url: `${shell.lab.url}/api/dcim/sites/`,
				headers: {Authorization: 'Token ********', 'X-NetBox-Branch': '<id of maint-42>'},
				body: {name: 'x'},
			},
		],
	});
	expect([JSON.stringify(planned).includes(adminToken), shell.asked()]).toEqual([false, []]);
});

test.each([
	[
		'path http://127.0.0.1/api/status/',
		'"http://127.0.0.1/api/status/" is a full URL: give its path alone, from "/api/" on; it goes to the instance and nowhere else.',
	],
	[
		'path //evil.example/api/',
		'"//evil.example/api/" is a full URL: give its path alone, from "/api/" on; it goes to the instance and nowhere else.',
	],
	['path /admin/', '"/admin/" is no path of the API: it must begin with "/api/".'],
	['path /api/../admin/', '"/api/../admin/" must not hold "." or "..".'],
	['path /api/%2e%2e/admin/ all', '"/api/%2e%2e/admin/" must not hold "." or "..".'],
	['path /api/dcim/sites/ params {"name": ""}', 'the parameter "name" is empty: NetBox would ignore it.'],
	['path /api/dcim/sites/ params ["name"]', '"params" must be one JSON object.'],
	['path /api/dcim/sites/ data {}', '"data" does not go with GET.'],
	['path /api/dcim/sites/ method DELETE params {"id": 1} yes', '"params" do not go with DELETE.'],
	['path /api/dcim/sites/ method POST all yes', '"all" does not go with POST.'],
	['path /api/dcim/sites/ params {"offset": 5} all', '"offset" and all rows exclude each other.'],
])('C13 rest-command netbox rest %s is refused before a request', async (options, message) => {
	const {answer, seen} = person(true);
	expect(await shell.say(`netbox rest ${options}`, answer)).toMatchObject({error: {code: 'usage', message}});
	expect([shell.asked(), seen]).toEqual([[], []]);
});

test('C13 rest-command a write goes out once, after a yes in the line or to the question, which stands below the request', async () => {
	const shell = await startShell();
	const data = 'method POST data {"name": "Ams 9", "slug": "ams9"}';
	const asked = person(true);
	expect(unwrap(await shell.say(`netbox rest path /api/dcim/sites ${data}`, asked.answer))).toMatchObject({value: {slug: 'ams9'}});
	expect(asked.seen).toEqual([`POST ${shell.lab.url}/api/dcim/sites/\n{\n    "name": "Ams 9",\n    "slug": "ams9"\n}\n`, 'send this POST to env?']);
	const [site] = await rowsSaid(shell, 'netbox rest path /api/dcim/sites/ params {"slug": "ams9"}');
	const path = `/api/dcim/sites/${site?.['id']}/`;
	expect(unwrap(await shell.say(`netbox rest path ${path} method PATCH data {"status": "planned"} yes`))).toMatchObject({
		value: {status: {value: 'planned'}},
	});
	expect(unwrap(await shell.say(`netbox rest path ${path} method DELETE yes`))).toMatchObject({value: null, notes: [`done: DELETE ${path}`]});
	expect(posts(shell)).toEqual(['POST /api/dcim/sites/', `PATCH ${path}`, `DELETE ${path}`]);
});

test('C13 rest-command nothing is sent without a yes, nor while read-only is on', async () => {
	const shell = await startShell();
	const line = 'netbox rest path /api/dcim/sites/ method POST data {"name": "x", "slug": "x"}';
	expect(await shell.say(line)).toMatchObject({error: {code: 'needs-answer'}});
	expect(await shell.say(line, person(false).answer)).toMatchObject({error: {code: 'refused', message: 'not confirmed: nothing was sent.'}});
	const {settings} = unwrap(await shell.state.settings());
	unwrap(await settings.set('read-only', 'on'));
	expect(await shell.say(`${line} yes`)).toMatchObject({error: {code: 'refused', message: 'read-only is on: nothing was sent.'}});
	expect(posts(shell)).toEqual([]);
});

test('N44 http-errors what HTTP refuses is an error with an exit code of its own, never a status on stdout', async () => {
	const errorOf = async (options: string): Promise<readonly [number, string]> => {
		const said = await shell.say(`netbox rest path ${options}`);
		if (said.ok) throw new Error('that went well');
		return [exitOf(said.error.code as JobCode), said.error.message];
	};
	expect(await errorOf('/api/dcim/sites/999999/')).toEqual([4, 'no dcim.sites 999999 in "env".']);
	expect(await errorOf('/api/dcim/nope/')).toEqual([1, 'NetBox "env" has nothing at /api/dcim/nope/.']);
	expect(await errorOf('/api/dcim/sites/ params {"status": "nope"}')).toEqual([
		1,
		expect.stringContaining('answered 400: status: Select a valid choice.'),
	]);
	expect(await errorOf('/api/dcim/sites/ method POST data {"name": "x"} yes')).toEqual([
		1,
		'NetBox "env" answered 400: slug: This field is required.',
	]);
	expect(await errorOf('/api/dcim/sites/999999/ method DELETE yes')).toEqual([4, 'no dcim.sites 999999 in "env".']);
	expect(await errorOf('/api/status/ method DELETE yes')).toEqual([1, 'NetBox "env" answered 405: Method "DELETE" not allowed.']);
});

test('N46 lost-answer a write whose answer is lost is not sent again: nobody knows what became of it', async () => {
	const behind = await startShell();
	const front = await startFront(behind.lab.url, (method) => (method === 'POST' ? 'lose-answer' : 'pass'));
	const shell = openShell(front.url);
	expect(await shell.say('netbox rest path /api/dcim/sites/ method POST data {"name": "x", "slug": "x"} yes')).toMatchObject({
		error: {code: 'unknown-outcome', message: 'the answer to POST dcim.sites was lost: the object may exist.'},
	});
	expect([front.asked, posts(behind)]).toEqual([['POST /api/dcim/sites/'], ['POST /api/dcim/sites/']]);
});
