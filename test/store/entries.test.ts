import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openSettings} from '../../src/store/settings/settings.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

const good = {name: 'prod', url: 'https://prod.example', token: {from: 'env', name: 'T'}, verifyTls: true};

/** A folder with these settings, what is warned of as they are opened, and the file as it is then. */
function given(content: unknown) {
	const folder = temporaryFolder();
	mkdirSync(folder, {recursive: true});
	const path = join(folder, 'settings.json');
	writeFileSync(path, JSON.stringify(content), {mode: 0o600});
	const warned: string[] = [];
	const opened = unwrap(openSettings({folder, warn: (message) => warned.push(message)}));
	return {...opened, warned, file: () => JSON.parse(readFileSync(path, 'utf8')) as unknown, path};
}

test.each([
	['', 'a name has 1 to 100 characters, no blanks at its ends and no control characters'],
	[' a', 'a name has 1 to 100 characters, no blanks at its ends and no control characters'],
	['a\u001B[2J', 'a name has 1 to 100 characters, no blanks at its ends and no control characters'],
	['x'.repeat(101), 'a name has 1 to 100 characters, no blanks at its ends and no control characters'],
])('C1 an instance cannot be called %j, when it is written and when it is read', async (name, problem) => {
	const {instances, warned, file, path} = given({instances: [good]});
	const before = file();
	expect(messageOf(await instances.add({...good, name, token: {from: 'env', name: 'T'}}))).toBe(
		`"${name}" cannot be the name of an instance: ${problem}.`,
	);
	expect([file(), warned]).toEqual([before, []]);
	const read = given({instances: [good, {...good, name}]});
	expect(read.warned).toEqual([
		`"settings.json": instance ${name === '' ? '2' : `"${name}"`}: ${problem}. It is not used; mend it in ${path.replace(path, read.path)}.`,
	]);
	expect(read.instances.list()).toEqual([good]);
});

test('C1 a bad entry costs that entry, is said once, and stays in the file where others are changed', async () => {
	const content = {
		settings: {timeout: 'long', workers: 3, later: 1},
		instances: [good, {name: 'bad', url: 'nowhere', token: {from: 'env', name: 'T'}, verifyTls: true}, 7, {...good, later: true}],
		aliases: {'two words': 'show version', v: 'show version', n: 5},
		later: {key: 1},
	};
	const {settings, instances, aliases, warned, file} = given(content);
	expect(warned.map((message) => message.replace(/ It is not used; .*/, ''))).toEqual([
		'"settings.json": the setting "timeout" is not a whole number from 1 to 86400.',
		'"settings.json": alias "two words": "two words" cannot be an alias: take letters, digits, "-" and "_".',
		'"settings.json": alias "n": an alias stands for one line.',
		'"settings.json": instance "bad": a URL begins with http:// or https://.',
		'"settings.json": instance 3: it is no object.',
		'"settings.json": instance "prod": there is another of this name before it.',
	]);
	expect([settings.get('timeout'), settings.get('workers'), instances.list(), aliases.list()]).toEqual([600, 3, [good], {v: 'show version'}]);
	unwrap(await settings.set('workers', '2'));
	unwrap(await aliases.set('w', 'show jobs'));
	unwrap(await instances.use('prod'));
	expect([file(), warned.length]).toEqual([
		{...content, settings: {...content.settings, workers: 2}, aliases: {...content.aliases, w: 'show jobs'}, defaultInstance: 'prod'},
		6,
	]);
});

test('C1 D0 which-instance an instance whose entry is bad is not as if there were none', async () => {
	const bad = {name: 'bad', url: 'nowhere', token: {from: 'env', name: 'T'}, verifyTls: true};
	const why = 'instance "bad" in "settings.json" cannot be used: a URL begins with http:// or https://.';
	const {instances} = given({instances: [good, bad]});
	expect(messageOf(instances.find('bad'))).toBe(why);
	expect(messageOf(instances.default())).toMatch(/^several NetBox instances are set up/);
	expect(messageOf(await instances.add({...good, name: 'bad', token: {from: 'env', name: 'T'}}))).toMatch(/^there is an instance "bad" already/);
	expect(unwrap(given({instances: [bad]}).instances.default())).toBe('bad');
	for (const instances of [7, {}]) expect(messageOf(given({instances}).instances.default())).toMatch(/"instances" is no list/);
	expect(messageOf(given({instances: [good], defaultInstance: 5}).instances.default())).toMatch(
		/^the default instance in "settings\.json" cannot be used/,
	);
});

test('C1 where a part is no list and no object it is not written over', async () => {
	const {settings, instances, aliases, file} = given({settings: 5, instances: {}, aliases: []});
	expect(messageOf(await settings.set('workers', '2'))).toBe('"settings" in "settings.json" is no object.');
	expect(messageOf(await aliases.set('w', 'show jobs'))).toBe('"aliases" in "settings.json" is no object.');
	expect(messageOf(await instances.use('lab'))).toBe('"instances" in "settings.json" is no list.');
	expect(file()).toEqual({settings: 5, instances: {}, aliases: []});
});

test('C1 where nobody knows whether NetBox may be written to, it may not', () => {
	expect(given({settings: {'read-only': 'yes'}}).settings.get('read-only')).toBe(true);
	expect(given({settings: 5}).settings.get('read-only')).toBe(true);
	expect(given({}).settings.get('read-only')).toBe(false);
});

test('D9 D0 which-instance the embedded lab may be the default, and another takes its place', async () => {
	const {instances, file} = given({instances: [good]});
	unwrap(await instances.use('lab'));
	expect([unwrap(instances.default()), instances.isChosen('lab')]).toEqual(['lab', true]);
	unwrap(await instances.use('prod'));
	expect([unwrap(instances.default()), file()]).toEqual(['prod', {instances: [good], defaultInstance: 'prod'}]);
});
