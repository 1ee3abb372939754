import {afterAll, beforeAll, expect, test} from 'vitest';
import {resultOf} from '../../src/jobs/job-result.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {nodeOf} from '../../src/language/tree/visit.js';
import type {Output} from '../../src/output/output.js';
import {createValues} from '../../src/wiring/complete/values.js';
import {scripted} from '../netbox/support.js';
import {pipe, run, where} from '../pipes/chain.js';
import {shellTree} from '../support/shell-tree.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

const reader = '1123456789abcdef0123456789abcdef01234567';
const folders = [homeFolder(), homeFolder()];
let lab: RunningLab;
let [admin, viewer] = [undefined, undefined] as readonly (TestApp | undefined)[] as [TestApp, TestApp];
beforeAll(async () => {
	lab = await startLab({dataset: labDataset(), record: true});
	const open = (token: string, at: number): Promise<TestApp> => openApp({home: folders[at]?.home ?? '', env: {NF_URL: lab.url, NF_TOKEN: token}});
	[admin, viewer] = await Promise.all([open(adminToken, 0), open(reader, 1)]);
});
afterAll(async () => {
	await Promise.all([admin.close(), viewer.close()]);
	await lab.close();
	for (const folder of folders) folder.remove();
});

const peerings = 'netbox get bgp-peerings devices fceos4';
const wrong = '"activ" is not a value of "status": expected';

test.each([
	[`${peerings} | where status=activ`, `${wrong}`],
	[`${peerings} | where status!=activ | count`, `${wrong}`],
	[`${peerings} | where status=active,activ`, `${wrong}`],
	[`${peerings} | select session,status | where status=activ`, `${wrong}`],
	['netbox get devices devices fceos4 | where status=activ', `${wrong}`],
])('B5 P15 typed-comparison a word that is no choice of this NetBox is refused before rows are read: %s', async (line, message) => {
	for (const shell of [admin, viewer]) {
		const {errors, exit, job} = await shell.run(line);
		expect([exit, errors[0]?.code, errors[0]?.message]).toEqual([2, 'usage', expect.stringContaining(message)]);
		expect(errors[0]?.message).toContain('planned');
		expect(errors[0]?.message).toMatch(/ Did you mean "active"\?$/);
		expect([...job.runs.values()].some((run) => 'output' in run && run.output !== undefined)).toBe(false);
	}
});

test('B5 P15 typed-comparison with cache force nothing is asked: a word that is neither known nor cached is refused', async () => {
	expect((await admin.run(`${peerings} cache refresh`)).exit).toBe(0);
	const before = lab.requests().length;
	const refused = await admin.run(`${peerings} cache force | where status=activ`);
	expect([refused.exit, refused.errors[0]?.message]).toEqual([2, expect.stringContaining(wrong)]);
	expect((await admin.run(`${peerings} cache force | where status=planned | count`)).exit).toBe(0);
	expect(lab.requests().length).toBe(before);
});

test('B5 a word that every NetBox has costs no request, and where nothing is read nothing is asked', async () => {
	const asked = async (line: string): Promise<number> => {
		const before = lab.requests().length;
		expect((await admin.run(line)).exit).toBe(0);
		return lab.requests().length - before;
	};
	expect(await asked(`${peerings} | where status=Active,PLANNED`)).toBe(await asked(peerings));
	expect(await asked(`${peerings} dry-run | where status=activ`)).toBe(await asked(`${peerings} dry-run`));
	expect((await admin.run(`${peerings} | json | where line~activ`)).exit).toBe(0);
});

test.each([
	'netbox crud get object-type dcim.devices | where status=activ',
	'netbox crud get object-type dcim/devices object-id 1 | where status.value!=activ | count',
	'netbox crud get object-type dcim.devices fields name,status | where name=fceos4 status=active,activ',
	'netbox rest path /api/dcim/devices/ | where status=activ',
	'netbox rest path /api/dcim/devices/?name=fceos4 all | where status=activ | json',
	'netbox rest path /api/dcim/devices/1/ | where status=activ',
])('B5 P16 impossible-condition of rows of a kind that the line names so is one that no choice is: %s', async (line) => {
	for (const shell of [admin, viewer]) {
		const {errors, exit} = await shell.run(line);
		const field = line.includes('status.value') ? 'status.value' : 'status';
		expect([exit, errors[0]?.code, errors[0]?.message]).toEqual([
			2,
			'usage',
			expect.stringMatching(`^"activ" is not a value of "${field}": expected `),
		]);
		expect(errors[0]?.message).toMatch(/decommissioning.* Did you mean "active"\?$/);
	}
});

test('B5 P16 impossible-condition of many choices the first twenty are listed', async () => {
	const type = {type: 'field', choices: Array.from({length: 23}, (_, at) => ({value: `x${at}`, display_name: `X ${at}`}))};
	const row = {id: 1, url: 'http://x.invalid/api/dcim/interfaces/1/', display: 'eth0', type: {value: 'x0', label: 'X 0'}};
	const http = await scripted(({method}) => ({json: method === 'OPTIONS' ? {actions: {POST: {type}}} : {count: 1, next: null, results: [row]}}));
	const folder = homeFolder();
	const shell = await openApp({home: folder.home, env: {NF_URL: http.url, NF_TOKEN: adminToken}});
	const {errors} = await shell.run('netbox rest path /api/dcim/interfaces/ | where type=virtual');
	expect(errors[0]?.message).toMatch(/expected x0, x1, .*x19 or 3 more\.$/);
	await shell.close();
	folder.remove();
});

test('B5 P16 impossible-condition what NetBox tells nobody is not guessed', async () => {
	const sites = 'netbox crud get object-type dcim.sites | where status=activ | count';
	expect((await admin.run(sites)).errors[0]?.message).toContain('"activ" is not a value of "status": expected ');
	expect([(await viewer.run(sites)).exit, (await viewer.run(sites)).errors]).toEqual([0, []]);
});

test('B5 P16 impossible-condition what a row has or any NetBox knows is asked of nobody, and what was written is not refused', async () => {
	const asked = async (line: string): Promise<readonly string[]> => {
		const before = lab.requests().length;
		expect((await admin.run(line)).exit).toBe(0);
		return lab
			.requests()
			.slice(before)
			.flatMap(({method}) => (method === 'GET' ? [] : [method]));
	};
	expect(await asked('netbox crud get object-type dcim.sites | where status=Active name=none')).toEqual([]);
	expect(await asked('netbox rest path /api/dcim/devices/ | where status=inventory,a*')).toEqual([]);
	expect(await asked('netbox rest path /api/dcim/sites/ | where status=retired')).toEqual(['OPTIONS']);
	expect(await asked('netbox rest path /api/dcim/sites/ | where name=retired slug=x')).toEqual([]);
	const write = 'netbox rest path /api/dcim/sites/1/ method PATCH data {"facility": "7"} yes | where status=activ';
	expect(await asked(write)).toEqual(['PATCH']);
});

test('B9 H14 value-sources TAB offers all choices of the field, of the rows of the command, whatever is cached and whoever asks', async () => {
	for (const {app} of [admin, viewer]) {
		const {offer} = createValues({...app.services, runner: app.shell.runner, cwd: '/', signal: new AbortController().signal});
		const last = async (source: string): Promise<readonly string[]> => {
			let texts: readonly string[] = [];
			await offer(source, ({values}) => {
				texts = values.map(({text}) => text);
			});
			return texts.toSorted();
		};
		expect(await last('choices of plugins.bgp.session status')).toEqual(['active', 'failed', 'offline', 'planned']);
		const devices = await last('choices of dcim.devices status');
		expect(devices).toEqual(expect.arrayContaining(['active', 'decommissioning', 'inventory', 'staged']));
		expect(await last('status')).toEqual(devices);
	}
});

test('B5 B9 a choice that this NetBox alone has is offered, and is no wrong word', async () => {
	const status = {
		type: 'field',
		choices: [
			{value: 'active', display_name: 'Active'},
			{value: 'drained', display_name: 'Out of service'},
		],
	};
	const rows = {count: 0, next: null, previous: null, results: []};
	const http = await scripted(({method}) => ({json: method === 'OPTIONS' ? {actions: {POST: {status}}} : rows}));
	const folder = homeFolder();
	const shell = await openApp({home: folder.home, env: {NF_URL: http.url, NF_TOKEN: adminToken}});
	const {offer} = createValues({...shell.app.services, runner: shell.app.shell.runner, cwd: '/', signal: new AbortController().signal});
	const offered: unknown[] = [];
	await offer('choices of dcim.devices status', ({values}) => offered.push(values));
	expect(offered.at(-1)).toEqual([
		{text: 'active', help: 'Active'},
		{text: 'drained', help: 'Out of service'},
	]);
	const run = (word: string) => shell.run(`netbox get devices filters {"name": "r1"} | where status="${word}"`);
	for (const word of ['drained', 'out of service']) expect([word, (await run(word)).errors]).toEqual([word, []]);
	expect((await run('drainde')).errors[0]?.message).toBe('"drainde" is not a value of "status": expected active or drained. Did you mean "drained"?');
	await shell.close();
	folder.remove();
});

test('P16 impossible-condition P6 unknown-field a kept result has the fields and choices of the command that made it', async () => {
	const {job} = await admin.run(peerings);
	const asked = lab.requests().length;
	expect((await admin.run(`job result ${job.id} | where status=Active,active | count`)).exit).toBe(0);
	expect((await admin.run('job result | where status=planned | count')).exit).toBe(0);
	expect(lab.requests().length).toBe(asked);
	const wrongWord = await admin.run(`job result ${job.id} | where status=activ`);
	expect([wrongWord.exit, wrongWord.errors[0]?.message]).toEqual([2, expect.stringContaining(wrong)]);
	const shown = await admin.run(`job result ${job.id}`);
	const output = resultOf(shown.job).output as Output;
	const known = nodeOf(shellTree(), ['job', 'result'], output.from) ?? {};
	const counted = (condition: string): string => run(output, [where(condition), pipe('count')], {known}).text;
	expect([counted('peer=10.0.2.2'), counted('as=AS65101'), counted('group=TEST*')]).toEqual(['1\n', '3\n', '3\n']);
	expect(() => counted('as>abc')).toThrow('"abc" is not a value of "as"');
	expect(() => counted('status>active')).toThrow('">"');
});
