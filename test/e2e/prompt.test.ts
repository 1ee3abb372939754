import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startServer} from '../support/http.js';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground, filesOf, nf, tokens} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);

type Opening = {
	readonly home?: string;
	readonly args?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly columns?: number;
};

/** nf on a terminal. */
function open({home = play.home(), args = [], env = {}, columns = 100}: Opening = {}): Pty {
	const pty = openPty({file: process.execPath, args: [binary, ...args], cwd: home, env: cleanEnv(home, env), columns, rows: 24});
	opened.push(pty);
	return pty;
}

/** nf on a terminal, at its first prompt. */
async function openPrompt(opening: Opening = {}): Promise<Pty> {
	const pty = open(opening);
	await pty.until(atPrompt('nf#'));
	return pty;
}

/** The cursor stands right behind this, on the last line that has any text. */
const atPrompt =
	(text: string) =>
	(pty: Pty): boolean => {
		const {x, y} = pty.cursor();
		return pty.rows()[y] === text && x === text.length;
	};

const ctrl = {c: '\u0003', d: '\u0004', r: '\u0012', w: '\u0017'} as const;
const up = '\u001b[A';
const peerings = 'netbox get bgp-peerings devices fceos4';

test('W5 start-banner S13 leave-exit-zero the prompt opens with its banner, the network unplugged; Ctrl-D leaves with 0 and gives the terminal back', async () => {
	const pty = await openPrompt();
	expect(pty.everything()[0]).toBe('nf 0.1.0  ? help  TAB complete  Ctrl-D leave');
	expect(pty.everything()[1]).toBe('instance lab: a rehearsal NetBox with made-up data. "instance add" adds yours');
	pty.type('netbx\r');
	await pty.until('unknown command "netbx". Did you mean "netbox"?');
	pty.type(ctrl.d);
	expect(await pty.exit).toBe(0);
	expect(pty.written()).toContain('\u001b[?2004l');
	expect(pty.written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(pty.written().lastIndexOf('\u001b[?25l'));
});

test('G11 keyword-prefix J1 event-line J6 errors-last D1 peering-table an abbreviated command runs: header, events, footer, and then the table', async () => {
	const pty = await openPrompt({columns: 140});
	pty.type('net ge bgp dev fceos4 fceos99\r');
	await pty.until('errors (1):');
	const lines = pty.everything();
	const at = (text: string) => lines.findIndex((line) => line.includes(text));
	const order = [
		'job 1 | netbox get bgp-peerings devices fceos4 fceos99 | lab',
		'starting',
		'Failed in',
		'device   session',
		'fceos4-fceos5-eth105',
		'fceos99  not found',
		'1 device, 3 sessions: 3 active; 1 not found',
		'errors (1):',
	];
	expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
	expect(order.map(at)).not.toContain(-1);
	expect(pty.written()).not.toMatch(/\u001b\[[23]J/);
});

test('H18 hint-line H20 where-line on an empty line the hint says which NetBox is meant, and after its first check and in the next shell also its versions', async () => {
	const [home, lab] = [play.home(), await play.lab()];
	const env = {NF_URL: lab.url, NF_TOKEN: tokens.admin};
	const pty = await openPrompt({home, env});
	await pty.until('env  ? help');
	pty.type(`${peerings} | count\r`);
	await pty.until('env  NetBox 4.7.3  bgp 0.20.2  ? help');
	const next = await openPrompt({home, env});
	await next.until('env  NetBox 4.7.3  bgp 0.20.2  ? help');
	expect(next.rows().slice(1, 3)).toEqual(['nf#', 'env  NetBox 4.7.3  bgp 0.20.2  ? help']);
});

test('C21 set-cli H20 where-line the prompt bears the name of the instance from the first one on, and each line of a paste that of its own', async () => {
	const [home, lab] = [play.home(), await play.lab()];
	const env = {PROD_TOKEN: tokens.admin};
	await nf(['-c', 'set cli prompt instance', '-c', `instance add prod url ${lab.url} token-env PROD_TOKEN`], {home, env});
	const pty = open({home, env});
	await pty.until(atPrompt('prod#'));
	expect(pty.written()).not.toContain('nf#');
	pty.type('\u001b[200~instance use lab\npwd\ninstance use prod\nnetbox\u001b[201~\r');
	await pty.until(atPrompt('prod[netbox]#'));
	const lines = pty.everything().filter((row) => /^(prod|lab|nf)\S*#/.test(row));
	expect(lines).toEqual(['prod#instance use lab', 'lab#pwd', 'lab#instance use prod', 'prod#netbox', 'prod[netbox]#']);
	expect(pty.written()).not.toContain(tokens.admin);
	pty.type('set cli prompt nf\r');
	await pty.until(atPrompt('nf[netbox]#'));
});

test('C7 instance-add instance add asks for name, URL and token, one after the other, and the prompt comes back', async () => {
	const [home, lab] = [play.home(), await play.lab()];
	const pty = await openPrompt({home});
	pty.type('instance add\r');
	await pty.until((screen) => /^\? name/.test(screen.rows()[screen.cursor().y] ?? ''));
	pty.type('prod\r');
	await pty.until((screen) => /^\? URL/.test(screen.rows()[screen.cursor().y] ?? ''));
	pty.type(`${lab.url}\r`);
	await pty.until((screen) => /^\? token of prod/.test(screen.rows()[screen.cursor().y] ?? ''));
	pty.type(`${tokens.admin}\r`);
	await pty.until((screen) => atPrompt('nf#')(screen) && screen.rows().some((row) => row.startsWith('prod: NetBox 4.7.3')));
	const rows = pty.everything();
	expect(rows.slice(rows.indexOf('nf#instance add'), rows.indexOf('nf#instance add') + 5)).toEqual([
		'nf#instance add',
		'✔ name · prod',
		expect.stringContaining('✔ URL · http'),
		expect.stringContaining('✔ token of prod · '),
		'prod: NetBox 4.7.3, netbox-bgp 0.20.2',
	]);
	pty.type('show instances | select name,token | match prod\r');
	await pty.until((screen) => screen.rows().some((row) => /^prod +set$/.test(row)));
	expect(pty.written()).not.toContain(tokens.admin);
});

test.each(['name', 'token of prod'])(
	'C7 instance-add Ctrl-D at the empty question %s gives no answer, and nothing typed then is shown there',
	async (asked) => {
		const pty = await openPrompt({home: play.home()});
		pty.type(asked === 'name' ? 'instance add\r' : 'instance add prod url https://netbox.example.com\r');
		await pty.until((screen) => (screen.rows()[screen.cursor().y] ?? '').startsWith(`? ${asked}`));
		pty.type('\u0004');
		await pty.until('not answered: nothing was done.');
		await pty.until(atPrompt('nf#'));
		pty.type('pwd\r');
		await pty.until((screen) => screen.rows().includes('/'));
		pty.type('instance add prod url https://netbox.example.com\r');
		await pty.until((screen) => (screen.rows()[screen.cursor().y] ?? '').startsWith('? token of prod'));
		pty.type('ab\u0004s3cret\u0003');
		await pty.until((screen) => atPrompt('nf#')(screen));
		expect(pty.written()).not.toContain('s3cret');
	},
);

test('J14 deadline-passes a question closes when the deadline of its job passes: of a write, and of a secret; the prompt is free at once', async () => {
	const lab = await play.lab({record: true});
	const pty = await openPrompt({env: {NF_URL: lab.url, NF_TOKEN: tokens.admin}});
	pty.type('netbox crud delete object-type plugins.bgp.session object-id 1 timeout 2\r');
	await pty.until('delete 1 object');
	pty.type('ye');
	await pty.until('[y/N] ye');
	await pty.until('timed out after 2 s: nothing done.');
	await pty.until(atPrompt('nf#'));
	expect(lab.requests().filter(({method}) => method === 'DELETE')).toEqual([]);
	pty.type('set cli timeout 1\r');
	pty.type('instance add prod url https://netbox.example.com\r');
	await pty.until('token of prod');
	pty.type('s3cret');
	await pty.until('timed out after 1 s: nothing done.');
	await pty.until(atPrompt('nf#'));
	pty.type('show instances | count\r');
	await pty.until('Count: 2');
	expect(pty.written()).not.toContain('s3cret');
});

test('C21 set-cli D10 no-color colours and links are as they were set last, from the next line on', async () => {
	const lab = await play.lab();
	const pty = await openPrompt({env: asEnv(lab)});
	const red = '\u001b[31m';
	const link = '\u001b]8;;http';
	/** `shows` begins a row of its result: the prompt is drawn before a job begins too. */
	const after = async (line: string, shows = ''): Promise<string> => {
		const echoes = (): readonly number[] => pty.everything().flatMap((row, at) => (row === `nf#${line}` ? [at] : []));
		const [before, {length}] = [echoes().length, pty.written()];
		const isThere = (): boolean => {
			const all = echoes();
			const rows = pty.everything().slice((all.at(-1) ?? 0) + 1);
			return all.length > before && rows.some((row) => row.startsWith(shows));
		};
		pty.type(`${line}\r`);
		await pty.until((screen) => isThere() && atPrompt('nf#')(screen));
		return pty.written().slice(length);
	};
	const afterTable = (): Promise<string> => after(table, 'fceos4 ');
	const table = 'netbox get devices devices fceos4 progress False';
	expect(await after('nonsense')).toContain(red);
	expect(await afterTable()).not.toContain(link);
	await after('set cli links on');
	expect(await afterTable()).toContain(link);
	await after('set cli color never');
	const bare = (await after('nonsense')) + (await afterTable());
	expect([red, link].filter((bytes) => bare.includes(bytes))).toEqual([]);
	await after('set cli color auto');
	expect(await after('nonsense')).toContain(red);
});

test('H1 help-key H9 tab-one-match ? shows help and leaves the line; TAB after an option completes from NetBox', async () => {
	const home = play.home();
	const pty = await openPrompt({home});
	pty.type('netbox get bgp-peerings ?');
	await pty.until('Device names to query data for');
	await pty.until((screen) => screen.rows()[screen.cursor().y] === 'nf#netbox get bgp-peerings');
	pty.type('devices fce\t');
	await pty.until('nf#netbox get bgp-peerings devices fceos');
	pty.type('4 | count\r');
	await pty.until('Count: 3');
	expect(readFileSync(join(home, 'history'), 'utf8')).toBe('netbox get bgp-peerings devices fceos4 | count\n');
});

test('H13 dynamic-values after instance use no names of the NetBox before are offered', async () => {
	const [home, lab] = [play.home(), await play.lab()];
	const env = {LAB_TOKEN: tokens.admin};
	const add = (name: string, url: string) => nf(['instance', 'add', name, 'url', url, 'token-env', 'LAB_TOKEN'], {home, env});
	expect((await add('prod', lab.url)).code).toBe(0);
	expect((await add('gone', 'http://127.0.0.1:1')).code).toBe(5);
	const pty = await openPrompt({home, env});
	pty.type('instance use prod\rnetbox get bgp-peerings devices fce\t');
	await pty.until('nf#netbox get bgp-peerings devices fceos');
	pty.type('\u0015instance use gone\rnetbox get bgp-peerings devices fce\t');
	await pty.until('cannot list devices: cannot reach NetBox "gone"');
	expect(pty.rows()[pty.cursor().y]).toBe('nf#netbox get bgp-peerings devices fce');
});

test('L3 history-prefix L4 history-search Up and Ctrl-R find lines of an earlier shell', async () => {
	const home = play.home();
	const before = await openPrompt({home});
	before.type('show version\r');
	await before.until('0.1.0');
	before.type('pwd\r');
	await before.until((pty) => pty.rows().includes('/'));
	before.type(ctrl.d);
	await before.exit;
	const pty = await openPrompt({home});
	pty.type(up);
	await pty.until('nf#pwd');
	pty.type(up);
	await pty.until('nf#show version');
	pty.type(ctrl.c);
	await pty.until(atPrompt('nf#'));
	pty.type(`${ctrl.r}versi`);
	await pty.until('(search) versi: show version');
	pty.type('\r');
	await pty.until('20.');
	expect(readFileSync(join(home, 'history'), 'utf8')).toBe('show version\npwd\nshow version\n');
});

test('W1 first-prompt J15 ctrl-c-job no request before the first prompt; Ctrl-C during a slow job gives the prompt back, keys typed meanwhile kept, nothing on the screen but the word', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	play.onClose(server.close);
	const pty = await openPrompt({env: asEnv(server)});
	expect(server.seen).toEqual([]);
	pty.type(`${peerings}\r`);
	await server.until(1);
	await pty.until('Ctrl-C cancels');
	pty.type(ctrl.c);
	await pty.until('Cancelled after');
	await pty.until(atPrompt('nf#'));
	pty.type('pwd\r');
	await pty.until((screen) => screen.rows().includes('/'));
	pty.type(ctrl.d);
	expect(await pty.exit).toBe(0);
});

test('L15 output-while-typing J17 background-job output of a background job appears above the line that is being typed', async () => {
	const lab = await play.lab({latencyMs: 40});
	const pty = await openPrompt({env: asEnv(lab)});
	pty.type(`${peerings} &\rshow ver`);
	await pty.until('job 1 started');
	await pty.until('job 1 completed in');
	await pty.until(atPrompt('nf#show ver'));
	const prompts = pty.rows().filter((line) => line === 'nf#show ver');
	expect(prompts).toHaveLength(1);
	pty.type('sion\r');
	await pty.until('0.1.0');
});

test('J23 signals-restore SIGTERM at the prompt restores the terminal and ends with 143', async () => {
	const pty = await openPrompt();
	pty.type('netbox');
	await pty.until('nf#netbox');
	pty.signal('SIGTERM');
	expect(await pty.exit).toBe(143);
	expect(pty.written()).toContain('\u001b[?2004l');
	expect(pty.written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(pty.written().lastIndexOf('\u001b[?25l'));
});

test('J23 signals-restore a crash at the prompt restores the terminal, shows an id and no trace, and ends with 70', async () => {
	const home = play.home();
	const crash = `process.once('SIGUSR2', () => { throw new Error('boom'); })`;
	const pty = await openPrompt({home, env: {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}`}});
	pty.signal('SIGUSR2');
	expect(await pty.exit).toBe(70);
	expect(pty.written()).toContain('\u001b[?2004l');
	expect(pty.written()).toMatch(/nf: internal error \w+; details are in the log\./);
	expect(pty.written()).not.toContain('boom');
	expect(readFileSync(join(home, 'nf.log'), 'utf8')).toContain('Error: boom');
});

test('L5 history-append L7 secrets-not-kept what was entered survives kill -9, without lines that begin with a space or hold a token', async () => {
	const home = play.home();
	const pty = await openPrompt({home});
	pty.type('show settings\r');
	await pty.until('cache-age');
	pty.type(' show version\r');
	await pty.until('20.');
	pty.type(`job result ${tokens.admin}\r`);
	await pty.until('not kept in history: it holds a secret');
	pty.type('pwd\r');
	await pty.until((screen) => screen.rows().includes('/'));
	pty.signal('SIGKILL');
	await pty.exit;
	expect(readFileSync(join(home, 'history'), 'utf8')).toBe('show settings\npwd\n');
	expect([statSync(join(home, 'history')).mode & 0o777, statSync(home).mode & 0o777]).toEqual([0o600, 0o700]);
	for (const {path, bytes} of filesOf(home)) expect([path, bytes.includes(tokens.admin)]).toEqual([path, false]);
	const listed = await nf(['history'], {home});
	expect(listed.stdout).toBe('1  show settings\n2  pwd\n');
});

/** nf with its stdout in a file, then its exit code; the shell stays, since a terminal may lose what is written right before its end. */
const intoFile = (args: string): readonly string[] => ['-c', `'${process.execPath}' '${binary}' ${args} > out; echo "code $?"; cat`];

test('S3 script-or-prompt stdin a terminal, stdout not, no command: a usage error and no prompt', async () => {
	const home = play.home();
	const pty = openPty({file: 'sh', args: intoFile(''), cwd: home, env: cleanEnv(home)});
	opened.push(pty);
	await pty.until('code 2');
	expect(pty.rows()[0]).toBe('nf: no command, and no terminal to print on.');
	expect(readFileSync(join(home, 'out'), 'utf8')).toBe('');
});

test('S9 needs-answer C7 instance-add one-shot instance add on a terminal asks on stderr, hides the token and tests', async () => {
	const lab = await play.lab();
	const home = play.home();
	const pty = openPty({file: 'sh', args: intoFile('instance add prod'), cwd: home, env: cleanEnv(home)});
	opened.push(pty);
	await pty.until('URL');
	pty.type(`${lab.url}\r`);
	await pty.until('token of prod');
	pty.type(`${tokens.admin}\r`);
	await pty.until('code 0');
	expect(pty.written()).not.toContain('123456789');
	expect(readFileSync(join(home, 'out'), 'utf8')).toBe('prod: NetBox 4.7.3, netbox-bgp 0.20.2\n');
});

test('J20 job-commands J21 stored-jobs the result of a job is there for a later shell', async () => {
	const home = play.home();
	const first = await openPrompt({home});
	first.type(`${peerings} | count\r`);
	await first.until('Count: 3');
	first.type(ctrl.d);
	await first.exit;
	const later = await nf(['-c', 'job result 1 | count', '-c', 'show jobs | select id,status | json compact'], {home});
	expect(later).toMatchObject({code: 0, stdout: '3\n[{"id":1,"status":"completed"}]\n'});
});

test('C18 crud-write at the prompt a deletion is shown and asked for: another word asks again, Enter is No, y deletes', async () => {
	const pty = await openPrompt();
	const removal = 'netbox crud delete object-type plugins.bgp.session object-id 1 progress False\r';
	pty.type(removal);
	await pty.until('delete 1 object of plugins.bgp.session in lab? [y/N]');
	expect(pty.rows().some((row) => /^ *1 +fceos4.*:fceos4-fceos5-eth105 +Active/.test(row))).toBe(true);
	pty.type('maybe\r');
	pty.type('\r');
	await pty.until('not confirmed: nothing was sent.');
	await pty.until(atPrompt('nf#'));
	pty.type(removal);
	await pty.until((page) => page.rows().filter((row) => row.startsWith('delete 1 object of plugins.bgp.session in lab? [y/N]')).length === 2);
	pty.type('y\r');
	await pty.until('deleted 1 object from plugins.bgp.session');
});

test('J24 suspend-resume Ctrl-Z gives the terminal to the OS shell, fg brings the line back', async () => {
	const home = play.home();
	const pty = openPty({file: 'bash', args: ['--norc', '-i'], cwd: home, env: {...cleanEnv(home), PS1: 'sh:'}, rows: 24});
	opened.push(pty);
	await pty.until('sh:');
	pty.type(`'${process.execPath}' '${binary}'\r`);
	await pty.until(atPrompt('nf#'));
	pty.type('show ver');
	await pty.until(atPrompt('nf#show ver'));
	pty.type('\u001a');
	await pty.until('Stopped');
	await pty.until(atPrompt('sh:'));
	expect(pty.written().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(pty.written().lastIndexOf('\u001b[?2004h\u001b'));
	pty.type('echo $((6*7))\r');
	await pty.until((screen) => screen.rows().includes('42'));
	pty.type('fg\r');
	await pty.until(atPrompt('nf#show ver'));
	pty.type('sion | count\r');
	await pty.until('Count: 5');
	await pty.until(atPrompt('nf#'));
	expect(pty.rows().filter((row) => row === 'nf#show ver')).toEqual([]);
});

test('L16 prompt-marks a terminal that takes marks gets them around each line and its output, none twice after Ctrl-Z; tmux none', async () => {
	const home = play.home();
	const env = {...cleanEnv(home), PS1: 'sh:', TERM_PROGRAM: 'WezTerm', NO_COLOR: '1'};
	const pty = openPty({file: 'bash', args: ['--norc', '-i'], cwd: home, env, rows: 24});
	opened.push(pty);
	const marks = (): readonly string[] => [...pty.written().matchAll(/\u001b\]133;([^\u0007]*)\u0007/g)].map(([, what = '']) => what);
	await pty.until('sh:');
	pty.type(`'${process.execPath}' '${binary}'\r`);
	await pty.until(atPrompt('nf#'));
	pty.type('job result 99\r');
	await pty.until('no job 99.');
	await pty.until(atPrompt('nf#'));
	expect(marks()).toEqual(['A', 'B', 'C', 'D;4']);
	pty.type('show ver\u001a');
	await pty.until(atPrompt('sh:'));
	pty.type('fg\r');
	await pty.until(atPrompt('nf#show ver'));
	pty.type('sion | count\r');
	await pty.until('Count: 5');
	await pty.until(atPrompt('nf#'));
	expect(marks().slice(4)).toEqual(['A', 'B', 'C', 'D;0']);
	const inTmux = await openPrompt({env: {TERM_PROGRAM: 'WezTerm', TMUX: '/tmp/tmux-0/default,1,0'}});
	inTmux.type('pwd\r');
	await inTmux.until((screen) => screen.rows().includes('/') && atPrompt('nf#')(screen));
	expect(inTmux.written()).not.toContain('\u001b]133');
});

test('J23 signals-restore J25 resize-output a window that changes while results are printed loses no row; a terminal that is closed ends the shell and its job', async () => {
	const home = play.home();
	const lab = await play.lab({latencyMs: 10, faults: [{kind: 'stall', path: '/api/dcim/sites/'}]});
	const pty = await openPrompt({home, env: asEnv(lab), columns: 200});
	pty.type('netbox get bgp-peerings devices * | select session | no-more\r');
	for (const [text, columns] of [
		['starting', 60],
		['retriev', 120],
		['events: job events', 200],
	] as const) {
		await pty.until((screen) => screen.written().includes(text));
		pty.resize(columns, 24);
	}
	await pty.until(atPrompt('nf#'));
	const sessions = labDataset().objects['plugins/bgp/session']?.filter(({device}) => device !== null) ?? [];
	const named = [...new Set(sessions.map(({name}) => String(name)))].filter((name) => /^[\w-]+-eth\d+$|^lon1-/.test(name));
	const shown = pty.everything().join('');
	expect(named.length).toBeGreaterThan(50);
	expect(named.filter((name) => !shown.includes(name))).toEqual([]);
	expect(pty.rows().filter((row) => row.startsWith('nf#'))).toHaveLength(1);
	expect(pty.written()).not.toMatch(/\u001b\[[23]J/);
	pty.type('netbox crud get object-type dcim.sites &\r');
	await pty.until('job 2 started');
	pty.signal('SIGHUP');
	expect(await pty.exit).toBe(129);
	const {stdout} = await nf(['-c', 'show jobs last 1 | select status | json compact'], {home});
	expect(stdout).toBe('[{"status":"cancelled"}]\n');
});
