import fc from 'fast-check';
import {expect} from 'vitest';
import type {Row} from '../../src/output/output.js';
import type {CachePolicy, PeeringsAsked} from '../../src/peerings/reading/read.js';
import {type Draw, deviceMaking, edit, hiddenEdits, type Names, type Targets, visibleEdits} from './edits.js';
import {difference, type Rest, type Shell, selector} from './support.js';

/** Something a user or somebody else does. */
export type Step =
	| {readonly kind: 'edit'; readonly draw: Draw}
	| {readonly kind: 'read'; readonly shell: number; readonly policy: CachePolicy; readonly draw: Draw}
	/** Two shells read while an edit is made. */
	| {readonly kind: 'race'; readonly draw: Draw};

const draw: fc.Arbitrary<Draw> = fc.record({kind: fc.nat(9999), pick: fc.nat(9999), value: fc.nat(9999)});
const policy = fc.constantFrom<CachePolicy>('True', 'True', 'True', 'True', 'refresh', 'force');

/** Edits and reads in any order. */
export const steps = (length: number): fc.Arbitrary<Step[]> =>
	fc.array(
		fc.oneof(
			{weight: 5, arbitrary: fc.record({kind: fc.constant('edit' as const), draw})},
			{weight: 5, arbitrary: fc.record({kind: fc.constant('read' as const), shell: fc.nat(9), policy, draw})},
			{weight: 1, arbitrary: fc.record({kind: fc.constant('race' as const), draw})},
		),
		{minLength: length, maxLength: length},
	);

export type World = {
	readonly rest: Rest;
	readonly targets: Targets;
	readonly names: Names;
	readonly globs: readonly string[];
	/** A device whose type and role new ones take. */
	readonly like: Row;
	/** Each with a cache of its own, or one that others share. */
	readonly shells: readonly Shell[];
	/** Whether the readers may see the change log. */
	readonly logIsOpen: boolean;
};

/** After every read `cache True` and `refresh` show what `cache False` shows; `force` never fails nor loses what it has. */
export async function takeSteps(world: World, taken: readonly Step[]): Promise<void> {
	for (const [index, step] of taken.entries()) await take(world, step, index);
}

async function take(world: World, step: Step, index: number): Promise<void> {
	const {shells} = world;
	if (step.kind === 'edit') return void (await change(world, step.draw));
	const asked = askedBy(world, step.draw);
	if (step.kind === 'race') {
		await Promise.all([...shells.map((shell) => shell.read(asked)), change(world, step.draw)]);
		for (const shell of shells) await compare(shell, {asked, policy: 'True', index});
		return;
	}
	const shell = shells[step.shell % shells.length];
	if (shell) await compare(shell, {asked, policy: step.policy, index});
}

type Comparing = {readonly asked: PeeringsAsked['devices']; readonly policy: CachePolicy; readonly index: number};

async function compare(shell: Shell, {asked, policy, index}: Comparing): Promise<void> {
	const got = await shell.read(asked, policy);
	if (policy === 'force') return;
	const truth = await shell.read(asked, 'False');
	expect(difference(got, truth), `step ${index}, ${policy} ${JSON.stringify(asked)}`).toEqual([]);
}

const change = ({rest, targets, names, like, logIsOpen}: World, drawn: Draw): Promise<unknown> =>
	edit([...visibleEdits, deviceMaking(like), ...(logIsOpen ? hiddenEdits : [])], {rest, targets, names, draw: drawn});

function askedBy({names, globs}: World, {kind, pick, value}: Draw): PeeringsAsked['devices'] {
	const bare = names.filter((name) => name !== null);
	const literal = [...new Set([bare[pick % bare.length], bare[value % bare.length], bare[(pick + value) % bare.length]])].filter(
		(name) => name !== undefined,
	);
	const glob = globs[value % globs.length] ?? '*';
	switch (kind % 8) {
		case 0:
			return {names: [], globs: [glob], selectors: []};
		case 1:
			return {names: literal, globs: [glob], selectors: []};
		case 2:
			return {names: literal, globs: [], selectors: [selector('site', 'ams1', 'fra1')]};
		case 3:
			return {names: bare, globs: [], selectors: []};
		default:
			return {names: literal, globs: [], selectors: []};
	}
}
