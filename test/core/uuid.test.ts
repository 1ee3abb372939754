import {expect, test} from 'vitest';
import {randomUuid} from '../../src/core/uuid.js';

test('a UUID is one of version 4, and no two are the same', () => {
	const made = Array.from({length: 10_000}, randomUuid);
	expect(made.filter((uuid) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid))).toEqual([]);
	expect(new Set(made).size).toBe(made.length);
});
