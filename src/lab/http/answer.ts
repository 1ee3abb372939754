import type {Json} from '../../output/output.js';

/** What goes back to the caller: JSON, or text with its own type, or nothing. */
export type Answer = {
	readonly status: number;
	readonly headers: {readonly [name: string]: string};
	readonly body: {readonly json: Json} | {readonly text: string; readonly type: string} | undefined;
};

/** An answer in JSON. */
export const json = (status: number, body: Json, headers: Answer['headers'] = {}): Answer => ({status, headers, body: {json: body}});

/** An answer of one sentence, as NetBox refuses with. */
export const detail = (status: number, sentence: string, headers: Answer['headers'] = {}): Answer => json(status, {detail: sentence}, headers);

/** An answer of text; Django types even plain sentences as HTML. */
export const page = (status: number, text: string, headers: Answer['headers'] = {}): Answer => ({
	status,
	headers,
	body: {text, type: 'text/html; charset=utf-8'},
});

/** An answer without a body. */
export const empty = (status: number, headers: Answer['headers'] = {}): Answer => ({status, headers, body: undefined});

/** What was asked for that NetBox has and the lab lacks: thrown where it is met, and made a 501 in words by the pipeline. */
export type Lack = {readonly lacks: string};

/** A lack, to throw: `filter "rack" of dcim/devices`. */
export const lack = (what: string): Lack => ({lacks: what});

/** Whether something thrown is a lack and not a bug of the lab. */
export const isLack = (thrown: unknown): thrown is Lack => typeof thrown === 'object' && thrown !== null && 'lacks' in thrown;

/** The answer to what the lab lacks. */
export const notHere = ({lacks}: Lack): Answer => detail(501, `The lab has no ${lacks}; NetBox 4.7.3 has it.`);

/** What the real server raises deep inside, such as a KeyError: thrown as it is there, and made a 500 by the pipeline. */
export type Crash = {readonly crash: {readonly error: string; readonly exception: string}};

/** A crash of the server, to throw. */
export const crash = (exception: string, error: string): Crash => ({crash: {error, exception}});

/** Whether something thrown is the server's crash and not a bug of the lab. */
export const isCrash = (thrown: unknown): thrown is Crash => typeof thrown === 'object' && thrown !== null && 'crash' in thrown;
