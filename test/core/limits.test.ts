import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {limits} from '../../src/core/limits.js';

const page = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');

test('docs/faults.md lists every limit with its value, and no other', () => {
	const section = page.slice(page.indexOf('## Limits'), page.indexOf('## Every fault'));
	const rows = section.matchAll(/^\| `(\w+)` \| ([\d,]+)/gm);
	const listed = Object.fromEntries([...rows].map(([, name = '', value = '']) => [name, Number(value.replaceAll(',', ''))]));
	expect(listed).toEqual(limits);
});
