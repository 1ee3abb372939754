import type {ChildProcess} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer, request} from 'node:http';
import {join} from 'node:path';
import {afterAll, expect, onTestFinished, test} from 'vitest';
import {type KeptPlan, planText} from '../../src/changes/kept/plan-file.js';
import {documentOf, type Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import {closeAll, listen, trackSockets} from '../support/http.js';
import {openShell} from '../tasks/netbox-support.js';
import {asEnv, createPlayground, ended, startNf, tokens} from './nf.js';

const play = createPlayground();
afterAll(play.close);

/** What happens at the write of this number: the program is killed before NetBox hears it, or after NetBox has done it and before the answer comes. */
type Kill = {readonly at: number; readonly when: 'before' | 'after'};

/** A front before a lab that kills a program at a write, and lets nobody read what is below a path. */
async function killingFront(to: string, hidden?: string): Promise<{readonly url: string; readonly aim: (program: ChildProcess, kill: Kill) => void}> {
	let aimed: {readonly program: ChildProcess; readonly kill: Kill} | undefined;
	let writes = 0;
	const server = createServer((incoming, outgoing) => {
		const isWrite = incoming.method !== 'GET' && incoming.method !== 'OPTIONS';
		if (isWrite) writes += 1;
		const victim = isWrite && aimed?.kill.at === writes ? aimed : undefined;
		if (victim?.kill.when === 'before') return void victim.program.kill('SIGKILL');
		if (hidden !== undefined && incoming.url?.startsWith(hidden)) {
			outgoing.writeHead(403, {'content-type': 'application/json'}).end('{"detail": "You do not have permission to perform this action."}');
			return;
		}
		const passed = request(to + incoming.url, {method: incoming.method, headers: incoming.headers}, (answer) => {
			if (victim) {
				answer.resume();
				return void victim.program.kill('SIGKILL');
			}
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(passed.on('error', () => undefined));
	});
	const sockets = trackSockets(server);
	const port = await listen(server);
	onTestFinished(() => closeAll(server, sockets.open));
	return {
		url: `http://127.0.0.1:${port}`,
		aim: (program, kill) => {
			[aimed, writes] = [{program, kill}, 0];
		},
	};
}

const id = '12345678-1111-4111-8111-111111111111';

/** New objects with a name and without one, a change, and a deletion: each goes out in a request of its own. */
const planAt = (url: string, by: Row): KeptPlan => ({
	...{nf_plan: 1, id, name: 'night', made: '2026-11-30T12:00:00.000Z', by: null, netbox: null},
	...{instance: {name: 'env', url}, branch: null},
	steps: [
		{n: 1, verb: 'create', type: 'tenancy.tenants', label: 'T9', set: {name: {new: 'T9'}, slug: {new: 't9'}}},
		{
			n: 2,
			verb: 'create',
			type: 'dcim.sites',
			label: 'S9',
			needs: [1],
			set: {name: {new: 'S9'}, slug: {new: 's9'}, tenant: {new: 1, made: {'1': 1}}},
		},
		...[1, 2].map((count) => ({n: 2 + count, verb: 'create', type: 'ipam.fhrp-groups', label: null, set: entry(count)}) as const),
		{n: 5, verb: 'update', type: 'dcim.sites', id: 1, label: 'one', set: {facility: {old: by['facility'] ?? '', new: 'night'}}, seen: {etag: 'x'}},
	],
});

/** NetBox takes any number of such groups. */
const entry = (count: number) => ({protocol: {new: 'vrrp2'}, group_id: {new: 10}, description: {new: `group ${count}`}});

const kills: readonly Kill[] = [
	{at: 1, when: 'before'},
	{at: 2, when: 'after'},
	{at: 3, when: 'before'},
	{at: 3, when: 'after'},
	{at: 5, when: 'after'},
];

test('PL8 killed-apply after kill -9 at every write the same line goes on, and each step is done exactly once', async () => {
	for (const kill of kills) {
		const lab = await play.lab({record: true});
		const front = await killingFront(lab.url);
		const home = play.home();
		const headers = {authorization: `Token ${tokens.admin}`};
		const by = (await (await fetch(`${lab.url}/api/dcim/sites/1/`, {headers})).json()) as Row;
		mkdirSync(join(home, 'plans'), {mode: 0o700});
		writeFileSync(join(home, 'plans', 'night.json'), planText(planAt(front.url, by)), {mode: 0o600});
		const program = startNf(['apply', 'night', 'keep-going', 'yes'], {home, env: asEnv(front)});
		front.aim(program, kill);
		expect([kill, (await ended(program)).code]).toEqual([kill, null]);
		// So much later that no server still does what it was sent.
		const shell = openShell(front.url, {home, now: () => Date.now() + 60_000});
		const again = unwrap(await shell.say('apply night yes'));
		const states = ((documentOf(again) as Row)['steps'] as readonly Row[]).map(({state}) => state);
		expect([kill, again.errors, states.every((state) => state === 'done' || state === 'done already')]).toEqual([kill, [], true]);
		const log = (await (await fetch(`${lab.url}/api/core/object-changes/?limit=100`, {headers})).json()) as {results: Row[]};
		const marks = log.results.flatMap(({message}) => (String(message).startsWith('[nf ') ? [String(message)] : []));
		expect([kill, marks.toSorted()]).toEqual([kill, [1, 2, 3, 4, 5].map((n) => `[nf 12345678/${n}]`)]);
		const third = unwrap(await shell.say('apply night yes'));
		expect(third.notes).toEqual(['nothing to do: all of the plan night is so already']);
	}
}, 120_000);

test('PL8 killed-apply where the change log cannot be read, what has no name stays unknown (9) and is never sent again', async () => {
	const lab = await play.lab({record: true});
	const front = await killingFront(lab.url, '/api/core/object-changes/');
	const home = play.home();
	const step = planAt(front.url, {}).steps[2];
	mkdirSync(join(home, 'plans'), {mode: 0o700});
	writeFileSync(join(home, 'plans', 'night.json'), planText({...planAt(front.url, {}), steps: step ? [{...step, n: 1}] : []}), {mode: 0o600});
	const program = startNf(['apply', 'night', 'yes'], {home, env: asEnv(front)});
	front.aim(program, {at: 1, when: 'after'});
	expect((await ended(program)).code).toBe(null);
	const shell = openShell(front.url, {home, now: () => Date.now() + 60_000});
	for (const line of ['apply night yes', 'apply night yes keep-going']) {
		const again = unwrap(await shell.say(line));
		expect(again.errors).toMatchObject([{code: 'unknown-outcome', message: expect.stringContaining('step 1 (nothing by which it could be found')}]);
	}
	expect(lab.requests().filter(({method}) => method === 'POST')).toHaveLength(1);
}, 30_000);

test('PL11 undo-write after kill -9 in a direct write and in apply, undo looks up what became of it, and takes back what was done; the rest is unknown (9)', async () => {
	const lab = await play.lab({record: true});
	const front = await killingFront(lab.url);
	const home = play.home();
	const shell = openShell(front.url, {home, now: () => Date.now() + 60_000});
	const headers = {authorization: `Token ${tokens.admin}`};
	const facility = async (): Promise<unknown> => ((await (await fetch(`${lab.url}/api/dcim/sites/1/`, {headers})).json()) as Row)['facility'];
	const before = await facility();
	const killed = async (line: readonly string[], when: Kill['when']): Promise<Row> => {
		const program = startNf([...line, 'yes'], {home, env: asEnv(front)});
		front.aim(program, {at: 1, when});
		expect((await ended(program)).code).toBe(null);
		const [last] = documentOf(unwrap(await shell.say('undo list'))) as readonly Row[];
		return last ?? {};
	};
	const update = ['netbox', 'crud', 'update', 'object-type', 'dcim.sites', 'object-id', '1', 'data', '{"facility": "night"}'];
	const write = await killed(update, 'after');
	expect([write, await facility()]).toMatchObject([{done: 0, unknown: 1, state: 'unknown'}, 'night']);
	expect(unwrap(await shell.say(`undo ${write['job']} dry-run`)).notes.at(-1)).toBe('would do 1 step: nothing was sent');
	expect([unwrap(await shell.say(`undo ${write['job']} yes`)).errors, await facility()]).toEqual([[], before]);
	unwrap(await shell.say(`netbox crud update object-type dcim.sites object-id 1 data {"facility": "night"} plan night`));
	const applied = await killed(['apply', 'night'], 'after');
	expect([unwrap(await shell.say(`undo ${applied['job']} yes`)).errors, await facility()]).toEqual([[], before]);
	const unsent = await killed(update, 'before');
	expect(await shell.say(`undo ${unsent['job']} yes`)).toMatchObject({error: {code: 'not-found', hint: 'none of its steps was done'}});
	const nameless = await killed(
		['netbox', 'crud', 'create', 'object-type', 'ipam.fhrp-groups', 'data', '{"protocol": "vrrp2", "group_id": 10}'],
		'after',
	);
	expect(await shell.say(`undo ${nameless['job']} yes`)).toMatchObject({
		error: {code: 'unknown-outcome', message: expect.stringContaining('step 1 (')},
	});
}, 60_000);
