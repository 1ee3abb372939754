import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyPlan} from '../../src/changes/apply.js';
import {statesOf, toldFailure} from '../../src/changes/failed.js';
import {bodyOf, objectOf} from '../../src/changes/fields.js';
import {type CreateStep, type Plan, planCreate, planDelete, planUpdate, stepsOf} from '../../src/changes/plan.js';
import {previewOf} from '../../src/changes/preview.js';
import {orThrow} from '../../src/netbox/open.js';
import {documentOf, type Json, type Row} from '../../src/output/output.js';
import {openAt, startedLab, startFront} from '../netbox/api/support.js';
import {listOf} from './support.js';

const site = (name: string, slug = name): Row => ({name, slug});

test('C18 crud-write a step holds what is there and what shall be, by fields; a custom field has a name of its own', async () => {
	const lab = await startedLab();
	const api = openAt(lab.url);
	const [row] = orThrow(await api.bgp.sessions.list({id: [1]}));
	if (!row) throw new Error('no session');
	const rules = orThrow(await api.bgp.sessions.fields('change'));
	const change = {id: 1, status: 'planned', name: row.name, custom_fields: {tier: 'bronze'}, changelog_message: 'mine'};
	const plan = planUpdate([{row, change}], {isPartial: true, rules}, listOf(api, 'plugins.bgp.session', 'all'));
	const json: Json = plan;
	expect(json).toStrictEqual({
		...{instance: {name: 'prod', url: lab.url}, branch: null, message: 'all'},
		steps: [
			{
				...{n: 1, verb: 'update', type: 'plugins.bgp.session', id: 1, label: row['display']},
				set: {
					status: {old: row['status'], new: 'planned'},
					'custom_fields.tier': {old: (row['custom_fields'] as Row)['tier'], new: 'bronze'},
				},
				seen: {etag: `W/"${String(row['last_updated']).replace('Z', '+00:00')}"`},
				message: 'mine',
			},
		],
	});
	const none = planUpdate([{row, change: {id: 1, name: row.name}}], {isPartial: true, rules}, listOf(api, 'plugins.bgp.session'));
	expect([none.steps, documentOf(previewOf(none))]).toEqual([[], {count: 0, changes: []}]);
	expect(await applyPlan(none, api)).toEqual({outcomes: []});
});

const names = fc.string({minLength: 1}).filter((name) => !name.startsWith('custom_fields') && !['id', 'changelog_message'].includes(name));
const rows: fc.Arbitrary<Row> = fc
	.tuple(fc.dictionary(names, fc.jsonValue()), fc.option(fc.dictionary(fc.string(), fc.jsonValue())), fc.dictionary(names, fc.jsonValue()))
	.map(([before, custom_fields, after]) => ({...before, ...(custom_fields && {custom_fields}), ...after}) as Row);

test('C18 crud-write what is made of a step is the object that it was made of, with its fields in the same order', () => {
	const list = {type: 'dcim.sites', instance: {name: 'prod', url: 'http://netbox'}, branch: null};
	fc.assert(
		fc.property(rows, (row) => {
			const text = JSON.stringify(row);
			expect(JSON.stringify(stepsOf(planCreate([row], list), 'create').map(bodyOf))).toBe(`[${text}]`);
			const there = {id: 7, ...row};
			expect(JSON.stringify(stepsOf(planDelete([there], list), 'delete').map(objectOf))).toBe(JSON.stringify([there]));
		}),
	);
});

test('C18 crud-write a plan for another NetBox or another branch is refused, and nothing is sent', async () => {
	const lab = await startedLab();
	const api = openAt(lab.url);
	const plan = planCreate([site('a')], listOf(api, 'dcim.sites'));
	const elsewhere: readonly (readonly [Plan, string])[] = [
		[
			{...plan, instance: {name: 'lab', url: 'http://127.0.0.1:1'}},
			`the plan is for NetBox "lab" at http://127.0.0.1:1, not for ${lab.url}: nothing was sent.`,
		],
		[{...plan, branch: 'maint-42'}, 'the plan is for branch "maint-42", not for main: nothing was sent.'],
	];
	for (const [other, message] of elsewhere) {
		expect(await applyPlan(other, api)).toEqual({
			outcomes: [{n: 1, state: 'not-sent', why: 'nothing was sent'}],
			because: {code: 'refused', message},
		});
	}
	expect(lab.requests()).toEqual([]);
});

/** New objects of two lists. */
const mixed = (...steps: readonly (readonly [type: string, body: Row])[]): readonly CreateStep[] =>
	steps.flatMap(([type, body], place) =>
		stepsOf(planCreate([body], {type, instance: {name: '', url: ''}, branch: null}), 'create').map((step) => ({...step, n: place + 1})),
	);

test('C18 crud-write steps go out in order, neighbours of one list together; after one that is refused nothing is sent', async () => {
	const lab = await startedLab();
	const api = openAt(lab.url);
	const steps = mixed(['dcim.sites', site('a')], ['dcim.sites', site('b')], ['tenancy.tenants', site('c', 'no slug')], ['dcim.sites', site('d')]);
	const plan = {...listOf(api, ''), steps};
	const {outcomes, because} = await applyPlan(plan, api);
	expect(outcomes).toMatchObject([
		{n: 1, state: 'done', row: {slug: 'a'}},
		{n: 2, state: 'done', row: {slug: 'b'}},
		{n: 3, state: 'refused', why: expect.stringContaining('slug')},
		{n: 4, state: 'not-sent', why: 'an earlier request did not go well'},
	]);
	expect(because).toMatchObject({code: 'partial', message: '2 of 4 objects were created; 2 were not.'});
	expect(lab.requests().map(({method, path}) => `${method} ${path}`)).toEqual(['POST /api/dcim/sites/', 'POST /api/tenancy/tenants/']);
	expect(statesOf(plan, outcomes)).toEqual(['item 1 (a): done', 'item 2 (b): done', 'item 3 (c): refused', 'item 4 (d): not sent']);
	expect(because && toldFailure(plan, outcomes, because).hint).toMatch(/^item 3 \(c\): .*slug/);
});

test.each([
	['not-done', '0123456789abcdef0123456789abcdef01234567'],
	['unknown', '1123456789abcdef0123456789abcdef01234567'],
] as const)(
	'C18 crud-write N46 lost-answer a step whose answer is lost is %s, as far as the token can tell, and nothing is sent after it',
	async (state, token) => {
		const lab = await startedLab();
		const front = await startFront(lab.url, (method) => (method === 'POST' ? 'lose-request' : 'pass'));
		const api = openAt(front.url, {token});
		const plan = {...listOf(api, ''), steps: mixed(['dcim.sites', site('a')], ['tenancy.tenants', site('b')])};
		const {outcomes, because} = await applyPlan(plan, api);
		expect([outcomes.map((outcome) => outcome.state), because?.code]).toEqual([[state, 'not-sent'], 'unknown-outcome']);
		expect(front.asked.filter((line) => line.startsWith('POST'))).toEqual(['POST /api/dcim/sites/']);
	},
);
