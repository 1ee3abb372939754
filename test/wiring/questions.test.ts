import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

const folders: (() => void)[] = [];
afterAll(() => {
	for (const remove of folders) remove();
});

/** A prompt whose user gives these answers, one after the other; what was asked is kept. */
async function attended(answers: readonly (string | undefined)[], attendance: 'prompt' | 'terminal' = 'prompt') {
	const {home, remove} = homeFolder();
	folders.push(remove);
	const lab = await startLab({dataset: labDataset(), record: true});
	const shell = await openApp({home, env: {NF_URL: lab.url, NF_TOKEN: adminToken}, attended: attendance});
	const asked: unknown[] = [];
	const left = [...answers];
	shell.app.shell.jobs.subscribe((event) => {
		if (event.type !== 'question') return;
		asked.push([event.kind, event.text]);
		shell.app.shell.jobs.answer(event.job, event.question, left.shift());
	});
	const writes = () => lab.requests().flatMap(({method, path}) => (/^(GET|OPTIONS)$/.test(method) ? [] : [`${method} ${path}`]));
	const close = async (): Promise<void> => {
		await shell.close();
		await lab.close();
	};
	return {...shell, home, url: lab.url, asked, writes, close};
}

const removal = 'netbox crud delete object-type plugins.bgp.session object-id 1';
const messagesOf = async ({run}: Pick<TestApp, 'run'>, line: string): Promise<readonly string[]> =>
	((await run(line)).json as readonly {readonly message: string}[]).map(({message}) => message);

test('C18 crud-write J20 job-commands a write asks by an event of its job; a yes sends it, and job events tells the question and no answer', async () => {
	const shell = await attended(['yes']);
	const {errors, events} = await shell.run(removal);
	expect([errors, shell.asked, shell.writes()]).toEqual([[], [['confirm', 'delete 1 object?']], ['DELETE /api/plugins/bgp/session/1/']]);
	expect(events.find(({type}) => type === 'question')).toMatchObject({preview: {kind: 'document'}, until: expect.any(Number)});
	const told = await messagesOf(shell, 'job events 1');
	expect(told).toContain('delete 1 object?');
	expect(told.filter((message) => /\byes\b/.test(message))).toEqual([]);
	await shell.close();
});

test('C18 crud-write J6 errors-last no answer is No: nothing is sent, and the job is cancelled', async () => {
	for (const answer of [undefined, 'no', 'y']) {
		const shell = await attended([answer]);
		const {errors, exit, events} = await shell.run(removal);
		expect([errors.map(({message}) => message), exit, shell.writes()]).toEqual([['not confirmed: nothing was sent.'], 11, []]);
		expect(events.at(-1)?.type).toBe('cancelled');
		await shell.close();
	}
});

test('S9 needs-answer beside a script a terminal answers texts and secrets, and no write; nobody answers out of the background', async () => {
	for (const [where, line] of [
		['terminal', removal],
		['prompt', `${removal} &`],
	] as const) {
		const shell = await attended(['yes'], where);
		expect([(await shell.run(line)).errors.map(({code}) => code), shell.asked]).toEqual([['needs-answer'], []]);
		await shell.close();
	}
	for (const [where, code] of [
		['terminal', 'cancelled'],
		['prompt', 'refused'],
	] as const) {
		const shell = await attended(['prod', undefined], where);
		expect((await shell.run('instance add')).errors.map((failure) => failure.code)).toEqual([code]);
		expect(shell.asked).toEqual([
			['input', 'name'],
			['input', 'URL'],
		]);
		await shell.close();
	}
});

test('L7 secrets-not-kept a secret that a job asks for is in none of its events, and in no file but the one of tokens', async () => {
	const secret = '89abcdef0123456789abcdef0123456789abcdef';
	const shell = await attended([secret, 'yes']);
	const {events} = await shell.run(`instance add prod url ${shell.url}`);
	const asked = shell.asked[0];
	expect(asked).toEqual(['password', 'token of prod']);
	expect(JSON.stringify(events)).not.toContain(secret);
	await shell.run(removal);
	await shell.close();
	const files = readdirSync(shell.home, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
	const holding = files.filter(({parentPath, name}) => readFileSync(join(parentPath, name)).includes(secret));
	expect(holding.map(({name}) => name)).toEqual(['tokens.json']);
});
