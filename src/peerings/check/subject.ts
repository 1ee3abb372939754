import {keysOf} from '../../devices/keys.js';
import {type End, type EndHolder, holderKey} from '../pairs/end.js';
import type {Lookup} from '../pairs/known.js';
import type {Confederation} from './confederation.js';
import {lacksOfMesh} from './mesh.js';

/** What rules look at, beside a peering itself. */
export type Subject = {
	readonly lookup: Lookup;
	/** Whether any local address of a session of the same device or machine is on an interface: who assigns none says nothing by not assigning one. */
	readonly assigns: (end: End) => boolean;
	/** A holder as people tell it from all others: names that several bear stand with their ids. */
	readonly holderName: (holder: EndHolder) => string;
	/** A session among those of its holder, in the same way. */
	readonly sessionName: (end: End) => string;
	readonly confederation?: Confederation;
	/** How sessions are to be called. */
	readonly nameTemplate?: string;
	/** Routers that lack iBGP sessions to others of their AS, by the ids of their first sessions. */
	readonly mesh: () => ReadonlyMap<number, readonly string[]>;
};

/** What the user says of the network. */
export type SaidOfNetwork = Pick<Subject, 'confederation' | 'nameTemplate'>;

/** Of what was looked up, and what the user says; names are made when the first one is asked for. */
export function subjectOf(lookup: Lookup, said: SaidOfNetwork = {}): Subject {
	const {addresses, ends} = lookup;
	const nodes = lazily(() => {
		const assigned = ends.filter(({local}) => local && (addresses?.get(local.id)?.on ?? null) !== null);
		return new Set(assigned.flatMap(({bearers}) => bearers.slice(0, 1).map(holderKey)));
	});
	let holders: ReadonlyMap<string, string> | undefined;
	let sessions: ReadonlyMap<number, string> | undefined;
	const holderName: Subject['holderName'] = (holder) => {
		holders ??= nameHolders([...ends.flatMap(({bearers}) => bearers), ...lookup.assigned(), ...[...lookup.byAs.values()].flat()]);
		return holders.get(holderKey(holder)) ?? holder.name ?? `#${holder.id}`;
	};
	return {
		...said,
		lookup,
		assigns: ({bearers}) => bearers.slice(0, 1).some((bearer) => nodes().has(holderKey(bearer))),
		holderName,
		mesh: lazily(() => lacksOfMesh(lookup, holderName)),
		sessionName: (end) => {
			sessions ??= nameSessions(ends);
			return sessions.get(end.id) ?? end.name ?? `#${end.id}`;
		},
	};
}

/** A value that is made when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
	let made: {readonly value: Value} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}

function nameHolders(holders: readonly EndHolder[]): ReadonlyMap<string, string> {
	const byKind = new Map<string, Map<number, EndHolder>>();
	for (const holder of holders) {
		const same = byKind.get(holder.kind) ?? new Map<number, EndHolder>();
		byKind.set(holder.kind, same.set(holder.id, holder));
	}
	const names = [...byKind].flatMap(([kind, same]) => [...keysOf([...same.values()])].map(([id, key]): [string, string] => [`${kind} ${id}`, key]));
	return new Map(names);
}

function nameSessions(ends: readonly End[]): ReadonlyMap<number, string> {
	const byHolder = new Map<string, End[]>();
	for (const end of ends) {
		const key = end.bearers.map(holderKey).join();
		const same = byHolder.get(key);
		if (same) same.push(end);
		else byHolder.set(key, [end]);
	}
	return new Map([...byHolder.values()].flatMap((same) => [...keysOf(same)]));
}

/** The device or machine that an end is on, as it is shown; `no holder` where it is on none. */
export const onName = (end: End, {holderName}: Subject): string => {
	const [holder] = end.bearers;
	return holder ? holderName(holder) : 'no holder';
};

/** `a, b and c`; of more than five the first five and how many more. */
export function namesOf(names: readonly string[], joint = 'and'): string {
	const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
	return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} ${joint} ${shown.at(-1)}` : (shown[0] ?? '');
}
