import type {Failure} from './failure.js';

/** An expected outcome: plain data, so that it survives JSON, logs and comparison. Bugs throw. */
export type Result<Value, Error = Failure> = {readonly ok: true; readonly value: Value} | {readonly ok: false; readonly error: Error};

/** A success. */
export const ok = <Value>(value: Value): {readonly ok: true; readonly value: Value} => ({ok: true, value});

/** A failure. */
export const err = <Error>(error: Error): {readonly ok: false; readonly error: Error} => ({ok: false, error});
