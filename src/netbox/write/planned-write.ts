import {type Failure, failure} from '../../core/failure.js';
import type {Json} from '../../output/output.js';

/** A request that changes something, as it will go out. Dry runs show this very value. */
export type PlannedWrite = {
	readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the server's address: `/api/dcim/sites/`. */
	readonly path: string;
	/** `If-Match`, where the write depends on what was read. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: Json;
};

/** What a lost answer leaves open, by what was asked. */
export const lostAnswer = ({write, what}: {readonly write: PlannedWrite; readonly what: string}): Failure =>
	failure.unknownOutcome(`${write.method} ${what}`, openQuestion(write), checkHint(what));

/** What may be so after a write whose outcome nobody knows. */
export const openQuestion = ({method}: PlannedWrite): string =>
	method === 'POST' ? 'the object may exist' : method === 'DELETE' ? 'the object may be gone' : 'the object may have changed';

/** Where to look. */
export const checkHint = (what: string): string => `Check with: netbox crud get object-type ${what}`;
