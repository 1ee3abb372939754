import fc from 'fast-check';
import {expect, test} from 'vitest';
import {tally} from '../../../src/peerings/check/verdicts.js';
import {endsOf, type Peering} from '../../../src/peerings/pairs/peering.js';
import {checkedOf, fabricOf, fabricShape, foundOf, knownOf, type World} from './fabric.js';
import {mutations} from './mutations.js';

/** A fabric with a few edits, its sessions in any order. */
const edited: fc.Arbitrary<World> = fc
	.tuple(fabricShape, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...mutations)), {minLength: 1, maxLength: 4}))
	.chain(([shape, edits]) => {
		const world = edits.reduce((made, [at, {edit}]) => edit(made, at) ?? made, fabricOf(shape));
		return fc
			.shuffledSubarray([...world.sessions], {minLength: world.sessions.length})
			.map((sessions): World => ({...world, sessions: sessions.map((draft) => ({...draft}))}));
	});

/** Those that many may come to: a dynamic neighbour, and the one peer of a shared address. */
const isMany = (peering: Peering, id: number, {sessions, shared}: World): boolean => {
	const draft = sessions.find((one) => one.id === id);
	return draft?.prefix !== undefined || (peering.kind === 'pair' && shared?.has(draft?.remote ?? '') === true);
};

test('BE26 causes-first every session is in one peering, whatever was edited, in whatever order they come', async () => {
	await fc.assert(
		fc.asyncProperty(edited, fc.boolean(), async (world, hasAddresses) => {
			const checked = await checkedOf(knownOf(world, undefined, hasAddresses));
			const times = new Map(world.sessions.map(({id}) => [id, 0]));
			for (const {peering} of checked) {
				const ids = endsOf(peering).map(({id}) => id);
				expect(new Set(ids).size).toBe(ids.length);
				for (const id of ids) times.set(id, isMany(peering, id, world) ? Math.max(1, times.get(id) ?? 0) : (times.get(id) ?? 0) + 1);
			}
			expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
			const {checked: all, ...counts} = tally(checked);
			expect(all).toBe(world.sessions.length);
			const plain = Object.values(counts).reduce((sum, count) => sum + count, 0);
			const faulty = new Set(checked.flatMap(({peering, verdict}) => (verdict in counts ? [] : endsOf(peering).map(({id}) => id))));
			expect(plain + faulty.size).toBe(all);
		}),
		{numRuns: 60},
	);
});

test('BE29 which-rules verdicts and counts are the same whatever rules are chosen', async () => {
	await fc.assert(
		fc.asyncProperty(edited, async (world) => {
			const known = knownOf(world);
			const verdicts = async (...rules: Parameters<typeof checkedOf>[1] extends ReadonlySet<infer Name> | undefined ? Name[] : never) =>
				(await checkedOf(known, new Set(rules))).map(({verdict, peering}) => `${peering.first.id} ${verdict}`);
			const all = (await checkedOf(known)).map(({verdict, peering}) => `${peering.first.id} ${verdict}`);
			expect(await verdicts('as-mismatch')).toEqual(all);
			expect(await verdicts('no-policy', 'no-max-prefix')).toEqual(all);
		}),
		{numRuns: 25},
	);
});

test('BE24 not-known without addresses no session is matched or external, and a fault is told all the same', async () => {
	await fc.assert(
		fc.asyncProperty(edited, async (world) => {
			const why = 'this token may not see addresses';
			const doubts = [{why, isHidden: true, touches: 'all', isSaid: true}] as const;
			const known = {...knownOf(world, undefined, false), doubts, addressesUnread: why, rights: new Set([why])};
			const {matched, external, dynamic} = tally(await checkedOf(known));
			expect({matched, external, dynamic}).toEqual({matched: 0, external: 0, dynamic: 0});
		}),
		{numRuns: 25},
	);
	const [first] = fabricOf({spines: 1, leaves: 2, isDual: false, assigns: false, clients: 1, machines: 0, customers: 0}).sessions;
	const wrong = [first, first && {...first, id: 2, device: 'leaf1', local: first.remote ?? '', remote: first.local, localAs: 1}].flatMap(
		(one) => one ?? [],
	);
	const doubts = [{why: 'not read', isHidden: false, touches: 'all', isSaid: true}] as const;
	expect((await foundOf({...knownOf({sessions: wrong}), doubts})).map(({rule}) => rule)).toEqual(['as-mismatch']);
});
