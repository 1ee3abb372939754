import {expect, test} from 'vitest';
import {documentOf} from '../../src/output/output.js';
import {describeKeymap} from '../../src/shell/line/keymap.js';
import {run as keys} from '../../src/tasks/man/keys.js';
import {run as tasks} from '../../src/tasks/man/tasks.js';
import type {ShellContext} from '../../src/tasks/task.js';
import {messageOf, unwrap} from '../support/database.js';
import {shellTree} from '../support/shell-tree.js';

const context = {tree: shellTree(), keys: async () => describeKeymap()} as unknown as ShellContext;
const shown = async (args: Parameters<typeof tasks>[0]): Promise<unknown> => documentOf(unwrap(await tasks(args, context)));

test('M5 man-tasks man tasks names every task with its commands', async () => {
	expect(await shown({})).toContainEqual({
		task: 'netbox.get_bgp_peerings',
		command: 'netbox get bgp-peerings',
		description: 'Query Netbox BGP Peerings data',
	});
	const names = String(await shown({brief: true}))
		.trim()
		.split('\n');
	expect(names).toContain('job.wait');
	expect(new Set(names).size).toBe(names.length);
});

test('M5 man-tasks man tasks of one gives its command, description, input, result and exit codes', async () => {
	expect(await shown({name: 'get_bgp_peerings'})).toMatchObject({
		name: 'netbox.get_bgp_peerings',
		command: 'netbox get bgp-peerings',
		input: {required: ['devices']},
		result: 'device -> session -> REST object of NetBox',
	});
	expect(messageOf(await tasks({name: 'get_bgp_peering'}, context))).toContain('Did you mean "get_bgp_peerings"');
});

test('M5 man-tasks L1 key-table man keys prints the keymap itself', async () => {
	const printed = documentOf(unwrap(await keys({}, context)));
	expect(printed).toEqual(describeKeymap());
	expect(printed).toContainEqual({chord: 'Ctrl-R', does: 'Search the history; again for older lines'});
});
