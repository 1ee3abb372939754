import {expect, onTestFinished, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {createTheme} from '../../src/format/theme.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import type {Message} from '../../src/shell/message.js';
import {displayWidth} from '../../src/text/width.js';
import {whereRow} from '../../src/view/where-row.js';
import {type OpenOptions, open} from './open.js';

const standing = {instance: 'prod', netbox: '4.6.8', bgp: '0.19.0'};
const sizes = [
	[40, 10],
	[80, 24],
	[200, 50],
] as const;
const settings = {instances: ['prod', 'test', 'lab']};

async function opened(options: OpenOptions) {
	const shell = await open({standing, settings, ...options});
	onTestFinished(shell.close);
	return shell.screen;
}

test.each(sizes)('H20 where-line at %s x %s it stands under an empty line and stays while one is typed, under the hint', async (columns, rows) => {
	const screen = await opened({columns, rows});
	await screen.until('prod  NetBox 4.6.8  bgp 0.19.0  ? help');
	screen.type('show ver');
	await screen.until('version: Version');
	const at = screen.rows().indexOf('nf#show ver');
	expect(screen.rows().slice(at + 1, at + 3)).toEqual([expect.stringContaining('version: '), 'prod  NetBox 4.6.8  bgp 0.19.0']);
	expect(screen.cursor()).toEqual({x: 11, y: at});
});

test.each([
	[40, 10, 'prod  branch maint-42  NetBox 4.6.8'],
	[80, 24, 'prod  branch maint-42  NetBox 4.6.8  bgp 0.19.0'],
	[200, 50, 'prod  branch maint-42  NetBox 4.6.8  bgp 0.19.0'],
])('H20 where-line at %s x %s it names the branch that the line names, before the versions', async (columns, rows, expected) => {
	const screen = await opened({columns, rows});
	screen.type('netbox get devices branch maint-42');
	await screen.until('maint-42  NetBox');
	expect(screen.rows().findLast((row) => row !== '')).toBe(expected);
});

test('H20 where-line it follows the instance that the line names; of a name that none has, and of versions not known, it says nothing', async () => {
	const screen = await opened({});
	const lastRow = () => screen.rows().findLast((row) => row !== '');
	const last = (text: string) => () => lastRow() === text;
	screen.type('netbox get devices instance test');
	await screen.until(last('test'));
	screen.type('x');
	await screen.until(({rows}) => !rows().some((row) => /^(test|prod)/.test(row)));
	screen.type('\u007F');
	await screen.until(last('test'));
	screen.type('\u0015');
	await screen.until('0.19.0  ? help');
	expect(lastRow()).toBe('prod  NetBox 4.6.8  bgp 0.19.0  ? help');
});

test('H20 where-line with several instances and no default nothing is said', async () => {
	const {screen, close} = await open({settings});
	onTestFinished(close);
	await screen.until('? help');
	expect(screen.rows().slice(1, 3)).toEqual(['nf#', '? help']);
});

const question = 'delete 3 objects of dcim.sites in test, branch maint-42?';

test.each(sizes)(
	'H20 where-line at %s x %s it stays while a question stands, about what the question is about, and the cursor is behind it',
	async (columns, rows) => {
		const about = {instance: 'test', timeout: 600};
		const screen = await opened({
			columns,
			rows,
			perform: (effect, send, emit) => {
				if (effect.type === 'answer') emit({job: '1', at: 0, worker: 'w', type: 'cancelled', failure: failure.cancelled(0, 'nothing was sent')});
				if (effect.type !== 'run') return;
				const {command}: {readonly command: ParsedCommand} = effect;
				send({type: 'started', job: '1', command, about});
				const of = {job: '1', at: 0} as const;
				emit({...of, type: 'queued', number: 1, line: command.line, task: command.task, workers: ['w'], background: false});
				emit({...of, worker: 'w', type: 'question', question: '1', until: 0, kind: 'confirm', text: question, name: 'test'});
			},
		});
		screen.type('netbox crud delete object-type dcim.sites object-id 1 instance test branch maint-42 progress False\r');
		await screen.until('test  branch maint-42');
		const asked = `${question} Type "test" to confirm: `;
		const text = () =>
			screen
				.rows()
				.map((row) => row.padEnd(columns - 1))
				.join('');
		expect(text()).toContain(asked.slice(0, columns - 1));
		screen.type('tes');
		const end = asked.length + 3;
		await screen.until(() => screen.cursor().x === end % (columns - 1));
		expect(screen.rows().at(screen.cursor().y + 1)).toBe('test  branch maint-42');
		expect(screen.rows().some((row) => row.includes('prod'))).toBe(false);
	},
);

test.each(sizes)(
	'H20 where-line G36 load-terminal at %s x %s it stays while lines are typed, about the line that waits for them',
	async (columns, rows) => {
		const screen = await opened({columns, rows});
		screen.type('netbox get bgp-peerings instance test branch maint-42 devices load-terminal\r');
		await screen.until('Enter lines and hit Ctrl+D to finish');
		screen.type('leaf1\rleaf2');
		await screen.until(({rows: shown}) => shown().includes('leaf2'));
		await screen.settle();
		const at = screen.rows().indexOf('leaf2');
		expect(screen.rows().slice(at - 1, at + 2)).toEqual(['leaf1', 'leaf2', 'test  branch maint-42']);
		expect(screen.cursor()).toEqual({x: 5, y: at});
	},
);

test('H20 where-line D17 plain-prompt it is a line before the first prompt, and once whenever it changes', async () => {
	let tell: (message: Message) => void = () => undefined;
	const screen = await opened({
		plain: 'dumb',
		perform: (effect, send) => {
			if (effect.type === 'remember') tell = send;
		},
	});
	screen.type('pwd\r');
	await screen.until(({rows}) => rows().at(-1) !== undefined && rows().filter((row) => row.startsWith('nf#')).length === 2);
	tell({type: 'standing', standing: {...standing}});
	tell({type: 'standing', standing: {instance: 'test'}});
	await screen.until('test');
	screen.type('netbox get devices instance lab');
	await screen.until('instance lab');
	tell({type: 'standing', standing: {instance: 'test', netbox: '4.7.3'}});
	await screen.until('test  NetBox 4.7.3');
	await screen.settle();
	expect(screen.everything().slice(1)).toEqual([
		'prod  NetBox 4.6.8  bgp 0.19.0',
		'nf#pwd',
		'/',
		'nf#',
		'test',
		'nf#netbox get devices instance lab',
		'test  NetBox 4.7.3',
		'nf#netbox get devices instance lab',
	]);
});

test('H20 where-line it is in colour unless it is the lab', async () => {
	for (const [instance, expected] of [
		['prod', '\u001b[33mprod  branch b\u001b[39m\u001b[2m  NetBox 4.7.3\u001b[22m'],
		['lab', '\u001b[2mlab  branch b  NetBox 4.7.3\u001b[22m'],
	] as const) {
		const theme = createTheme({color: true, unicode: true});
		expect(whereRow({instance, branch: 'b', netbox: '4.7.3'}, [], {theme, width: 79})).toBe(expected);
	}
	const screen = await opened({color: true});
	await screen.until('prod  NetBox');
	expect(screen.written()).toContain('\u001b[33mprod');
});

test('H20 where-line D9 foreign-text whatever the names and the width, it fits in one row, the instance first and clean', () => {
	const theme = createTheme({color: false, unicode: true});
	for (const instance of ['p', 'prod-'.repeat(20), '東京'.repeat(20), 'a\u202eb']) {
		for (const branch of [undefined, 'b', 'maint-'.repeat(20)]) {
			for (let width = 9; width <= 60; width += 1) {
				const row = whereRow({instance, ...(branch !== undefined && {branch}), netbox: '4.7.3'}, ['? help'], {theme, width});
				expect(displayWidth(row)).toBeLessThanOrEqual(width);
				expect(row[0]).toBe(instance[0]);
				expect(row).not.toContain('\u202e');
				expect(row).not.toMatch(/NetBox(?! 4\.7\.3)|\? hel?$/);
			}
		}
	}
	expect(whereRow({instance: 'prod-'.repeat(20), branch: 'maint-'.repeat(20)}, [], {theme, width: 39})).toBe(
		'prod-prod-prod-pr…  branch maint-maint…',
	);
});

test.each(sizes)(
	'C21 set-cli at %s x %s the prompt bears the name of the instance, in a sub-shell too, and where none is known it is nf',
	async (columns, rows) => {
		const named = {...settings, prompt: 'instance'} as const;
		const screen = await opened({columns, rows, settings: named});
		screen.type('netbox get\r');
		await screen.until('prod[netbox-get]#');
		screen.type('top\r');
		await screen.until(({rows: shown}) => shown().includes('prod[netbox-get]#top'));
		expect(screen.rows()).toContain('prod#netbox get');
		const none = await open({settings: named});
		onTestFinished(none.close);
		expect(none.screen.rows()[1]).toBe('nf#');
	},
);
