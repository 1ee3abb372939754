import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {type Body, readBody} from '../../src/netbox/transport/body.js';

const megabyte = Buffer.alloc(1_000_000, ' ');

/** Reads a body of these pieces: what came of it, how many pieces were taken, and how many of them before its turn was waited for. */
async function reading(pieces: readonly Buffer[], headers: Readonly<Record<string, string>> = {}) {
	let taken = 0;
	const turns: number[] = [];
	async function* oneByOne() {
		for (const piece of pieces) {
			taken += 1;
			yield piece;
		}
	}
	const takeTurn = async () => void turns.push(taken);
	const body: Body = await readBody({headers, pieces: oneByOne(), arrived: () => undefined, takeTurn});
	// A text is told by its length: to print how megabytes differ takes for ever.
	return {body: 'text' in body ? body.text.length : body, taken, turns};
}

const json = (charset = '') => ({'content-type': `application/json${charset}`});

test('A4 an answer that is too large is received no further than to its limit, and not at all where it says so', async () => {
	const many = Array<Buffer>(64).fill(megabyte);
	const tooLarge = {unread: 'more than 32 MB', isLarge: true};
	expect(await reading(many)).toMatchObject({body: tooLarge, taken: 33});
	expect(await reading(many, {'content-length': '64000000'})).toMatchObject({body: tooLarge, taken: 0});
	expect(await reading(many.slice(0, 32), {'content-length': '32000000'})).toMatchObject({body: 32_000_000, taken: 32});
});

test('A4 what is large waits for its turn before more of it is held, received or unpacked; what is small never does', async () => {
	expect((await reading(Array<Buffer>(4).fill(megabyte))).turns).toEqual([]);
	expect((await reading(Array<Buffer>(6).fill(megabyte))).turns).toEqual([5, 6]);
	const packed = (bytes: number) => reading([gzipSync(Buffer.alloc(bytes, ' '))], {'content-encoding': 'gzip'});
	expect(await packed(4_000_000)).toMatchObject({turns: [], body: 4_000_000});
	expect(await packed(4_000_001)).toMatchObject({turns: [1], body: 4_000_001});
});

test('A4 JSON in another charset or encoding is refused in words: no character is put in place of another', async () => {
	const latin = Buffer.from('{"name": "Zürich"}', 'latin1');
	expect((await reading([latin], json())).body).toEqual({unread: 'JSON that is not UTF-8', isLarge: false});
	expect((await reading([latin], json('; charset=ISO-8859-1'))).body).toEqual({unread: 'JSON in the charset "ISO-8859-1"', isLarge: false});
	expect((await reading([latin], {...json(), 'content-encoding': 'br'})).body).toEqual({unread: 'content encoding "br"', isLarge: false});
});
