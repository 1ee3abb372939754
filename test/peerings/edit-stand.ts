import {expect} from 'vitest';
import {createPlayground} from '../e2e/nf.js';
import {type Django, openDjango} from '../support/netbox/django.js';
import {createPerson, type Person} from '../support/netbox/people.js';
import {type Beside, openBeside} from './beside.js';
import {createSandbox, type Ground, type Sandbox} from './sandbox.js';
import {admin, type Rest, restOf} from './support.js';

/** What tests edit on a real server, and who looks. */
export type Stand = {
	readonly rest: Rest;
	readonly django: Django;
	/** The id of one of our own objects. */
	readonly id: (path: string, index?: number) => number;
	/** May view the log, the first three devices, and what stands beside them in their sessions; not the fourth, nor users. */
	readonly reader: Person;
	/** New caches in which everything is cached. */
	readonly open: (devices?: readonly [edited: string, other: string]) => Promise<Beside>;
	readonly close: () => Promise<void>;
};

type Step = (stand: Stand) => Promise<unknown>;

/** Something that is done to NetBox, and what takes it back. */
export type Edit = {
	readonly title: string;
	/** Comes before anything is cached. */
	readonly first?: Step;
	/** One step after another; everything is read after each. */
	readonly make: Step | readonly Step[];
	readonly undo?: Step;
	/** Devices as `open` takes them. */
	readonly devices?: readonly [edited: string, other: string];
	/** Who is shown something else at the end; the administrator, if nothing is said. */
	readonly shownTo?: 'admin' | 'reader' | 'nobody';
};

/** The kinds that stand in sessions and that the reader may list. */
const sessionKinds = [
	...['netbox_bgp.bgppeergroup', 'netbox_bgp.routingpolicy', 'netbox_bgp.prefixlist', 'dcim.site', 'tenancy.tenant', 'ipam.ipaddress', 'ipam.asn'],
	...['extras.tag', 'extras.customfieldchoiceset'],
];

/** Makes objects and a reader of this name. */
export async function openStand(url: string, ground: Ground): Promise<Stand> {
	const {name} = ground;
	const [rest, django, play] = [restOf(url), openDjango(url), createPlayground()];
	const sandbox = await createSandbox(rest, ground);
	const reader = await createPerson({rest, django}, `${name}-reader`);
	await grantAll(reader, name);
	let last: Beside | undefined;
	return {
		rest,
		django,
		reader,
		id: (path, index = 0) => idOf(sandbox, path, index),
		open: async (devices = [`${name}-a`, `${name}-b`]) => {
			await last?.close();
			const beside = openBeside({play, url, tokens: {admin, reader: reader.token}, devices});
			last = beside;
			await beside.warm();
			return beside;
		},
		close: async () => {
			await last?.close();
			await reader.remove();
			await sandbox.remove();
			await django.close();
			await play.close();
		},
	};
}

/** What the reader may do before and after each edit. */
export async function grantAll(reader: Person, name: string): Promise<void> {
	const seen = ['a', 'b', 'c'].map((end) => `${name}-${end}`);
	await reader.grant('log', {kinds: ['core.objectchange']});
	await reader.grant('devices', {kinds: ['dcim.device'], constraints: [{name__in: seen}]});
	await reader.grant('sessions', {kinds: ['netbox_bgp.bgpsession'], constraints: [{device__name__in: seen}]});
	await reader.grant('rest', {kinds: sessionKinds});
}

function idOf({targets}: Sandbox, path: string, index: number): number {
	const id = targets.get(path)?.[index];
	if (id === undefined) throw new Error(`nothing of ours at ${path}`);
	return id;
}

/** `cache True` shows what `cache False` shows after each step of an edit, and after it was taken back. */
export async function expectBeside(stand: Stand, {first, make, undo, devices, shownTo = 'admin'}: Edit): Promise<void> {
	try {
		await first?.(stand);
		const beside = await stand.open(devices);
		const before = {admin: await beside.truth('admin'), reader: await beside.truth('reader')};
		for (const step of [make].flat()) {
			await step(stand);
			expect(await beside.differences()).toEqual([]);
		}
		const isShown = async (who: 'admin' | 'reader'): Promise<boolean> => (await beside.truth(who)) !== before[who];
		const shown = (await isShown('admin')) ? 'admin' : (await isShown('reader')) ? 'reader' : 'nobody';
		expect(shown, 'who is shown the edit').toBe(shownTo);
		await undo?.(stand);
		expect(await beside.differences('briefly')).toEqual([]);
	} catch (error) {
		await undo?.(stand);
		throw error;
	}
}

/** An edit of which NetBox gives no sign: `True` may be old, which gives back what it says, and `refresh` shows what `False` shows. */
export async function expectNamed(stand: Stand, {first, make, undo, devices}: Edit): Promise<readonly string[]> {
	try {
		await first?.(stand);
		const beside = await stand.open(devices);
		for (const step of [make].flat()) await step(stand);
		const old = await beside.differences();
		await beside.refresh();
		expect(await beside.differences('briefly')).toEqual([]);
		return old;
	} finally {
		await undo?.(stand);
	}
}
