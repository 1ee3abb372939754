import {expect, test} from 'vitest';
import type {Problem} from '../../src/core/problem.js';
import {pipes} from '../../src/language/read/pipe-specs.js';
import {sentenceOf} from '../../src/language/sentence-of.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import {findNode} from '../../src/language/tree/visit.js';
import {comparedFields} from '../../src/peerings/compare/values.js';
import {commandOf, lineAt, shellTree} from '../support/shell-tree.js';

const get = 'netbox get bgp-peerings devices fceos4';

/** The first fault of a line, pipes and all. */
function faultOf(line: string): Pick<Problem, 'message' | 'hint'> & {readonly at: string} {
	const said = sentenceOf(lineAt(line));
	if (said.ok) throw new Error(`"${line}" is right`);
	const [{message, hint, at} = {message: '', at: {start: 0, end: 0}}] = said.error;
	return {message, ...(hint !== undefined && {hint}), at: line.slice(at.start, at.end)};
}

const offered = (line: string): readonly string[] => offersAt(lineAt(line), () => []).offers.map(({text}) => text);

test('CM8 compare-forms the pipe is the command, with the line as it was said', () => {
	const said = commandOf(`${get} branch b | compare file peers.json fields status,remote-as unified | where change=changed | count`);
	const command = commandOf('netbox compare bgp-peerings devices fceos4 branch b with-file peers.json fields status,remote-as unified');
	expect([said.task, said.path, said.args]).toEqual([command.task, command.path, command.args]);
	expect(said.pipes.map(({name}) => name)).toEqual(['where', 'count']);
	expect(said.line).toBe(`${get} branch b | compare file peers.json fields status,remote-as unified | where change=changed | count`);
	// A value of a list is no beginning of an option.
	expect(commandOf('netbox compare bgp-peerings devices fceos4 with-cache fields name device').args).toMatchObject({
		...{devices: {names: ['fceos4']}, fields: ['name', 'device']},
	});
	expect(commandOf(`${get} | comp cache`).args).toMatchObject({'with-cache': true});
});

test('CM8 compare-forms elsewhere it is a line error, and so is a pipe that names nothing or two sides', () => {
	expect(faultOf(`${get} | where status=active | compare cache`)).toEqual({
		...{message: '"compare" must be the first pipe.', at: 'compare'},
		hint: 'what a pipe drops before it would show as removed: put it behind',
	});
	expect(faultOf('show version | compare cache')).toMatchObject({message: '"compare" needs peerings.', at: 'compare'});
	expect(faultOf('help | compare cache')).toMatchObject({at: 'compare'});
	expect(faultOf(`${get} | compare`).message).toBe('"compare" expects at, branch, cache, file, instance or job, got nothing.');
	expect(faultOf(`${get} | compare cache job 3`).message).toBe('"job" stands in place of "cache": only one of them can be given.');
	expect(faultOf(`${get} | compare cache fields stat`).message).toMatch(/^"stat" is not a value of "fields"|^"fields" expects/);
	expect(faultOf(`${get} | compare cache | where status=active`).message).toMatch(/^unknown field "status"\./);
	expect(faultOf('netbox compare bgp-peerings devices fceos4').message).toContain('missing required option');
});

test('CM8 compare-forms it is offered right behind peerings alone, and what stands behind it gets the fields of its rows', () => {
	expect(offered(`${get} | `)).toContain('compare');
	expect(offered(`${get} | count | `)).not.toContain('compare');
	expect(offered('show version | ')).not.toContain('compare');
	expect(offered(`${get} | compare cache | sort `)).toEqual(expect.arrayContaining(['change', 'old', 'new']));
	expect(offered(`${get} | compare cache | sort `)).not.toContain('status');
});

test('CM3 compared-values pipe, command and comparison name the same fields', () => {
	const {args = {}} = findNode(shellTree(), ['netbox', 'compare', 'bgp-peerings']) ?? {};
	const ofPipe = pipes['compare']?.args;
	for (const name of ['fields', 'except']) {
		expect(args[name]?.values).toEqual(ofPipe?.[name]?.values);
		expect(Object.keys(args[name]?.values ?? {})).toEqual(comparedFields);
	}
});
