import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {documentOf, type Json, type Row} from '../../src/output/output.js';
import {isList, isRow} from '../../src/output/row-values.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const kinds = ['plugins.bgp.session', 'dcim.sites', 'dcim.regions', 'ipam.asns'];
const perRun = new Set(['id', 'url', 'display_url', 'display', 'created', 'last_updated']);

/** A value without what is another after it was deleted and made again. */
function bare(value: Json): Json {
	if (isList(value)) return (value as readonly Json[]).map(bare).toSorted((a, b) => (stringifyJson(a) < stringifyJson(b) ? -1 : 1));
	if (!isRow(value)) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (perRun.has(name) ? [] : [[name, bare(one)]])));
}

async function rowsOf(shell: Shell, kind: string): Promise<readonly Row[]> {
	return documentOf(unwrap(await shell.say(`netbox crud get object-type ${kind} limit 1000`))) as readonly Row[];
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

const write: fc.Arbitrary<Write> = fc.record({
	verb: fc.constantFrom('create', 'update', 'update', 'delete'),
	kind: fc.constantFrom(...kinds, 'plugins.bgp.session'),
	at: fc.uniqueArray(fc.nat(200), {minLength: 1, maxLength: 4}),
	text: fc.stringMatching(/^[a-z]{1,8}$/),
});

/** The line of a write on what is there now; undefined where there is none. */
async function lineOf({verb, kind, at, text}: Write, round: number, shell: Shell): Promise<string | undefined> {
	const there = await rowsOf(shell, kind);
	const ids = [...new Set(at.map((place) => there[place % Math.max(1, there.length)]?.['id']))].filter((id) => id !== undefined).join(',');
	const line = `netbox crud ${verb} object-type ${kind}`;
	// What another object shows is lost by that one too, which no undo brings back: nothing shows a session.
	if (verb === 'delete') return ids === '' || kind !== 'plugins.bgp.session' ? undefined : `${line} object-id ${ids} yes`;
	if (verb === 'update')
		return ids === ''
			? undefined
			: `${line} object-id ${ids} data {"description": "${text}"${kind === 'dcim.sites' ? ', "status": "planned", "tags": ["core"]' : ''}} yes`;
	if (kind === 'ipam.asns') return `${line} data {"asn": ${4_200_900_000 + round}, "rir": 1} yes`;
	return /^plugins/.test(kind) ? undefined : `${line} data {"name": "${text} ${round}", "slug": "${text}-${round}"} yes`;
}

test('PL11 undo-write the opposite of a random write brings NetBox back, but for ids and times, and its own opposite does the write again', async () => {
	const shell = await startShell();
	unwrap(await shell.say('set cli write-limit 1000'));
	let [round, undone] = [0, 0];
	await fc.assert(
		fc.asyncProperty(write, async (one) => {
			round += 1;
			const before = await snapshot(shell);
			const line = await lineOf(one, round, shell);
			const said = line === undefined ? undefined : await shell.say(line);
			// What others need is not deleted: nothing was done then.
			if (!said?.ok || !said.value.notes.some((note) => /^(created|changed|deleted)/.test(note))) return;
			const after = await snapshot(shell);
			for (const wanted of [before, after]) {
				const back = await shell.say('undo yes');
				expect([line, back.ok ? back.value.errors : back.error]).toEqual([line, []]);
				expect([line, differing(wanted, await snapshot(shell))]).toEqual([line, []]);
			}
			undone += 1;
		}),
		{numRuns: 5, endOnFailure: true},
	);
	expect(undone).toBeGreaterThan(0);
}, 60_000);
