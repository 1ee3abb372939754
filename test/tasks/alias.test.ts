import {expect, test} from 'vitest';
import {documentOf} from '../../src/output/output.js';
import {openSettings} from '../../src/store/settings/settings.js';
import {run as list} from '../../src/tasks/alias/list.js';
import {run as remove} from '../../src/tasks/alias/remove.js';
import {run as set} from '../../src/tasks/alias/set.js';
import type {ShellContext} from '../../src/tasks/task.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';
import {shellTree} from '../support/shell-tree.js';

/** A shell that begins in this folder. */
const shell = (folder: string): ShellContext => ({settings: async () => openSettings({folder}), tree: shellTree()}) as unknown as ShellContext;

test('C22 alias-command an alias is kept for the next shell, changed and removed', async () => {
	const folder = temporaryFolder();
	unwrap(await set({name: 'peers', line: ' netbox get bgp-peerings devices '}, shell(folder)));
	unwrap(await set({name: 'a', line: 'pwd'}, shell(folder)));
	unwrap(await set({name: 'a', line: 'jobs'}, shell(folder)));
	expect(documentOf(unwrap(await list({}, shell(folder))))).toEqual([
		{name: 'a', line: 'jobs'},
		{name: 'peers', line: 'netbox get bgp-peerings devices'},
	]);
	unwrap(await remove({name: 'a'}, shell(folder)));
	expect(documentOf(unwrap(await list({}, shell(folder))))).toHaveLength(1);
	expect(messageOf(await remove({name: 'peer'}, shell(folder)))).toBe('no alias "peer". Did you mean "peers"?');
});

test.each([
	['show', 'pwd', '"show" is a command: take another name.'],
	['SHOW', 'pwd', '"SHOW" is a command: take another name.'],
	['do', 'pwd', '"do" is a command: take another name.'],
	['a b', 'pwd', '"a b" cannot be an alias: take letters, digits, "-" and "_".'],
	['/x', 'pwd', '"/x" cannot be an alias: take letters, digits, "-" and "_".'],
	['x', ' ', 'an alias stands for one line.'],
	['x', 'pwd\npwd', 'an alias stands for one line.'],
])('C22 alias-command alias set %j %j is refused', async (name, line, message) => {
	expect(messageOf(await set({name, line}, shell(temporaryFolder())))).toBe(message);
});
