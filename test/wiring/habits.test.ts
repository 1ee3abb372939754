/** docs/contract/habits.md where a NetBox is asked: what users of other shells do, and what they get here. */
import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type LabOptions, type RunningLab, startLab} from '../../src/lab/http/server.js';
import {fetchValues} from '../../src/wiring/complete/netbox-values.js';
import {createDirectory} from '../../src/wiring/directory.js';
import {recordings} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

let lab: RunningLab;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset(), record: true});
});
afterAll(() => lab.close());

const asEnv = (url: string) => ({NF_URL: url, NF_TOKEN: adminToken});
const B = 'netbox get bgp-peerings';

/** A shell of the test's own, on the lab of this file unless it says otherwise. */
async function open({home, env = asEnv(lab.url)}: {readonly home?: string; readonly env?: Readonly<Record<string, string>>} = {}): Promise<TestApp> {
	const own = home === undefined ? homeFolder() : undefined;
	const app = await openApp({home: home ?? own?.home ?? '', env});
	onTestFinished(async () => {
		await app.close();
		own?.remove();
	});
	return app;
}

async function labOfOwn(options: Omit<LabOptions, 'dataset'> = {}): Promise<RunningLab> {
	const own = await startLab({dataset: labDataset(), record: true, ...options});
	onTestFinished(own.close);
	return own;
}

/** A write past the shell. */
const patch = async (url: string, path: string, body: object): Promise<number> => {
	const headers = {authorization: `Token ${adminToken}`, 'content-type': 'application/json', connection: 'close'};
	return (await fetch(`${url}/api/${path}`, {method: 'PATCH', headers, body: JSON.stringify(body)})).status;
};
const messages = (run: {readonly events: readonly object[]}): readonly string[] =>
	run.events.flatMap((event) => ('message' in event ? String(event.message) : []));
const keys = (json: unknown): readonly string[] => Object.keys(json as object);
const sessions = (json: unknown, device: string): readonly string[] => keys((json as Record<string, object>)[device]);

test('N20 nested-results the result has devices at its top whatever worker ran, and what one worker cached serves the next', async () => {
	const {home, remove} = homeFolder();
	const first = await openApp({home, env: asEnv(lab.url)});
	await first.run('set cli workers 2');
	await first.close();
	const shell = await open({home});
	onTestFinished(remove);
	const one = await shell.run(`${B} devices fceos4 workers netbox-worker-1`);
	const other = await shell.run(`${B} devices fceos4 workers netbox-worker-2`);
	const all = await shell.run(`${B} devices fceos4 workers all`);
	expect(keys(one.json)).toEqual(['fceos4']);
	expect([other.json, all.json]).toEqual([one.json, one.json]);
	expect(messages(other)).toContain("using cache, it is up to date for 'fceos4'");
});

test('N25 no-worker a worker that is not there is an error with exit 4', async () => {
	const run = await (await open()).run(`${B} devices fceos4 workers w9`);
	expect([run.exit, run.json, run.errors[0]?.message]).toEqual([4, undefined, 'no worker "w9": choose any, all or netbox-worker-1.']);
});

test('N27 caller-timeout at the deadline a NetBox that never answers is given up', async () => {
	const silent = await startServer(() => ({instead: 'stall'}));
	onTestFinished(silent.close);
	const late = await (await open({env: asEnv(silent.url)})).run(`${B} devices fceos4`, 0.1);
	expect([late.exit, late.json, late.errors[0]?.code]).toEqual([6, undefined, 'timeout']);
});

test('N28 job-control a background job is cancelled, found again, listed by several statuses; an unknown one is said', async () => {
	const silent = await startServer(() => ({instead: 'stall'}));
	onTestFinished(silent.close);
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const shell = await open({home, env: asEnv(silent.url)});
	const slow = await shell.start(`${B} devices fceos4 &`);
	await silent.until(1);
	await shell.run('job cancel 1');
	expect((await slow.over).exit).toBe(130);
	const good = await shell.run(`${B} devices fceos4 instance lab nowait`);
	expect((await shell.run('job result 2')).json).toEqual(good.json);
	const listed = (await shell.run('show jobs status cancelled,completed')).json as readonly {readonly id: number; readonly status: string}[];
	expect(listed.map(({id, status}) => `${id} ${status}`)).toEqual(['2 completed', '1 cancelled']);
	const unknown = await shell.run('job result 3b241101-e2bb-4255-8caf-4136c566a962');
	expect([unknown.exit, unknown.errors[0]?.message]).toEqual([4, 'no job 3b241101-e2bb-4255-8caf-4136c566a962.']);
});

/** A polling floor of half a second would need 20 s: the time the test has is its only clock. */
test('N29 job-floor J26 no-job-delay a job takes no longer than its work', async () => {
	const shell = await open();
	for (let count = 0; count < 40; count += 1) expect((await shell.run('show version')).exit).toBe(0);
}, 10_000);

test('N31 renamed-session a renamed session is there once, under its new name, and is then up to date', async () => {
	const own = await labOfOwn();
	const shell = await open({env: asEnv(own.url)});
	await shell.run(`${B} devices fceos4`);
	expect(await patch(own.url, 'plugins/bgp/session/1/', {name: 'renamed'})).toBe(200);
	const after = await shell.run(`${B} devices fceos4`);
	expect(sessions(after.json, 'fceos4')).toEqual(['fceos4-fceos5-eth106', 'fceos4-fceos5-eth107', 'renamed']);
	expect(messages(await shell.run(`${B} devices fceos4`))).toContain("using cache, it is up to date for 'fceos4'");
});

test('N32 equal-session-names sessions of one name, and of none, are all there', async () => {
	const run = await (await open()).run(`${B} devices edge1`);
	expect([sessions(run.json, 'edge1'), sessions(run.json, 'edge1 #11')]).toEqual([
		['dynamic', 'ix', 'ix #25'],
		['#27', 'ix'],
	]);
});

test('N33 cache-keys G28b nameless-device each instance and branch has a cache of its own; a device without a name is #<id>, found by * alone', async () => {
	const other = await labOfOwn();
	await patch(other.url, 'plugins/bgp/session/1/', {description: 'of the other one'});
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const [here, there] = [await open({home}), await open({home, env: asEnv(other.url)})];
	const describe = async (shell: TestApp, more: string) =>
		((await shell.run(`${B} devices fceos4 ${more}`)).json as Record<string, Record<string, {readonly description: string}>>)['fceos4']?.[
			'fceos4-fceos5-eth105'
		]?.description;
	await describe(here, '');
	expect(await describe(there, 'cache force')).toBe('of the other one');
	expect(await describe(here, 'branch maint-42 cache force')).toBe('changed in the branch');
	expect(await describe(here, 'cache force')).toBe('BGP peering between fceos4 and fceos5 on eth105');
	expect(keys((await here.run(`${B} devices *`)).json)).toContain('#14');
	expect((await here.run(`${B} devices "#14"`)).exit).toBe(4);
});

test('N34 force-needs-netbox cache force needs no NetBox', async () => {
	const own = await labOfOwn();
	const shell = await open({env: asEnv(own.url)});
	const before = await shell.run(`${B} devices fceos4`);
	await own.close();
	expect((await shell.run(`${B} devices fceos4 cache force`)).json).toEqual(before.json);
});

test('N35 stale-objects an edited address shows at once, with the cache as without', async () => {
	const own = await labOfOwn();
	const shell = await open({env: asEnv(own.url)});
	await shell.run(`${B} devices fceos4`);
	const found = await fetch(`${own.url}/api/ipam/ip-addresses/?address=10.0.2.1`, {headers: {authorization: `Token ${adminToken}`}});
	const {results} = (await found.json()) as {readonly results: readonly {readonly id: number}[]};
	expect(await patch(own.url, `ipam/ip-addresses/${results[0]?.id}/`, {address: '10.0.2.9/30'})).toBe(200);
	const cached = await shell.run(`${B} devices fceos4`);
	expect(JSON.stringify(cached.json)).toContain('10.0.2.9/30');
	expect(cached.json).toEqual((await shell.run(`${B} devices fceos4 cache False`)).json);
});

test('N36 silent-missing-device a missing device is said, and does not hide the others', async () => {
	const run = await (await open()).run(`${B} devices fceos4 fceos99`);
	expect([run.exit, sessions(run.json, 'fceos99'), sessions(run.json, 'fceos4').length]).toEqual([4, [], 3]);
	expect(messages(run)).toContain("Device 'fceos99' not found in Netbox");
	expect(run.errors[0]?.message).toBe("Device 'fceos99' not found in Netbox");
});

test('N37 printed-tokens no command shows a token or its end, and no error does', async () => {
	const secret = `${'f'.repeat(34)}abc123`;
	const shell = await open({env: {NF_URL: lab.url, NF_TOKEN: secret}});
	const lines = ['show netbox inventory', 'show instances', 'show settings', 'instance test', `${B} devices fceos4 dry-run`, `${B} devices fceos4`];
	const runs = [];
	for (const line of lines) runs.push(await shell.run(line));
	expect(runs.at(-1)?.errors[0]?.code).toBe('unauthorized');
	expect(JSON.stringify(runs)).not.toContain('abc123');
});

test('N21 history-file N40 two-shells two shells in one folder keep every line and every job, told apart; nothing lies in the current folder', async () => {
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const cwd = mkdtempSync(join(tmpdir(), 'nf-cwd-'));
	const [one, two] = [await openApp({home, cwd, env: asEnv(lab.url)}), await openApp({home, cwd, env: asEnv(lab.url)})];
	for (const [shell, line] of [
		[one, 'show version'],
		[two, 'jobs'],
		[one, 'pwd'],
	] as const) {
		unwrap((await shell.app.services.state.history()).append(line));
	}
	expect(readFileSync(one.paths.historyFile, 'utf8')).toBe('show version\njobs\npwd\n');
	expect(statSync(one.paths.historyFile).mode & 0o777).toBe(0o600);
	await Promise.all([one.run(`${B} devices fceos4 cache False`), two.run(`${B} devices fceos5 cache False`)]);
	const ids = async (shell: TestApp, line: string) => ((await shell.run(line)).json as readonly {readonly id: number}[]).map(({id}) => id);
	expect(await ids(one, 'show jobs')).toEqual([2, 1]);
	expect([...(await ids(one, 'jobs')), ...(await ids(two, 'jobs'))].toSorted()).toEqual([1, 2]);
	expect(readdirSync(cwd)).toEqual([]);
	await Promise.all([one.close(), two.close()]);
});

test('N41 page-filters every page is asked for every value of a filter', async () => {
	const own = await labOfOwn({maxPageSize: 20});
	const shell = await open({env: asEnv(own.url)});
	const run = await shell.run('netbox get devices devices role=leaf,spine');
	expect(keys(run.json)).toEqual(expect.arrayContaining(['leaf1', 'leaf4', 'spine1', 'spine2', 'lon1-leaf01']));
	const pages = own.requests().filter(({path}) => path.startsWith('/api/dcim/devices/?role='));
	expect(pages.length).toBeGreaterThan(1);
	expect(pages.filter(({path}) => !(path.includes('role=leaf') && path.includes('role=spine')))).toEqual([]);
});

test('N42 silent-limit a list that was cut says so', async () => {
	const run = await (await open()).run('netbox crud get object-type dcim.devices limit 5');
	const [ended] = [...run.job.runs.values()];
	expect([ended?.output?.notes, ended?.output?.meta.truncated, (run.json as readonly object[]).length]).toEqual([
		[expect.stringMatching(/^showing 5 of \d+$/)],
		true,
		5,
	]);
});

test('N47 setting-precedence variables beat what is set up, and the option beats both', async () => {
	const shell = await open();
	await shell.run('instance add prod url https://netbox.example.com token-env NF_TOKEN default');
	const {state} = shell.app.services;
	const nameOf = async (env: Readonly<Record<string, string>>, asked?: string) => {
		const found = await createDirectory({env, named: undefined, state}).find(asked);
		return found.ok && found.value.name;
	};
	expect([await nameOf({}), await nameOf(asEnv(lab.url)), await nameOf({...asEnv(lab.url), NF_INSTANCE: 'lab'})]).toEqual(['prod', 'env', 'lab']);
	expect(await nameOf({...asEnv(lab.url), NF_INSTANCE: 'lab'}, 'prod')).toBe('prod');
});

test('N49 real-schema values to complete are found in what a real NetBox answered', async () => {
	const of = (path: string) =>
		recordings('4.7.3', 'reads').find(({request}) => request.path.startsWith(path) && request.as === 'admin')?.response.json;
	const answers: readonly (readonly [RegExp, unknown])[] = [
		[/^\/api\/dcim\/devices\//, of('/api/dcim/devices/?')],
		[/^\/api\/dcim\/sites\//, of('/api/dcim/sites/')],
		[/^\/api\/plugins\/branching\/branches\//, of('/api/plugins/branching/branches/')],
		[
			/^\/api\/plugins\/bgp\/bgppeergroup|^\/api\/plugins\/bgp\/peer-group/,
			of('/api/plugins/bgp/peer-group/') ?? of('/api/plugins/bgp/bgppeergroup/'),
		],
	];
	const real = await startServer(({path}) => ({json: answers.find(([known]) => known.test(path))?.[1] as object}));
	onTestFinished(real.close);
	const shell = await open({env: asEnv(real.url)});
	const netbox = unwrap(await shell.app.services.netboxes.connect(undefined, {signal: new AbortController().signal, onRetry: () => undefined}));
	const texts = async (source: string) => unwrap(await fetchValues(source, netbox)).map(({text}) => text);
	expect(await texts('devices')).toContain('fceos4');
	expect(await texts('site')).toContain('ams1');
	expect(await texts('branches')).toContain('maint-42');
	expect(await texts('peer-groups')).toContain('FABRIC');
});
