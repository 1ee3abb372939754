import type {HeldRow} from '../output/output.js';
import type {CachedSession, SessionToKeep} from '../store/cache/cache.js';
import {factsOf, type SessionFacts} from './session-facts.js';

/** What is held of a session: what names, places and dates it, and its REST object. */
export type HeldSession = Pick<CachedSession, 'id' | 'name' | 'device' | 'lastUpdated' | 'held'>;

/** A session that NetBox gave, with every object it shows. */
export type Received = HeldSession & Pick<SessionToKeep, 'shows'>;

/** A BGP session. Its facts are read from its row when one of them is first asked for; the row itself is `held.row`. */
export type Session = SessionFacts & {
	readonly id: number;
	readonly name: string | null;
	readonly held: HeldRow;
	/** When NetBox last confirmed it, in ms. */
	readonly checkedAt: number;
};

/** The session that is held so. Opens no row. */
export const typed = (held: HeldSession, checkedAt: number): Session => new LazySession(held, checkedAt);

/** A class: an object with getters of its own takes half a kB more. */
class LazySession implements Session {
	readonly checkedAt: number;
	readonly #from: HeldSession;
	#read: SessionFacts | undefined;

	constructor(from: HeldSession, checkedAt: number) {
		this.#from = from;
		this.checkedAt = checkedAt;
	}

	get #facts(): SessionFacts {
		this.#read ??= factsOf(this.#from.held);
		return this.#read;
	}

	get id(): number {
		return this.#from.id;
	}

	get name(): string | null {
		return this.#from.name;
	}

	get held(): HeldRow {
		return this.#from.held;
	}

	get holder(): SessionFacts['holder'] {
		return this.#facts.holder;
	}

	get holders(): SessionFacts['holders'] {
		return this.#facts.holders;
	}

	get vrf(): SessionFacts['vrf'] {
		return this.#facts.vrf;
	}

	get local(): SessionFacts['local'] {
		return this.#facts.local;
	}

	get remote(): SessionFacts['remote'] {
		return this.#facts.remote;
	}

	get localAs(): SessionFacts['localAs'] {
		return this.#facts.localAs;
	}

	get remoteAs(): SessionFacts['remoteAs'] {
		return this.#facts.remoteAs;
	}

	get group(): SessionFacts['group'] {
		return this.#facts.group;
	}

	get policies(): SessionFacts['policies'] {
		return this.#facts.policies;
	}

	get prefixLists(): SessionFacts['prefixLists'] {
		return this.#facts.prefixLists;
	}

	get maxPrefixes(): SessionFacts['maxPrefixes'] {
		return this.#facts.maxPrefixes;
	}

	get status(): SessionFacts['status'] {
		return this.#facts.status;
	}

	get tenant(): SessionFacts['tenant'] {
		return this.#facts.tenant;
	}

	get tags(): SessionFacts['tags'] {
		return this.#facts.tags;
	}

	get description(): SessionFacts['description'] {
		return this.#facts.description;
	}
}
