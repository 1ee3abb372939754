import type {AddressFamily, UpdateSource} from '../model.js';
import {familyOf} from '../model.js';
import {type SaidByFile, type SaidTogether, targetKey, type UnreadLine} from './collect.js';
import type {SaidOfPeer} from './said.js';

/** A neighbour as a file says it, with all that it has of its groups: its own values win. */
export type ReadNeighbor = {
	readonly line: number;
	readonly vrf: string | null;
	readonly peer: string;
	readonly isRange: boolean;
	readonly family: AddressFamily;
	readonly group: string | null;
	readonly isShutdown: boolean;
	readonly remoteAs: number;
	/** The number that it sees this device in. */
	readonly localAs: number;
	/** Its own: that of a group is the group's. */
	readonly description: string;
	readonly imports: readonly string[];
	readonly exports: readonly string[];
	readonly prefixListIn: string | null;
	readonly prefixListOut: string | null;
	readonly maxPrefixes: number | null;
	readonly updateSource: UpdateSource | null;
	/** Some line about it was not understood: what it does not seem to have it may have. */
	readonly isPartly: boolean;
};

/** The BGP that a file says. */
export type ReadConfig = Pick<SaidByFile, 'beside' | 'lines' | 'isCut' | 'fault'> & {
	readonly neighbors: readonly ReadNeighbor[];
	/** VRFs and families of which the file says all. */
	readonly covers: readonly {readonly vrf: string | null; readonly family: AddressFamily}[];
	/** Every line that was not understood, in order. */
	readonly unread: readonly UnreadLine[];
	/** Neighbours without what makes one, in words. */
	readonly lacking: readonly {readonly line: number; readonly vrf: string | null; readonly peer: string; readonly why: string}[];
};

/** Puts together what the lines say. */
export function resolveSayings(file: SaidByFile): ReadConfig {
	const all = [...file.targets.values()];
	const undeclared = all.filter(({target, isDeclared}) => target.kind === 'group' && !isDeclared);
	const hear = createHearing(file);
	const read = all.filter(({target}) => target.kind === 'neighbor' || target.kind === 'range').map((one) => neighborOf(one, hear, file));
	const neighbors = read.flatMap((one) => ('why' in one ? [] : [one]));
	const covers = new Map(file.covers);
	for (const {vrf, peer} of read) covers.set(`${vrf ?? ''}\n${familyOf(peer)}`, {vrf, family: familyOf(peer)});
	const loose = undeclared.map(({line, target}) => ({
		line,
		text: `neighbor ${target.kind === 'all' ? '' : target.name}: neither an address nor a group`,
	}));
	return {
		...{
			neighbors,
			covers: [...covers.values()],
			beside: file.beside,
			lines: file.lines,
			isCut: file.isCut,
			...(file.fault !== undefined && {fault: file.fault}),
		},
		unread: [...file.unread, ...loose].toSorted((a, b) => a.line - b.line),
		lacking: read.flatMap((one) => ('why' in one ? [one] : [])),
	};
}

/** What counts for a neighbour or a group: its own lines, then those of what it uses, the nearest first. */
type Heard = {readonly says: SaidOfPeer; readonly isPartly: boolean};

const whole = ({byFamily}: SaidTogether, family: AddressFamily): SaidOfPeer => ({...byFamily.get(null), ...byFamily.get(family)});

/** Groups that use groups: those that are further away are not heard. */
const deepest = 50;

/** Hears targets of a file, each group once; a group that uses itself adds nothing to itself. */
function createHearing({targets}: SaidByFile): (one: SaidTogether, family: AddressFamily) => Heard {
	const heard = new Map<string, Heard>();
	const ofGroup = (name: string, vrf: string | null): SaidTogether | undefined =>
		targets.get(targetKey(vrf, {kind: 'group', name})) ?? targets.get(targetKey(null, {kind: 'group', name}));
	const hear = (one: SaidTogether, family: AddressFamily, depth = 0): Heard => {
		const key = `${targetKey(one.vrf, one.target)}\n${family}`;
		const known = heard.get(key);
		if (known) return known;
		const own = whole(one, family);
		if (depth === deepest) return {says: own, isPartly: true};
		heard.set(key, {says: own, isPartly: one.unread.length > 0});
		const names = [...(own.group === undefined ? [] : [own.group]), ...[...one.uses].toReversed()];
		const groups = names.map((name) => ofGroup(name, one.vrf));
		const used = groups.flatMap((group) => (group ? [hear(group, family, depth + 1)] : []));
		const says = Object.assign({}, ...used.toReversed().map((part) => inherited(part.says)), own) as SaidOfPeer;
		const all = {says, isPartly: one.unread.length > 0 || groups.includes(undefined) || used.some(({isPartly}) => isPartly)};
		heard.set(key, all);
		return all;
	};
	return hear;
}

/** What of a group holds for its members. */
function inherited({description: _, group: __, ...says}: SaidOfPeer): SaidOfPeer {
	return says;
}

function neighborOf(one: SaidTogether, hear: ReturnType<typeof createHearing>, file: SaidByFile): ReadNeighbor | ReadConfig['lacking'][number] {
	const {line, vrf, target} = one;
	const peer = target.kind === 'all' ? '' : target.name;
	const family = familyOf(peer);
	const common = file.targets.get(targetKey(vrf, {kind: 'all'}));
	const [own, heard] = [whole(one, family), hear(one, family)];
	const all = {...(common && inherited(whole(common, family))), ...heard.says};
	const isPartly = heard.isPartly || (common?.unread.length ?? 0) > 0;
	const number = file.numbers.get(vrf) ?? file.numbers.get(null);
	const localAs = all.localAs ?? number;
	const remoteAs = all.remoteAs === 'internal' ? localAs : (all.remoteAs ?? (all.isInternal === true ? localAs : undefined));
	if (localAs === undefined) return {line, vrf, peer, why: 'the file does not say the AS of the device'};
	if (remoteAs === undefined) return {line, vrf, peer, why: 'the file does not say its AS'};
	return {
		...{line, vrf, peer, family, localAs, remoteAs, isPartly, isRange: target.kind === 'range', group: own.group ?? null},
		...{isShutdown: all.isShutdown ?? false, description: own.description ?? '', imports: all.imports ?? [], exports: all.exports ?? []},
		...{prefixListIn: all.prefixListIn ?? null, prefixListOut: all.prefixListOut ?? null},
		...{maxPrefixes: all.maxPrefixes ?? null, updateSource: all.updateSource ?? null},
	};
}
