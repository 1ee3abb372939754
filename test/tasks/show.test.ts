import {expect, test} from 'vitest';
import {documentOf} from '../../src/output.js';
import {ok} from '../../src/result.js';
import {createMemoryCache} from '../../src/store/memory-cache.js';
import {openSettings} from '../../src/store/settings.js';
import {run as instances} from '../../src/tasks/show/instances.js';
import {run as settings} from '../../src/tasks/show/settings.js';
import {run as version} from '../../src/tasks/show/version.js';
import type {TaskContext} from '../../src/tasks/task.js';
import {temporaryFolder, unwrap} from '../support/database.js';
import {shellTree} from '../support/shell-tree.js';

test('C1 show version asks nobody', async () => {
	const context = {version: '0.1.0', tree: shellTree()} as unknown as TaskContext;
	expect(documentOf(unwrap(await version({}, context)))).toContainEqual({name: 'nf', version: '0.1.0'});
});

test('C3 show instances says whether there is a token, and never which', async () => {
	const token = {from: 'env', name: 'SECRET'} as const;
	const list = async () =>
		ok([
			{instance: {name: 'prod', url: 'https://netbox.example.com', token, verifyTls: true}, isDefault: true, hasToken: true},
			{instance: {name: 'old', url: 'https://old.example.com', token, verifyTls: false}, isDefault: false, hasToken: false},
		]);
	const context = {directory: {list}, cache: async () => createMemoryCache()} as unknown as TaskContext;
	expect(documentOf(unwrap(await instances({}, context)))).toEqual([
		{name: 'prod', url: 'https://netbox.example.com', default: true, token: 'set', tls: 'verified', seen: null},
		{name: 'old', url: 'https://old.example.com', default: false, token: 'not set', tls: 'not verified', seen: null},
	]);
});

test('C4 show settings says where each value comes from', async () => {
	const opened = unwrap(openSettings({folder: temporaryFolder()}));
	unwrap(opened.settings.set('screen-length', '0'));
	unwrap(opened.settings.set('pager', 'OFF'));
	const context = {settings: async () => ok(opened)} as unknown as TaskContext;
	const shown = documentOf(unwrap(await settings({}, context)));
	expect(shown).toContainEqual({name: 'screen-length', value: 0, from: 'user'});
	expect(shown).toContainEqual({name: 'pager', value: 'off', from: 'user'});
	expect(shown).toContainEqual({name: 'ghost', value: 'on', from: 'default'});
});

test.each([
	['screen-length', '-1', 'expected auto or a whole number from 0 to 10000.'],
	['screen-length', 'tall', 'expected auto or a whole number from 0 to 10000.'],
	['pager', 'maybe', 'expected on or off.'],
] as const)('C21 %s %s is refused', (name, value, expected) => {
	const {settings} = unwrap(openSettings({folder: temporaryFolder()}));
	const set = settings.set(name, value);
	expect(set.ok ? '' : set.error.message).toContain(expected);
});
