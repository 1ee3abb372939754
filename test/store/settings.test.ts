import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {NetboxInstance} from '../../src/instance.js';
import {openSettings} from '../../src/store/settings.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

const inFolder = () => join(temporaryFolder(), 'config');
const open = (folder: string) => unwrap(openSettings({folder}));
const instance = (name: string): NetboxInstance => ({
	name,
	url: `https://${name}.example/base`,
	token: {from: 'file', name},
	verifyTls: true,
});

describe('settings', () => {
	test('C21 a setting that was never set has its default', () => {
		const {settings} = open(inFolder());
		expect(settings.all().map(({name, value, from}) => [name, value, from])).toEqual([
			['cache-age', 24, 'default'],
			['cache-keep', 90, 'default'],
			['cache-size', 1000, 'default'],
			['color', 'auto', 'default'],
			['expand', 'on', 'default'],
			['ghost', 'on', 'default'],
			['full-words', 'on', 'default'],
			['history-size', 10_000, 'default'],
			['links', 'off', 'default'],
			['output', 'auto', 'default'],
			['pager', 'on', 'default'],
			['plain', 'off', 'default'],
			['progress', 'on', 'default'],
			['read-only', 'off', 'default'],
			['screen-length', 'auto', 'default'],
			['timeout', 600, 'default'],
			['workers', 1, 'default'],
		]);
		expect([settings.get('expand'), settings.get('timeout')]).toEqual([true, 600]);
	});
	test('C21 what is set holds at once, for the next start, and is said to be the user’s', () => {
		const folder = inFolder();
		const {settings} = open(folder);
		unwrap(settings.set('timeout', '30'));
		unwrap(settings.set('expand', 'OFF'));
		unwrap(settings.set('color', 'never'));
		for (const {get, all} of [settings, open(folder).settings]) {
			expect([get('timeout'), get('expand'), get('color'), get('workers')]).toEqual([30, false, 'never', 1]);
			expect(all().filter(({from}) => from === 'user')).toEqual([
				{name: 'color', value: 'never', from: 'user'},
				{name: 'expand', value: 'off', from: 'user'},
				{name: 'timeout', value: 30, from: 'user'},
			]);
		}
	});
	test('the file and its folder are their owner’s alone', () => {
		const folder = inFolder();
		unwrap(open(folder).settings.set('workers', '16'));
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
	] as const)('C21 %s does not take "%s", and says what it takes', (name, text, expected) => {
		const folder = inFolder();
		const {settings} = open(folder);
		expect(messageOf(settings.set(name, text))).toBe(`"${text}" is not a value of "${name}": expected ${expected}.`);
		expect(
			open(folder)
				.settings.all()
				.every(({from}) => from === 'default'),
		).toBe(true);
	});
	test('two shells do not undo each other’s settings, and keys of a newer release stay', () => {
		const folder = inFolder();
		const [one, two] = [open(folder), open(folder)];
		writeFileSync(join(folder, 'settings.json'), '{"settings": {"plain": true}, "later": 1}');
		unwrap(one.settings.set('workers', '2'));
		unwrap(two.settings.set('timeout', '9'));
		expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
			settings: {plain: true, workers: 2, timeout: 9},
			later: 1,
			instances: [],
			aliases: {},
		});
	});
});

describe('damage', () => {
	test.each([
		['{"settings": ', /^"settings\.json" is damaged: .+\.$/],
		['{"settings": {"timeout": "long"}}', /^"settings\.json" is damaged: "timeout" is not a whole number from 1 to 86400\.$/],
		['{"instances": [{"name": "a", "url": "nowhere"}]}', /^"settings\.json" is damaged: instances\.0\.url: .+\.$/],
		['{"settings": 5}', /^"settings\.json" is damaged: .+\.$/],
	])('%s is a failure that says what to do, and the file stays', (text, message) => {
		const folder = inFolder();
		mkdirSync(folder);
		const path = join(folder, 'settings.json');
		writeFileSync(path, text);
		const opened = openSettings({folder});
		expect(messageOf(opened)).toMatch(message);
		expect(opened).toMatchObject({error: {code: 'local-io', hint: `mend or delete ${path}`}});
		expect(readFileSync(path, 'utf8')).toBe(text);
	});
	test('a file damaged meanwhile is not overwritten', () => {
		const folder = inFolder();
		const {settings} = open(folder);
		writeFileSync(join(folder, 'settings.json'), '{"settings');
		expect(messageOf(settings.set('workers', '2'))).toMatch(/^"settings\.json" is damaged: /);
		expect(settings.get('workers')).toBe(1);
		expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"settings');
	});
	test('a folder that cannot be is a failure', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'file'), '');
		expect(messageOf(openSettings({folder: join(folder, 'file', 'config')}))).toMatch(/^cannot use "settings\.json": /);
	});
});

describe('instances', () => {
	test('C7 an instance is stored with where its token is, never with the token', () => {
		const folder = inFolder();
		const {instances} = open(folder);
		const prod: NetboxInstance = {...instance('prod'), token: {from: 'env', name: 'PROD_TOKEN'}, verifyTls: false, ca: '/etc/ca.pem'};
		unwrap(instances.add(prod));
		unwrap(instances.add(instance('dev')));
		expect(open(folder).instances.list()).toEqual([prod, instance('dev')]);
		expect(open(folder).instances.default()).toBeUndefined();
	});
	test('C8 the default is remembered, and goes with its instance', () => {
		const folder = inFolder();
		const {instances} = open(folder);
		unwrap(instances.add(instance('prod')));
		unwrap(instances.add(instance('dev')));
		unwrap(instances.use('dev'));
		expect(open(folder).instances.default()).toBe('dev');
		unwrap(instances.remove('dev'));
		expect([open(folder).instances.default(), open(folder).instances.list()]).toEqual([undefined, [instance('prod')]]);
	});
	test('C8 a token moves without touching the rest', () => {
		const {instances} = open(inFolder());
		unwrap(instances.add(instance('prod')));
		unwrap(instances.setToken('prod', {from: 'keychain', name: 'prod'}));
		expect(instances.list()).toEqual([{...instance('prod'), token: {from: 'keychain', name: 'prod'}}]);
	});
	test.each(['prod', 'lab', 'env'])('D0 the name %s cannot be taken twice', (name) => {
		const {instances} = open(inFolder());
		unwrap(instances.add(instance('prod')));
		expect(messageOf(instances.add(instance(name)))).toBe(`there is an instance "${name}" already: choose another name.`);
	});
	test('an unknown name is not found, with the nearest', () => {
		const {instances} = open(inFolder());
		unwrap(instances.add(instance('prod')));
		for (const refused of [instances.use('prd'), instances.remove('prd'), instances.setToken('prd', {from: 'env', name: 'X'})]) {
			expect(messageOf(refused)).toBe('no instance "prd". Did you mean "prod"?');
		}
	});
});
