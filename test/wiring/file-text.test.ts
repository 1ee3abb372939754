import {expect, test} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {ok} from '../../src/core/result.js';
import {readFileText} from '../../src/wiring/file-text.js';

/** Standard input with these lines. */
const input = (lines: Iterable<string>) => {
	const rest = lines[Symbol.iterator]();
	return async () => {
		const next = rest.next();
		return next.done ? undefined : ok(next.value);
	};
};

test('CF13 config-bounds - is all of standard input, which must say something and has the limit of a file', async () => {
	expect(await readFileText('-', {cwd: '/', readLine: input(['router bgp 1', ' neighbor 10.0.0.1 remote-as 2'])})).toEqual(
		ok('router bgp 1\n neighbor 10.0.0.1 remote-as 2\n'),
	);
	expect(await readFileText('-', {cwd: '/', readLine: input([])})).toMatchObject({ok: false, error: {code: 'usage'}});
	const long = ' '.repeat(limits.configBytes / 4);
	expect(await readFileText('-', {cwd: '/', readLine: input([long, long, long, long])})).toMatchObject({
		ok: false,
		error: {code: 'local-io', message: 'cannot read standard input: it is larger than 8 MB.'},
	});
});
