import {rootCertificates} from 'node:tls';
import pLimit from 'p-limit';
import {Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool} from 'undici';
import {err, ok, type Result} from '../../core/result.js';
import {untilAborted} from './aborting.js';
import {type Answer, readAnswer} from './answer.js';
import {createTurn, type Turns} from './one-at-a-time.js';
import {originOf, type ParsedProxies, type Proxies, parseProxies, proxyFor} from './proxy.js';
import {mostInFlight} from './request-queue.js';
import {createPatience, type ServerWait, type Timeouts} from './timeouts.js';
import {aborted, describeBroken, type TransportError} from './transport-error.js';

/**
 * How a request goes out: a dispatcher of undici 7 (`Agent`, `Pool`, `MockAgent`). Told by its shape, so that whoever uses these types
 * needs no undici.
 */
export type Dispatching = {
	readonly dispatch: (options: never, handler: never) => boolean;
	readonly request: (options: never) => unknown;
	readonly compose: (...interceptors: never[]) => unknown;
};

export type TransportOptions = {
	readonly verifyTls: boolean;
	/** PEM text of an authority that is trusted besides the known ones. */
	readonly ca?: string;
	readonly proxies?: Proxies;
	/** Every connection goes there, whatever the URL says: the embedded lab has a fixed URL and a port that changes. */
	readonly connectTo?: {readonly host: string; readonly port: number};
	/** 5 s, 60 s and 30 s where not given. */
	readonly timeouts?: Timeouts;
	/** Connections that one server may have open; 4 where not given. */
	readonly connections?: number;
	/** Takes every request in place of connections of our own; whoever made it closes it. TLS, proxies and `connectTo` are its affair then. */
	readonly dispatcher?: Dispatching;
};

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request below its URL. */
type HttpRequest = {
	readonly method: Method;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | undefined;
	readonly signal: AbortSignal;
	/** Called when a connection stands and the first byte is about to go out: before it, the server cannot have seen anything. */
	readonly onWritten?: () => void;
};

/** One request, redirects not followed. Never rejects for anything the network or the server does. */
type SendRequest = (url: string, request: HttpRequest) => Promise<Result<Answer, TransportError>>;

/** One connection to each server, kept alive. */
export type Wire = {
	readonly send: SendRequest;
	/** The number of the connection that stands, from 1 on as they were opened; undefined while none does, and where another's is used. */
	readonly connection: () => number | undefined;
	readonly close: () => void;
};

/** Connections to servers, kept alive; at most 4 to each. */
export type Transport = {
	readonly send: SendRequest;
	/** A connection besides these, opened by its first request; through a proxy, and where a dispatcher is given, it is one of these. */
	readonly openWire: () => Wire;
	/** The proxy that an URL is asked through, without its credentials. */
	readonly proxyOf: (url: string) => string | undefined;
	/** Cuts what is under way. */
	readonly close: () => Promise<void>;
};

/** The door to the network; the only place that knows undici. Opens no connection yet. */
export function createTransport(options: TransportOptions): Transport {
	const {timeouts = {connect: 5_000, headers: 60_000, body: 30_000}, connectTo} = options;
	const proxies = parseProxies(connectTo ? {} : (options.proxies ?? {}));
	const secure = {rejectUnauthorized: options.verifyTls, ...handshake(timeouts.connect, options.ca)};
	const agent = {
		connections: options.connections ?? mostInFlight,
		keepAliveTimeout: idleMs,
		connect: connector(secure, connectTo),
	};
	const direct = new Agent(agent);
	const pool = new Set<Agent>();
	const turns = pLimit(1);
	const proxied = createProxied({...agent, requestTls: secure, proxyTls: handshake(timeouts.connect, options.ca)}, proxies);
	const sendBy =
		(own: Dispatcher): SendRequest =>
		async (url, request) => {
			if (options.dispatcher) return send({...request, url, timeouts, turns, dispatcher: options.dispatcher as unknown as Dispatcher});
			const proxy = proxyFor(url, proxies);
			if (proxy === 'unusable') return err({kind: 'proxy', why: 'the proxy set for it is no http or https URL', again: false, slow: false});
			return send({...request, url, timeouts, turns, dispatcher: proxy === undefined ? own : proxied});
		};
	return {
		send: sendBy(direct),
		openWire: () => {
			const wire = new Agent({...agent, connections: 1});
			pool.add(wire);
			let opened = 0;
			let stands = false;
			wire.on('connect', () => {
				opened += 1;
				stands = true;
			});
			wire.on('disconnect', () => {
				stands = false;
			});
			return {
				send: sendBy(wire),
				connection: () => (stands ? opened : undefined),
				close: () => {
					pool.delete(wire);
					void wire.destroy();
				},
			};
		},
		proxyOf: (url) => originOf(proxyFor(url, proxies)),
		close: async () => {
			await Promise.all([direct, proxied, ...pool].map((one) => one.destroy()));
		},
	};
}

/** Servers close idle connections after about 2 s, which shows as a reset: they are given up before. */
const idleMs = 1_500;

/** Where `to` is given, every connection goes there. */
function connector(options: buildConnector.BuildOptions, to: TransportOptions['connectTo']): buildConnector.connector {
	const connect = buildConnector(options);
	return tellingWhy((connection, callback) => connect({...connection, ...(to && {hostname: to.host, port: String(to.port)})}, callback));
}

/** A server says why it ends TLS and then ends it, and the end would be told in place of the reason. */
const tellingWhy =
	(connect: buildConnector.connector): buildConnector.connector =>
	(connection, callback) =>
		connect(connection, (...connected) => {
			const [, socket] = connected;
			socket?.on('error', (error) => socket.destroy(error));
			callback(...connected);
		});

/** Empty texts keep undici from reading variables by itself, and what goes past a proxy never comes here; plain http goes to a proxy as it is, not through a tunnel. */
function createProxied(agent: EnvHttpProxyAgent.Options, {http, https}: ParsedProxies): Dispatcher {
	const usable = (proxy: string | undefined): string => (proxy === 'unusable' ? '' : (proxy ?? ''));
	// The tunnel's own way to connect comes with the options.
	const factory = (origin: string | URL, options: {readonly connect?: buildConnector.connector}) =>
		new Pool(origin, {...options, ...(options.connect && {connect: tellingWhy(options.connect)})});
	return new EnvHttpProxyAgent({...agent, factory, httpProxy: usable(http), httpsProxy: usable(https), noProxy: '', proxyTunnel: false});
}

const handshake = (timeout: number, ca: string | undefined) => ({timeout, ...(ca !== undefined && {ca: [...rootCertificates, ca]})});

type HttpSending = HttpRequest & {
	readonly url: string;
	readonly timeouts: Timeouts;
	readonly dispatcher: Dispatcher;
	/** Of the large answers of a transport. */
	readonly turns: Turns;
};

/** undici's own timers are coarse and it hears no abort while connecting, so deadlines and aborts are kept here. */
async function send({signal, timeouts, ...what}: HttpSending): Promise<Result<Answer, TransportError>> {
	const patience = createPatience(timeouts);
	const either = AbortSignal.any([signal, patience.signal]);
	try {
		return ok(await untilAborted(receive({...what, signal: either, patience}), either));
	} catch (error) {
		if (signal.aborted) return err(aborted);
		return err(patience.signal.aborted ? patience.ended() : describeBroken(error));
	} finally {
		patience.end();
	}
}

type Receiving = Omit<HttpSending, 'timeouts'> & {readonly patience: ServerWait};

async function receive({url, dispatcher, patience, turns, onWritten, ...what}: Receiving): Promise<Answer> {
	const through = onWritten ? dispatcher.compose(tellStart(onWritten)) : dispatcher;
	const {origin, pathname, search} = new URL(url);
	const answer = await through.request({...what, origin, path: pathname + search, body: what.body ?? null, headersTimeout: 0, bodyTimeout: 0});
	patience.arrived();
	const turn = createTurn(turns);
	const takeTurn = async (): Promise<void> => {
		patience.pause();
		await turn.take();
		what.signal.throwIfAborted();
		patience.arrived();
	};
	const incoming = {pieces: answer.body, arrived: patience.arrived, takeTurn};
	// What is not read to its end is cut, of which the body tells once more.
	answer.body.on('error', () => undefined);
	try {
		return await readAnswer({...incoming, status: answer.statusCode, fields: answer.headers, isHead: what.method === 'HEAD'});
	} finally {
		turn.end();
		answer.body.destroy();
	}
}

/** undici starts a request when its connection stands, right before it writes the first byte. */
const tellStart =
	(onWritten: () => void): Dispatcher.DispatcherComposeInterceptor =>
	(dispatch) =>
	(options, handler) =>
		dispatch(options, new Proxy(handler, {get: (target, name) => (name === 'onRequestStart' ? started(target, onWritten) : bound(target, name))}));

const started =
	(handler: Dispatcher.DispatchHandler, onWritten: () => void): Dispatcher.DispatchHandler['onRequestStart'] =>
	(controller, context) => {
		onWritten();
		handler.onRequestStart?.(controller, context);
	};

/** A handler's methods reach its private fields only when they are called on itself. */
function bound(target: object, name: string | symbol): unknown {
	const value: unknown = Reflect.get(target, name);
	return typeof value === 'function' ? value.bind(target) : value;
}
