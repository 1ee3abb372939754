import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground, nf, serveLab} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
let url = '';
beforeAll(async () => {
	({url} = await serveLab(play, ['--scale', '60', '--latency', '60']));
});
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);

type Opening = {readonly home?: string; readonly columns?: number; readonly rows?: number; readonly env?: Readonly<Record<string, string>>};

/** nf on a terminal, beside a NetBox of 60 devices, at its first prompt. */
async function openPrompt({home = play.home(), columns = 80, rows = 24, env = {}}: Opening = {}): Promise<Pty> {
	const pty = openPty({file: process.execPath, args: [binary], cwd: home, env: cleanEnv(home, {...asEnv({url}), ...env}), columns, rows});
	opened.push(pty);
	await pty.until(atPrompt);
	return pty;
}

const atPrompt = (pty: Pty): boolean => pty.rows()[pty.cursor().y] === 'nf#' && pty.cursor().x === 3;
const many = 'netbox get bgp-peerings devices lab-*';
const infos = (pty: Pty): readonly string[] => pty.everything().filter((row) => /^[\d:.]{12} INFO /.test(row));

test.each([
	[40, 10],
	[80, 24],
	[120, 40],
	[200, 50],
])('J2 event-volume J5 job-footer at %i x %i many events run by and are gone, and the footer says where they are', async (columns, rows) => {
	const pty = await openPrompt({columns, rows});
	pty.type(`${many} | count\r`);
	// What runs by may be gone before anybody looks.
	await pty.until((page) => page.written().includes('fetched and'));
	await pty.until((page) => page.everything().includes('Count: 1200') && atPrompt(page));
	expect(infos(pty)).toEqual([]);
	expect(pty.everything().join(' ')).toMatch(/60 devices, 1,200 sessions, \d+\.\d s, +\d+ requests, 0 from cache, +\d+ events: job events 1/);
	pty.type('job events 1 | match fetched | count\r');
	await pty.until('Count: 60');
	expect(pty.written()).not.toMatch(/\u001b\[[23]J/);
});

test('J2 event-volume C21 set-cli "set cli events all" keeps each event from the next line on', async () => {
	const home = play.home();
	const pty = await openPrompt({home});
	pty.type('netbox get bgp-peerings devices fceos4 | count\r');
	await pty.until((page) => page.rows().includes('Count: 3') && atPrompt(page));
	const few = infos(pty).length;
	expect(few).toBeGreaterThan(2);
	pty.type(`set cli events all\r${many} cache refresh | count\r`);
	await pty.until((page) => page.rows().includes('Count: 1200') && atPrompt(page));
	expect(
		infos(pty)
			.slice(few)
			.map((row) => row.slice(19)),
	).toContain('starting');
	expect(infos(pty).length).toBeGreaterThan(few + 2);
	const {stdout} = await nf(['-c', 'set cli events | json compact'], {home});
	expect(stdout).toBe('[{"from":"user","name":"events","unit":null,"value":"all"}]\n');
});

test.each([
	['NO_COLOR', {NO_COLOR: '1'}, ''],
	['set cli color never', {}, 'set cli color never\r'],
])('D17 plain-prompt J2 event-volume without colours (%s) each event is a line that stays', async (_, env, first) => {
	const pty = await openPrompt({env});
	pty.type(`${first}${many} | count\r`);
	await pty.until((page) => page.rows().includes('Count: 1200') && atPrompt(page));
	expect(infos(pty).map((row) => row.slice(19))).toContain('starting');
});

test('J6 errors-last C18 crud-write a No is told plainly, and show jobs calls the job cancelled', async () => {
	const pty = await openPrompt();
	pty.type('netbox crud delete object-type dcim.sites object-id 1\r');
	await pty.until('delete 1 object of dcim.sites in env? [y/N]');
	pty.type('n\r');
	await pty.until('not confirmed: nothing was sent.');
	await pty.until(atPrompt);
	expect(pty.everything().some((row) => row.startsWith('Cancelled after '))).toBe(true);
	expect(pty.written()).not.toMatch(/ERROR|\u001b\[31m/);
	pty.type('show jobs | select status,command\r');
	await pty.until('cancelled');
});

test('J6 errors-last D7 missing-device a device that is not there is told once', async () => {
	const pty = await openPrompt();
	pty.type('netbox get bgp-peerings devices fceos4 fceos99\r');
	await pty.until('errors (1):');
	await pty.until(atPrompt);
	expect(pty.everything().filter((row) => row.includes("'fceos99' not found"))).toEqual([expect.stringMatching(/^ {2}Device 'fceos99' not found/)]);
});
