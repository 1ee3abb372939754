import type {Answer} from '../http/answer.js';
import type {Lab} from '../http/pipeline.js';
import type {Asked} from '../http/request.js';

/** How the bytes of an answer leave the lab. Times in ms. */
export type Wire = {
	/** Before the answer. */
	readonly wait: number;
	readonly send: 'all' | 'nothing' | 'reset' | 'half, then nothing' | 'half, then reset';
	/** Between the pieces of a body that drips; 0 sends it in one piece. */
	readonly drip: number;
	/** Compressed, for callers that take it. */
	readonly gzip: boolean;
	/** The connection is reset as soon as the next request comes over it. */
	readonly resetNext: boolean;
};

/** A wire without a fault. */
export const plainWire: Wire = {wait: 0, send: 'all', drip: 0, gzip: false, resetNext: false};

/** A request that a fault strikes, and the fault's value. */
export type Struck = {readonly value: string; readonly asked: Asked; readonly lab: Lab};

/**
 * Where a fault does its harm: it lasts as long as the lab; a front answers in NetBox's place, or lets the request pass; rows
 * change just before the answer; the real answer is changed; the wire is bad; or any of these that strikes single requests.
 */
export type Effect =
	| {readonly on: 'lab'}
	| {readonly on: 'front'; readonly answer: (struck: Struck) => Answer | undefined}
	| {readonly on: 'rows'; readonly change: (struck: Struck) => void}
	| {readonly on: 'answer'; readonly bend: (answer: Answer, struck: Struck) => Answer}
	| {readonly on: 'wire'; readonly wire: (value: number) => Partial<Wire>}
	| {readonly on: 'any'};
