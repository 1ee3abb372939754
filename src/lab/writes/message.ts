import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {readText} from '../values/plain-values.js';
import {typeName} from '../values/type-name.js';

/** What is wrong with a body that may say a message and nothing else that counts. */
export function messageFault(body: unknown): Row | undefined {
	if (body === undefined) return undefined;
	if (body === null) return {__all__: ['No data provided']};
	if (!isRow(body as Json)) return {__all__: [`Invalid data. Expected a dictionary, but got ${typeName(body)}.`]};
	const message = (body as Row)['changelog_message'];
	if (message === undefined) return undefined;
	if (message === null) return {changelog_message: ['This field may not be null.']};
	const read = readText({is: 'text', required: true}, message);
	return read.ok ? undefined : {changelog_message: read.error};
}
