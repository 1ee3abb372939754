import {spawn} from 'node:child_process';
import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {loadPages} from '../../scripts/docs/pages.js';
import {loadTree} from '../../src/language/tree/load.js';
import {leaves} from '../../src/language/tree/visit.js';
import {binary, cleanEnv, createPlayground, ended, nf, root, serveLab, startNf, tokens} from './nf.js';

const play = createPlayground();
let url = '';
beforeAll(async () => {
	({url} = await serveLab(play));
});
afterAll(play.close);

/** What stands for the reader's own is the lab's here, and a question that a person would answer is answered. */
const filledIn = (text: string): string =>
	text
		.replace(/https?:\/\/netbox\.(example(\.(com|net|org))?|lab)\b/g, url)
		.replaceAll('<device>', 'fceos4')
		.replaceAll('<file with the token>', 'token.txt')
		.replace(/^(nf[^#\n]*#\s*instance add (?!.*token-env).*)$/gm, '$1 token-env LAB_TOKEN');

const tree = loadTree(join(root, 'shell-tree.json'));
if (!tree.ok) throw new Error(tree.error.message);
const examples = leaves(tree.value).flatMap(({node}) => node.examples ?? []);

/** A script keeps the results of what runs in the background alone (J21). */
const job = 'netbox get bgp-peerings devices fceos4 | count &';

/** What has to be said before an example, if anything; the job of the example that cancels one ends as cancelled. */
function setUp(example: string): {readonly before: readonly string[]; readonly exit: number} | undefined {
	if (example.startsWith('job cancel')) return {before: ['netbox get bgp-peerings devices * instance lab &'], exit: 130};
	if (/^(job wait|fg)\b/.test(example)) return {before: [job], exit: 0};
	if (/^job \w/.test(example)) return {before: [job, 'job wait 1'], exit: 0};
	const changing = 'netbox crud update object-type plugins.bgp.session object-id 3 data {"description": "seen"} yes';
	const planned =
		'netbox crud update object-type plugins.bgp.session object-id 3,4,5,6,7,8,9,10,11 data {"description": "drained"} plan drain overwrite';
	// What changes something asks first.
	if (/^(?:apply|plan remove) drain$/.test(example)) return {before: [planned], exit: 2};
	if (/^(?:apply|plan (?:show|check)) drain/.test(example)) return {before: [planned], exit: 0};
	if (example === 'undo dry-run') return {before: [changing], exit: 0};
	// One of its peerings needs a decision.
	if (/^netbox repair .*prefer active/.test(example)) return {before: [], exit: 12};
	if (example.startsWith('show bgp history')) return {before: [changing], exit: 0};
	const alias = /^alias remove (\S+)/.exec(example)?.[1];
	if (alias !== undefined) return {before: [`alias set ${alias} "show version"`], exit: 0};
	const platform = /^netbox sync .* config leaf1\.cfg(?: as (\w+))?/.exec(example);
	if (platform) return {before: [`netbox get config devices leaf1 as ${platform[1] ?? 'eos'} | save leaf1.cfg`], exit: 0};
	// The lab has findings.
	if (/^netbox check .*(?:all-sessions|leaf|site)/.test(example)) return {before: [], exit: 12};
	// The branch of the lab differs.
	if (/^netbox compare .*with-branch/.test(example)) return {before: [], exit: 12};
	if (/^netbox compare .*with-job/.test(example)) return {before: ['netbox get bgp-peerings devices fceos4 &', 'job wait 1'], exit: 0};
	const instance = /^instance (?:remove|token|use) (\S+)/.exec(example)?.[1];
	return instance === undefined ? undefined : {before: [`instance add ${instance} url ${url} token-env LAB_TOKEN`], exit: 0};
}

const env = () => ({LAB_TOKEN: tokens.admin, PROD_NETBOX_TOKEN: tokens.admin, NF_INSTANCE: 'lab'});
const say = (lines: readonly string[]) =>
	nf(
		lines.flatMap((line) => ['-c', filledIn(line)]),
		{home: play.home(), env: env(), stdin: `${tokens.reader}\n`},
	);

test('the examples of the tree run, one after the other', async () => {
	const plain = examples.filter((example) => setUp(example) === undefined);
	expect(plain.length).toBeGreaterThan(10);
	const {code, stderr} = await say(plain);
	// A dry run of a write says so, one of a deletion what depends on the objects, a search where it looked, a list of kinds that the lab has no schema, and a view of all devices which have one name, a check whom it takes as owners, a comparison of what, a list by neighbors what it leaves out; nothing is cached yet.
	const said =
		/^nf: (.*: AS \d+ is that of .*|not in NetBox: .*|compared .*|(?: {7}|leaf\d {2}).*|\d new peerings?.*|exists: .*|nothing to create: .*|kept as plan "fabric": .*|not shown: .*|none of the addresses read is on .*|the file takes .* \(cache-keep\)|would \w+ \d (?:objects? .*|steps?): nothing was sent|new session on leaf4: the peer group FABRIC is not taken over: .*|\d sessions? of .* chosen|\d other hal(?:f|ves) with them|the schema knows no field of other objects .*|requests: .*|(found|nothing) in .*|not searched: .*|removed 0 of .*|".*" is not cached)\n|^.* WARN .* (no schema of 'lab'.*|keys are '.*)\n/gm;
	expect([code, stderr.replace(said, '')]).toEqual([0, '']);
});

test.each(examples.filter((example) => setUp(example)))('the example "%s" runs when what it needs is there', async (example) => {
	const {before, exit} = setUp(example) ?? {before: [], exit: 0};
	const {code, stderr} = await say([...before, example]);
	// Where no job is named, it says which one it is about.
	const notes =
		/^nf: (compared .*|.*: AS \d+ is that of .*|not in NetBox: .*|nothing to do.*|wrote .*|"lab" is asked all the same.*|changed 1 object in .*|the change log begins at .*|job 1: .*|kept as plan .*|\d as seen|for lab .*|done: .*|would do .*)\n/gm;
	expect([code, exit === 0 ? stderr.replace(notes, '') : '']).toEqual([exit, '']);
});

/** The code blocks of the pages for users, but for those that stand with what they print: pages.test.ts reads these. */
const blocks = loadPages(root)
	.filter(({path}) => !/^docs\/(contract|decisions)\/|^docs\/commands\.md$/.test(path))
	.flatMap(({text}) => [...text.matchAll(/^```(?!console)[^\n]*\n(.*?)^```/gms)].map(([, block = '']) => block));

/** Lines for the OS shell, without its prompt. */
const shellLines = (): readonly string[] =>
	blocks.flatMap((block) =>
		block
			.replace(/\\\n\s*/g, '')
			.split('\n')
			.map((line) => line.replace(/^\$ /, ''))
			.filter((line) => /^(npx )?nf /.test(line)),
	);

/** What is typed at the prompt in each transcript. */
const transcripts = (): readonly string[] =>
	blocks
		.map((block) => block.split('\n').filter((line) => /^nf(\[[^\]]*\])?#/.test(line)))
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'));

test('there are pages with lines to type', () => {
	expect(shellLines().length).toBeGreaterThan(0);
	expect(transcripts().length).toBeGreaterThan(0);
});

test('every nf line of the pages runs as it stands', async () => {
	const home = play.home();
	const command = join(home, 'nf');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`);
	chmodSync(command, 0o700);
	writeFileSync(join(home, 'token.txt'), `${tokens.reader}\n`);
	const failed: unknown[] = [];
	for (const line of shellLines()) {
		const said = filledIn(line.replace(/^npx /, ''));
		const run = said.startsWith('nf lab serve') ? await serveOnce(said, home) : await inShell(said, home);
		if (run.code !== 0) failed.push([line, run.code, run.stderr]);
	}
	expect(failed).toEqual([]);
}, 60_000);

test('every line at the prompt of nf that a page shows without what it prints runs as a script', async () => {
	const runs = await Promise.all(transcripts().map((text) => nf([], {home: play.home(), env: env(), stdin: filledIn(text)})));
	const failed = runs.flatMap(({code, stderr}, index) => (code === 0 ? [] : [[transcripts()[index], code, stderr]]));
	expect(failed).toEqual([]);
});

/** A line as bash reads it, with nf in the path. */
const inShell = (line: string, home: string) => {
	const program = spawn('bash', ['-c', line], {cwd: home, env: {...cleanEnv(home, env()), PATH: `${home}:${process.env['PATH']}`}});
	program.stdin.end();
	return ended(program);
};

/** A server is asked to end as soon as it has said where it is. */
async function serveOnce(line: string, home: string) {
	const program = startNf(
		line
			.replace(/\s#.*$/, '')
			.split(/\s+/)
			.slice(1),
		{home},
	);
	program.stdout?.once('data', () => program.kill('SIGTERM'));
	return ended(program);
}
