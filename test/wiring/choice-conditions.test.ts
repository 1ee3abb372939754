import {afterAll, beforeAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {createValues} from '../../src/wiring/complete/values.js';
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
		expect(errors[0]?.message).toContain('Did you mean "active"');
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
	const plain = await admin.run(peerings);
	const piped = await admin.run(`${peerings} | where status=Active,PLANNED`);
	const requests = (job: typeof plain.job): number => [...job.runs.values()].reduce((sum, {output}) => sum + (output?.meta.requests ?? 0), 0);
	expect([piped.exit, requests(piped.job)]).toEqual([0, requests(plain.job)]);
	expect((await admin.run(`${peerings} dry-run | where status=activ`)).exit).toBe(0);
	expect((await admin.run(`${peerings} | json | where line~activ`)).exit).toBe(0);
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
