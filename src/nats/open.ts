import {readFileSync, statSync} from 'node:fs';
import {type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager} from '@nats-io/jetstream';
import {type KV, Kvm} from '@nats-io/kv';
import {type ObjectStore, Objm} from '@nats-io/obj';
import {type Authenticator, connect, credsAuthenticator, type NatsConnection, nkeyAuthenticator} from '@nats-io/transport-node';
import {failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {once} from '../core/once.js';
import {err, ok, type Result} from '../core/result.js';
import {type Subjects, subjectsOf} from './subjects.js';

/** Where NATS is, and as whom it is asked. */
export type NatsPlace = {
	/** `nats://` or `tls://`, without credentials. */
	readonly url: string;
	readonly space: string;
	/** The name in the subjects of this process. */
	readonly user: string;
	/** A file of credentials, or of the seed of an nkey. */
	readonly creds?: string;
	/** A file with the certificate authority of NATS. */
	readonly ca?: string;
};

/** An open connection, and what JetStream keeps for the space. Buckets open with their first use. */
export type Nats = {
	readonly connection: NatsConnection;
	readonly subjects: Subjects;
	readonly user: string;
	readonly stream: JetStreamClient;
	readonly manager: JetStreamManager;
	readonly workers: () => Promise<KV>;
	readonly claims: () => Promise<KV>;
	readonly results: () => Promise<ObjectStore>;
	readonly close: () => Promise<void>;
};

const connectMs = 5000;

/** Connects; later losses of the connection are mended by the client, with jitter, for as long as the process lives. */
export async function openNats(place: NatsPlace): Promise<Result<Nats>> {
	const credentials = place.creds === undefined ? ok(undefined) : readSmall(place.creds, 'the credentials of NATS');
	const ca = place.ca === undefined ? ok(undefined) : readSmall(place.ca, 'the certificate authority of NATS');
	if (!credentials.ok) return credentials;
	if (!ca.ok) return ca;
	try {
		const connection = await connect({
			...{servers: place.url, timeout: connectMs, maxReconnectAttempts: -1, reconnectTimeWait: 200, reconnectJitter: 300, reconnectJitterTLS: 300},
			...{pingInterval: 5000, maxPingOut: 2, name: `nf ${place.user}`, ignoreAuthErrorAbort: true},
			...(credentials.value !== undefined && {authenticator: authenticatorOf(credentials.value)}),
			...(place.url.startsWith('tls:') && {tls: ca.value === undefined ? {} : {ca: ca.value}}),
		});
		const manager = await jetstreamManager(connection, {checkAPI: false});
		const subjects = subjectsOf(place.space);
		const [kv, objects] = [new Kvm(connection), new Objm(connection)];
		return ok({
			...{connection, subjects, manager, user: place.user, stream: jetstream(connection)},
			workers: once(() => kv.open(subjects.workers)),
			claims: once(() => kv.open(subjects.claims)),
			results: once(() => objects.open(subjects.results)),
			close: async () => {
				// It waits for what was sent to be taken, which a lost NATS never does.
				await Promise.race([connection.drain().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
				await connection.close();
			},
		});
	} catch (error) {
		return err(failure.natsUnreachable(place.url, whyOf(error)));
	}
}

const day = 86_400_000_000_000;

/** Makes what is not there yet: buckets, event stream, object store. */
export async function prepareNats({manager, connection, subjects}: Nats): Promise<Result<void>> {
	const kv = new Kvm(connection);
	try {
		await kv.create(subjects.workers, {ttl: limits.workerSilenceMs, history: 1, max_bytes: 4_000_000});
		await kv.create(subjects.claims, {ttl: (7 * day) / 1_000_000, history: 1, max_bytes: 64_000_000});
		await new Objm(connection).create(subjects.results, {ttl: 30 * day, max_bytes: limits.keptResultBytes});
		const stream = {
			name: subjects.eventStream,
			subjects: [subjects.allEvents],
			max_age: 30 * day,
			max_bytes: limits.keptEventBytes,
			allow_direct: true,
		};
		await manager.streams.info(subjects.eventStream).catch(async () => manager.streams.add(stream));
		return ok(undefined);
	} catch (error) {
		return err(
			failure.localIo(
				`cannot make what workers need in NATS: ${whyOf(error)}.`,
				'run nats-server with JetStream, and see docs/workers.md for the rights',
			),
		);
	}
}

/** What an error of NATS says, in a few words and without anything secret. */
export const whyOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200).replace(/\.*$/, '') : 'it failed');

/** A file of credentials holds a token and the seed of a key; a file of a seed that alone. */
function authenticatorOf(content: string): Authenticator {
	const bytes = new TextEncoder().encode(content);
	return content.includes('BEGIN') ? credsAuthenticator(bytes) : nkeyAuthenticator(new TextEncoder().encode(content.trim()));
}

/** Reading a pipe would wait without end, and an endless file would fill the memory. */
function readSmall(path: string, what: string): Result<string> {
	try {
		const found = statSync(path);
		if (!found.isFile() || found.size > limits.authorityBytes) return err(failure.localIo(`${what}: "${path}" is no small file.`));
		return ok(readFileSync(path, 'utf8'));
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
		return err(failure.localIo(`${what}: "${path}": ${code === 'ENOENT' ? 'no such file' : code}.`));
	}
}
