import type {Failure, JobCode} from './failure.js';

/** What a failure may say besides its code and message. */
export type FailureDetails = Partial<Omit<Failure, 'code' | 'message'>>;

/** A failure of this code. Only the tables of messages (`failure.ts`, `write-failure.ts`) make failures. */
export const make = (code: JobCode, message: string, more: FailureDetails = {}): Failure => ({code, message, ...more});
