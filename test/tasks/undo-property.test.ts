import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {documentOf, type Json, type Row} from '../../src/output/output.js';
import {isList, isRow} from '../../src/output/row-values.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const kinds = ['plugins.bgp.session', 'plugins.bgp.peer-group', 'dcim.sites', 'dcim.regions', 'tenancy.tenants', 'ipam.asns', 'extras.tags'];
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

type Write = {readonly verb: 'create' | 'update' | 'delete'; readonly kind: string; readonly at: readonly number[]; readonly text: string};

const write: fc.Arbitrary<Write> = fc.record({
	verb: fc.constantFrom('create', 'update', 'update', 'delete'),
	kind: fc.constantFrom(...kinds),
	at: fc.uniqueArray(fc.nat(200), {minLength: 1, maxLength: 4}),
	text: fc.stringMatching(/^[a-z]{1,8}$/),
});

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
	return /^plugins/.test(kind) ? undefined : `${line} data {"name": "${text} ${round}", "slug": "${text}-${round}"} yes`;
}

test('PL11 undo the opposite of random writes, the last first, brings NetBox back, but for ids and times', async () => {
	const shell = await startShell();
	unwrap(await shell.say('set cli write-limit 1000'));
	let [round, undone] = [0, 0];
	await fc.assert(
		fc.asyncProperty(fc.array(write, {minLength: 1, maxLength: 5}), async (writes) => {
			const before = await snapshot(shell);
			const jobs: string[] = [];
			for (const one of writes) {
				round += 1;
				const line = await lineOf(one, round, shell);
				const said = line === undefined ? undefined : await shell.say(line);
				// What others need is not deleted: nothing was done then.
				if (said?.ok && said.value.notes.some((note) => /^(created|changed|deleted)/.test(note))) jobs.push(line ?? '');
			}
			const listed = documentOf(unwrap(await shell.say('undo list'))) as readonly Row[];
			for (const {job} of listed.slice(0, jobs.length)) {
				const back = await shell.say(`undo ${String(job)} yes keep-going`);
				expect([jobs, back.ok ? back.value.errors : back.error]).toEqual([jobs, []]);
				undone += 1;
			}
			expect([jobs, await snapshot(shell)]).toEqual([jobs, before]);
		}),
		{numRuns: 12},
	);
	expect(undone).toBeGreaterThan(5);
}, 60_000);
