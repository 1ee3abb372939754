import {describe, expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import {findNode} from '../../src/language/tree/visit.js';
import {documentOf} from '../../src/output/output.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {type SettingName, settingKinds} from '../../src/store/settings/setting-values.js';
import {openSettings} from '../../src/store/settings/settings.js';
import {run as instances} from '../../src/tasks/show/instances.js';
import {run as settings} from '../../src/tasks/show/settings.js';
import {run as version} from '../../src/tasks/show/version.js';
import type {ShellContext} from '../../src/tasks/task.js';
import {format, onTerminal} from '../format/written.js';
import {temporaryFolder, unwrap} from '../support/database.js';
import {commandOf, faultOf, shellTree} from '../support/shell-tree.js';

test('C1 show-version show version asks nobody', async () => {
	const context = {version: '0.1.0', tree: shellTree()} as unknown as ShellContext;
	expect(documentOf(unwrap(await version({}, context)))).toContainEqual({name: 'nf', version: '0.1.0'});
});

test('C3 show-instances show instances says whether there is a token, and never which', async () => {
	const token = {from: 'env', name: 'SECRET'} as const;
	const list = async () =>
		ok([
			{
				instance: {name: 'prod', url: 'https://netbox.example.com', token, verifyTls: true, protected: true, confederation: '1=2'},
				isDefault: true,
				hasToken: true,
			},
			{instance: {name: 'old', url: 'https://old.example.com', token, verifyTls: false}, isDefault: false, hasToken: false},
		]);
	const context = {directory: {list}, cache: async () => createMemoryCache()} as unknown as ShellContext;
	expect(documentOf(unwrap(await instances({}, context)))).toEqual([
		{
			name: 'prod',
			url: 'https://netbox.example.com',
			default: true,
			token: 'set',
			tls: 'verified',
			protected: true,
			vrf_field: null,
			confederation: '1=2',
			platforms: null,
			seen: null,
		},
		{
			name: 'old',
			url: 'https://old.example.com',
			default: false,
			token: 'not set',
			tls: 'not verified',
			protected: false,
			vrf_field: null,
			confederation: null,
			platforms: null,
			seen: null,
		},
	]);
});

test('C4 show-settings show settings says where each value comes from', async () => {
	const opened = unwrap(openSettings({folder: temporaryFolder()}));
	unwrap(await opened.settings.set('screen-length', '0'));
	unwrap(await opened.settings.set('pager', 'OFF'));
	const context = {settings: async () => ok(opened)} as unknown as ShellContext;
	const shown = documentOf(unwrap(await settings({}, context)));
	expect(shown).toContainEqual({name: 'screen-length', value: 0, unit: 'rows', from: 'user'});
	expect(shown).toContainEqual({name: 'pager', value: 'off', unit: null, from: 'user'});
	expect(shown).toContainEqual({name: 'ghost', value: 'on', unit: null, from: 'default'});
	const table = format(unwrap(await settings({}, context)), onTerminal);
	expect(table).toMatch(/^name {11}value {8}from\ncache-age {6}24 h {9}default\ncache-keep {5}90 d {9}default\ncache-size {5}1000 MB {6}default\n/);
	expect(table).toMatch(/^screen-length {2}0 rows {7}user\n/m);
	expect(format(unwrap(await settings({}, context)), {...onTerminal, as: 'csv'})).toMatch(/^name,value,from\ncache-age,24,default\n/);
});

test.each([
	['screen-length', '-1', 'expected auto or a whole number from 0 to 10000.'],
	['screen-length', 'tall', 'expected auto or a whole number from 0 to 10000.'],
	['pager', 'maybe', 'expected on or off.'],
] as const)('C21 set-cli %s %s is refused', async (name, value, expected) => {
	const {settings} = unwrap(openSettings({folder: temporaryFolder()}));
	const set = await settings.set(name, value);
	expect(set.ok ? '' : set.error.message).toContain(expected);
});

describe('C21 set-cli set cli', () => {
	const nodes = findNode(shellTree(), ['set', 'cli'])?.children ?? {};
	const isTaken = async (name: SettingName, value: unknown): Promise<boolean> =>
		(await unwrap(openSettings({folder: temporaryFolder()})).settings.set(name, String(value))).ok;

	test('has a command for each setting, and no other', () => {
		expect(Object.keys(nodes).toSorted()).toEqual(Object.keys(settingKinds).toSorted());
		expect(commandOf('set cli timeout 60')).toMatchObject({task: 'set.cli', args: {name: 'timeout', value: 60}});
		expect(commandOf('set cli scr AUTO').args).toEqual({name: 'screen-length', value: 'auto'});
	});

	test.each(Object.entries(nodes))('the line takes for %s what is stored, and nothing more', async (token, node) => {
		const name = token as SettingName;
		const {values = {}, minimum, maximum} = node.args['value'] ?? {};
		const words = Object.keys(values);
		for (const word of words) expect([word, await isTaken(name, word)]).toEqual([word, true]);
		if (minimum === undefined || maximum === undefined) return expect([words.length > 1, await isTaken(name, 'other')]).toEqual([true, false]);
		expect(await Promise.all([minimum, maximum].map((value) => isTaken(name, value)))).toEqual([true, true]);
		expect(await Promise.all([minimum - 1, maximum + 1].map((value) => isTaken(name, value)))).toEqual([false, false]);
	});

	test('a wrong value is a fault of the line, under its word', () => {
		expect(faultOf('set cli output jsn')).toMatchObject({
			code: 'bad-value',
			message: '"jsn" is not a value of "output": expected auto, json, yaml or table. Did you mean "json"?',
			at: 'jsn',
		});
		expect(faultOf('set cli screen-length tall').message).toBe(
			'"tall" is not a value of "screen-length": expected auto or a whole number from 0 to 10000.',
		);
		expect(faultOf('set cli pagr off').message).toBe('unknown keyword "pagr" after "set cli". Did you mean "pager"?');
	});
});
