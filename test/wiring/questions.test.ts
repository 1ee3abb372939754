import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {text} from '../../src/output/output.js';
import {confirmWrite} from '../../src/tasks/netbox/shared/confirm-write.js';
import {questionsOf} from '../../src/wiring/questions.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

const folders: (() => void)[] = [];
afterAll(() => {
	for (const remove of folders) remove();
});

/** A prompt whose user gives these answers, one after the other; what was asked is kept. */
async function attended(answers: readonly (string | undefined)[], attendance: 'prompt' | 'terminal' | 'nobody' = 'prompt') {
	const {home, remove} = homeFolder();
	folders.push(remove);
	const lab = await startLab({dataset: labDataset(), record: true});
	const shell = await openApp({home, env: {NF_URL: lab.url, NF_TOKEN: adminToken}, attended: attendance});
	const asked: unknown[] = [];
	const left = [...answers];
	shell.app.shell.jobs.subscribe((event) => {
		if (event.type !== 'question') return;
		asked.push(event.kind === 'confirm' && event.name !== undefined ? [event.kind, event.text, event.name] : [event.kind, event.text]);
		shell.app.shell.jobs.answer(event.job, event.question, left.shift());
	});
	const writes = () => lab.requests().flatMap(({method, path}) => (/^(GET|OPTIONS)$/.test(method) ? [] : [`${method} ${path}`]));
	const close = async (): Promise<void> => {
		await shell.close();
		await lab.close();
	};
	return {...shell, home, url: lab.url, asked, writes, seen: () => lab.requests().length, close};
}

const removal = 'netbox crud delete object-type plugins.bgp.session object-id 1';
const messagesOf = async ({run}: Pick<TestApp, 'run'>, line: string): Promise<readonly string[]> =>
	((await run(line)).json as readonly {readonly message: string}[]).map(({message}) => message);

test('C18 crud-write J20 job-commands a write asks by an event of its job; a yes sends it, and job events tells the question and no answer', async () => {
	const shell = await attended(['yes']);
	const {errors, events} = await shell.run(removal);
	expect([errors, shell.asked, shell.writes()]).toEqual([
		[],
		[['confirm', 'delete 1 object of plugins.bgp.session in env?']],
		['DELETE /api/plugins/bgp/session/1/'],
	]);
	expect(events.find(({type}) => type === 'question')).toMatchObject({preview: {kind: 'document'}, until: expect.any(Number)});
	const told = await messagesOf(shell, 'job events 1');
	expect(told).toContain('delete 1 object of plugins.bgp.session in env?');
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

/** The same with `prod`, protected, and nothing but `lab` beside it. */
async function besideProtected(answers: readonly (string | undefined)[], attendance: 'prompt' | 'terminal' | 'nobody') {
	const shell = await attended(answers, attendance);
	await shell.run(`instance add prod url ${shell.url} token-env NF_TOKEN`);
	expect((await shell.run('instance set prod protected')).errors).toEqual([]);
	const before = shell.seen();
	return {...shell, sinceProtected: () => shell.seen() - before};
}

const inProd = `${removal} instance prod`;
const nameAsked = ['confirm', 'delete 1 object of plugins.bgp.session in prod?', 'prod'];
const sent = ['DELETE /api/plugins/bgp/session/1/'];

test.each([
	['prompt', inProd, 'prod', 0, [nameAsked], sent],
	['prompt', `${inProd} yes`, 'prod', 0, [nameAsked], sent],
	['prompt', `${inProd} yes`, 'yes', 11, [nameAsked], []],
	['prompt', inProd, 'PROD', 11, [nameAsked], []],
	['prompt', inProd, undefined, 11, [nameAsked], []],
	['terminal', inProd, 'prod', 0, [nameAsked], sent],
	['terminal', `${inProd} yes`, 'y', 11, [nameAsked], []],
	['nobody', `${inProd} yes`, 'prod', 0, [], sent],
	['prompt', `${inProd} yes &`, 'prod', 0, [], sent],
] as const)('C24 protected-instance beside %s, %s with the answer %s ends with %s', async (where, line, answer, exit, asked, writes) => {
	const shell = await besideProtected([answer], where);
	const ended = await shell.run(line);
	expect([ended.exit, shell.asked, shell.writes()]).toEqual([exit, asked, writes]);
	await shell.close();
});

test('C24 protected-instance where nobody can type the name and the line does not say it, no write asks anything of NetBox', async () => {
	const shell = await besideProtected([], 'nobody');
	await shell.run('instance use prod');
	for (const line of [
		'netbox crud create object-type dcim.sites data {"name":"x","slug":"x"}',
		'netbox crud update object-type dcim.sites object-id 1 data {"description":"x"}',
		'netbox crud delete object-type dcim.sites object-id 1',
		'netbox rest path /api/dcim/sites/1/ method DELETE',
	]) {
		for (const said of [` instance prod`, ' instance prod &']) {
			const {errors, exit} = await shell.run(line + said);
			expect([line, exit, errors[0]?.code, errors[0]?.message]).toEqual([line, 11, 'refused', '"prod" is protected: nothing was sent.']);
		}
	}
	expect(shell.sinceProtected()).toBe(0);
	expect((await shell.run(`${inProd} dry-run`)).errors).toEqual([]);
	expect((await shell.run('instance set prod protected False yes')).errors).toEqual([]);
	expect([(await shell.run(`${inProd} yes`)).errors, shell.writes()]).toEqual([[], sent]);
	await shell.close();
});

const away = ['confirm', 'take the protection of prod away?', 'prod'];
const gone = ['confirm', 'remove prod, its token and its cache?', 'prod'];

test.each([
	['prompt', 'instance set prod protected False', 'prod', 0, [away]],
	['prompt', 'instance set prod protected False yes', 'yes', 11, [away]],
	['terminal', 'instance set prod protected False yes', 'prod', 0, [away]],
	['nobody', 'instance set prod protected False', 'prod', 11, []],
	['nobody', 'instance set prod protected False yes', 'prod', 0, []],
	['nobody', 'instance set prod protected', 'prod', 0, []],
	['prompt', 'instance remove prod', 'prod', 0, [gone]],
	['prompt', 'instance remove prod yes', 'y', 11, [gone]],
	['terminal', 'instance remove prod yes', undefined, 11, [gone]],
	['nobody', 'instance remove prod', 'prod', 11, []],
	['nobody', 'instance remove prod yes', 'prod', 0, []],
] as const)('C24 protected-instance beside %s, %s with the answer %s ends with %s', async (where, line, answer, exit, asked) => {
	const shell = await besideProtected([answer], where);
	const ended = await shell.run(line);
	const rows = (await shell.run('show instances')).json as readonly {readonly name: string; readonly protected: boolean}[];
	const isKept = exit !== 0 || line.endsWith(' protected');
	expect([ended.exit, shell.asked, rows.find(({name}) => name === 'prod')?.protected ?? false]).toEqual([exit, asked, isKept]);
	await shell.close();
});

test('C24 protected-instance a write whose line names no instance is refused, even if the default became another while it was prepared', async () => {
	const {home, remove} = homeFolder();
	folders.push(remove);
	const shell = await openApp({home});
	await shell.run('instance add prod url http://127.0.0.1:9 token-env T');
	await shell.run('instance set prod protected');
	const {
		directory,
		state: {preferences},
	} = shell.app.services;
	const questions = questionsOf({attended: 'nobody', ask: async () => undefined});
	const write = {question: (where: string) => where, preview: () => text('')};
	const confirmed = (said: object) => confirmWrite({...write, said, instance: 'prod'}, {directory, questions, preferences});
	expect(await confirmed({yes: true})).toMatchObject({error: {code: 'refused'}});
	expect(await confirmed({yes: true, instance: 'prod'})).toMatchObject({ok: true});
	await shell.close();
});

test('C24 protected-instance only what is set up can be protected, and lists say what is', async () => {
	const shell = await besideProtected([], 'nobody');
	const rows = (await shell.run('show instances')).json as readonly {readonly name: string; readonly protected: boolean}[];
	expect(rows.map((row) => [row.name, row.protected])).toEqual([
		['env', false],
		['prod', true],
		['lab', false],
	]);
	for (const [name, code] of [
		['lab', 'usage'],
		['env', 'usage'],
		['prd', 'not-found'],
	] as const) {
		expect((await shell.run(`instance set ${name} protected`)).errors.map((failure) => failure.code)).toEqual([code]);
	}
	await shell.close();
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
