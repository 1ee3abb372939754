import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {NetboxInstance} from '../../src/core/instance.js';
import {openSettings} from '../../src/store/settings/settings.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

const inFolder = () => join(temporaryFolder(), 'config');
const open = (folder: string) => unwrap(openSettings({folder}));
const instance = (name: string): NetboxInstance => ({
	name,
	url: `https://${name}.example/base`,
	token: {from: 'file', name},
	verifyTls: true,
});

describe('protected instances', () => {
	test('C24 protected-instance a file of an older release has none; what is protected stays so in the next run, until it is taken back', async () => {
		const folder = inFolder();
		mkdirSync(folder, {recursive: true});
		const path = join(folder, 'settings.json');
		writeFileSync(path, JSON.stringify({instances: [instance('prod'), instance('test')]}), {mode: 0o600});
		const protectedIn = () =>
			open(folder)
				.instances.list()
				.map((one) => [one.name, one.protected]);
		expect(protectedIn()).toEqual([
			['prod', undefined],
			['test', undefined],
		]);
		unwrap(await open(folder).instances.describe('prod', {protected: true}));
		expect(protectedIn()).toEqual([
			['prod', true],
			['test', undefined],
		]);
		unwrap(await open(folder).instances.describe('prod', {protected: undefined}));
		expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({instances: [instance('prod'), instance('test')]});
		expect(messageOf(await open(folder).instances.describe('prd', {protected: true}))).toBe('no instance "prd". Did you mean "prod"?');
	});
	test('C24 protected-instance C23 settings-file an entry that does not say clearly whether it is protected is not used at all', async () => {
		const folder = inFolder();
		mkdirSync(folder, {recursive: true});
		writeFileSync(join(folder, 'settings.json'), JSON.stringify({instances: [{...instance('prod'), protected: 'yes'}]}), {mode: 0o600});
		expect(messageOf(open(folder).instances.find('prod'))).toContain('protected is true or false');
	});
});

describe('settings', () => {
	test('C21 set-cli a setting that was never set has its default', () => {
		const {settings} = open(inFolder());
		expect(settings.all().map(({name, value, from}) => [name, value, from])).toEqual([
			['cache-age', 24, 'default'],
			['cache-keep', 90, 'default'],
			['cache-size', 1000, 'default'],
			['color', 'auto', 'default'],
			['events', 'few', 'default'],
			['expand', 'on', 'default'],
			['ghost', 'on', 'default'],
			['full-words', 'on', 'default'],
			['history-size', 10_000, 'default'],
			['links', 'off', 'default'],
			['output', 'auto', 'default'],
			['pager', 'on', 'default'],
			['plain', 'off', 'default'],
			['progress', 'on', 'default'],
			['prompt', 'nf', 'default'],
			['read-only', 'off', 'default'],
			['results-size', 200, 'default'],
			['screen-length', 'auto', 'default'],
			['timeout', 600, 'default'],
			['workers', 1, 'default'],
			['write-limit', 50, 'default'],
		]);
		expect([settings.get('expand'), settings.get('timeout')]).toEqual([true, 600]);
	});
	test('C21 set-cli what is set holds at once, for the next start, and is said to be the user’s', async () => {
		const folder = inFolder();
		const {settings} = open(folder);
		unwrap(await settings.set('timeout', '30'));
		unwrap(await settings.set('expand', 'OFF'));
		unwrap(await settings.set('color', 'never'));
		for (const {get, all} of [settings, open(folder).settings]) {
			expect([get('timeout'), get('expand'), get('color'), get('workers')]).toEqual([30, false, 'never', 1]);
			expect(all().filter(({from}) => from === 'user')).toEqual([
				{name: 'color', value: 'never', unit: null, from: 'user'},
				{name: 'expand', value: 'off', unit: null, from: 'user'},
				{name: 'timeout', value: 30, unit: 's', from: 'user'},
			]);
		}
	});
	test('the file and its folder are their owner’s alone', async () => {
		const folder = inFolder();
		unwrap(await open(folder).settings.set('workers', '16'));
		expect([statSync(folder).mode & 0o777, statSync(join(folder, 'settings.json')).mode & 0o777]).toEqual([0o700, 0o600]);
	});
	test.each([
		['timeout', 'abc', 'a whole number from 1 to 86400'],
		['timeout', '0', 'a whole number from 1 to 86400'],
		['timeout', '1e3', 'a whole number from 1 to 86400'],
		['workers', '17', 'a whole number from 1 to 16'],
		['cache-age', '', 'a whole number from 1 to 8760'],
		['color', 'blue', 'auto, always or never'],
		['expand', 'true', 'on or off'],
	] as const)('C21 set-cli %s does not take "%s", and says what it takes', async (name, text, expected) => {
		const folder = inFolder();
		const {settings} = open(folder);
		expect(messageOf(await settings.set(name, text))).toBe(`"${text}" is not a value of "${name}": expected ${expected}.`);
		expect(
			open(folder)
				.settings.all()
				.every(({from}) => from === 'default'),
		).toBe(true);
	});
	test('two shells do not undo each other’s settings, and keys of a newer release stay', async () => {
		const folder = inFolder();
		const [one, two] = [open(folder), open(folder)];
		mkdirSync(folder);
		writeFileSync(join(folder, 'settings.json'), '{"settings": {"plain": true}, "later": 1}');
		unwrap(await one.settings.set('workers', '2'));
		unwrap(await two.settings.set('timeout', '9'));
		expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
			settings: {plain: true, workers: 2, timeout: 9},
			later: 1,
		});
	});
});

describe('damage', () => {
	test.each([
		['{"settings": ', '"settings.json" is damaged: it is no JSON.'],
		['{"settings": x}', '"settings.json" is damaged: it is no JSON.'],
		['[]', '"settings.json" is damaged: it is no JSON object.'],
		['', '"settings.json" is damaged: it is no JSON.'],
		[`{"later": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`, '"settings.json" is damaged: it is nested deeper than 100 levels.'],
		[`{"later": "${'x'.repeat(1_000_000)}"}`, 'cannot use "settings.json": it is larger than 1 MB.'],
	])('E6 %.20s is a failure that says what is wrong, and the file stays', (text, message) => {
		const folder = inFolder();
		mkdirSync(folder);
		const path = join(folder, 'settings.json');
		writeFileSync(path, text);
		const opened = openSettings({folder});
		expect(opened).toMatchObject({error: {code: 'local-io', message}});
		if (message.includes('damaged')) expect(opened).toMatchObject({error: {hint: `mend or delete ${path}`}});
		expect(readFileSync(path, 'utf8')).toBe(text);
	});
	test('a file damaged meanwhile is not overwritten', async () => {
		const folder = inFolder();
		const {settings} = open(folder);
		mkdirSync(folder);
		writeFileSync(join(folder, 'settings.json'), '{"settings');
		expect(messageOf(await settings.set('workers', '2'))).toMatch(/^"settings\.json" is damaged: /);
		expect(settings.get('workers')).toBe(1);
		expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"settings');
	});
	test('E6 what could not be read again, since it is too large, is not written', async () => {
		const folder = temporaryFolder();
		const {aliases, settings} = unwrap(openSettings({folder}));
		unwrap(await settings.set('timeout', '5'));
		const before = readFileSync(join(folder, 'settings.json'), 'utf8');
		expect(messageOf(await aliases.set('long', 'x'.repeat(1_000_000)))).toBe('"settings.json" would be larger than 1 MB.');
		expect([readFileSync(join(folder, 'settings.json'), 'utf8'), aliases.list()]).toEqual([before, {}]);
		unwrap(await aliases.set('long', 'x'.repeat(999_000)));
	});

	test('a folder that cannot be is a failure', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'file'), '');
		expect(messageOf(openSettings({folder: join(folder, 'file', 'config')}))).toMatch(/^cannot use "settings\.json": /);
	});
});

describe('instances', () => {
	test('C7 instance-add an instance is stored with where its token is, never with the token', async () => {
		const folder = inFolder();
		const {instances} = open(folder);
		const prod: NetboxInstance = {...instance('prod'), token: {from: 'env', name: 'PROD_TOKEN'}, verifyTls: false, ca: '/etc/ca.pem'};
		unwrap(await instances.add(prod));
		unwrap(await instances.add(instance('dev')));
		expect(open(folder).instances.list()).toEqual([prod, instance('dev')]);
		expect(messageOf(open(folder).instances.default())).toMatch(/^several NetBox instances are set up: /);
	});
	test('C8 instance-commands the default is remembered, and goes with its instance', async () => {
		const folder = inFolder();
		const {instances} = open(folder);
		unwrap(await instances.add(instance('prod')));
		unwrap(await instances.add(instance('dev')));
		unwrap(await instances.use('dev'));
		expect(unwrap(open(folder).instances.default())).toBe('dev');
		unwrap(await instances.remove('dev'));
		expect([unwrap(open(folder).instances.default()), open(folder).instances.list()]).toEqual(['prod', [instance('prod')]]);
	});
	test('C8 instance-commands a token moves without touching the rest', async () => {
		const {instances} = open(inFolder());
		unwrap(await instances.add(instance('prod')));
		unwrap(await instances.setToken('prod', {from: 'keychain', name: 'prod'}));
		expect(instances.list()).toEqual([{...instance('prod'), token: {from: 'keychain', name: 'prod'}}]);
	});
	test.each(['prod', 'lab', 'env'])('D0 which-instance the name %s cannot be taken twice', async (name) => {
		const {instances} = open(inFolder());
		unwrap(await instances.add(instance('prod')));
		expect(messageOf(await instances.add(instance(name)))).toBe(`there is an instance "${name}" already: choose another name.`);
	});
	test('an unknown name is not found, with the nearest', async () => {
		const {instances} = open(inFolder());
		unwrap(await instances.add(instance('prod')));
		for (const refused of await Promise.all([instances.use('prd'), instances.remove('prd'), instances.setToken('prd', {from: 'env', name: 'X'})])) {
			expect(messageOf(refused)).toBe('no instance "prd". Did you mean "prod"?');
		}
	});
});
