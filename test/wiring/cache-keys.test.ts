import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Completion, complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import type {OfferedValue} from '../../src/shell/message.js';
import {createValues} from '../../src/wiring/complete/values.js';
import {lineAt} from '../support/shell-tree.js';
import {homeFolder, openApp, type TestApp} from './open-app.js';

const folder = homeFolder();
let shell: TestApp;
let known: readonly OfferedValue[] = [];
beforeAll(async () => {
	shell = await openApp({home: folder.home});
	await shell.run('netbox get bgp-peerings devices fceos4,edge1');
	await shell.run('netbox get bgp-peerings devices fceos4 branch maint-42');
	const options = {...shell.app.services, runner: shell.app.shell.runner, cwd: '/', signal: new AbortController().signal};
	await createValues(options).offer('cache-keys', ({values}) => {
		known = values;
	});
});
afterAll(async () => {
	await shell.close();
	folder.remove();
});

const kind = 'get_bgp_peerings::';
const at = (line: string): Completion => complete(lineAt(line), (source) => (source === 'cache-keys' ? known : []));
const lines = (line: string): readonly string[] => at(line).suggestions.map(({start, text}) => line.slice(0, start) + text);

test('H14 value-sources keys of the cache come with how much they hold and its age, each once; in the words of netbox cache list', async () => {
	expect(known).toEqual([
		{text: `${kind}edge1`, help: expect.stringMatching(/^\d+ sessions, cached \d+ s$/)},
		{text: `${kind}edge1 #11`, help: expect.stringMatching(/^\d+ sessions?, cached \d+ s$/)},
		{text: `${kind}fceos4`, help: expect.stringMatching(/^3 sessions, cached \d+ s; 3 sessions, cached \d+ s$/)},
	]);
	const listed = (await shell.run('netbox cache list')).json as readonly {readonly key: string}[];
	expect(known.map(({text}) => text)).toEqual([...new Set(listed.map(({key}) => key))].toSorted());
});

test('H9 tab-one-match H12 given-values-skipped H14 value-sources TAB completes keys wherever one is taken, quotes those with blanks, and offers none twice', () => {
	for (const command of ['get key', 'get keys', 'clear key', 'clear keys', 'list keys'])
		expect([command, lines(`netbox cache ${command} get`)]).toEqual([
			command,
			[`${kind}edge1`, `'${kind}edge1 #11'`, `${kind}fceos4`].map((key) => `netbox cache ${command} ${key}`),
		]);
	expect(lines(`netbox cache clear keys ${kind}fceos4,${kind}e`)).toEqual([
		`netbox cache clear keys ${kind}fceos4,${kind}edge1`,
		`netbox cache clear keys ${kind}fceos4,'${kind}edge1 #11'`,
	]);
});

test('H6 open-option-help H14 value-sources ? lists the keys with their age, and what else can be said', () => {
	const shown = help(
		offersAt(lineAt('netbox cache get key '), (source) => (source === 'cache-keys' ? known : [])),
		{verbose: false},
	);
	expect(shown).toMatch(/^ <string> +One key\n get_bgp_peerings::edge1 +\d+ sessions, cached \d+ s\n/);
	expect(
		help(
			offersAt(lineAt('netbox cache get '), () => []),
			{verbose: false},
		),
	).toMatch(/^ branch .*\n instance .*\n key .*\n keys .*\n raise-missing .*\n <ENTER>/);
});
