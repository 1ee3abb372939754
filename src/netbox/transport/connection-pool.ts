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
export function createConnectionPool({open, look, settle}: WireSource): ConnectionPool {
	const all = new Set<Wire>();
	const idle: HeldConnection[] = [];
	const waiting: ((held: HeldConnection) => void)[] = [];
	let busy = 0;
	let failed = 0;
	let alone: number | undefined;
	let isServing = false;

	const opened = (): HeldConnection => {
		const wire = open();
		all.add(wire);
		return {wire};
	};
	const drop = ({wire}: HeldConnection): void => {
		all.delete(wire);
		wire.close();
	};
	/** The first look at a connection has its handshake too. A question that comes alone, as most do where little changed, is not worth a look. */
	const lookAlone = async ({wire}: HeldConnection): Promise<void> => {
		if (alone !== undefined || waiting.length < 2) return;
		const looks = [await look(wire), await look(wire)].filter((took) => took !== undefined);
		if (looks.length > 0) alone = Math.min(...looks);
	};
	const isAsSoon = async ({wire}: HeldConnection): Promise<boolean> => {
		for (let looks = 0; looks < 2; looks += 1) {
			const took = await look(wire);
			if (took !== undefined && took <= latest(alone ?? took)) return true;
		}
		return false;
	};
	/** Others that are idle were looked at beside another connection than this one is now. */
	const useAlone = async (held: HeldConnection): Promise<void> => {
		if (held.looked !== placeOf(held)) for (const other of idle) other.looked = undefined;
		await lookAlone(held);
		held.looked = placeOf(held);
	};
	const mayUseBeside = async (held: HeldConnection): Promise<boolean> => {
		const wasUsed = held.looked !== undefined;
		const isApart = await isAsSoon(held);
		held.looked = placeOf(held);
		failed = isApart || wasUsed ? 0 : failed + 1;
		return isApart;
	};
	const mayUse = async (held: HeldConnection): Promise<boolean> => {
		if (busy > 0) return held.looked === placeOf(held) || mayUseBeside(held);
		await useAlone(held);
		return true;
	};
	const find = async (): Promise<HeldConnection | undefined> => {
		if (busy > 0 && alone === undefined) return undefined;
		for (;;) {
			const held = idle.shift() ?? (busy < most && failed < mostTries ? opened() : undefined);
			if (!held || (await mayUse(held))) return held;
			drop(held);
		}
	};
	const serve = async (): Promise<void> => {
		if (isServing) return;
		isServing = true;
		// Parts that begin together ask together.
		await turn();
		while (waiting.length > 0) {
			const held = await find();
			if (!held) break;
			const next = waiting.shift();
			if (!next) idle.push(held);
			else {
				busy += 1;
				next(held);
				await (waiting.length > 0 ? settle() : turn());
			}
		}
		isServing = false;
	};
	const acquire = (): Promise<HeldConnection> =>
		new Promise((resolve) => {
			waiting.push(resolve);
			void serve();
		});
	/** Handed on at once where it can be: a server that waits for the next question is a server that does nothing. */
	const release = (held: HeldConnection): void => {
		const isKnown = held.looked === placeOf(held) && (alone !== undefined || waiting.length < 2);
		const next = isKnown ? waiting.shift() : undefined;
		if (next) next(held);
		else {
			busy -= 1;
			idle.push(held);
			void serve();
		}
	};
	return {
		over: async (ask) => {
			const held = await acquire();
			try {
				return await ask(held.wire);
			} finally {
				release(held);
				// What is asked next goes out before this answer is worked on.
				await turn();
			}
		},
		close: () => {
			for (const wire of all) wire.close();
		},
	};
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
