import fc from 'fast-check';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {parseJson} from '../../src/core/json-text.js';
import {WrongShape} from '../../src/core/shape.js';
import {applyJobEvent, type JobEvent} from '../../src/jobs/job.js';
import {decodeEvent, decodeEvents, decodeOrder, encodeEvent, encodeOrder, eventLines} from '../../src/jobs/job-codec.js';
import type {JobOrder} from '../../src/jobs/runner.js';
import {type Output, text} from '../../src/output/output.js';
import {anyOutput} from '../output/any-output.js';
import {samples, shownOf} from '../output/samples.js';
import {commandOf} from '../support/shell-tree.js';
import {carriedEvent, carriedOrder} from './carried.js';

const at = {job: '7c0e', at: 1_790_000_000_000};
const run = {...at, worker: 'netbox-worker-1'};
const late = failure.timeout(30, '1 of 2 devices done');

/** An event of every kind, with each field that it may lack and without it. */
const eventsWith = (output: Output): readonly JobEvent[] => [
	{...at, type: 'queued', number: 7, line: 'show "\u001b"', task: 'show.version', workers: ['a', 'b'], background: false, instance: 'prod'},
	{...at, type: 'queued', number: 0, line: '', task: '', workers: [], background: true},
	{...at, type: 'refused', failure: failure.noWorker('w9', ['a'])},
	{...run, type: 'started'},
	{...run, type: 'event', severity: 'DEBUG', resources: [], message: 'two\nlines'},
	{
		...run,
		type: 'event',
		severity: 'WARN',
		resources: ['prod', 'x'],
		message: '',
		counts: {'5': {done: 1}, ['__proto__']: {done: 0, total: 2}},
		perDevice: true,
	},
	{...run, type: 'retrying', attempt: 1, of: 3, because: '503 from NetBox', in: 2000.5},
	{...run, type: 'question', question: 'a/1', until: at.at + 5, kind: 'confirm', text: 'delete 1 object?', preview: output},
	{...run, type: 'question', question: 'a/1', until: at.at + 5, kind: 'confirm', text: 'delete 1 object?'},
	{...run, type: 'question', question: 'a/2', until: at.at + 5, kind: 'input', text: 'URL'},
	{...run, type: 'question', question: 'a/3', until: at.at + 5, kind: 'password', text: 'token'},
	{...run, type: 'withdrawn', question: 'a/3'},
	{...run, type: 'completed', output},
	{...run, type: 'failed', failure: failure.noJob('9')},
	...(['failed', 'cancelled', 'timeout'] as const).map((type) => ({...run, type, failure: late, partial: output})),
];

test.each(Object.keys(samples()))('every event crosses as a value and as JSON text, and its output is shown as before: %s', (name) => {
	const output = samples()[name] ?? text('');
	for (const event of eventsWith(output)) carriedEvent(event);
});

test('events with any output do', () => {
	fc.assert(
		fc.property(anyOutput(), fc.nat(), (output, index) => void carriedEvent(eventsWith(output).at(index % 17) as JobEvent)),
		{numRuns: 60},
	);
});

test('events may follow each other in one text, each with its output', () => {
	const events = Object.values(samples()).flatMap(eventsWith);
	const decoded = decodeEvents(events.map(encodeEvent).join(''));
	expect(decoded.map(encodeEvent)).toEqual(decoded.map((event) => encodeEvent(decodeEvent(encodeEvent(event)))));
	expect(decoded.map(({type}) => type)).toEqual(events.map(({type}) => type));
	expect(decodeEvents('')).toEqual([]);
});

test('an event is its own line, then one for each of its rows, so that no more than one is in memory', () => {
	const output = samples()['rows'] as Output & {readonly kind: 'rows'};
	const lines = [...eventLines({...run, type: 'completed', output})];
	expect(lines.length).toBe(1 + output.rows.length);
	expect(JSON.parse(lines[0] ?? '')).toEqual({form: 1, ...run, type: 'completed', output: {...output, rows: output.rows.length}});
});

test('each row of an output goes where rows are kept', () => {
	const kept: unknown[] = [];
	decodeEvent(encodeEvent({...run, type: 'completed', output: samples()['groups'] ?? text('')}), (held) => {
		kept.push(held.row);
		return held;
	});
	expect(kept.length).toBe(8);
});

const started = {form: 1, ...run, type: 'started'};
const line = (more: object): string => `${JSON.stringify({...started, ...more})}\n`;
test.each([
	['', 'line 1: the text ends too early'],
	[line({form: 2}), 'line 1: it has form 2, which another nf writes: this one reads form 1'],
	[line({type: 'exploded'}), /^line 1: "type" is none of queued, /],
	[line({job: null}), 'line 1: "job" is no text'],
	[line({at: 1e300}), 'line 1: "at" is no time'],
	[line({}) + line({}), 'line 2: there is more than was said'],
	[line({type: 'completed'}), 'line 1: "output" is missing'],
	[line({type: 'completed', output: text('x')}).replace('"kind":"text"', '"kind":"rows"'), 'line 1: "output.rows" is missing'],
	[line({type: 'failed'}), 'line 1: "failure" is missing'],
	[line({type: 'failed', failure: {code: 'toString', message: ''}}), /^line 1: "failure.code" is none of rejected, /],
	[line({type: 'event', severity: 'LOUD', resources: [], message: ''}), 'line 1: "severity" is none of DEBUG, INFO, WARN, ERROR'],
	[line({type: 'event', severity: 'INFO', resources: [], message: '', counts: {devices: 3}}), 'line 1: "counts.devices" is no object'],
	[
		line({type: 'event', severity: 'INFO', resources: [], message: '', counts: {x: {done: 5}}}).replace('5', '1e400'),
		'line 1: "counts.x.done" is no whole number from 0',
	],
	[line({type: 'question', question: 'a', until: 1, text: '', kind: 'riddle'}), 'line 1: "kind" is none of confirm, input, password'],
])('what is no event is refused, and said where (%#)', (wrong, message) => {
	expect(() => decodeEvent(wrong)).toThrow(WrongShape);
	expect(() => decodeEvent(wrong)).toThrow(message);
});

test('an event that was changed anywhere is refused in words, or is another that can be folded and shown', () => {
	const texts = eventsWith(samples()['rows'] ?? text('')).map(encodeEvent);
	const change = fc.record({
		of: fc.constantFrom(...texts),
		at: fc.nat(),
		length: fc.nat({max: 3}),
		by: fc.constantFrom('', '0', '"', '-', 'e9', '\n', '[', '{}'),
	});
	let refused = 0;
	fc.assert(
		fc.property(change, ({of, at, length, by}) => {
			const from = at % of.length;
			try {
				const event = decodeEvent(of.slice(0, from) + by + of.slice(from + length));
				const job = applyJobEvent(undefined, eventsWith(text(''))[0] as JobEvent);
				for (const {output} of applyJobEvent(job, event)?.runs.values() ?? []) if (output) shownOf(output);
			} catch (error) {
				refused += 1;
				expect(error).toBeInstanceOf(WrongShape);
			}
		}),
		{numRuns: 400},
	);
	expect(refused).toBeGreaterThan(0);
});

test('an order crosses with the digits of its numbers, and with all that stands on its line', () => {
	const lines = [
		'netbox get bgp-peerings devices fceos[4-6],edge*,site=ams1 timeout 5 workers netbox-worker-1,netbox-worker-2 cache force | where status=active | count',
		'netbox crud create object-type dcim.sites data {"__proto__": 9007199254740993, "a": [1e400, -0], "b": "\\u001b"} yes',
		'netbox get devices &',
	];
	for (const line of lines) {
		const order: JobOrder = {job: '7c0e', command: commandOf(line), instance: 'prod', attended: 'terminal'};
		expect(carriedOrder(order)).toEqual(order);
	}
	const {instance: _, ...bare}: JobOrder = {job: '7c0e', command: commandOf('show version'), instance: '', attended: 'nobody'};
	expect(carriedOrder(bare)).toEqual(bare);
	expect(carriedOrder({...bare, command: {...bare.command, args: {n: parseJson('-0')}}}).command.args['n']).toEqual(parseJson('-0'));
});

const order = JSON.parse(encodeOrder({job: '7c0e', command: commandOf('show version | count'), attended: 'prompt'}));
test.each([
	[{...order, form: undefined}, 'line 1: "form" is missing'],
	[{...order, job: 5}, 'line 1: "job" is no text'],
	[{...order, attended: 'all'}, 'line 1: "attended" is none of prompt, terminal, nobody'],
	[{...order, command: {...order.command, task: undefined}}, 'line 1: "command.task" is missing'],
	[{...order, command: {...order.command, args: []}}, 'line 1: "command.args" is no object'],
	[{...order, command: {...order.command, writes: 'no'}}, 'line 1: "command.writes" is neither true nor false'],
	[{...order, command: {...order.command, run: {...order.command.run, workers: 'some'}}}, 'line 1: "command.run.workers" is none of any, all'],
	[{...order, command: {...order.command, run: {...order.command.run, workers: [5]}}}, 'line 1: "command.run.workers.0" is no text'],
	[{...order, command: {...order.command, pipes: [{name: 'count'}]}}, /^line 1: "command.pipes.0.\w+" is missing/],
])('what is no order is refused, and said where (%#)', (wrong, message) => {
	expect(() => decodeOrder(`${JSON.stringify(wrong)}\n`)).toThrow(WrongShape);
	expect(() => decodeOrder(`${JSON.stringify(wrong)}\n`)).toThrow(message);
});
