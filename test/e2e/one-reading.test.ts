import {mkdtempSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {createPlayground, nf, type RunOptions} from './nf.js';

const ground = createPlayground();
afterAll(ground.close);

type Coverage = {readonly result: readonly {readonly url: string; readonly functions: readonly Counted[]}[]};
type Counted = {readonly functionName: string; readonly ranges: readonly {readonly count: number}[]};

/** How often the program cut a line into tokens, as V8 counts it. */
async function cuts(args: readonly string[], more: Partial<RunOptions> = {}): Promise<number> {
	const home = ground.home();
	const folder = mkdtempSync(join(home, 'coverage-'));
	await nf(args, {home, ...more, env: {...more.env, NODE_V8_COVERAGE: folder}});
	const [name] = readdirSync(folder);
	const {result} = JSON.parse(readFileSync(join(folder, name ?? ''), 'utf8')) as Coverage;
	const program = result.find(({url}) => url.endsWith('dist/program.cjs'));
	const [found, ...others] = program?.functions.filter(({functionName}) => functionName === 'tokenize') ?? [];
	expect([found?.ranges.length, others]).toEqual([1, []]);
	return found?.ranges[0]?.count ?? 0;
}

test('argv is cut into tokens once, whether it runs, is refused or asks', async () => {
	expect(await cuts(['show', 'version'])).toBe(1);
	expect(await cuts(['show', 'version', '|', 'sort', 'nothing'])).toBe(1);
	expect(await cuts(['show', '?'])).toBe(1);
	expect(await cuts(['netbox', 'get'])).toBe(1);
});

test('each -c is cut once, each statement of a script too, and once more with the lines that it reads itself', async () => {
	expect(await cuts(['-c', 'show version', '-c', 'pwd'])).toBe(2);
	expect(await cuts(['-f', '-'], {stdin: 'pwd\nalias list | match \\\n x\n'})).toBe(3);
	expect(await cuts(['-f', '-'], {stdin: 'netbox get bgp-peerings devices load-terminal dry-run | sort nothing\nR1\n.\n'})).toBe(1);
	expect(await cuts(['-f', '-'], {stdin: 'netbox get bgp-peerings devices load-terminal dry-run\nR1\n.\n'})).toBe(2);
});

test('TAB of an OS shell cuts its words once, though it asks twice: which values it wants, and with them', async () => {
	expect(await cuts(['completion', 'fish', 'show', 've'])).toBe(1);
});
