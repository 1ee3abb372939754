import {kinds} from '../../../src/lab/kinds/all.js';
import type {Json} from '../../../src/output/output.js';

/** The two servers that are compared. */
export type Side = 'lab' | 'real';

/** An object that the run made on both servers: it has a number of its own on each. */
export class Own {
	readonly path: string;
	readonly name: string;
	readonly ids: {readonly [side in Side]: number};
	constructor(path: string, name: string, ids: {readonly [side in Side]: number}) {
		this.path = path;
		this.name = name;
		this.ids = ids;
	}
}

/** A body with objects of the run in it, each to be written as its number on the server that it goes to. */
export type Body = null | boolean | number | string | Own | readonly Body[] | {readonly [name: string]: Body};

/** A path with its query, likewise. */
export type Target = readonly (string | Own)[];

/** A body as one server is to get it. */
export function bodyFor(side: Side, body: Body): Json {
	if (body instanceof Own) return body.ids[side];
	if (Array.isArray(body)) return body.map((one: Body) => bodyFor(side, one));
	if (typeof body !== 'object' || body === null) return body as Json;
	return Object.fromEntries(Object.entries(body).map(([name, one]) => [name, bodyFor(side, one as Body)]));
}

/** A path as one server is to get it. */
export const targetFor = (side: Side, target: Target): string => target.map((part) => (part instanceof Own ? part.ids[side] : part)).join('');

/** The list of an object by any address of it: pages of sets of choices are at a path of their own. */
const listOf = new Map([
	...kinds.flatMap((kind) => [kind.path, ...(kind.aliases ?? [])].map((path) => [path, kind.path] as const)),
	['extras/custom-field-choices', 'extras/custom-field-choice-sets'],
]);

/** The objects that a run made and that are still there, and the numbers of those that were there before. */
export class Pool {
	readonly #before: ReadonlyMap<string, readonly number[]>;
	readonly #own = new Map<string, Own[]>();
	#count = 0;
	constructor(before: ReadonlyMap<string, readonly number[]>) {
		this.#before = before;
	}

	add(at: string, ids: Own['ids']): Own {
		const path = listOf.get(at) ?? at;
		this.#count += 1;
		const own = new Own(path, `own${this.#count}`, ids);
		this.#own.set(path, [...this.own(path), own]);
		return own;
	}

	drop(gone: Own): void {
		this.#own.set(
			gone.path,
			this.own(gone.path).filter((one) => one !== gone),
		);
	}

	own(path: string): readonly Own[] {
		return this.#own.get(path) ?? [];
	}

	/** All that the run made, the first one first. */
	all(): readonly Own[] {
		return [...this.#own.values()].flat().toSorted((a, b) => Number(a.name.slice(3)) - Number(b.name.slice(3)));
	}

	before(path: string): readonly number[] {
		return this.#before.get(path) ?? [];
	}

	/** The lab was loaded anew: there too the objects have the numbers of the real server. */
	relabel(): void {
		for (const [path, all] of this.#own) {
			this.#own.set(
				path,
				all.map((one) => new Own(path, one.name, {lab: one.ids.real, real: one.ids.real})),
			);
		}
	}

	/** The name of an object by its address below `/api/` or below the pages; undefined where it was there before. */
	nameOf(side: Side, path: string, id: number): string | undefined {
		return this.own(listOf.get(path) ?? path).find((one) => one.ids[side] === id)?.name;
	}
}
