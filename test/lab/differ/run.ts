import type {LabDataset} from '../../../src/lab/dataset/dataset.js';
import {type RunningLab, startLab} from '../../../src/lab/http/server.js';
import type {Json, Row} from '../../../src/output/output.js';
import {copyDataset} from '../copy.js';
import {type Answered, send} from '../replay.js';
import {type Difference, differenceOf, type Told} from './compare.js';
import {bodyFor, Own, Pool, type Side, targetFor} from './pool.js';
import {anyQuery} from './queries.js';
import {createRandom, type Random} from './random.js';
import {anyRead, type Known} from './reads.js';
import {told} from './told.js';
import type {Making} from './values.js';
import {anyWrite, newBody, oddWrite, type Request, written} from './writes.js';

/** What a run found. */
export type Found = {readonly differences: readonly Difference[]; readonly compared: number; readonly lacking: number; readonly written: number};

type Answers = {readonly [side in Side]: Answered};

/**
 * Sends generated requests to a lab and to the server whose data it was loaded with, one after the other, and keeps how the answers differ.
 * What the lab lacks it says, and the server is not asked; where a write goes apart, the lab is loaded anew. What was made is removed.
 */
export class Run {
	readonly #url: string;
	readonly #random: Random;
	readonly #differences: Difference[] = [];
	#lab: RunningLab;
	#pool: Pool;
	#known: Known;
	#serial = 0;
	#counts = {compared: 0, lacking: 0, written: 0};
	private constructor(url: string, seed: number, start: {readonly lab: RunningLab; readonly pool: Pool; readonly known: Known}) {
		this.#url = url;
		this.#random = createRandom(seed);
		this.#lab = start.lab;
		this.#pool = start.pool;
		this.#known = start.known;
	}

	static async open(url: string, seed: number): Promise<Run> {
		const dataset = await datasetOf(url);
		const lab = await startLab({dataset});
		const rows = new Map(Object.entries(dataset.objects));
		const before = new Map([...rows].map(([path, all]) => [path, all.map(({id}) => Number(id))]));
		return new Run(url, seed, {lab, pool: new Pool(before), known: {rows, parameters: await parametersOf(lab.url)}});
	}

	/** Makes some of each kind, so that there is something to name and to change. */
	async furnish(each: number): Promise<void> {
		for (const kind of written)
			for (let count = 0; count < each; count += 1)
				await this.#compare({method: 'POST', target: [`/api/${kind.path}/`], as: 'admin', body: newBody(kind, this.#making())});
	}

	async go(count: number): Promise<Found> {
		for (let done = 0; done < count; done += 1) {
			const sort = this.#random.below(100);
			const making = this.#making();
			if (sort < 45) await this.#compare(anyWrite(making));
			else if (sort < 53) await this.#compare(oddWrite(making));
			else if (sort < 60) await this.#compare(anyQuery(making));
			else await this.#compare(anyRead(making, this.#known));
		}
		return {differences: this.#differences, ...this.#counts};
	}

	/** Takes away what was made, and ends the lab. What something else needs goes after it. */
	async close(): Promise<void> {
		let left = this.#pool.all();
		for (let size = Number.POSITIVE_INFINITY; left.length < size; ) {
			size = left.length;
			const kept: Own[] = [];
			for (const own of left.toReversed()) {
				const {status} = await send(this.#url, {method: 'DELETE', path: `/api/${own.path}/${own.ids.real}/`, as: 'admin', headers: closing});
				if (status !== 204 && status !== 404) kept.push(own);
			}
			left = kept.toReversed();
		}
		await this.#lab.close();
		if (left.length > 0) throw new Error(`left behind: ${left.map(({path, ids}) => `${path}/${ids.real}`).join(', ')}`);
	}

	#making(): Making {
		return {random: this.#random, pool: this.#pool, serial: () => (this.#serial += 1)};
	}

	async #compare(request: Request): Promise<void> {
		const lab = await this.#send('lab', request);
		if (lab.status === 501) {
			this.#counts.lacking += 1;
			return;
		}
		const real = await this.#send('real', request);
		this.#counts.compared += 1;
		const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(request.method) && request.target[0] !== '/graphql/';
		const made = isWrite ? this.#keep(request, {lab, real}) : [];
		const line = lineOf(request);
		const difference = differenceOf(line, this.#told('lab', lab, request), this.#told('real', real, request));
		if (difference !== undefined) this.#differences.push(difference);
		if (!isWrite) return;
		if (lab.status < 400 !== real.status < 400) await this.#reload();
		else if (lab.status < 300) await this.#afterwards(line, {lab, real}, made);
		if (request.method === 'DELETE' || real.status === 404) await this.#forgetGone();
	}

	#told = (side: Side, answer: Answered, {target}: Request): Told => told(answer, targetFor(side, target), {side, pool: this.#pool}) as Told;

	#send(side: Side, {method, target, as, body, raw, headers}: Request): Promise<Answered> {
		const path = targetFor(side, target);
		const asked = {
			method,
			path,
			as,
			headers: {...closing, ...headers},
			...(body !== undefined && {body: bodyFor(side, body)}),
			...(raw !== undefined && {raw}),
		};
		return send(side === 'lab' ? this.#lab.url : this.#url, asked, ['x-request-id']);
	}

	/** Keeps the objects that a request made: on both servers, or on the real one alone. */
	#keep({method, target}: Request, {lab, real}: Answers): readonly Own[] {
		if (method !== 'POST' || real.status !== 201) return [];
		const [mine, theirs] = [rowsOf(lab), rowsOf(real)];
		return theirs.map((row, index) => {
			const path = pathOf(String(row['url'] ?? '')) ?? String(target[0]).slice(5, -1);
			return this.#pool.add(path, {lab: Number(mine[index]?.['id'] ?? row['id']), real: Number(row['id'])});
		});
	}

	/** What a write that both did told their logs. */
	async #afterwards(line: string, {lab, real}: Answers, made: readonly Own[]): Promise<void> {
		this.#counts.written += 1 + made.length;
		if (!this.#random.chance(0.4)) return;
		const [mine, theirs] = [await this.#log('lab', lab), await this.#log('real', real)];
		if (mine !== theirs) this.#differences.push({how: 'log', request: line, lab: mine, real: theirs});
	}

	async #log(side: Side, answer: Answered): Promise<string> {
		const path = `/api/core/object-changes/?ordering=id&limit=0&request_id=${answer.headers['x-request-id']}`;
		const {json} = await this.#send(side, {method: 'GET', target: [path], as: 'admin'});
		const rows = ((json as Row)['results'] ?? []) as readonly Row[];
		const lines = rows.map((row) => {
			const [pre, post] = [(row['prechange_data'] ?? {}) as Row, (row['postchange_data'] ?? {}) as Row];
			const differ = Object.keys({...pre, ...post}).filter(
				(name) => JSON.stringify(pre[name]) !== JSON.stringify(post[name]) && name !== 'last_updated',
			);
			const action = (row['action'] as Row)['value'];
			const said = String(row['object_repr']).replaceAll(/#\d+|\(\d+\)|\d{2,}/gu, '…');
			return `${action} ${row['changed_object_type']} ${said} ${row['message']} ${action === 'update' ? differ.toSorted().join() : ''}`;
		});
		return lines.toSorted().join('\n');
	}

	/** Objects that went with others are no more the run's. */
	async #forgetGone(): Promise<void> {
		for (const path of new Set(this.#pool.all().map((own) => own.path))) {
			const {json} = await this.#send('lab', {method: 'GET', target: [`/api/${path}/?limit=0&fields=id`], as: 'admin'});
			const there = new Set(((json as Row)['results'] as readonly Row[]).map(({id}) => id));
			for (const own of this.#pool.own(path)) if (!there.has(own.ids.lab)) this.#pool.drop(own);
		}
	}

	/** Loads the lab with what the server now has. */
	async #reload(): Promise<void> {
		await this.#lab.close();
		this.#lab = await startLab({dataset: await datasetOf(this.#url)});
		this.#pool.relabel();
		await this.#forgetGone();
	}
}

/** gunicorn ends connections that nobody uses. */
const closing = {connection: 'close'};

async function datasetOf(url: string): Promise<LabDataset> {
	return copyDataset(url, (await send(url, {method: 'GET', path: '/api/status/', as: 'admin'})).json as Row);
}

/** The parameters of each list, by its path, as the lab names them. */
async function parametersOf(url: string): Promise<Known['parameters']> {
	const {json} = await send(url, {method: 'GET', path: '/api/schema/?format=json', as: 'admin', headers: {accept: 'application/json'}});
	const {paths} = json as unknown as {paths: {[path: string]: {get?: {parameters?: readonly {name: string}[]}}}};
	return new Map(Object.entries(paths).map(([path, {get}]) => [path.slice(5, -1), (get?.parameters ?? []).map(({name}) => name)]));
}

const rowsOf = ({json}: Answered): readonly Row[] =>
	([json ?? []].flat() as readonly Json[]).filter((row): row is Row => typeof row === 'object' && row !== null);
const pathOf = (url: string): string | undefined => /\/api\/(.+)\/\d+\/$/u.exec(url)?.[1];

/** A request on one line, with the names of what the run made. */
function lineOf({method, target, as, body, raw, headers}: Request): string {
	const path = target.map((part) => (part instanceof Own ? `{${part.name}}` : part)).join('');
	const text = raw ?? (body === undefined ? '' : JSON.stringify(body, (_, one: unknown) => (one instanceof Own ? `{${one.path} ${one.name}}` : one)));
	return [method, path, ...(as === 'admin' ? [] : [`as ${as}`]), ...(headers === undefined ? [] : [JSON.stringify(headers)]), text].join(' ').trim();
}
