import type {RuleName} from '../../../src/peerings/check/rules.js';
import type {Draft, World} from './fabric.js';

/** One edit of a fabric. `at` chooses among the sessions that it can be made to; nothing where there is none. */
export type Mutation = {
	readonly name: string;
	readonly edit: (world: World, at: number) => World | undefined;
	/** What comes of it: the cause alone, or the cause beside what the other end then lacks. */
	readonly gives: (world: World) => readonly RuleName[];
	/** What else may come of it on the sessions that it left behind. */
	readonly leaves?: readonly RuleName[];
	/** The rule on demand that sees it. */
	readonly demands?: RuleName;
};

const isPair = ({sessions}: World, {local, remote}: Draft): boolean => sessions.some((other) => other.local === remote && other.remote === local);
const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % Math.max(1, items.length)];
const pairs = (world: World): readonly Draft[] => world.sessions.filter((draft) => isPair(world, draft));
const nextId = ({sessions}: World): number => Math.max(...sessions.map(({id}) => id)) + 1;

/** Changes one session of a pair. */
const change =
	(edit: (draft: Draft, world: World) => Partial<Draft> | undefined, among: (world: World) => readonly Draft[] = pairs) =>
	(world: World, at: number): World | undefined => {
		const chosen = pick(among(world), at);
		const changed = chosen && edit(chosen, world);
		return chosen && changed ? {...world, sessions: world.sessions.map((draft) => (draft === chosen ? {...draft, ...changed} : draft))} : undefined;
	};

/** Adds a session that is like one of a pair. */
const add =
	(edit: (draft: Draft) => Partial<Draft>) =>
	(world: World, at: number): World | undefined => {
		const chosen = pick(pairs(world), at);
		return chosen && {...world, sessions: [...world.sessions, {...chosen, name: 'added', ...edit(chosen), id: nextId(world)}]};
	};

/** Whose own the remote host is, is known where addresses are assigned, or where other sessions have it. */
const lacking: readonly RuleName[] = ['missing-reverse', 'unknown-remote'];
const external = (world: World): readonly Draft[] => pairs(world).filter(({localAs, remoteAs}) => localAs !== remoteAs);
const ofMachine = ({machine}: Draft): boolean => machine !== undefined;

export const mutations: readonly Mutation[] = [
	{
		name: 'a session is deleted',
		edit: (world, at) => {
			// Whose number nobody else has is a provider from then on.
			const isKnown = (one: Draft): boolean => world.sessions.some((other) => other !== one && other.localAs === one.localAs);
			const chosen = pick(pairs(world).filter(isKnown), at);
			return chosen && {...world, sessions: world.sessions.filter((draft) => draft !== chosen)};
		},
		gives: ({owners}) => (owners ? ['missing-reverse'] : lacking),
	},
	{name: 'another remote AS', edit: change(({remoteAs}) => ({remoteAs: remoteAs + 1000})), gives: () => ['as-mismatch']},
	{name: 'another local AS', edit: change(({localAs}) => ({localAs: localAs + 1000})), gives: () => ['as-mismatch']},
	{name: 'planned', edit: change(() => ({status: 'planned'})), gives: () => ['status-mismatch']},
	{name: 'another peer group', edit: change(() => ({group: 'OTHER'})), gives: () => ['group-differs']},
	{name: 'no peer group', edit: change(() => ({group: null})), gives: () => ['group-differs']},
	{name: 'the same session twice', edit: add(() => ({})), gives: () => ['duplicate']},
	{name: 'the same session twice, with other numbers', edit: add(({localAs}) => ({localAs: localAs + 1})), gives: () => ['duplicate']},
	{
		name: 'a second reverse on another device',
		edit: add(() => ({device: 'stray', machine: null})),
		gives: ({owners}) => [owners ? 'local-elsewhere' : 'several-reverses'],
	},
	{
		name: 'the session is on another device',
		edit: change((draft, {owners}) => (owners && !ofMachine(draft) ? {device: 'stray'} : undefined)),
		gives: () => ['wrong-device'],
	},
	{
		name: 'both ends are on one device',
		edit: (world, at) => {
			const links = pairs(world).filter(({localAs, remoteAs, device}) => device && localAs !== remoteAs && !world.owners);
			const chosen = pick(links, at);
			const device = world.sessions.find(({local, remote}) => chosen && local === chosen.remote && remote === chosen.local)?.device;
			return chosen && device ? {...world, sessions: world.sessions.map((draft) => (draft === chosen ? {...draft, device} : draft))} : undefined;
		},
		gives: () => ['self-peering'],
	},
	{name: 'on a device and a machine', edit: change((draft) => (ofMachine(draft) ? undefined : {machine: 'vm:other'})), gives: () => ['two-holders']},
	{name: 'on nothing', edit: change(() => ({device: null, machine: null})), gives: () => ['no-holder']},
	{
		name: 'a remote address of the other family',
		edit: change(({remote = ''}) => ({remote: remote.includes(':') ? '198.51.100.1/32' : '2001:db8:ffff::1/128'})),
		gives: () => ['family-mismatch'],
		leaves: lacking,
	},
	{name: 'its own address as the remote one', edit: change(({local}) => ({remote: local})), gives: () => ['self-peering'], leaves: lacking},
	{
		name: 'an unnumbered remote end',
		edit: change(({remote = ''}) => ({remote: remote.includes(':') ? '::/128' : '0.0.0.0/32'})),
		gives: () => ['unverifiable'],
		leaves: lacking,
	},
	{
		name: 'a client with another AS',
		edit: change(
			({localAs}) => ({localAs: localAs + 1}),
			({sessions}) => sessions.filter(({name}) => name?.startsWith('server')).filter(({name}) => name !== 'servers'),
		),
		gives: () => ['as-mismatch'],
	},
	{
		name: 'no clients',
		edit: (world) => ({...world, sessions: world.sessions.filter(({name}) => name === 'servers' || !name?.startsWith('server'))}),
		gives: () => ['no-clients'],
	},
	{
		name: 'a link in two subnets',
		edit: (world, at) => {
			const links = pairs(world).filter(({local, localAs, remoteAs}) => localAs !== remoteAs && !local.includes(':'));
			const chosen = pick(links, at);
			if (!chosen) return undefined;
			const far = '198.51.100.7/32';
			const owners = world.owners && new Map([...world.owners, ['198.51.100.7', chosen.device ?? '']]);
			const moved = (draft: Draft): Draft => ({
				...draft,
				...(draft.local === chosen.local && {local: far}),
				...(draft.remote === chosen.local && {remote: far}),
			});
			return {...world, sessions: world.sessions.map(moved), ...(owners && {owners})};
		},
		gives: () => ['not-adjacent'],
	},
	{
		name: 'three VRFs that differ',
		edit: (world, at) => {
			const chosen = pick(pairs(world), at);
			if (!chosen || !world.owners || world.vrfs?.has(chosen.local)) return undefined;
			const ports = new Map([...(world.ports ?? []), [chosen.local, {...world.ports?.get(chosen.local), vrf: 'OTHER'}]]);
			const sessions = world.sessions.map((draft) => (draft === chosen ? {...draft, vrf: 'ITS OWN'} : draft));
			return {...world, sessions, ports};
		},
		gives: () => ['vrf-disagrees'],
	},
	{
		name: 'a peer group with the AS number of one end',
		edit: (world, at) => {
			const chosen = pick(
				pairs(world).filter(({localAs, remoteAs}) => localAs !== remoteAs),
				at,
			);
			if (!chosen) return undefined;
			const isOf = (draft: Draft): boolean => draft === chosen || (draft.local === chosen.remote && draft.remote === chosen.local);
			const sessions = world.sessions.map((draft) => (isOf(draft) ? {...draft, group: 'ONE END'} : draft));
			return {...world, sessions, groups: new Map([['ONE END', {localAs: chosen.localAs}]])};
		},
		gives: () => ['group-as'],
	},
	{
		name: 'an iBGP session from a loopback to an interface',
		edit: (world, at) => {
			const chosen = pick(
				pairs(world).filter(({localAs, remoteAs}) => localAs === remoteAs),
				at,
			);
			if (!chosen || !world.owners) return undefined;
			// Its own loopback, so that its other sessions stay what they are.
			const moved = '10.253.0.9/32';
			const sessions = world.sessions.map((draft) => ({
				...draft,
				...(draft === chosen && {local: moved}),
				...(draft.local === chosen.remote && draft.remote === chosen.local && {remote: moved}),
			}));
			const owners = new Map([...world.owners, [moved, chosen.device ?? chosen.machine ?? '']]);
			return {...world, sessions, owners, ports: new Map([...(world.ports ?? []), [moved, {isLoopback: false}]])};
		},
		gives: () => ['ibgp-interface'],
	},
	{
		name: 'one of two owners of an anycast address has no session back',
		edit: (world, at) => {
			const chosen = pick(
				pairs(world).filter(({localAs, remoteAs}) => localAs !== remoteAs),
				at,
			);
			if (!chosen || !world.owners) return undefined;
			const twin = `${chosen.local}#twin`;
			const vrf = world.vrfs?.get(chosen.local);
			return {
				...world,
				...{owners: new Map([...world.owners, [twin, 'twin']]), spare: [twin], shared: new Set([chosen.local, twin])},
				...(vrf !== undefined && {vrfs: new Map([...(world.vrfs ?? []), [twin, vrf]])}),
			};
		},
		gives: () => ['anycast-partial'],
	},
	{
		name: 'an address that the token does not see',
		edit: (world, at) => {
			const chosen = pick(
				pairs(world).filter(({localAs, remoteAs}) => localAs !== remoteAs),
				at,
			);
			return chosen && world.owners && !world.vrfs?.has(chosen.local) ? {...world, unseen: new Set([chosen.local])} : undefined;
		},
		gives: () => ['hidden'],
	},
	{name: 'no limit of prefixes', edit: change(() => ({maxPrefixes: null}), external), gives: () => ['no-max-prefix'], demands: 'no-max-prefix'},
	{name: 'no export policy', edit: change(() => ({exports: []}), external), gives: () => ['no-policy'], demands: 'no-policy'},
	{name: 'another name', edit: change(() => ({name: 'another'})), gives: () => ['name-template'], demands: 'name-template'},
	{
		name: 'two routers of an AS without a session',
		edit: (world, at) => {
			const inside = pairs(world).filter(({localAs, remoteAs, machine, name}) => localAs === remoteAs && !machine && !name?.includes('vm:'));
			const chosen = pick(inside, at);
			const isOf = (draft: Draft): boolean => draft === chosen || (draft.local === chosen?.remote && draft.remote === chosen.local);
			const sessions = world.sessions.filter((draft) => !isOf(draft));
			// A router without any iBGP session is none of the mesh, as far as sessions tell.
			const isInside = (device: string | null | undefined): boolean => inside.some((one) => one.device === device && !isOf(one));
			const peer = world.sessions.find((draft) => draft !== chosen && isOf(draft));
			return chosen && isInside(chosen.device) && isInside(peer?.device) ? {...world, sessions} : undefined;
		},
		gives: () => ['ibgp-mesh'],
		demands: 'ibgp-mesh',
	},
];
