import {expect, test} from 'vitest';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import {rows} from '../../src/output/output.js';
import {type Conversation, converse, jobOf, peerings} from './conversation.js';

const question = {kind: 'confirm', job: 'job-17', question: '1', text: 'overwrite peers.json?'} as const;
const answers = (keys: string): unknown => {
	const shell = converse();
	shell.send({type: 'asked', question});
	shell.type(keys);
	return shell.effects().map((effect) => (effect.type === 'answer' ? effect.given : effect));
};

test.each([
	['y<enter>', ['yes']],
	['YES<enter>', ['yes']],
	['<enter>', ['no']],
	['n<enter>', ['no']],
	['<ctrl-c>', ['no']],
	['maybe<enter>', []],
	['maybe<enter>y<enter>', ['yes']],
	['no<backspace><backspace>y<enter>', ['yes']],
])('P12 save-overwrite Enter is No, another text asks again: %s', (keys, expected) => {
	expect(answers(keys)).toEqual(expected);
});

test.each([
	['prod', 'prod<enter>', ['prod']],
	['prod', ' prod <enter>', ['prod']],
	['prod', 'y<enter>yes<enter>PROD<enter>pro<enter>', []],
	['prod', 'y<enter>prod<enter>', ['prod']],
	['prod', '<enter>', [undefined]],
	['prod', 'n<enter>', [undefined]],
	['prod', 'prod<ctrl-c>', [undefined]],
	['no', '<enter>', [undefined]],
	['no', 'n<enter>', [undefined]],
	['no', 'no<enter>', ['no']],
])('C24 protected-instance the question of a write to %s takes its name alone for yes: %s', (name, keys, expected) => {
	const shell = converse();
	shell.send({type: 'asked', question: {...question, text: `delete 1 object of dcim.sites in ${name}?`, name}});
	expect(shell.state().overlay).toMatchObject({text: `delete 1 object of dcim.sites in ${name}? Type "${name}" to confirm: `});
	shell.type(keys);
	expect(shell.effects().map((effect) => (effect.type === 'answer' ? effect.given : effect))).toEqual(expected);
});

test('C18 crud-write what a question is about is shown before it, and that of a waiting question when its turn comes', () => {
	const shell = converse();
	const preview = (name: string) => rows([{id: 1, name, description: '\u001b[2J'}], ['id', 'name', 'description']);
	shell.send({type: 'asked', question: {...question, text: 'delete 1 object?', preview: preview('AMS1')}});
	shell.send({type: 'asked', question: {...question, text: 'delete 1 object?', preview: preview('FRA1')}});
	expect(shell.printed()).toBe('id  name  description\n 1  AMS1  \\x1b[2J\n');
	shell.type('<enter>');
	expect(shell.printed()).toBe('delete 1 object? [y/N] \nid  name  description\n 1  FRA1  \\x1b[2J\n');
});

test('P12 save-overwrite the question stands on the screen with its answer, and a second one waits for it', () => {
	const shell = converse();
	shell.send({type: 'asked', question});
	shell.send({type: 'asked', question: {...question, text: 'overwrite other.json?'}});
	expect(shell.state().overlay).toMatchObject({text: 'overwrite peers.json? [y/N] '});
	shell.type('y<enter>');
	expect(shell.printed()).toBe('overwrite peers.json? [y/N] y\n');
	expect(shell.state().overlay).toMatchObject({text: 'overwrite other.json? [y/N] '});
	shell.type('<enter>x');
	expect(shell.printed()).toBe('overwrite other.json? [y/N] \n');
	expect(shell.line()).toBe('x|');
});

test('J14 deadline-passes a question of a job that was stopped goes with what was typed as its answer; the one that waits is asked, and keys typed before stay', () => {
	const shell = converse();
	shell.type('netbox crud delete object-type dcim.sites object-id 1 &<enter>');
	const run = shell.effects().find((effect) => effect.type === 'run');
	if (run?.type !== 'run') throw new Error('nothing runs');
	const texts = ['overwrite peers.json?', 'overwrite other.json?', 'delete 1 object?'];
	const asking = texts.map((text, index) => ({type: 'question', kind: 'confirm', question: String(index), until: 0, text}));
	const job = jobOf(run.command);
	for (const message of [job.started, ...job.events(...asking)]) shell.send(message);
	const withdraw = (question: string): void => shell.send(job.events(...asking, {type: 'withdrawn', question}).at(-1) ?? job.started);
	shell.printed();
	shell.type('ye');
	withdraw('1');
	expect(shell.printed()).toBe('');
	withdraw('0');
	expect(shell.printed()).toBe('overwrite peers.json? [y/N] ye\n');
	expect(shell.state().overlay).toMatchObject({text: 'delete 1 object? [y/N] ', answer: ''});
	shell.type('<enter>pwd');
	expect(shell.effects()).toEqual([{type: 'answer', job: 'job-17', question: '2', given: 'no'}]);
	expect(shell.line()).toBe('pwd|');
	withdraw('2');
	expect([shell.line(), shell.printed()]).toEqual(['pwd|', 'delete 1 object? [y/N] \n']);
});

test('J14 deadline-passes a text that a job asks for is taken back from who has the terminal', () => {
	const shell = converse();
	shell.type('instance token prod<enter>');
	const run = shell.effects().find((effect) => effect.type === 'run');
	if (run?.type !== 'run') throw new Error('nothing runs');
	const job = jobOf(run.command);
	const asked = {type: 'question', kind: 'password', question: '1', until: 0, text: 'token of prod'};
	for (const message of [job.started, ...job.events(asked, {type: 'withdrawn', question: '1'})]) shell.send(message);
	expect(shell.effects()).toEqual([
		{type: 'lend', question: {kind: 'password', job: 'job-17', question: '1', text: 'token of prod'}},
		{type: 'withdraw', job: 'job-17', question: '1'},
	]);
	expect(shell.printed()).not.toContain('token of prod');
});

test('P12 save-overwrite whether an old file is overwritten is asked by the shell itself: a yes writes it, anything else says that nothing was written', () => {
	const save = {how: 'save', path: 'peers.json', text: ['{}'], overwrite: false, header: false} as const;
	for (const [keys, effects, printed] of [
		['y', [{type: 'save', ...save, overwrite: true}], 'overwrite peers.json? [y/N] y\n'],
		['n', [], 'overwrite peers.json? [y/N] n\nnot confirmed: nothing was written.\n'],
	] as const) {
		const shell = converse();
		shell.type('pwd | save peers.json<enter>');
		shell.effects();
		shell.printed();
		shell.send({type: 'asked', question: {kind: 'confirm', text: 'overwrite peers.json?', save}});
		shell.type(`${keys}<enter>`);
		expect([shell.effects(), shell.printed(), shell.state().saving]).toEqual([effects, printed, keys === 'y' ? 1 : 0]);
	}
});

/** A shell that was told to leave while so many jobs run, and what ends one of them. */
function leaving(jobs: number): {readonly shell: Conversation; readonly end: (number: number) => void} {
	const commands: ParsedCommand[] = [];
	const shell = converse({
		columns: 200,
		answer: (effect, send) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command, commands.push(effect.command));
			for (const message of [job.started, ...job.events()]) send(message);
		},
	});
	for (let job = 1; job <= jobs; job += 1) shell.type(`netbox get bgp-peerings devices R${job} &<enter>`);
	shell.type('<ctrl-d>');
	shell.printed();
	shell.effects();
	const end = (number: number): void => {
		const command = commands[number - 1];
		const last = command && jobOf(command, number).events({type: 'completed', output: peerings}).at(-1);
		if (last) shell.send(last);
	};
	return {shell, end};
}

test('J22 leave-with-jobs the question about leaving counts the jobs that still run; after the last one it is taken back, and the shell leaves', () => {
	const {shell, end} = leaving(2);
	expect(shell.state().overlay).toMatchObject({text: '2 jobs are running. Leave and cancel them? [y/N] '});
	shell.type('y');
	end(2);
	expect(shell.state().overlay).toMatchObject({text: '1 job is running. Leave and cancel it? [y/N] ', answer: 'y'});
	expect(shell.printed()).toMatch(/^job 2 completed in [^\n]*\n$/);
	end(1);
	expect(shell.printed()).toMatch(/^1 job is running. Leave and cancel it\? \[y\/N\] y\njob 1 completed in [^\n]*\n$/);
	expect(shell.effects()).toEqual([{type: 'exit', code: 0}]);
	expect(shell.state()).toMatchObject({isOver: true, overlay: undefined});
});

test('J22 leave-with-jobs who has begun another answer than yes when the last job ends stays', () => {
	const {shell, end} = leaving(1);
	shell.type('n');
	end(1);
	expect(shell.printed()).toMatch(/^1 job is running. Leave and cancel it\? \[y\/N\] n\njob 1 completed in /);
	expect(shell.effects()).toEqual([]);
	shell.type('pwd<enter>');
	expect(shell.printed()).toBe('nf#pwd\n/\n');
});

test('J22 leave-with-jobs a question of another kind stands when a job in the background ends', () => {
	const {shell, end} = leaving(1);
	shell.type('<enter>');
	shell.send({type: 'asked', question});
	shell.printed();
	end(1);
	expect(shell.state().overlay).toMatchObject({text: 'overwrite peers.json? [y/N] '});
	expect(shell.printed()).toMatch(/^job 1 completed in /);
});
