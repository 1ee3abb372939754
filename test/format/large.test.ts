import {expect, test} from 'vitest';
import {outcomeOf} from '../../src/core/long-work.js';
import {format} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import type {Output, Row} from '../../src/output/output.js';
import {applyPipes} from '../../src/pipes/apply.js';
import {pipe, where} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {peeringFields} from './peerings.js';

/** A result whose rows are read when they are asked for, as from a spool, which remembers the last one. */
function spooled(rows: number): {readonly output: Output; readonly reads: () => number} {
	let reads = 0;
	let last = -1;
	const keyed = Array.from({length: rows}, (_, id) => ({
		key: `s${id}`,
		held: {
			get row(): Row {
				if (last !== id) reads += 1;
				last = id;
				return {id, status: {value: id % 2 === 0 ? 'active' : 'planned'}, remote_as: {asn: 65_000 + id}};
			},
		},
	}));
	const groups = [0, 1].map((half) => ({key: `R${half}`, found: true, rows: keyed.slice((half * rows) / 2, ((half + 1) * rows) / 2)}));
	const columns = [
		{name: 'session', paths: ['$key'], rank: 'key'},
		{name: 'remote-as', paths: ['remote_as.asn'], rank: 'key'},
	] as const;
	const meta = {requests: 0, hits: 0, misses: 0, truncated: false};
	return {output: {kind: 'groups', noun: 'session', groups, columns, errors: [], notes: [], meta}, reads: () => reads};
}

const theme = createTheme({color: false, unicode: true});
const written = (output: Output, pipes: Parameters<typeof applyPipes>[1]) =>
	unwrap(
		outcomeOf(
			applyPipes(output, pipes, (shown, shape) => format(shown, {...shape, terminal: false, theme, now: 0}), {
				known: {fields: peeringFields()},
				terminal: false,
				now: 0,
			}),
		),
	);

test.each(['json', 'csv', 'markdown', 'ndjson'])(
	'P18 ndjson-pipe rows of a large result are read one after the other as %s is taken, each once',
	(as) => {
		const {output, reads} = spooled(4000);
		const pieces = written(output, [pipe(as)]).text[Symbol.iterator]();
		while (!String(pieces.next().value).includes('s10')) expect(reads()).toBeLessThan(600);
		expect(reads()).toBeLessThan(600);
		while (!pieces.next().done);
		expect(reads()).toBe(4000);
	},
);

test('a table reads each row twice: for the widths, and for the lines', () => {
	const {output, reads} = spooled(1000);
	const text = [...written(output, [pipe('table')]).text].join('');
	expect(text.split('\n')).toHaveLength(1 + 1000 + 1 + 1);
	expect(reads()).toBe(2000);
});

test('pipes that choose rows hold none of them', () => {
	const {output, reads} = spooled(1000);
	const {text} = written(output, [where('status=active'), pipe('first', {count: 3})]);
	expect(reads()).toBe(1000);
	expect(JSON.parse([...text].join(''))).toEqual({
		R0: Object.fromEntries([0, 2, 4].map((id) => [`s${id}`, {id, remote_as: {asn: 65_000 + id}, status: {value: 'active'}}])),
	});
	expect(reads()).toBe(1003);
});
