import type {AddressFamily} from '../model.js';
import type {ConfigLine} from './lines.js';
import type {ConfigTarget, LineMeaning, SaidFamily, SaidOfPeer} from './said.js';

/** A line that nobody understood; without what may be a secret. */
export type UnreadLine = {readonly line: number; readonly text: string};

/** What the lines say of one neighbour, group, or VRF, by address family. */
export type SaidTogether = {
	/** The line that named it first. */
	readonly line: number;
	readonly vrf: string | null;
	readonly target: ConfigTarget;
	readonly byFamily: Map<SaidFamily, SaidOfPeer>;
	readonly uses: Set<string>;
	readonly unread: UnreadLine[];
	isDeclared: boolean;
};

/** What a file says of BGP, before it is put together. */
export type SaidByFile = {
	readonly targets: ReadonlyMap<string, SaidTogether>;
	/** The AS number of the device, by VRF. */
	readonly numbers: ReadonlyMap<string | null, number>;
	/** VRFs and families of which the file has lines. */
	readonly covers: ReadonlyMap<string, {readonly vrf: string | null; readonly family: AddressFamily}>;
	/** How many lines there are about what NetBox does not hold. */
	readonly beside: ReadonlyMap<string, number>;
	readonly unread: readonly UnreadLine[];
	/** The rest of the file was not read. */
	readonly isCut: boolean;
	/** Why nothing of the file is to be believed. */
	readonly fault?: string;
	/** Lines of BGP. */
	readonly lines: number;
};

/** What tells a target from all others. */
export const targetKey = (vrf: string | null, target: ConfigTarget): string =>
	`${vrf ?? ''}\n${target.kind}\n${target.kind === 'all' ? '' : target.name}`;

/** Takes what each line means. */
export type SayingCollection = {
	readonly take: (line: Pick<ConfigLine, 'number' | 'text'>, meaning: LineMeaning) => void;
	readonly all: () => SaidByFile;
};

export function collectSayings(): SayingCollection {
	const all: Collected = {targets: new Map(), numbers: new Map(), covers: new Map(), beside: new Map(), unread: [], isCut: false};
	let lines = 0;
	return {
		all: () => ({...all, lines}),
		take: (line, meaning) => {
			lines += 1;
			takeMeaning(all, line, meaning);
		},
	};
}

type Collected = {
	readonly targets: Map<string, SaidTogether>;
	readonly numbers: Map<string | null, number>;
	readonly covers: Map<string, {readonly vrf: string | null; readonly family: AddressFamily}>;
	readonly beside: Map<string, number>;
	readonly unread: UnreadLine[];
	isCut: boolean;
	fault?: string;
};

function targetAt({targets}: Collected, line: number, {vrf, target}: {readonly vrf: string | null; readonly target: ConfigTarget}): SaidTogether {
	const key = targetKey(vrf, target);
	const one = targets.get(key) ?? {line, vrf, target, byFamily: new Map(), uses: new Set(), unread: [], isDeclared: target.kind !== 'group'};
	targets.set(key, one);
	return one;
}

function takeMeaning(all: Collected, {number, text}: Pick<ConfigLine, 'number' | 'text'>, meaning: LineMeaning): void {
	switch (meaning.kind) {
		case 'says': {
			const one = targetAt(all, number, meaning.place);
			const {uses = [], ...says} = meaning.says;
			one.byFamily.set(meaning.place.family, {...one.byFamily.get(meaning.place.family), ...says});
			for (const name of uses) one.uses.add(name);
			return;
		}
		case 'declares':
			targetAt(all, number, {vrf: meaning.vrf, target: {kind: 'group', name: meaning.name}}).isDeclared = true;
			return;
		case 'covers':
			all.covers.set(`${meaning.vrf ?? ''}\n${meaning.family}`, {vrf: meaning.vrf, family: meaning.family});
			return;
		case 'asn':
			takeNumber(all, number, meaning);
			return;
		case 'beside':
			all.beside.set(meaning.topic, (all.beside.get(meaning.topic) ?? 0) + 1);
			return;
		case 'unknown':
			all.unread.push({line: number, text});
			if (meaning.of) targetAt(all, number, meaning.of).unread.push({line: number, text});
			return;
		case 'end':
			all.unread.push({line: number, text: meaning.why});
			all.isCut = true;
			return;
		case 'fault':
			all.fault ??= meaning.why;
			return;
		case 'nothing':
			return;
		default:
			meaning satisfies never;
	}
}

/** The AS number of the device; another one than before is that of another device. */
function takeNumber(all: Collected, line: number, {vrf, asn}: {readonly vrf: string | null; readonly asn: number}): void {
	const before = all.numbers.get(vrf);
	if (before !== undefined && before !== asn)
		all.fault ??= `line ${line} gives the device the AS number ${asn} after ${before}: it is the configuration of two devices`;
	all.numbers.set(vrf, asn);
}
