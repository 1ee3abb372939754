import {describe, expect, test} from 'vitest';
import {devices} from '../../src/netbox/read/endpoints.js';
import {type ConnectionPool, createConnectionPool} from '../../src/netbox/transport/connection-pool.js';
import type {Wire} from '../../src/netbox/transport/http.js';
import {startProxy} from '../support/proxy.js';
import {connectTo, isProof, page, scripted, scriptedNetbox} from './support.js';

/** A connection that ended in a process of a server. */
type Ended = Wire & {process: number; connections: number; isClosed: boolean};

/** A server of processes: a small answer comes late where its process makes a large one too. */
function serverOf(accepts: readonly number[], {alone = 12, beside = 60} = {}) {
	const opened: Ended[] = [];
	const underWay = new Map<Ended, () => void>();
	let looks = 0;
	const next = (): number => accepts[opened.length % accepts.length] ?? 0;
	const open = (): Ended => {
		const wire: Ended = {
			process: next(),
			connections: 1,
			isClosed: false,
			send: () => Promise.reject(new Error('nothing is sent here')),
			connection: () => wire.connections,
			close: () => {
				wire.isClosed = true;
			},
		};
		opened.push(wire);
		return wire;
	};
	const pool = createConnectionPool({
		open,
		look: async (wire) => {
			looks += 1;
			return [...underWay.keys()].some((one) => one.process === (wire as Ended).process) ? beside : alone;
		},
		settle: turn,
	});
	return {pool, opened, looks: () => looks, underWay};
}

type Server = ReturnType<typeof serverOf>;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits until no promise has more to do. */
const quiet = async (): Promise<void> => {
	for (let turns = 0; turns < 40; turns += 1) await turn();
};

/** Asks large questions, all at once; an answer comes when it is let. */
const ask = ({pool, underWay}: Server, count: number): readonly Promise<Ended>[] =>
	Array.from({length: count}, () =>
		pool.over(async (wire) => {
			const ended = wire as Ended;
			expect(ended.isClosed).toBe(false);
			expect(underWay.has(ended)).toBe(false);
			await new Promise<void>((resolve) => underWay.set(ended, resolve));
			underWay.delete(ended);
			return ended;
		}),
	);

/** The processes that make large answers. */
const busy = ({underWay}: Server): readonly number[] => [...underWay.keys()].map(({process}) => process).toSorted();

/** Lets the oldest answer come. */
const answer = async ({underWay}: Server): Promise<void> => {
	const [[, come] = []] = underWay;
	come?.();
	await quiet();
};

describe('connections of a large reading', () => {
	test.each([
		['two processes', [0, 1], [0, 1]],
		['two processes, met at first', [0, 0, 0, 1], [0, 1]],
		['one process', [0], [0]],
		['three processes', [0, 1, 1, 0, 2], [0, 1, 2]],
		['many processes', [0, 1, 2, 3, 4, 5], [0, 1, 2, 3]],
	] as const)('N39 request-count no process makes two large answers at a time, and each that is found makes one: %s', async (_, accepts, found) => {
		const server = serverOf(accepts);
		const asked = ask(server, 12);
		await quiet();
		for (let answers = 12; answers > 0; answers -= 1) {
			const now = busy(server);
			expect(new Set(now).size).toBe(now.length);
			expect(now).toHaveLength(Math.min(answers, found.length));
			await answer(server);
		}
		expect(await Promise.all(asked)).toHaveLength(12);
		server.pool.close();
		expect(server.opened.every(({isClosed}) => isClosed)).toBe(true);
	});

	test('N39 request-count three that meet one in use are enough to believe that there is no other process', async () => {
		const server = serverOf([0]);
		const asked = ask(server, 5);
		await quiet();
		for (let answers = 0; answers < 5; answers += 1) await answer(server);
		await Promise.all(asked);
		expect(server.opened).toHaveLength(1 + 3);
		// Two alone, and two over each of the others.
		expect(server.looks()).toBe(2 + 3 * 2);
	});

	test('N39 request-count a connection that was lost, and came back in the process of another, is replaced', async () => {
		const server = serverOf([0, 1, 1]);
		const asked = ask(server, 3);
		await quiet();
		const second = server.opened[1];
		if (second) [second.process, second.connections] = [0, 2];
		server.underWay.get(second as Ended)?.();
		await quiet();
		expect(busy(server)).toEqual([0, 1]);
		expect(second?.isClosed).toBe(true);
		for (let answers = 0; answers < 2; answers += 1) await answer(server);
		await Promise.all(asked);
	});

	test('N39 request-count questions that come one after the other cost no look', async () => {
		const server = serverOf([0, 1]);
		for (let times = 0; times < 3; times += 1) {
			const [asked] = ask(server, 1);
			await quiet();
			await answer(server);
			await asked;
		}
		expect([server.looks(), server.opened.length]).toEqual([0, 1]);
	});

	test('N39 request-count one that comes while another is on its way waits until it is known what an answer alone takes', async () => {
		const server = serverOf([0, 1]);
		const first = ask(server, 1);
		await quiet();
		const others = ask(server, 2);
		await quiet();
		expect(busy(server)).toEqual([0]);
		await answer(server);
		expect(busy(server)).toEqual([0, 1]);
		for (let answers = 0; answers < 2; answers += 1) await answer(server);
		await Promise.all([...first, ...others]);
	});
});

test('where no look is answered, all that is asked goes over one connection', async () => {
	const opened: number[] = [];
	const wire = (): Wire => {
		opened.push(1);
		return {send: () => Promise.reject(new Error('nothing is sent here')), connection: () => 1, close: () => undefined};
	};
	const pool: ConnectionPool = createConnectionPool({open: wire, look: async () => undefined, settle: turn});
	let atOnce = 0;
	const asked = Array.from({length: 4}, () =>
		pool.over(async () => {
			atOnce += 1;
			await quiet();
			atOnce -= 1;
			return atOnce;
		}),
	);
	expect(await Promise.all(asked)).toEqual([0, 0, 0, 0]);
	expect(opened).toHaveLength(1);
});

test('a question that fails gives its connection back', async () => {
	const server = serverOf([0]);
	await expect(server.pool.over(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	const [asked] = ask(server, 1);
	await quiet();
	await answer(server);
	expect((await asked)?.isClosed).toBe(false);
});

const rows = {json: page([])};
const status = {json: {'netbox-version': '4.7.3', plugins: {}}};

test('a NetBox for a large reading has connections of its own, which are closed with it; requests are counted for the job', async () => {
	const {netbox, http} = await scriptedNetbox(({path}) => (path.includes('status') ? status : rows));
	await netbox.status();
	expect(http.connections()).toBe(1);
	const {netbox: spread, close} = netbox.spread();
	await Promise.all([spread.list(devices, []), spread.list(devices, []), spread.list(devices, [])]);
	expect(http.connections()).toBeGreaterThan(2);
	const lists = http.seen.filter(({path}) => path.includes('devices'));
	expect(lists).toHaveLength(3);
	expect(netbox.requests()).toBe(http.seen.length);
	const before = http.connections();
	close();
	await netbox.status();
	expect(http.connections()).toBe(before);
});

test('a NetBox for a large reading looks at the branch that its NetBox looks at; what asks for the server itself does not', async () => {
	const {netbox, http} = await scriptedNetbox(({path}) => (path.includes('status') ? status : rows));
	const {netbox: spread} = netbox.onBranch('abcdefgh').spread();
	await Promise.all([spread.list(devices, []), spread.list(devices, [])]);
	const branches = (part: string) =>
		new Set(
			http.seen
				.filter((seen) => !isProof(seen))
				.filter(({path}) => path.includes(part))
				.map(({headers}) => headers['x-netbox-branch']),
		);
	expect([...branches('devices')]).toEqual(['abcdefgh']);
	expect([...branches('status')]).toEqual([undefined]);
});

test('what is on its way over a connection of its own ends with the server', async () => {
	const {netbox, server, http} = await scriptedNetbox(() => ({instead: 'stall'}));
	const asked = netbox.spread().netbox.list(devices, []);
	await http.until(1);
	await server.close();
	expect(await asked).toMatchObject({ok: false, error: {code: 'cancelled'}});
});

test('connections of its own go through the proxy that is set', async () => {
	const http = await scripted(() => rows);
	const proxy = await startProxy(http.port);
	const {netbox} = connectTo('http://netbox.invalid', {transport: {proxies: {http: proxy.url}}});
	expect(await netbox.spread().netbox.list(devices, [])).toMatchObject({ok: true});
	expect(proxy.asked).toEqual([expect.stringMatching(/^GET http:\/\/netbox\.invalid\/api\/dcim\/devices\//)]);
});
