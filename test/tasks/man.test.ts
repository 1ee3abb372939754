import {expect, test} from 'vitest';
import {format} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import {operators} from '../../src/language/read/operators.js';
import {pipeWords} from '../../src/language/read/pipe-specs.js';
import type {Pipe} from '../../src/language/read/sentence.js';
import {describePipes} from '../../src/language/suggest/pipe-manual.js';
import {documentOf} from '../../src/output/output.js';
import {describeKeymap} from '../../src/shell/line/keymap.js';
import {run as keys} from '../../src/tasks/man/keys.js';
import {run as pipes} from '../../src/tasks/man/pipes.js';
import {run as tasks} from '../../src/tasks/man/tasks.js';
import type {ShellContext} from '../../src/tasks/task.js';
import {messageOf, unwrap} from '../support/database.js';
import {commandOf, lineAt, shellTree} from '../support/shell-tree.js';

const context = {tree: shellTree(), keys: async () => describeKeymap(), pipes: async () => describePipes()} as unknown as ShellContext;
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

const pipeRows = async () => documentOf(unwrap(await pipes({}, context))) as readonly {pipe: string; example: string; does: string}[];
/** The pipe that an example is, behind the command that shows most. */
const pipeOf = (example: string): Pipe | undefined => {
	const line = `netbox get bgp-peerings devices fceos4 | ${example}`;
	// It reads without a fault.
	commandOf(line);
	return lineAt(line).checked.pipes[0];
};

test('M7 man-pipes every word that can begin a pipe has an example that is that pipe', async () => {
	const rows = await pipeRows();
	expect(new Set(rows.map(({pipe}) => pipe))).toEqual(new Set(pipeWords().keys()));
	for (const {pipe, example, does} of rows) {
		expect(example.split(' ')[0], example).toBe(pipe);
		expect(pipeOf(example)?.name, example).toBe(pipe === 'display' ? 'json' : pipeWords().get(pipe));
		expect(does).not.toBe('');
	}
});

test('M7 man-pipes P5 where-conditions every operator of where has an example that compares by it', async () => {
	const ops = (await pipeRows()).flatMap(({pipe, example}) =>
		pipe === 'where' ? [pipeOf(example)?.args['conditions'] as {op: string}[] | undefined] : [],
	);
	expect(ops.flatMap((conditions) => (conditions?.length === 1 ? [conditions[0]?.op] : []))).toEqual(Object.keys(operators));
});

test('M7 man-pipes on 80 columns nothing is hidden or cut', async () => {
	const theme = createTheme({color: false, unicode: true});
	const text = [...format(unwrap(await pipes({}, context)), {as: 'default', terminal: true, width: 80, theme, now: 0})].join('');
	expect(text).not.toMatch(/…|hidden|cut:/);
});
