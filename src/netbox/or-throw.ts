import {type Failure, sentence} from '../core/failure.js';
import type {Result} from '../core/result.js';

/** The value of a result, for scripts that rather stop: a failure is thrown as an `Error` with its message, and itself as the cause. */
export function orThrow<Value>(result: Result<Value, Failure>): Value {
	if (result?.ok === true) return result.value;
	if (result?.ok === false) throw new Error(sentence(result.error), {cause: result.error});
	throw new Error('orThrow takes a result of the client: was its promise awaited?');
}
