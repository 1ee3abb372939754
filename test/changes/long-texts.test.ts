import {expect, test} from 'vitest';
import {settleValue} from '../../src/changes/values/field-values.js';

test('A2 a text is trimmed in time that grows with its length, however many blanks stand within it', () => {
	const text = `x${' '.repeat(200_000)}x`;
	expect(settleValue(`\u3000${text}\t\n`, {type: 'string', readOnly: false, required: false})).toEqual({value: text});
});
