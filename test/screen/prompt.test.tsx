import {afterEach, expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {jobOf, peerings} from '../shell/conversation.js';
import {type Opened, type OpenOptions, open as openShell} from './open.js';

const opened: Opened[] = [];
const open = async (options: OpenOptions = {}): Promise<Opened> => {
	const shell = await openShell(options);
	opened.push(shell);
	return shell;
};
afterEach(async () => {
	for (const shell of opened.splice(0)) await shell.close();
});

/** Of every event of the job that `jobOf` makes. */
const ofJob = {job: 'job-17', worker: 'netbox-worker-1', at: 0};

const up = '\u001B[A';
const left = '\u001B[D';
const promptRow = ({screen}: Opened): number => screen.rows().findLastIndex((row) => row.startsWith('nf'));

test('W5 start-banner the banner, then one prompt with the cursor behind it', async () => {
	const shell = await open();
	expect(shell.screen.everything()).toEqual(['nf 0.1.0  ? help  TAB complete  Ctrl-D leave', 'nf#', '? help']);
	expect(shell.screen.cursor()).toEqual({x: 3, y: 1});
	expect(shell.screen.writtenCooked()).not.toContain('nf#');
});

test('H18 hint-line the hint line says what follows', async () => {
	const {screen} = await open();
	screen.type('netbox get bgp-peerings ');
	await screen.until('bgp-peerings *devices');
	expect(screen.rows()[1]).toBe('nf#netbox get bgp-peerings');
});

test('H18 hint-line H20 where-line on an empty line the hint says which NetBox is meant, its versions as far as they are known, and the jobs that run', async () => {
	const {screen} = await open({standing: {instance: 'prod', netbox: '4.6.8', bgp: '0.19.0'}});
	await screen.until('prod  NetBox 4.6.8  bgp 0.19.0  ? help');
	expect(screen.rows().slice(1, 3)).toEqual(['nf#', 'prod  NetBox 4.6.8  bgp 0.19.0  ? help']);
});

test('H11 completion-menu TAB opens the menu below the line, Esc closes it', async () => {
	const {screen} = await open();
	screen.type('s\t');
	await screen.until('>set   Change a setting');
	expect(screen.rows().slice(1, 4)).toEqual(['nf#s', '>set   Change a setting', " show  Show BGP sessions, or the shell's own state"]);
	screen.type('\t');
	await screen.until('>show');
	screen.type('\u001B');
	await screen.until(({rows}) => !rows().some((row) => row.includes('Change a setting')));
	expect(screen.rows()[1]).toBe('nf#s');
});

test('H10 tab-many-matches a long menu has ten rows, the last of which says how many more there are', async () => {
	const values = Array.from({length: 50_000}, (_, index) => ({text: `${'abc'[index % 3]}${index}`, help: 'ams1'}));
	const {screen} = await open({perform: (effect, send) => effect.type === 'load-values' && send({type: 'values', source: effect.source, values})});
	screen.type('netbox get bgp-peerings devices \t');
	await screen.until('… 49991 more');
	expect(screen.rows().filter((row) => row.endsWith(' ams1'))).toHaveLength(9);
});

test('W3 live-region on a small screen the live region leaves two rows', async () => {
	const {screen} = await open({rows: 6});
	screen.type('netbox get bgp-peerings \t');
	await screen.until('more');
	await screen.settle();
	expect(screen.rows().map((row) => row !== '')).toEqual([true, true, true, true, true, false]);
	expect(screen.rows()[0]).toBe('nf 0.1.0  ? help  TAB complete  Ctrl-D leave');
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
});

test('W3 live-region a screen that becomes lower than the menu does not lose its scrollback', async () => {
	const shell = await open();
	const {screen} = shell;
	screen.type('netbox get bgp-peerings \t');
	await screen.until('>devices');
	screen.resize(80, 6);
	await screen.settle();
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
	expect(screen.cursor()).toEqual({x: 'nf#netbox get bgp-peerings '.length, y: promptRow(shell)});
});

test('H1 help-key ? prints the help above the line', async () => {
	const shell = await open();
	shell.screen.type('show ?');
	await shell.screen.until('Show version'.slice(0, 4));
	await shell.screen.settle();
	expect(shell.screen.rows().filter((row) => row.startsWith('nf#show'))).toEqual(['nf#show ?', 'nf#show']);
	expect(shell.screen.cursor()).toEqual({x: 8, y: promptRow(shell)});
});

test('L3 history-prefix Up brings the last line back', async () => {
	const {screen} = await open({history: ['show version', 'show jobs']});
	screen.type(up);
	await screen.until('nf#show jobs');
	screen.type(up);
	await screen.until('nf#show version');
	expect(screen.cursor().x).toBe('nf#show version'.length);
});

test('L4 history-search Ctrl-R shows what is searched for and what was found', async () => {
	const {screen} = await open({history: ['netbox get bgp-peerings devices fceos4']});
	screen.type('\u0012fceos');
	await screen.until('(search) fceos: netbox get bgp-peerings devices fceos4');
	expect(screen.cursor().x).toBe('(search) fceos'.length);
	expect(screen.rows()).toContain('Ctrl-R older  Ctrl-S newer  Right edit  Enter run  Esc back');
});

test('L10 bracketed-paste a pasted block is shown with its rows, and runs nothing', async () => {
	const effects: string[] = [];
	const {screen} = await open({perform: ({type}) => void effects.push(type)});
	screen.type('\u001B[200~show version\rshow jobs\r\u001B[201~');
	await screen.until('... show jobs');
	expect(screen.rows().slice(1, 4)).toEqual(['nf#show version', '... show jobs', '...']);
	expect(effects).toEqual([]);
});

test('L10 bracketed-paste six rows of a pasted block are shown, of seven one is counted', async () => {
	const {screen} = await open();
	const rows = Array.from({length: 7}, (_, row) => `show ${row}`);
	screen.type(`\u001B[200~${rows.slice(0, 6).join('\r')}\u001B[201~`);
	await screen.until('... show 5');
	expect(screen.rows().some((row) => row.includes('[+'))).toBe(false);
	screen.type('\u001B[200~\rshow 6\u001B[201~');
	await screen.until('[+1 lines]');
	expect(screen.rows()).toContain('... show 6');
});

test('L10 bracketed-paste above six rows the rest of a pasted block is counted', async () => {
	const {screen} = await open();
	screen.type(`\u001B[200~${Array.from({length: 500}, (_, row) => `show ${row}`).join('\r')}\u001B[201~`);
	await screen.until('[+494 lines]');
	expect(screen.rows()).toContain('... show 499');
	screen.type('\u0003');
	await screen.until('^C');
});

test('L12 display-cells the cursor stands behind wide characters by their cells', async () => {
	const {screen} = await open();
	screen.type('設備中');
	await screen.until('nf#設備中');
	await screen.until(({cursor}) => cursor().x === 9);
	screen.type(left);
	await screen.until(({cursor}) => cursor().x === 7);
	expect(screen.cursor().y).toBe(1);
});

test('L12 display-cells a line longer than the screen goes on in the next row', async () => {
	const {screen} = await open({columns: 20});
	screen.type('show version and so on');
	await screen.until('so on');
	expect(screen.rows().slice(3, 5)).toEqual(['nf#show version and', ' so on']);
	expect(screen.cursor()).toEqual({x: 6, y: 4});
});

test('L11 control-bytes a control byte in a paste is shown and obeyed by nobody', async () => {
	const {screen} = await open();
	screen.type('\u001B[200~a\u001B[2Jb\u001B[201~');
	await screen.until('nf#a^[[2Jb');
	expect(screen.written()).not.toContain('\u001B[2J');
});

test('L15 output-while-typing output while a line is typed leaves one prompt with the line', async () => {
	const shell = await open({
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command, 18);
			send(job.started);
			for (const message of job.events()) if (message.type === 'job') emit(message.event);
		},
	});
	const {screen} = shell;
	screen.type('netbox get bgp-peerings devices fceos4 &\rshow ver');
	await screen.until('nf#show ver');
	shell.emit({type: 'completed', job: 'job-18', worker: 'netbox-worker-1', at: Date.UTC(2026, 10, 21, 10, 8, 43), output: peerings});
	await screen.until('job 18 completed in');
	await screen.settle();
	expect(screen.rows().filter((row) => row.startsWith('nf#show ver'))).toHaveLength(1);
	expect(screen.cursor()).toEqual({x: 'nf#show ver'.length, y: promptRow(shell)});
});

test('J3 live-line a running job has a live line, which is gone at its end', async () => {
	const shell = await open({
		now: () => Date.UTC(2026, 10, 21, 10, 8, 42),
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			send(job.started);
			for (const message of job.events()) if (message.type === 'job') emit(message.event);
		},
	});
	shell.screen.type('netbox get bgp-peerings devices fceos4\r');
	await shell.screen.until('Ctrl-C cancels');
	shell.emit({type: 'completed', job: 'job-17', worker: 'netbox-worker-1', at: Date.UTC(2026, 10, 21, 10, 8, 43), output: peerings});
	await shell.screen.until('eth105');
	await shell.screen.settle();
	expect(shell.screen.everything().some((row) => row.includes('Ctrl-C cancels'))).toBe(false);
	expect(shell.screen.rows().filter((row) => row === 'nf#')).toHaveLength(1);
});

test('J25 resize-output after resizes there is one prompt and no result row is lost', async () => {
	const shell = await open({
		columns: 200,
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			const output = {...peerings, kind: 'text', text: Array.from({length: 40}, (_, row) => `row ${row}.\n`).join('')};
			send(job.started);
			for (const message of job.events({type: 'completed', output})) if (message.type === 'job') emit(message.event);
		},
	});
	const {screen} = shell;
	screen.type('show version | no-more\r');
	await screen.until('row 39.');
	for (const [columns, rows] of [
		[60, 24],
		[200, 24],
		[200, 12],
		[80, 8],
		[80, 30],
		[120, 10],
		[120, 5],
	] as const) {
		screen.resize(columns, rows);
		await screen.settle();
	}
	const all = screen.everything();
	expect(Array.from({length: 40}, (_, row) => all.filter((line) => line === `row ${row}.`).length)).toEqual(Array.from({length: 40}, () => 1));
	expect(screen.cursor()).toEqual({x: 3, y: promptRow(shell)});
});

test('D12 large-result a long result is whole in the scrollback, and nothing ever erases it', async () => {
	const rows = 5_000;
	const {screen} = await open({
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			const output = {...peerings, kind: 'text', text: Array.from({length: rows}, (_, row) => `row ${row}.\n`).join('')};
			send(job.started);
			for (const message of job.events({type: 'completed', output})) if (message.type === 'job') emit(message.event);
		},
	});
	screen.type('show version | no-more\rs\t');
	await screen.until('>set');
	screen.type('\u001B');
	await screen.settle();
	expect(screen.everything().filter((row) => row.startsWith('row '))).toHaveLength(rows);
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
});

test('L14 clear-screen Ctrl-L scrolls the screen clean and keeps scrollback and line', async () => {
	const {screen} = await open();
	screen.type('pwd\rshow');
	await screen.until('nf#show');
	screen.type('\f');
	await screen.until(({rows}) => rows()[0] === 'nf#show');
	await screen.settle();
	expect(screen.everything()).toEqual(expect.arrayContaining(['nf#pwd', '/']));
	expect(screen.cursor()).toEqual({x: 7, y: 0});
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
});

test('W2 key-latency a key press costs less than 2 KB', async () => {
	const {screen} = await open({color: true, columns: 120});
	screen.type('netbox get bgp-peerings devices fceos4 ');
	await screen.until('fceos4');
	await screen.settle();
	const before = screen.written().length;
	screen.type('c');
	await screen.settle();
	expect(screen.written().length - before).toBeGreaterThan(0);
	expect(screen.written().length - before).toBeLessThan(2048);
});

test('L9 ctrl-d-exit Ctrl-D leaves with 0, and the terminal is as it was', async () => {
	const {screen, exit} = await open();
	screen.type('\u0004');
	expect(await exit).toBe(0);
	await screen.settle();
	expect(screen.written()).toMatch(/\u001B\[\?2004h[\s\S]*\u001B\[\?2004l[\s\S]*\u001B\[\?25h/);
	expect(screen.everything().at(-1)).toBe('nf#');
});

test('a question is asked on the lent terminal, and the prompt comes back', async () => {
	const given: (string | undefined)[] = [];
	const {screen} = await open({
		perform: (effect, send, emit) => {
			if (effect.type === 'answer') {
				given.push(effect.given);
				emit({...ofJob, type: 'completed', output: {...peerings, kind: 'text', text: 'stored\n'}});
			}
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			send(job.started);
			for (const message of job.events()) if (message.type === 'job') emit(message.event);
			emit({...ofJob, type: 'question', question: '1', until: 0, kind: 'password', text: 'Token of prod'});
		},
	});
	screen.type('instance token prod\r');
	await screen.until('Token of prod');
	screen.type('s3cret\r');
	await screen.until('stored');
	await screen.until(({rows, cursor}) => rows()[cursor().y] === 'nf#');
	screen.type('show');
	await screen.until('nf#show');
	expect(screen.writtenCooked()).not.toContain('nf#');
	expect(given).toEqual(['s3cret']);
	expect(screen.written()).not.toContain('s3cret');
	expect(screen.everything().slice(0, 5)).toEqual([
		'nf 0.1.0  ? help  TAB complete  Ctrl-D leave',
		'nf#instance token prod',
		expect.stringContaining('Token of prod'),
		'stored',
		'nf#show',
	]);
});

test.each([
	['confirm', 'delete 1 object? [y/N]'],
	['password', 'Token of prod'],
	['input', 'URL'],
] as const)(
	'J14 deadline-passes a question (%s) closes when the deadline of its job passes; its outcome is said, and what was typed ahead is there',
	async (kind, shown) => {
		const given: (string | undefined)[] = [];
		const {screen, emit} = await open({
			perform: (effect, send, emit) => {
				if (effect.type === 'answer') given.push(effect.given);
				if (effect.type !== 'run') return;
				const job = jobOf(effect.command);
				send(job.started);
				for (const message of job.events()) if (message.type === 'job') emit(message.event);
				emit({...ofJob, type: 'question', question: '1', until: 0, kind, text: shown.replace(' [y/N]', '')});
			},
		});
		screen.type('netbox crud delete object-type dcim.sites object-id 1\r');
		await screen.until(shown);
		screen.type('ye');
		await screen.settle();
		emit({...ofJob, type: 'withdrawn', question: '1'});
		emit({...ofJob, type: 'timeout', failure: failure.timeout(1, 'nothing done')});
		await screen.until('timed out after 1 s: nothing done.');
		await screen.until(({rows, cursor}) => rows()[cursor().y] === 'nf#');
		screen.type('pwd\r');
		await screen.until(({rows}) => rows().includes('/'));
		expect(given).toEqual(kind === 'confirm' ? [] : [undefined]);
		const lines = screen.everything();
		expect(lines.filter((line) => line.includes(shown))).toHaveLength(1);
		expect(lines.slice(-4)).toEqual(['nf#pwd', '/', 'nf#', '? help']);
	},
);

test.each([0, 1, 2, 3, 4, 5, 6, 8, 13, 100])(
	'C7 instance-add a question that comes %i turns after the answer to another one is asked too',
	async (turns) => {
		const given: (string | undefined)[] = [];
		let answer = (_: string | undefined): void => undefined;
		const {screen} = await open({
			perform: async (effect, send, emit) => {
				if (effect.type === 'answer') answer(effect.given);
				if (effect.type !== 'run') return;
				const job = jobOf(effect.command);
				send(job.started);
				for (const message of job.events()) if (message.type === 'job') emit(message.event);
				const ask = (text: string) =>
					new Promise<string | undefined>((resolve) => {
						answer = resolve;
						emit({...ofJob, type: 'question', question: text, until: 0, kind: 'input', text});
					});
				for (const text of ['name', 'URL']) {
					given.push(await ask(text));
					for (let turn = 0; turn < turns; turn += 1) await undefined;
				}
				emit({...ofJob, type: 'completed', output: {...peerings, kind: 'text', text: 'stored\n'}});
			},
		});
		screen.type('instance add\r');
		await screen.until('name');
		screen.type('prod\r');
		await screen.until('URL');
		screen.type('https://x\r');
		await screen.until('stored');
		expect(given).toEqual(['prod', 'https://x']);
	},
);

test('D11 more-pager W3 live-region the pager stops at a full screen; all that was shown stays in the scrollback', async () => {
	const {screen} = await open({
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			const output = {...peerings, kind: 'text', text: Array.from({length: 60}, (_, row) => `row ${row}.\n`).join('')};
			send(job.started);
			for (const message of job.events({type: 'completed', output})) if (message.type === 'job') emit(message.event);
		},
	});
	screen.type('show version\r');
	await screen.until('--More-- ');
	await screen.settle();
	expect(screen.rows().findLast((row) => row !== '')).toBe('--More-- 1-22 of 60 (q quits, / searches, b goes back)');
	expect(screen.rows()[0]).toBe('row 0.');
	expect(screen.everything()).toContain('row 21.');
	expect(screen.everything()).not.toContain('row 22.');
	screen.type('h');
	await screen.until('Space page');
	screen.type('c');
	await screen.until('row 59.');
	await screen.settle();
	const rows = screen.everything().filter((row) => row.startsWith('row '));
	expect(rows).toEqual(Array.from({length: 60}, (_, row) => `row ${row}.`));
	expect(screen.everything().filter((row) => row.includes('--More--'))).toEqual([]);
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
});

test('P12 save-overwrite a question stands below what is printed, and the line comes back after it', async () => {
	const {screen} = await open({
		perform: (effect, send) => {
			const save = {how: 'save', path: 'peers.json', text: '', overwrite: false, header: false} as const;
			if (effect.type === 'run') send({type: 'asked', question: {kind: 'confirm', text: 'overwrite peers.json?', save}});
		},
	});
	screen.type('show version\r');
	await screen.until('overwrite peers.json? [y/N]');
	await screen.settle();
	expect(screen.cursor().x).toBe('overwrite peers.json? [y/N] '.length);
	screen.type('y');
	await screen.until('overwrite peers.json? [y/N] y');
	screen.type('\u0003\u0003');
	await screen.settle();
	expect(screen.everything()).toContain('overwrite peers.json? [y/N] y');
});

test('G36 load-terminal lines are typed without a prompt before them', async () => {
	const shell = await open();
	shell.screen.type('netbox get bgp-peerings devices load-terminal\r');
	await shell.screen.until('Enter lines and hit Ctrl+D to finish');
	shell.screen.type('R1\rR2');
	await shell.screen.until(({rows}) => rows().includes('R2'));
	await shell.screen.settle();
	expect(shell.screen.cursor().x).toBe(2);
	shell.screen.type('\u0003');
	await shell.screen.until('nf#\n'.trim());
	expect(shell.screen.everything()).toContain('R1');
});

test('A10 what is done for the prompt and fails ends it with the error, the terminal given back', async () => {
	const shell = await openShell({
		perform: (effect) => {
			if (effect.type === 'run') throw new Error('a bug');
		},
	});
	shell.screen.type('show version\r');
	await expect(shell.exit).rejects.toThrow('a bug');
	expect(shell.screen.written()).toContain('\u001B[?2004l\u001B[?25h');
});

/** The marks of the prompt, in the order in which they were written. */
const marksOf = ({screen}: Opened): readonly string[] =>
	[...screen.written().matchAll(/\u001B\]133;([^\u0007]*)\u0007/g)].map(([, what = '']) => what);

test('L16 prompt-marks an entered line stands in the scrollback with its marks, once, whatever is drawn again', async () => {
	const shell = await open({marks: true});
	const {screen} = shell;
	expect(marksOf(shell)).toEqual([]);
	screen.type('pwd\r');
	await screen.until('/');
	await screen.settle();
	expect(screen.written()).toContain('\u001B]133;A\u0007nf#\u001B]133;B\u0007pwd\n\u001B]133;C\u0007');
	expect(marksOf(shell)).toEqual(['A', 'B', 'C', 'D;0']);
	screen.type('show ver');
	screen.resize(40, 12);
	await screen.settle();
	screen.resize(80, 24);
	await screen.settle();
	screen.type('?');
	await screen.until('version');
	await screen.settle();
	expect(marksOf(shell).slice(4)).toEqual(['A', 'B', 'C', 'D;0']);
	screen.type('\u0003');
	await screen.until('^C');
	screen.type('netbx\r');
	await screen.until('unknown command');
	await screen.settle();
	expect(marksOf(shell).slice(8)).toEqual(['A', 'B', 'C', 'D;130', 'A', 'B', 'C', 'D;2']);
	expect(screen.rows().filter((row) => row === 'nf#')).toHaveLength(1);
});

test('L16 prompt-marks none where the terminal takes none, and none in a plain prompt', async () => {
	for (const options of [{}, {marks: true, plain: 'plain'}, {marks: true, plain: 'dumb'}] as const) {
		const shell = await open(options);
		shell.screen.type('pwd\rnetbx\r');
		await shell.screen.until('unknown command');
		await shell.screen.settle();
		expect([options, marksOf(shell)]).toEqual([options, []]);
	}
});
