import {afterEach, expect, test} from 'vitest';
import {jobOf} from '../shell/conversation.js';
import {type Opened, type OpenOptions, open as openShell} from './open.js';

const opened: Opened[] = [];
const open = async (options: OpenOptions = {}): Promise<Opened['screen']> => {
	const shell = await openShell({plain: 'dumb', ...options});
	opened.push(shell);
	return shell.screen;
};
afterEach(async () => {
	for (const shell of opened.splice(0)) await shell.close();
});

const up = '\u001B[A';
const left = '\u001B[D';

test('D17 plain-prompt what is typed is echoed, what is taken back is taken back, and no escape byte is written', async () => {
	const screen = await open();
	const before = screen.written().length;
	screen.type('pwx');
	await screen.until('nf#pwx');
	screen.type('\u007F');
	await screen.until(({cursor}) => cursor().x === 'nf#pw'.length);
	screen.type('d\r');
	await screen.until(({rows}) => rows()[3] === 'nf#');
	expect(screen.written().slice(before)).toBe('pwx\b \bd\n/\nnf#');
	expect(screen.everything()).toEqual(['nf 0.1.0  ? help  TAB complete  Ctrl-D leave', 'nf#pwd', '/', 'nf#']);
});

test('D17 plain-prompt a line from the history, and one changed in its middle, is written anew below', async () => {
	const screen = await open({history: ['show version']});
	screen.type(`x${up}`);
	screen.type(`\u0015${up}`);
	await screen.until('nf#show version');
	screen.type(`${left.repeat(7)}X`);
	await screen.until('nf#show Xversion');
	expect(screen.cursor().x).toBe('nf#show X'.length);
	expect(screen.written()).not.toContain('\u001B');
});

test('D17 plain-prompt TAB lists the values once, then says the next one; Enter takes it', async () => {
	const screen = await open();
	screen.type('s\t');
	await screen.until("  show  Show BGP sessions, or the shell's own state");
	screen.type('\t');
	await screen.until("> show  Show BGP sessions, or the shell's own state");
	screen.type('\r');
	await screen.until('nf#show');
	expect(screen.rows().filter((row) => row.includes('Change a setting'))).toHaveLength(1);
	screen.type('zzz\t');
	await screen.until('no match');
});

test('D17 plain-prompt ? and Ctrl-C go on from the row that stands; what comes from elsewhere begins below it', async () => {
	const screen = await open({
		perform: (effect, send) => {
			if (effect.type === 'load-values') send({type: 'values', source: effect.source, values: [{text: 'evil\u001B[2J', help: ''}]});
		},
	});
	screen.type('show version ?');
	await screen.until('Run this command');
	expect(screen.rows()[1]).toBe('nf#show version ?');
	screen.type('\u0003');
	await screen.until('nf#show version ^C');
	screen.type('netbox get bgp-peerings devices ?');
	await screen.until('evil\\x1b[2J');
	expect(screen.written()).not.toContain('\u001B');
});

test('D17 plain-prompt a question is a row of its own, and a secret is not echoed', async () => {
	const answers: unknown[] = [];
	const screen = await open({
		perform: (effect, send) => {
			if (effect.type === 'answer') answers.push(effect.given);
			if (effect.type !== 'run') return;
			send({type: 'asked', question: {kind: 'input', job: 'job-17', question: '1', text: 'URL'}});
			send({type: 'asked', question: {kind: 'password', job: 'job-17', question: '2', text: 'token of prod'}});
		},
	});
	screen.type('instance add prod\r');
	await screen.until('URL: ');
	screen.type('http://x\u007Fy\r');
	await screen.until('token of prod: ');
	screen.type('secret\r');
	await screen.until(() => answers.length === 2);
	expect(answers).toEqual(['http://y', 'secret']);
	expect(screen.rows()).toContain('URL: http://y');
	expect(screen.written()).not.toMatch(/secret|\u001B/);
});

test('J14 deadline-passes D17 plain-prompt a question on a plain page is taken back too', async () => {
	const ofJob = {job: 'job-17', worker: 'netbox-worker-1', at: 0};
	let stop = (): void => undefined;
	const answers: unknown[] = [];
	const screen = await open({
		perform: (effect, send, emit) => {
			if (effect.type === 'answer') answers.push(effect.given);
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			send(job.started);
			for (const message of job.events()) if (message.type === 'job') emit(message.event);
			emit({...ofJob, type: 'question', question: '1', until: 0, kind: 'password', text: 'token'});
			stop = () => emit({...ofJob, type: 'withdrawn', question: '1'});
		},
	});
	screen.type('instance token prod\r');
	await screen.until('token: ');
	screen.type('secret');
	stop();
	await screen.until(() => answers.length === 1);
	expect(answers).toEqual([undefined]);
	expect(screen.written()).not.toContain('secret');
});
