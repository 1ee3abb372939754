import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {converse, jobOf, peerings} from './conversation.js';

test('G30 enter-sub-shell an inner node alone enters a sub-shell, and Ctrl-D leaves it', () => {
	const shell = converse();
	shell.type('netbox get<enter>pwd<enter><ctrl-d>pwd<enter>');
	expect(shell.printed()).toBe('nf#netbox get\nnf[netbox-get]#pwd\n/netbox get\nnf[netbox]#pwd\n/netbox\n');
});

test('E1 caret-place a faulty line prints a caret under the word and runs nothing', () => {
	const shell = converse();
	shell.type('netbox get bgp-peering-x devices fceos4<enter>');
	expect(shell.printed()).toBe(
		`nf#netbox get bgp-peering-x devices fceos4
              ^
unknown keyword "bgp-peering-x" after "netbox get". Did you mean "bgp-peerings"?
did you mean: netbox get bgp-peerings devices fceos4
`,
	);
	expect(shell.effects()).toEqual([{type: 'remember', line: 'netbox get bgp-peering-x devices fceos4'}]);
});

test('G42 vector-unknown-pipe an unknown pipe is refused before any job', () => {
	const shell = converse();
	shell.type('netbox get bgp-peerings devices R1 | mach x<enter>');
	expect(shell.printed()).toContain('unknown pipe "mach". Did you mean "match"?');
	expect(shell.effects().map(({type}) => type)).toEqual(['remember']);
});

test('P6 unknown-field an unknown field is refused before any job', () => {
	const shell = converse();
	shell.type('netbox get bgp-peerings devices R1 | where remote_az=1<enter>');
	expect(shell.printed()).toContain('unknown field "remote_az".');
	expect(shell.effects().map(({type}) => type)).toEqual(['remember']);
});

test('G10 line-continuation an open quote at Enter goes on in the next row', () => {
	const shell = converse();
	shell.type("show jobs task 'a<enter>");
	expect([shell.line(), shell.printed()]).toEqual(["show jobs task 'a\n|", '']);
	shell.type("b'<enter>");
	expect(shell.printed()).toMatch(/^nf#show jobs task 'a\n\.\.\. b'\n/);
});

test('G6 line-comment an empty line and a comment do nothing', () => {
	const shell = converse();
	shell.type('<enter># a comment<enter>');
	expect([shell.printed(), shell.effects()]).toEqual(['nf#\nnf## a comment\n', []]);
});

test('L5 history-append a command is remembered before it runs', () => {
	const shell = converse();
	shell.type('show version<enter>');
	expect(shell.effects().map(({type}) => type)).toEqual(['remember', 'run']);
});

test('L7 secrets-not-kept a line with a leading blank, or with a token in it, is not kept', () => {
	const shell = converse({answer: (effect, send) => effect.type === 'run' && send(jobOf(effect.command).started)});
	shell.type(' pwd<enter>');
	shell.type('instance use nbt_0123456789ab.abcdefghijklmnop<enter>');
	expect(shell.state().history).toEqual([]);
	expect(shell.printed()).toContain('\nnot kept in history: it holds a secret\n');
	expect(shell.effects().some(({type}) => type === 'remember')).toBe(false);
});

test('L7 secrets-not-kept the job of a line with a leading blank is told by its keywords alone', () => {
	const shell = converse({answer: (effect, send) => effect.type === 'run' && send(jobOf(effect.command).started)});
	shell.type(' netbox get bgp-peerings devices secret-one | count<enter>');
	const [run] = shell.effects().filter((effect) => effect.type === 'run');
	expect(run).toMatchObject({command: {line: 'netbox get bgp-peerings ***', args: {devices: expect.anything()}}});
});

test('L8 history-size the same line twice in a row is kept once', () => {
	const shell = converse();
	shell.type('pwd<enter>pwd<enter>top<enter>pwd<enter>');
	expect(shell.state().history).toEqual(['pwd', 'top', 'pwd']);
});

test('L10 bracketed-paste a pasted block runs as a script that stops at the first error', () => {
	const shell = converse();
	shell.paste('netbox get\n\npwd\nnonsense\ntop\npwd\npwd\n');
	expect(shell.printed()).toBe('');
	shell.type('<enter>');
	expect(shell.printed()).toMatch(/^nf#netbox get\nnf\[netbox-get\]#pwd\n\/netbox get\nnf\[netbox-get\]#nonsense\n.*stopped: 3 lines not run\n$/s);
	expect(shell.state().history).toEqual(['netbox get', 'pwd', 'nonsense']);
});

test('L10 bracketed-paste the next line of a script waits for the job of the one before', () => {
	const shell = converse();
	shell.paste('show version\npwd');
	shell.type('<enter>');
	expect(shell.printed()).toBe('nf#show version\n');
	const run = shell.effects().find((effect) => effect.type === 'run');
	const job = run?.type === 'run' ? jobOf(run.command) : undefined;
	for (const message of job ? [job.started, ...job.events({type: 'completed', output: peerings})] : []) shell.send(message);
	expect(shell.printed()).toMatch(/nf#pwd\n\/\n$/);
});

test('L9 ctrl-d-exit Ctrl-D on an empty line at the root leaves', () => {
	const shell = converse();
	shell.type('<ctrl-d>');
	expect(shell.effects()).toEqual([{type: 'exit', code: 0}]);
	shell.type('pwd<enter>');
	expect(shell.printed()).toBe('');
});

test('J22 leave-with-jobs leaving with a job running asks; No stays, another answer asks again, Yes cancels and leaves', () => {
	const shell = converse({answer: (effect, send) => effect.type === 'run' && send(jobOf(effect.command).started)});
	shell.type('netbox get bgp-peerings devices fceos4 &<enter><ctrl-d>');
	expect(shell.state().overlay).toMatchObject({kind: 'asking', text: '1 job is running. Leave and cancel it? [y/N] '});
	shell.type('<enter>');
	expect(shell.state().overlay).toBeUndefined();
	shell.effects();
	shell.type('quit<enter>maybe<enter>y<enter>');
	expect(shell.effects()).toMatchObject([{type: 'remember'}, {type: 'cancel', job: 'job-17'}, {type: 'exit', code: 0}]);
});

test('J23 signals-restore a signal asks nobody', () => {
	const shell = converse();
	shell.send({type: 'signal', signal: 'SIGTERM'});
	expect(shell.effects()).toEqual([{type: 'exit', code: 143}]);
});

test('a question lends the terminal; its answer is no message', () => {
	const shell = converse();
	const question = {kind: 'password', job: 'job-17', question: '1', text: 'Token'} as const;
	shell.send({type: 'asked', question});
	expect([shell.state().lent, shell.effects()]).toEqual([1, [{type: 'lend', question}]]);
	shell.send({type: 'returned'});
	expect(shell.state().lent).toBe(0);
});

test('P12 save-overwrite what a pipe writes to a file is an effect, and the prompt waits for it', () => {
	const shell = converse();
	shell.type('pwd | save place.txt<enter>');
	expect(shell.effects()).toMatchObject([{type: 'remember'}, {type: 'save', how: 'save', path: 'place.txt', overwrite: false}]);
	shell.type('pwd<enter>');
	shell.printed();
	shell.send({type: 'saved', said: 'wrote 1 line (2 B) to place.txt'});
	expect(shell.printed()).toBe('wrote 1 line (2 B) to place.txt\nnf#pwd\n/\n');
});

test('G7 pasted-prompt the prompts of a pasted transcript are not shown again, and not kept', () => {
	const shell = converse();
	shell.paste('nf#pwd\nnf[netbox-get]# show versoin\nnf#');
	shell.type('<enter>');
	expect(shell.printed()).toMatch(/^nf#pwd\n\/\nnf\[netbox-get\]#show versoin\n {20}\^\nunknown keyword "versoin"/);
	expect(shell.state().history).toEqual(['pwd', 'show versoin']);
	shell.type('nf#');
	shell.paste("pwd 'nf#x'");
	shell.type('<enter>');
	expect(shell.printed()).toMatch(/^nf#pwd 'nf#x'\n/);
});

test('G7 pasted-prompt the prompts of instances are dropped as those of nf, whatever the prompt is called here', () => {
	for (const prompt of ['nf', 'instance'] as const) {
		const shell = converse({settings: {instances: ['prod', 'lab'], prompt}});
		shell.send({type: 'standing', standing: {instance: 'lab'}});
		shell.paste('prod#pwd\nprod[netbox-get]# pwd\nlab#\npwd');
		shell.type('<enter>');
		const own = prompt === 'nf' ? 'nf#' : 'lab#';
		expect(shell.printed()).toBe(`prod#pwd\n/\nprod[netbox-get]#pwd\n/netbox get\n${own}pwd\n/\n`);
		expect(shell.state().history).toEqual(['pwd']);
		shell.type('other#pwd<enter>');
		expect(shell.printed()).toMatch(/^(nf|lab)#other#pwd\n *\^\nunknown command "other#pwd"/);
	}
});

test('G7 pasted-prompt a line of a transcript is read at the place of its prompt, and the place of the shell stays', () => {
	const shell = converse();
	shell.paste('nf[netbox]# get bgp-peerings devices fceos4\n');
	shell.type('<enter>');
	expect(shell.printed()).toBe('nf[netbox]#get bgp-peerings devices fceos4\n');
	const line = '/netbox get bgp-peerings devices fceos4';
	expect(shell.effects()).toMatchObject([
		{type: 'remember', line},
		{type: 'run', command: {line}},
	]);
	expect(shell.state().place).toEqual([]);
});

test('G7 pasted-prompt a transcript with its ways in and out runs as it ran', () => {
	const shell = converse();
	shell.type('netbox crud<enter>');
	shell.printed();
	shell.paste('nf#netbox\nnf[netbox]#pwd\nnf[netbox]#get\nnf[netbox-get]#exit\nnf[netbox]#nf\nnf[netbox]#');
	shell.type('<enter>');
	expect(shell.printed()).toMatch(/^nf#netbox\nnf\[netbox\]#pwd\n\/netbox\nnf\[netbox\]#get\nnf\[netbox-get\]#exit\nnf\[netbox\]#nf\n {11}\^\n/);
	expect(shell.state().place).toEqual(['netbox']);
});

test('G7 pasted-prompt a place that is not in the tree is refused, with a caret under it', () => {
	const shell = converse();
	shell.paste('nf[netbox-gte]# get bgp-peerings devices fceos4\npwd');
	shell.type('<enter>');
	expect(shell.printed()).toBe(
		`nf[netbox-gte]#get bgp-peerings devices fceos4
   ^
unknown place "netbox-gte". Did you mean "netbox-get" or "netbox"?
stopped: 1 line not run
`,
	);
	expect(shell.effects()).toEqual([{type: 'remember', line: 'get bgp-peerings devices fceos4'}]);
});

test('L16 prompt-marks each entered line ends once, with the exit code it would have as a script', () => {
	const shell = converse();
	shell.type('pwd<enter><enter>netbx<enter>netbox<enter>exit<enter>');
	expect(shell.exits()).toEqual([0, 0, 2, 0, 0]);
	shell.paste('pwd\nnonsense\npwd');
	shell.type('<enter>pw<ctrl-c>');
	expect(shell.exits().slice(5)).toEqual([0, 2, 130]);
	shell.type('show ?');
	expect(shell.exits().slice(8)).toEqual([0]);
	shell.type('<ctrl-u>netbox get bgp-peerings devices load-terminal<enter>');
	expect(shell.exits()).toHaveLength(9);
	shell.type('fceos[5-4]<enter><ctrl-d>');
	expect(shell.exits().slice(9)).toEqual([2]);
	shell.type('pwd | save place.txt<enter>');
	expect(shell.exits()).toHaveLength(10);
	shell.send({type: 'saved', failure: failure.localIo('cannot write "place.txt": no space left.')});
	expect(shell.exits().slice(10)).toEqual([10]);
});

test('L16 prompt-marks a line that runs a job ends with it, after its errors', () => {
	const notFound = {...peerings, errors: [failure.noInstance('x', [])]};
	for (const [end, exit] of [
		[{type: 'completed', output: peerings}, 0],
		[{type: 'completed', output: {...peerings, differs: true}}, 12],
		[{type: 'failed', output: notFound, failure: failure.noInstance('x', [])}, 4],
		[{type: 'cancelled', failure: failure.cancelled(3, 'nothing done')}, 130],
	] as const) {
		const shell = converse();
		shell.type('netbox get bgp-peerings devices fceos4<enter>');
		const run = shell.effects().find((effect) => effect.type === 'run');
		const job = run?.type === 'run' ? jobOf(run.command) : undefined;
		const [last, ...before] = job ? [job.started, ...job.events(end)].toReversed() : [];
		for (const message of before.toReversed()) shell.send(message);
		expect(shell.exits()).toEqual([]);
		if (last) shell.send(last);
		expect(shell.exits()).toEqual([exit]);
	}
	const shell = converse();
	shell.type('netbox get bgp-peerings devices fceos4 &<enter>');
	expect(shell.exits()).toEqual([0]);
});

test('BE28 check-exit findings stop what was pasted behind them', () => {
	for (const differs of [true, false]) {
		const shell = converse();
		shell.paste('netbox check bgp-peerings devices leaf1\npwd');
		shell.type('<enter>');
		const run = shell.effects().find((effect) => effect.type === 'run');
		const job = run?.type === 'run' ? jobOf(run.command) : undefined;
		for (const message of job ? [job.started, ...job.events({type: 'completed', output: {...peerings, differs}})] : []) shell.send(message);
		expect(shell.printed().endsWith(differs ? 'stopped: 1 line not run\n' : 'nf#pwd\n/\n')).toBe(true);
	}
});
