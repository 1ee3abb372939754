import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {wrongShape} from '../read/failures.js';
import {withoutToken} from '../transport/token.js';
import {graphqlFault} from './called.js';
import type {Context} from './context.js';

/** A query of NetBox's GraphQL, which reads and never writes. */
export type GraphqlRequest = {
	readonly query: string;
	/** By name, without `$`. */
	readonly variables?: Row;
};

/** What GraphQL answers, faults included, with status 200. */
const shape = z.looseObject({
	data: z.unknown(),
	errors: z.optional(z.array(z.looseObject({message: z.string(), locations: z.optional(z.array(z.looseObject({line: z.int(), column: z.int()})))}))),
});

/** Where GraphQL is asked, below the server's address. */
export const graphqlPath = '/graphql/';

/**
 * The `data` of a query. Where the answer has errors they are the failure (`rejected`), whatever data came beside them. NetBox
 * cuts lists at its MAX_PAGE_SIZE without a word (1,000; seen on 4.7.3), and shows an empty list where the token may not read.
 */
export async function graphql({source}: Pick<Context, 'source'>, request: GraphqlRequest): Promise<Result<Json>> {
	const fault = graphqlFault(request);
	if (fault) return err(fault);
	const {query, variables} = request;
	const body = stringifyJson({query, ...(variables && {variables})});
	const {instance, token} = source;
	const answer = await source.get({target: () => graphqlPath, method: 'POST', body});
	if (!answer.ok) {
		const said = answer.error.answer;
		const isOff = said?.status === 404 && said.body.startsWith(switchedOff);
		return err(isOff ? failure.rejected(instance.name, 404, switchedOff) : answer.error.failure);
	}
	const read = shape.safeParse(answer.value.json);
	if (!read.success) return err(wrongShape({instance, token, url: instance.url + graphqlPath}, 'no GraphQL answer'));
	const {data, errors = []} = read.data;
	if (errors.length > 0)
		return err(
			failure.badQuery(
				instance.name,
				errors.map((one) => withoutToken(wordsOf(one), token)),
			),
		);
	return ok((data ?? null) as Json);
}

/** NetBox's own words, as plain text (netbox/graphql/views.py). */
const switchedOff = 'The GraphQL API is not enabled.';

/** `Cannot query field 'nme' on type 'DeviceType' (line 1, column 17)`. */
function wordsOf({
	message,
	locations,
}: {
	readonly message: string;
	readonly locations?: readonly {line: number; column: number}[] | undefined;
}): string {
	const [at] = locations ?? [];
	const text = message.length > 300 ? `${message.slice(0, 299)}…` : message;
	return at ? `${text.replace(/\.$/, '')} (line ${at.line}, column ${at.column})` : text.replace(/\.$/, '');
}
