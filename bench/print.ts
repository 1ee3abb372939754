// How long large results take to become text, beside JSON.stringify of the same rows: `npm run bench:print`.
//   --rows 10000,20000   how many rows
//   --rounds 7           how often each way is taken, in turn

import {parseArgs} from 'node:util';
import {format} from '../src/format/format.js';
import {createTheme} from '../src/format/theme.js';
import {createHolding} from '../src/output/json-row.js';
import {noCost, type Output, rows as rowsOutput} from '../src/output/output.js';
import {openSpool} from '../src/store/jobs/spool.js';
import {median, publish, seconds} from './report.js';

const {values} = parseArgs({options: {rows: {type: 'string', default: '10000,20000'}, rounds: {type: 'string', default: '7'}}});
const counts = values.rows.split(',').map(Number);

const perDevice = 20;

/** A session as `netbox get bgp-peerings` shows it; some names are not ASCII. */
const rowOf = (id: number) => ({
	device: `lab-${String(Math.floor(id / perDevice)).padStart(5, '0')}`,
	name: `${id % 50 === 0 ? 'übergabe' : 'peer'}-${id}`,
	description: id % 3 === 0 ? 'to the exchange, port 12' : '',
	status: {value: 'active', label: 'Active'},
	site: {id: id % 100, name: `site ${id % 100}`, slug: `site-${id % 100}`},
	local_address: {id, address: `10.${(id >> 8) & 255}.${id & 255}.1/30`, family: {value: 4, label: 'IPv4'}},
	remote_address: {id: id + 1, address: `10.${(id >> 8) & 255}.${id & 255}.2/30`, family: {value: 4, label: 'IPv4'}},
	local_as: {id: 1, asn: 64_500},
	remote_as: {id: 2 + (id % 900), asn: 64_501 + (id % 900)},
	peer_group: {id: id % 9, name: `GROUP-${id % 9}`},
	tags: [{id: 1, name: 'core', slug: 'core'}],
	custom_fields: {maintenance: false, tier: 'gold'},
});
const columns = ['device', 'name', 'description', 'status', 'local_address', 'local_as', 'remote_address', 'remote_as', 'peer_group'];

/** All of it, piece by piece, as the bytes that go to the terminal; in seconds of the processor, of all threads. */
function measure(pieces: () => Iterable<string>): number {
	const begin = process.cpuUsage();
	let length = 0;
	for (const piece of pieces()) length += Buffer.from(piece).length;
	if (length < 1000) throw new Error(`only ${length} bytes were made`);
	const {user, system} = process.cpuUsage(begin);
	return (user + system) / 1e6;
}

const piped = {terminal: false, theme: createTheme({color: false, unicode: true}), now: 0} as const;
const shown = {terminal: true, width: 160, theme: createTheme({color: true, unicode: true}), now: 0} as const;
const floor = 'JSON.stringify';
/** The same rows three ways: as they are, as most tasks give them, and as peerings are, by device and on disk. */
type Rows = {readonly raw: readonly ReturnType<typeof rowOf>[]; readonly output: Output; readonly held: Output};
const ways: Readonly<Record<string, (rows: Rows) => Iterable<string>>> = {
	[floor]: ({raw}) => [JSON.stringify(raw, undefined, 2)],
	'table, on a terminal of 160': ({output}) => format(output, {as: 'table', ...shown}),
	'table wide, to a pipe': ({output}) => format(output, {as: 'table', wide: true, ...piped}),
	'json, on a terminal, coloured': ({output}) => format(output, {as: 'json', ...shown}),
	'json of peerings, on a terminal, coloured': ({held}) => format(held, {as: 'json', ...shown}),
	'json, to a pipe': ({output}) => format(output, {as: 'json', ...piped}),
	'json of peerings, to a pipe': ({held}) => format(held, {as: 'json', ...piped}),
	'csv, to a pipe': ({output}) => format(output, {as: 'csv', ...piped}),
};

function rowsOf(raw: Rows['raw']): Rows {
	const [hold, spool] = [createHolding(), openSpool()];
	const devices = Array.from({length: Math.ceil(raw.length / perDevice)}, (_, at) => raw.slice(at * perDevice, (at + 1) * perDevice));
	const held = devices.map((rows) => ({
		key: rows[0]?.device ?? '',
		found: true,
		rows: rows.map((row) => ({key: row.name, held: spool.keep(hold(row))})),
	}));
	return {
		raw,
		output: rowsOutput(raw, columns),
		held: {kind: 'groups', noun: 'session', columns: [], groups: held, errors: [], notes: [], meta: noCost},
	};
}

const took = new Map<string, number[]>();
for (const count of counts) {
	const rows = rowsOf(Array.from({length: count}, (_, id) => rowOf(id)));
	for (let round = 0; round <= Number(values.rounds); round += 1) {
		for (const [name, way] of Object.entries(ways)) {
			const figure = measure(() => way(rows));
			// The first round warms the code.
			if (round > 0) took.set(`${name}, ${count} rows`, [...(took.get(`${name}, ${count} rows`) ?? []), figure]);
		}
	}
}

const figure = (name: string, count: number): number => median(took.get(`${name}, ${count} rows`) ?? []);
const ratio = (name: string, count: number): number => figure(name, count) / figure(floor, count);
publish({
	name: 'print',
	title: 'Printing',
	about: `Sessions as rows, processor time, medians of ${values.rounds} alternating rounds; in brackets the ratio to JSON.stringify of the same rows with the same indent.`,
	header: ['', ...counts.map((count) => `${count} rows`)],
	rows: Object.keys(ways).map((name) => [name, ...counts.map((count) => `${seconds(figure(name, count))} (${ratio(name, count).toFixed(2)})`)]),
	ratios: Object.fromEntries(Object.keys(ways).flatMap((name) => counts.map((count) => [`${name}, ${count} rows`, ratio(name, count)]))),
});
