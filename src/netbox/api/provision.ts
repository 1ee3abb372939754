import * as z from 'zod/mini';
import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {failureOfAnswer, failureOfBroken, frontSignIn} from '../read/failures.js';
import {headersOf, type Shared} from '../read/reader.js';
import type {Answer} from '../transport/answer.js';
import {withoutToken} from '../transport/token.js';
import {detailAnswer} from '../transport/validate.js';
import {lostAnswer} from '../write/planned-write.js';

/** Whose token, and what it may do. */
export type Credentials = {
	readonly user: string;
	readonly password: string;
	/** Whether the token may write; it may not where this is left out. */
	readonly write?: boolean;
	readonly description?: string;
	/** ISO time. */
	readonly expires?: string;
	/** Networks it may come from: `192.0.2.0/24`. */
	readonly allowedIps?: readonly string[];
	/** 2 where the server knows it, unless 1 is asked for. */
	readonly version?: 1 | 2;
};

const shape = z.looseObject({key: z.nullish(z.string()), token: z.nullish(z.string())});

/**
 * A new token for a user and a password, as `token` takes it: `nbt_<key>.<secret>`, or 40 characters before 4.5 and for version
 * 1. It is kept nowhere. A lost answer leaves a token that nobody knows (`unknown-outcome`).
 */
export async function provision(
	shared: Pick<Shared, 'instance' | 'queue' | 'transport' | 'headers'>,
	credentials: Credentials,
	signal: AbortSignal,
): Promise<Result<string>> {
	const {instance, queue, transport} = shared;
	const url = `${instance.url}/api/users/tokens/provision/`;
	const asked = {instance, token: credentials.password, url, proxy: transport.proxyOf(url)};
	const write = {method: 'POST', path: '/api/users/tokens/provision/'} as const;
	const {Authorization: _none, ...headers} = headersOf(shared, '', undefined);
	let written = false;
	const sent = await queue.send({
		...{url, method: 'POST', signal, body: JSON.stringify(bodyOf(credentials))},
		headers: {...headers, 'Content-Type': 'application/json'},
		onSent: () => undefined,
		onWritten: () => {
			written = true;
		},
	});
	if (!sent.ok) return err(written ? lostAnswer({write, what: 'users.tokens'}) : failureOfBroken(sent.error, asked));
	const token = sent.value.status === 201 ? tokenOf(sent.value) : undefined;
	return token === undefined ? err(refused(sent.value, {...asked, user: credentials.user})) : ok(token);
}

function bodyOf({user, password, write = false, description, expires, allowedIps, version}: Credentials) {
	return {username: user, password, write_enabled: write, description, expires, allowed_ips: allowedIps, version};
}

function tokenOf({json}: Answer): string | undefined {
	const {key, token} = shape.safeParse(json).data ?? {};
	if (token && key) return `nbt_${key}.${token}`;
	return token ?? key ?? undefined;
}

type TokenRequest = Parameters<typeof failureOfAnswer>[1] & {readonly user: string};

function refused(answer: Answer, asked: TokenRequest): Failure {
	const {name} = asked.instance;
	const isFront = frontSignIn(answer, detailAnswer.safeParse(answer.json).data?.detail) !== undefined;
	if (answer.status === 403 && !isFront && answer.json !== undefined) return failure.badPassword(name, asked.user);
	const found = failureOfAnswer(answer, asked) ?? failure.unexpectedAnswer(name, `no token in the answer, ${answer.status}`);
	return {...found, message: withoutToken(found.message, asked.token)};
}
