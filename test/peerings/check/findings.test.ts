import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {checkRules, type RuleName, usualRules} from '../../../src/peerings/check/rules.js';
import {fabricOf, fabricShape, findingsOf, foundOf, knownOf} from './fabric.js';
import {mutations} from './mutations.js';

const everyRule: ReadonlySet<RuleName> = new Set(checkRules.map(({name}) => name));
const template = {nameTemplate: '{device} to {peer} {local}'};

test('BE1 halves-agree BE21 rules-on-demand a fabric without a fault has no finding', async () => {
	await fc.assert(
		fc.asyncProperty(fabricShape, fc.boolean(), async (shape, hasAddresses) => {
			// Of the same hosts in several VRFs nothing else tells which belong together.
			const fabric = fabricOf(hasAddresses ? shape : {...shape, customers: Math.min(1, shape.customers)});
			const found = await foundOf(knownOf(fabric, undefined, hasAddresses), everyRule, template);
			expect(found.map(({rule, on, message}) => `${rule} ${on.name}: ${message}`)).toEqual([]);
		}),
		{numRuns: 60},
	);
});

describe('BE26 causes-first each single edit of a fabric gives its cause', () => {
	test.each(mutations.map((one) => [one.name, one] as const))('%s', async (_, {edit, gives, leaves = [], demands}) => {
		let edited = 0;
		await fc.assert(
			fc.asyncProperty(fabricShape, fc.nat(), async (shape, at) => {
				const world = edit(fabricOf(shape), at);
				if (!world) return;
				edited += 1;
				const found = await foundOf(knownOf(world), demands ? new Set([...usualRules, demands]) : usualRules, template);
				const causes = found.filter(({rule}) => gives(world).includes(rule));
				expect(
					causes.map(({rule}) => rule),
					'the cause',
				).toHaveLength(leaves.length > 0 ? Math.max(1, causes.length) : 1);
				expect(found.filter(({rule}) => ![...gives(world), ...leaves].includes(rule)).map(({rule, message}) => `${rule}: ${message}`)).toEqual([]);
			}),
			{numRuns: 40},
		);
		expect(edited).toBeGreaterThan(5);
	});
});

test('BE26 causes-first whatever the order of the sessions, the findings are the same', async () => {
	const shuffled = fc.tuple(fabricShape, fc.nat(), fc.integer({min: 0, max: mutations.length - 1})).chain(([shape, at, which]) => {
		const world = mutations[which]?.edit(fabricOf(shape), at) ?? fabricOf(shape);
		return fc.tuple(fc.constant(world), fc.shuffledSubarray([...world.sessions], {minLength: world.sessions.length}));
	});
	await fc.assert(
		fc.asyncProperty(shuffled, async ([world, sessions]) => {
			expect(await findingsOf(knownOf({...world, sessions}))).toEqual(await findingsOf(knownOf(world)));
		}),
		{numRuns: 150},
	);
});

test('BE26 causes-first whichever end is asked for, the rule is the same', async () => {
	const sides = mutations.filter(({name}) => !/clients?|unnumbered|own address|family/.test(name));
	await fc.assert(
		fc.asyncProperty(fabricShape, fc.nat(), fc.constantFrom(...sides), async (shape, at, {edit}) => {
			const world = edit(fabricOf(shape), at);
			if (!world) return;
			const [all] = await foundOf(knownOf(world));
			if (!all?.peer) return;
			const [one, other] = [all.on.id, all.peer.id];
			const rules = await Promise.all(
				[one, other].map(async (id) => (await foundOf(knownOf(world, (draft) => draft.id === id))).map(({rule}) => rule)),
			);
			expect(rules).toEqual([[all.rule], [all.rule]]);
		}),
		{numRuns: 150},
	);
});

test('BE26 causes-first 20,000 sessions of a right fabric have no finding', async () => {
	const known = knownOf(fabricOf({spines: 32, leaves: 150, isDual: true, assigns: true, clients: 200, machines: 0, customers: 0}));
	expect(known.ends.length).toBeGreaterThan(20_000);
	expect(await foundOf(known)).toEqual([]);
});
