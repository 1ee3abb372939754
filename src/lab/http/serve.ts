import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';
import {plainWire} from '../faults/effect.js';
import type {Fault} from '../faults/faults.js';
import {type Answer, json, page} from './answer.js';
import {deliver} from './deliver.js';
import {type Delivery, misbehave} from './misbehave.js';
import {answer, type Lab} from './pipeline.js';
import {type Place, readRequest} from './read-request.js';
import type {Asked} from './request.js';

/** A request that a lab has seen. */
export type SeenRequest = {readonly method: string /** With its query. */; readonly path: string; readonly headers: Asked['headers']};

/** What the requests of a lab share. */
export type Serving = Place & {
	readonly lab: Lab;
	readonly latencyMs: number;
	readonly faultsOf: (path: string) => readonly Fault[];
	/** Connections that are reset when they are used again. */
	readonly doomed: WeakSet<Socket>;
	readonly seen: (request: SeenRequest) => void;
	readonly log: (line: string) => void;
	/** Told of what went wrong in the lab itself. */
	readonly bug: (error: unknown) => void;
};

/** Answers a request, whatever it is: what the lab itself does wrong is a 500 for it, and nothing for any other. Never rejects. */
export async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
	try {
		await serveOne(request, response, serving);
	} catch (thrown) {
		const isGone = response.destroyed || request.errored !== null;
		serving.log(`${request.method} ${request.url} ${isGone ? 'gone' : 'failed'}`);
		if (isGone) return void response.destroy();
		serving.bug(new Error(`the lab failed at ${request.method} ${request.url}`, {cause: thrown}));
		await deliver({answer: failed(thrown, serving.lab), wire: plainWire}, response, {gzip: false, now: new Date()}).catch(() => response.destroy());
	}
}

/** In the form of NetBox's own crashes. */
function failed(thrown: unknown, {store}: Lab): Answer {
	const error = `the embedded NetBox failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
	return json(500, {error, exception: 'LabError', netbox_version: store.profile.version, python_version: store.profile.python});
}

async function serveOne(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
	const {lab, doomed, latencyMs} = serving;
	const {asked, refusal} = await readRequest(request, serving);
	serving.seen({method: asked.method, path: request.url ?? '', headers: asked.headers});
	if (doomed.has(request.socket)) return void request.socket.resetAndDestroy();
	const {answer: made, wire} = refusal === undefined ? answered(asked, request.url ?? '', serving) : {answer: refusal, wire: plainWire};
	if (wire.resetNext) doomed.add(request.socket);
	const gzip = /\bgzip\b/u.test(asked.headers['accept-encoding'] ?? '');
	await deliver({answer: made, wire: {...wire, wait: wire.wait + latencyMs}}, response, {gzip, now: lab.now()});
	serving.log(`${asked.method} ${request.url} ${wire.send === 'all' ? made.status : wire.send}`);
}

function answered(asked: Asked, url: string, {lab, base, faultsOf}: Serving): Delivery {
	const inside = url.startsWith(`${base}/`);
	const work = (): Answer => (inside ? answer(asked, lab) : page(404, '<html><head><title>404 Not Found</title></head></html>\n'));
	return misbehave(faultsOf(asked.target), {asked, lab}, work);
}
