import type {HeldRow} from '../output/output.js';
import type {CachedSession, SessionToKeep} from '../store/cache/cache.js';
import {factOf, type SessionFacts} from './session-facts.js';

/** What is held of a session: what names, places and dates it, and its REST object. */
export type HeldSession = Pick<CachedSession, 'id' | 'name' | 'device' | 'lastUpdated' | 'held'>;

/** A session that NetBox gave, with every object it shows. */
export type Received = HeldSession & Pick<SessionToKeep, 'shows'>;

/** A BGP session. Each fact is read from its row when it is first asked for; the row itself is `held.row`. */
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
	readonly #known: {-readonly [Fact in keyof SessionFacts]?: SessionFacts[Fact]} = {};

	constructor(from: HeldSession, checkedAt: number) {
		this.#from = from;
		this.checkedAt = checkedAt;
	}

	#fact<Fact extends keyof SessionFacts>(fact: Fact): SessionFacts[Fact] {
		const known = this.#known[fact];
		if (known !== undefined) return known;
		const read = factOf(this.#from.held, fact);
		this.#known[fact] = read;
		return read;
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
		return this.#fact('holder');
	}

	get holders(): SessionFacts['holders'] {
		return this.#fact('holders');
	}

	get vrf(): SessionFacts['vrf'] {
		return this.#fact('vrf');
	}

	get local(): SessionFacts['local'] {
		return this.#fact('local');
	}

	get remote(): SessionFacts['remote'] {
		return this.#fact('remote');
	}

	get localAs(): SessionFacts['localAs'] {
		return this.#fact('localAs');
	}

	get remoteAs(): SessionFacts['remoteAs'] {
		return this.#fact('remoteAs');
	}

	get group(): SessionFacts['group'] {
		return this.#fact('group');
	}

	get policies(): SessionFacts['policies'] {
		return this.#fact('policies');
	}

	get prefixLists(): SessionFacts['prefixLists'] {
		return this.#fact('prefixLists');
	}

	get maxPrefixes(): SessionFacts['maxPrefixes'] {
		return this.#fact('maxPrefixes');
	}

	get status(): SessionFacts['status'] {
		return this.#fact('status');
	}

	get tenant(): SessionFacts['tenant'] {
		return this.#fact('tenant');
	}

	get tags(): SessionFacts['tags'] {
		return this.#fact('tags');
	}

	get description(): SessionFacts['description'] {
		return this.#fact('description');
	}

	get attributes(): SessionFacts['attributes'] {
		return this.#fact('attributes');
	}
}
