import fc from 'fast-check';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {keymap} from '../../src/shell/line/keymap.js';
import type {Message} from '../../src/shell/message.js';
import {converse, jobOf, keysOf, peerings} from './conversation.js';

const chords = keymap.flatMap((binding) => binding.chords).filter((chord) => chord.length > 1);
const words = [
	'netbox ',
	'get ',
	'bgp-peerings ',
	'devices ',
	'fceos[4-5]',
	'show ',
	'version',
	'jobs',
	' | ',
	'match ',
	'save x',
	'"',
	"'",
	'[',
	'\\',
	'&',
	'#',
	'\u001B',
	'中',
	'👩‍👧',
	'\u202E',
];
const texts = fc.oneof(fc.constantFrom(...words), fc.string({unit: 'grapheme', maxLength: 4}));
const key = fc.oneof(
	{weight: 3, arbitrary: texts.map((text) => keysOf(text))},
	{weight: 3, arbitrary: fc.constantFrom(...chords).map((chord) => keysOf(`<${chord}>`))},
	{weight: 1, arbitrary: fc.array(texts, {maxLength: 6}).map((rows) => [{type: 'paste', text: rows.join('\n')} as const])},
);
const others = fc.constantFrom<Message>(
	{type: 'resized', columns: 1, rows: 1},
	{type: 'resized', columns: 200, rows: 60},
	{
		type: 'values',
		source: 'devices',
		values: [
			{text: 'fceos4', help: ''},
			{text: 'a b', help: '\u001B[2J'},
		],
	},
	{type: 'values', source: 'instances', values: [], failure: failure.localIo('no disk')},
	{type: 'saved', said: 'wrote'},
	{type: 'saved', failure: failure.localIo('no disk')},
	{type: 'asked', question: {kind: 'confirm', job: 'job-1', question: '1', text: 'sure?'}},
	{type: 'returned'},
	{type: 'tick', at: Date.UTC(2026, 10, 21, 10, 9)},
);
const conversation = fc.array(
	fc.oneof(
		{weight: 6, arbitrary: key.map((keys) => keys.map((one): Message => ({type: 'key', key: one})))},
		{weight: 1, arbitrary: others.map((one) => [one])},
	),
	{maxLength: 40},
);

test('whatever happens, the shell never throws and prints no control character', () => {
	fc.assert(
		fc.property(conversation, fc.boolean(), (messages, isPrompt) => {
			let jobs = 0;
			const shell = converse({
				history: ['show version', 'netbox get bgp-peerings devices fceos4 | count'],
				answer: (effect, send) => {
					if (effect.type !== 'run') return;
					jobs += 1;
					const job = jobOf(effect.command, jobs);
					const ended = isPrompt
						? {type: 'completed', output: peerings}
						: {type: 'failed', failure: failure.internal('x\u001B[2J'), partial: peerings};
					for (const message of [job.started, ...job.events(ended)]) send(message);
				},
			});
			for (const message of messages.flat()) shell.send(message);
			expect(shell.printed()).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E]/);
		}),
		{numRuns: 1000},
	);
});
