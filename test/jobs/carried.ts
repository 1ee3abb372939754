import {expect} from 'vitest';
import type {JobEvent} from '../../src/jobs/job.js';
import {decodeEvent, decodeOrder, encodeEvent, encodeOrder} from '../../src/jobs/job-codec.js';
import type {JobOrder} from '../../src/jobs/runner.js';
import type {Output} from '../../src/output/output.js';
import {shownOf} from '../output/samples.js';

/** What a carrier of values, and one of texts, make of a value. */
const carried = <Value>(value: Value): readonly [Value, Value] => [structuredClone(value), JSON.parse(JSON.stringify(value))];

/** The event that arrives at the other end of a line: the same by each carrier, and said and shown as the one that was sent. */
export function carriedEvent(event: JobEvent): JobEvent {
	const [value, text] = carried(encodeEvent(event)).map((arrived) => decodeEvent(arrived));
	if (!value || !text) throw new Error('nothing arrived');
	for (const arrived of [value, text]) {
		const [before, after] = [partsOf(event), partsOf(arrived)];
		expect(after.rest).toEqual(before.rest);
		expect(after.output && shownOf(after.output)).toEqual(before.output && shownOf(before.output));
	}
	return text;
}

/** The order that arrives, the same by each carrier. */
export function carriedOrder(order: JobOrder): JobOrder {
	const [value, text] = carried(encodeOrder(order)).map(decodeOrder);
	expect([value, text]).toEqual([order, order]);
	return text ?? order;
}

/** An event apart from its output, which is compared as it is shown: a held row may be held in another way. */
function partsOf(event: JobEvent): {readonly rest: object; readonly output: Output | undefined} {
	const {output, partial, preview, ...rest} = event as JobEvent & {readonly output?: Output; readonly partial?: Output; readonly preview?: Output};
	return {rest: {...rest, has: Object.keys(event).toSorted()}, output: output ?? partial ?? preview};
}
