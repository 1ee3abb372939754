import type {Wire} from './http.js';

/** What connections are made of. */
export type WireSource = {
	readonly open: () => Wire;
	/** How many ms the smallest answer takes over it; undefined where none comes, which what is asked next will tell. */
	readonly look: (wire: Wire) => Promise<number | undefined>;
	/** Waits until what was just asked is being answered, or the job is over. */
	readonly settle: () => Promise<void>;
};

/**
 * ms in which a process that was just asked for many rows has begun to write them. Before that it waits for its database, and another
 * answer of its comes as soon as from any process.
 */
export const settling = 100;

/**
 * ms after which a process works on a question for many rows so that it takes no new connection where another is idle: gunicorn's processes
 * all wait for the next one. Two small questions over connections opened at the same moment as that of a large one made it take 236 ms, opened
 * 10 ms behind it 187 to 201, and alone 171 (medians of 16, NetBox 4.7.3, two processes with threads).
 */
export const underWay = 10;

/** Connections of one large reading. */
export type ConnectionPool = {
	/** Asks over one of them as soon as one is free; askers wait in turn. */
	readonly over: <Value>(ask: (wire: Wire) => Promise<Value>) => Promise<Value>;
	/** Closes them; nothing may be on its way any more. */
	readonly close: () => void;
};

/** A connection, and which one of its wire it was when it was looked at. */
type HeldConnection = {readonly wire: Wire; looked?: number | undefined};

/** Which connection a wire is now; always the same where it goes through another's. */
const placeOf = ({wire}: HeldConnection): number => wire.connection() ?? 0;

/** As many as the requests that a NetBox gets at a time. */
const most = 4;

/** New connections that are tried in turn beside those in use, before it is believed that the server has no more to give. */
const mostTries = 3;

/**
 * How late a small answer may come beside large ones, given what it took alone. From the process that also made a large one it came
 * 18 to 86 ms later, from another process at most 15 (the sooner of two looks; seen on 4.7.3 behind gunicorn with threads).
 */
const latest = (alone: number): number => alone * 1.25 + 15;

/**
 * Connections that do not hinder each other. A kept connection stays with the process that accepted it, and the threads of a Python
 * process share one lock: two large answers in one process come at half the speed of one. So another connection is used beside those
 * in use only where the server answers a small question over it about as soon as it did when nothing else was on its way. One that
 * was lost and opened again may be in another process, and is looked at again.
 */
export const createConnectionPool = (source: WireSource): ConnectionPool => new Connections(source);

class Connections implements ConnectionPool {
	private readonly source: WireSource;
	/** Every connection that is open: those in use, the idle ones, and the one that is being looked at. */
	private readonly all = new Set<Wire>();
	/** Connections that nobody uses, the longest idle first. */
	private readonly idle: HeldConnection[] = [];
	/** Who waits for a connection, in the order of asking. None waits while one of those in use may be handed on. */
	private readonly waiting: ((held: HeldConnection) => void)[] = [];
	/** Connections in use. */
	private busy = 0;
	/** New connections, one after the other, that were no use beside those in use; `mostTries` of them end the search. */
	private failed = 0;
	/** ms that the smallest answer took when nothing else was on its way; undefined until that was looked at. */
	private alone: number | undefined;
	/** Whether `serve` runs: one at a time finds connections for those who wait. */
	private isServing = false;

	constructor(source: WireSource) {
		this.source = source;
	}

	async over<Value>(ask: (wire: Wire) => Promise<Value>): Promise<Value> {
		const held = await this.acquire();
		try {
			return await ask(held.wire);
		} finally {
			this.release(held);
			// What is asked next goes out before this answer is worked on.
			await turn();
		}
	}

	close(): void {
		for (const wire of this.all) wire.close();
	}

	private acquire(): Promise<HeldConnection> {
		return new Promise((resolve) => {
			this.waiting.push(resolve);
			void this.serve();
		});
	}

	/** Handed on at once where it can be: a server that waits for the next question is a server that does nothing. */
	private release(held: HeldConnection): void {
		const isKnown = held.looked === placeOf(held) && (this.alone !== undefined || this.waiting.length < 2);
		const next = isKnown ? this.waiting.shift() : undefined;
		if (next) next(held);
		else {
			this.busy -= 1;
			this.idle.push(held);
			void this.serve();
		}
	}

	private async serve(): Promise<void> {
		if (this.isServing) return;
		this.isServing = true;
		// Parts that begin together ask together.
		await turn();
		while (this.waiting.length > 0) {
			const held = await this.find();
			if (!held) break;
			const next = this.waiting.shift();
			if (!next) this.idle.push(held);
			else {
				this.busy += 1;
				next(held);
				await (this.waiting.length > 0 ? this.source.settle() : turn());
			}
		}
		this.isServing = false;
	}

	private async find(): Promise<HeldConnection | undefined> {
		if (this.busy > 0 && this.alone === undefined) return undefined;
		for (;;) {
			const held = this.idle.shift() ?? (this.busy < most && this.failed < mostTries ? this.opened() : undefined);
			if (!held || (await this.mayUse(held))) return held;
			this.all.delete(held.wire);
			held.wire.close();
		}
	}

	private opened(): HeldConnection {
		const wire = this.source.open();
		this.all.add(wire);
		return {wire};
	}

	private async mayUse(held: HeldConnection): Promise<boolean> {
		if (this.busy > 0) return held.looked === placeOf(held) || this.mayUseBeside(held);
		await this.useAlone(held);
		return true;
	}

	private async mayUseBeside(held: HeldConnection): Promise<boolean> {
		const wasUsed = held.looked !== undefined;
		const isApart = await this.isAsSoon(held);
		held.looked = placeOf(held);
		this.failed = isApart || wasUsed ? 0 : this.failed + 1;
		return isApart;
	}

	private async isAsSoon({wire}: HeldConnection): Promise<boolean> {
		for (let looks = 0; looks < 2; looks += 1) {
			const took = await this.source.look(wire);
			if (took !== undefined && took <= latest(this.alone ?? took)) return true;
		}
		return false;
	}

	/** Others that are idle were looked at beside another connection than this one is now. */
	private async useAlone(held: HeldConnection): Promise<void> {
		if (held.looked !== placeOf(held)) for (const other of this.idle) other.looked = undefined;
		await this.lookAlone(held);
		held.looked = placeOf(held);
	}

	/** The first look at a connection has its handshake too. A question that comes alone, as most do where little changed, is not worth a look. */
	private async lookAlone({wire}: HeldConnection): Promise<void> {
		if (this.alone !== undefined || this.waiting.length < 2) return;
		const looks = [await this.source.look(wire), await this.source.look(wire)].filter((took) => took !== undefined);
		if (looks.length > 0) this.alone = Math.min(...looks);
	}
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
