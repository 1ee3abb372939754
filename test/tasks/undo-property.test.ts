import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import type {Json, Row} from '../../src/output/output.js';
import {isList, isRow} from '../../src/output/row-values.js';
import {unwrap} from '../support/database.js';
import {adminToken, type Shell, startShell} from './netbox-support.js';

const kinds = ['plugins.bgp.session', 'dcim.sites', 'dcim.regions', 'ipam.asns'];
const perRun = new Set(['id', 'url', 'display_url', 'display', 'created', 'last_updated']);

/** A value without what is another after it was deleted and made again. */
function bare(value: Json): Json {
	if (isList(value)) return (value as readonly Json[]).map(bare).toSorted((a, b) => (stringifyJson(a) < stringifyJson(b) ? -1 : 1));
	if (!isRow(value)) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (perRun.has(name) ? [] : [[name, bare(one)]])));
}

async function rowsOf(shell: Shell, kind: string): Promise<readonly Row[]> {
	const answer = await fetch(`${shell.lab.url}/api/${kind.replaceAll('.', '/')}/?limit=1000`, {headers: {authorization: `Token ${adminToken}`}});
	return ((await answer.json()) as {readonly results: readonly Row[]}).results;
}

const snapshot = async (shell: Shell): Promise<Json> =>
	bare(Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await rowsOf(shell, kind)] as const))));

/** The rows that only one of two states has. */
function differing(one: Json, other: Json): readonly string[] {
	const [left, right] = [one, other].map(
		(state) => new Set(Object.entries(state as Row).flatMap(([kind, rows]) => (rows as readonly Json[]).map((row) => kind + stringifyJson(row)))),
	);
	return [...[...(left ?? [])].filter((row) => !right?.has(row)), ...[...(right ?? [])].filter((row) => !left?.has(row))].slice(0, 4);
}

type Write = {readonly verb: 'create' | 'update' | 'delete'; readonly kind: string; readonly at: readonly number[]; readonly text: string};

const write = (verb: Write['verb'], ...kinds: readonly string[]): fc.Arbitrary<Write> =>
	fc.record({
		verb: fc.constant(verb),
		kind: fc.constantFrom(...kinds),
		at: fc.uniqueArray(fc.nat(200), {minLength: 1, maxLength: 4}),
		text: fc.stringMatching(/^[a-z]{1,8}$/),
	});

/** One of each verb. What another object shows is lost by that one when it is deleted, which no undo brings back: nothing shows a session. */
const writes = fc.tuple(
	write('update', ...kinds),
	write('create', 'dcim.sites', 'dcim.regions', 'ipam.asns'),
	write('delete', 'plugins.bgp.session'),
);

/** The line of a write on what is there now; undefined where there is none. */
async function lineOf({verb, kind, at, text}: Write, round: number, shell: Shell): Promise<string | undefined> {
	const there = await rowsOf(shell, kind);
	const ids = [...new Set(at.map((place) => there[place % Math.max(1, there.length)]?.['id']))].filter((id) => id !== undefined).join(',');
	const line = `netbox crud ${verb} object-type ${kind}`;
	if (verb === 'delete') return ids === '' ? undefined : `${line} object-id ${ids} yes`;
	if (verb === 'update')
		return ids === ''
			? undefined
			: `${line} object-id ${ids} data {"description": "${text}"${kind === 'dcim.sites' ? ', "status": "planned", "tags": ["core"]' : ''}} yes`;
	if (kind === 'ipam.asns') return `${line} data {"asn": ${4_200_900_000 + round}, "rir": 1} yes`;
	return `${line} data {"name": "${text} ${round}", "slug": "${text}-${round}"} yes`;
}

test('PL11 undo-write the opposite of a random write brings NetBox back, but for ids and times, and its own opposite does the write again', async () => {
	const shell = await startShell();
	unwrap(await shell.say('set cli write-limit 1000'));
	let [round, undone] = [0, 0];
	await fc.assert(
		fc.asyncProperty(writes, async (three) => {
			for (const one of three) {
				round += 1;
				const before = await snapshot(shell);
				const line = await lineOf(one, round, shell);
				if (line === undefined || !unwrap(await shell.say(line)).notes.some((note) => /^(created|changed|deleted)/.test(note))) continue;
				const after = await snapshot(shell);
				expect([line, differing(before, after)]).not.toEqual([line, []]);
				for (const wanted of [before, after]) {
					const back = await shell.say('undo yes');
					expect([line, back.ok ? back.value.errors : back.error]).toEqual([line, []]);
					expect([line, differing(wanted, await snapshot(shell))]).toEqual([line, []]);
				}
				undone += 1;
			}
		}),
		{numRuns: 2, endOnFailure: true},
	);
	expect(undone).toBeGreaterThan(3);
}, 60_000);
