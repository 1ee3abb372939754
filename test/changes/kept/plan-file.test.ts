import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type KeptPlan, planText, readPlan} from '../../../src/changes/kept/plan-file.js';
import {secretIn} from '../../../src/changes/kept/secrets.js';
import {planCreate, planDelete, planUpdate} from '../../../src/changes/plan.js';
import {parseJson, stringifyJson} from '../../../src/core/json-text.js';
import type {Row} from '../../../src/output/output.js';
import {unwrap} from '../../support/database.js';

const list = {type: 'dcim.sites', instance: {name: 'prod', url: 'http://netbox'}, branch: null};
const head = {
	nf_plan: 1,
	id: '11111111-1111-4111-8111-111111111111',
	name: 'x',
	made: '2026-11-30T12:00:00.000Z',
	by: 'me',
	netbox: '4.7.3',
} as const;

const fields: fc.Arbitrary<Row> = fc.dictionary(
	fc.string({minLength: 1}).filter((name) => !/^custom_fields|^(id|changelog_message|n|named|made)$/.test(name)),
	fc.jsonValue(),
) as fc.Arbitrary<Row>;

const plans: fc.Arbitrary<KeptPlan> = fc.tuple(fields, fields, fields).map(([create, before, after]) => {
	const row = {id: 7, last_updated: '2026-11-30T11:00:00Z', ...before};
	const steps = [
		...planCreate([create], list).steps,
		...planUpdate([{row, change: {...after, id: 7}}], {isPartial: false, rules: {}}, list).steps,
		...planDelete([row], list).steps,
	];
	return {...head, ...list, steps: steps.map((step, place) => ({...step, n: place + 1}))};
});

test('PL2 plan-file a plan is the same plan when it is read again, and its text the same text', () => {
	fc.assert(
		fc.property(plans, (plan) => {
			const {type: _, ...whole} = plan as KeptPlan & {type?: string};
			const text = planText(whole as KeptPlan);
			const read = unwrap(readPlan(text, 'x'));
			expect(read.isIntact).toBe(true);
			expect(stringifyJson(read.plan.steps[0]?.set)).toHaveLength(stringifyJson(whole.steps[0]?.set).length);
			expect(planText(read.plan)).toBe(text);
		}),
	);
});

test('PL9 edited-plan a plan is not as it was made after any edit, but for the order of its keys and its blanks', () => {
	const plan: KeptPlan = {...head, ...{instance: list.instance, branch: null}, steps: planCreate([{name: 'a', slug: 'a'}], list).steps};
	const text = planText(plan);
	const value = parseJson(text) as Row;
	const isIntact = (changed: string): boolean => unwrap(readPlan(changed, 'x')).isIntact;
	expect(isIntact(stringifyJson(Object.fromEntries(Object.entries(value).toReversed())))).toBe(true);
	expect([
		isIntact(text.replace('"a"', '"b"')),
		isIntact(stringifyJson({...value, branch: 'x'})),
		isIntact(stringifyJson({...value, more: 1})),
		isIntact(stringifyJson({...value, hash: 'x'})),
	]).toEqual([false, false, false, false]);
});

test.each([
	['', 'it is no plan|Unexpected end'],
	['[]', 'it is no plan of nf'],
	['{"nf_plan": 2}', 'another release of nf made it'],
	['{"nf_plan": 1}', '"id" is missing'],
	['[['.repeat(60), 'nested deeper than 100 levels'],
	[planText({...head, ...list, steps: [{n: 2, verb: 'create', type: 'dcim.sites', label: null, set: {}}]}), 'step 1 is out of order'],
	[planText({...head, ...list, steps: [{n: 1, verb: 'create', type: 'dcim.sites', label: null, set: {}, needs: [1]}]}), 'step 1 is out of order'],
	[
		planText({
			...head,
			...list,
			steps: [1, 2].map((n) => ({n, verb: 'create', type: 'dcim.sites', label: null, set: {region: {new: 1, made: {'1': 1}}}})),
		}),
		'step 1 is out of order',
	],
	[planText({...head, ...list, steps: [{n: 1, verb: 'create', type: '../../x', label: null, set: {}}]}), '"steps.0.type" is no list of NetBox'],
	[planText({...head, ...list, steps: [{n: 1, verb: 'delete', type: 'dcim.sites', label: null, set: {}} as never]}), '"steps.0.id" is missing'],
	[planText({...head, ...list, steps: [{n: 1, verb: 'rest', type: 'dcim.sites', label: null, set: {}} as never]}), '"steps.0.verb" is none of'],
])('PL2 plan-file a text that is no plan is refused in words: %#', (text, why) => {
	const read = readPlan(text, 'night');
	expect(read.ok ? 'read' : `${read.error.code}: ${read.error.message}`).toMatch(new RegExp(`^local-io: cannot read the plan "night": .*(${why})`));
});

test('PL2 plan-file what holds a secret is told by its field or its shape', () => {
	const of = (row: Row) => secretIn(planCreate([row], list));
	expect([
		of({name: 'a', password: 'x'}),
		of({name: 'a', custom_fields: {bgp_password: 'x'}}),
		of({name: 'a', auth_psk: 'x'}),
		of({name: 'a', description: '0123456789abcdef0123456789abcdef01234567'}),
		of({name: 'a', auth_psk: '', password_policy: 'x', description: 'the password'}),
		secretIn({...planCreate([{name: 'a'}], list), message: 'nbt_abc.def'}),
	]).toEqual([
		'password of item 1 (a)',
		'custom_fields.bgp_password of item 1 (a)',
		'auth_psk of item 1 (a)',
		'a text shaped like a token, of item 1 (a)',
		undefined,
		'a text shaped like a token, in the message',
	]);
});
