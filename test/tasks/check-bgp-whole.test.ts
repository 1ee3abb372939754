import {expect, onTestFinished, test} from 'vitest';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {checkRules} from '../../src/peerings/check/rules.js';
import {reader, restOf} from '../peerings/support.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {openShell, type Speaker, shareShell} from './netbox-support.js';

type Checked = {
	readonly checked: number;
	readonly matched: number;
	readonly hidden: number;
	readonly unverifiable: number;
	readonly findings: readonly Row[];
	readonly pairs: readonly Row[];
};

const shared = shareShell(faultsDataset);
const check = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`netbox check bgp-peerings ${words}`));
const told = (output: Output): Checked => documentOf(output) as unknown as Checked;
const pairsOf = async (shell: Speaker, words: string): Promise<Checked> => told(await check(shell, `${words} show pairs`));

/** What each of the sessions came to, of a row its two; one may stand in several rows. */
function verdicts({pairs}: Checked, isOf: (id: number) => boolean = () => true): readonly string[] {
	const said = pairs.flatMap(({id, peer_id: peer, verdict}) =>
		[id, peer].flatMap((one) => (typeof one === 'number' && isOf(one) ? `${one} ${String(verdict)}` : [])),
	);
	return [...new Set(said)].toSorted();
}

/** Findings on sessions, as they are told of them. */
const saidOf = ({findings}: Checked, isOf: (id: number) => boolean): readonly string[] =>
	findings.flatMap(({id, rule, session, message}) => (isOf(Number(id)) && rule === 'unknown-remote' ? `${rule} ${session}: ${message}` : []));

const sessionIds = async (query: string): Promise<readonly number[]> => {
	const {json} = await restOf(shared().lab.url)('GET', `plugins/bgp/session/?limit=1000&${query}`);
	return (json['results'] as readonly Row[]).map(({id}) => Number(id));
};

test('the data set "faults" of the lab shows every rule of BE1 to BE29, each at the session that has its name', async () => {
	const demanded = checkRules.flatMap(({name, ...rule}) => ('onDemand' in rule ? name : []));
	const usual = told(await check(shared(), 'all-sessions'));
	const more = told(await check(shared(), `all-sessions rules ${demanded.join(',')} template "{device} to {peer}"`));
	const seen = told(await check(openShell(shared().lab.url, {token: reader}), 'all-sessions rules hidden'));
	const findings = [...usual.findings, ...more.findings, ...seen.findings];
	expect(findings.filter(({id, peer_id: peer}) => id === peer)).toEqual([]);
	const names = checkRules.map(({name}) => name);
	expect(names.filter((rule) => !findings.some((one) => one['rule'] === rule && String(one['session']).startsWith(rule)))).toEqual([]);
	expect(
		usual.findings.filter(({session}) => /^(?:right|no-|name-)/.test(String(session)) && !/^no-(?:clients|holder)/.test(String(session))),
	).toEqual([]);
	expect(seen.findings.map(({session, message}) => `${session}: ${message}`)).toEqual([
		'hidden-r1: whose interface has 10.66.25.2 is not known: this token does not see that address',
	]);
});

test('BE25 grouped-findings BE26 causes-first every session that was read is shown, and counted', async () => {
	const all = await sessionIds('');
	for (const [words, ids] of [
		['all-sessions', all],
		['all-sessions cache force', all],
		['devices r1', await sessionIds('device=r1')],
		['devices r1 cache force', await sessionIds('device=r1')],
		['devices r1 r2 r3 r4', await sessionIds('device=r1&device=r2&device=r3&device=r4')],
	] as const) {
		const found = await pairsOf(shared(), words);
		const shown = new Set(found.pairs.flatMap(({id, peer_id: peer}) => [id, peer]));
		expect([words, ids.filter((id) => !shown.has(id))]).toEqual([words, []]);
		expect([words, found.checked]).toEqual([words, ids.length]);
	}
});

test('BE23 far-ends a verdict is the same whichever devices were asked for', async () => {
	const all = await pairsOf(shared(), 'all-sessions');
	for (const device of ['r1', 'r2', 'r3', 'r4']) {
		const ids = await sessionIds(`device=${device}`);
		const isNear = (id: number): boolean => ids.includes(id);
		for (const policy of ['True', 'False']) {
			const some = await pairsOf(shared(), `devices ${device} cache ${policy}`);
			expect([device, policy, ...verdicts(some, isNear)]).toEqual([device, policy, ...verdicts(all, isNear)]);
			// Who has the number of an unknown remote end is told as a whole too.
			expect([device, policy, ...saidOf(some, isNear)]).toEqual([device, policy, ...saidOf(all, isNear)]);
		}
	}
	expect(saidOf(all, () => true)[0]).toBe(
		'unknown-remote unknown-remote: nothing here has 10.66.6.2, but AS65002 is the number of r2, r3, r4 and vm1',
	);
});

test('BE29 which-rules a verdict is the same whatever rules were chosen', async () => {
	const all = await pairsOf(shared(), 'all-sessions');
	for (const words of ['rules as-mismatch', 'except wrong-device,missing-reverse,duplicate', 'rules no-policy']) {
		const some = await pairsOf(shared(), `all-sessions ${words}`);
		expect([words, some.matched, ...verdicts(some)]).toEqual([words, all.matched, ...verdicts(all)]);
	}
});

test('BE24 not-known with cache force nothing is matched, and one note says why', async () => {
	const output = await check(shared(), 'devices r1 cache force');
	expect(told(output)).toMatchObject({matched: 0, external: 0, dynamic: 0});
	expect(told(output).unverifiable).toBeGreaterThan(5);
	expect(output.notes).toContain('with "cache force" addresses and AS numbers are not asked for: owners are taken from sessions');
});

/** A front that shows r2 and r3 as members of one virtual chassis, as NetBox does; the lab has none. Or refuses devices by their ids. */
async function withChassis(url: string, isRefused = false): Promise<string> {
	const front = await startServer(async ({target, headers: {authorization = ''}}) => {
		const answer = await fetch(url + target, {headers: {authorization}});
		const json = (await answer.json()) as {results?: readonly Row[]};
		if (!target.includes('virtual_chassis')) return {json: json as Json, status: answer.status};
		if (isRefused) return {json: {detail: 'You do not have permission to perform this action.'}, status: 403};
		const [r2, r3] = [2, 3];
		const chassis = {id: 9, name: 'stack', master: {id: r2, name: 'r2'}, member_count: 2};
		const results = (json.results ?? []).map((row) => ({...row, virtual_chassis: [r2, r3].includes(Number(row['id'])) ? chassis : null}));
		return {json: {...json, results} as unknown as Json};
	});
	onTestFinished(front.close);
	return front.url;
}

test('BE5 wrong-device the members of a virtual chassis are one router, and where that cannot be read it is said', async () => {
	const verdictOf = async (shell: Speaker, words: string): Promise<readonly Json[]> => {
		const {pairs} = await pairsOf(shell, words);
		return pairs.flatMap(({session, peer_session: peer, verdict}) => ([session, peer].includes('wrong-device-r2') ? (verdict ?? null) : []));
	};
	const stacked = openShell(await withChassis(shared().lab.url));
	const refused = openShell(await withChassis(shared().lab.url, true));
	for (const words of ['all-sessions cache False', 'devices r1 cache False', 'devices r3 cache False']) {
		expect([words, await verdictOf(shared(), words)]).toEqual([words, ['wrong-device']]);
		expect([words, await verdictOf(stacked, words)]).toEqual([words, ['matched']]);
		expect([words, await verdictOf(refused, words)]).toEqual([words, ['hidden']]);
	}
});

test('BE30 which-sessions those of virtual machines by names and globs, beside devices or alone; a word without a machine is an error', async () => {
	const shell = shared();
	for (const words of ['virtual-machines vm1', 'virtual-machines V*', 'virtual-machines vm1 cache force']) {
		const {checked, pairs} = await pairsOf(shell, words);
		expect([words, checked, pairs.map(({session, peer_session: peer, verdict}) => `${session} ${peer} ${verdict}`)]).toEqual([
			...[words, 1],
			['two-holders-r2 two-holders-r1 two-holders'],
		]);
	}
	const both = await pairsOf(shell, 'devices r4 virtual-machines vm1');
	expect([both.checked, verdicts(both).filter((line) => line.endsWith('two-holders')).length]).toEqual([2, 2]);
	const some = await check(shell, 'virtual-machines vm1 nope no*');
	expect([told(some).checked, some.errors.map(({code, message}) => `${code}: ${message}`)]).toEqual([
		1,
		['not-found: there is no virtual machine "nope".', 'not-found: there is no virtual machine "no*".'],
	]);
	shell.asked();
	const {requests} = documentOf(await check(shell, 'virtual-machines vm1 dry-run')) as unknown as {requests: readonly {why: string}[]};
	expect(requests.map(({why}) => why)).toEqual(expect.arrayContaining(['ids of the virtual machines', 'sessions of the virtual machines']));
	expect(shell.asked()).toEqual([]);
});

test('BE14 confederation-numbers BE19 ibgp-loopbacks BE21 rules-on-demand what cannot be read of the line is refused in words', async () => {
	for (const [words, message] of [
		['all-sessions confederation 65000', '"65000" is no confederation.'],
		['all-sessions confederation 65000=65001,x', '"65000=65001,x" is no confederation.'],
		['all-sessions rules name-template', 'the rule "name-template" needs a template.'],
		['all-sessions template {devise}', 'a template of names has no place "{devise}".'],
		['devices r1 rules ibgp-mesh', '"ibgp-mesh" is about every session of an AS.'],
	] as const) {
		expect([words, await shared().say(`netbox check bgp-peerings ${words}`)]).toMatchObject([words, {ok: false, error: {code: 'usage', message}}]);
	}
});

test('C38 instance-traits BE12 vrf-ties BE14 confederation-numbers a check takes them from the instance, and none takes them away', async () => {
	const shell = openShell(shared().lab.url);
	const say = async (line: string): Promise<Output> => unwrap(await shell.say(line));
	await say(`instance add prod url ${shared().lab.url} token-env NF_TOKEN`);
	const mismatches = async (words = ''): Promise<readonly string[]> =>
		told(await check(shell, `devices r1 instance prod rules as-mismatch ${words}`)).findings.map(({session}) => String(session));
	const before = await mismatches();
	expect(before).toContain('as-mismatch-r1');
	// r2 says 65099 there, and r1 65002: towards r1 both are right in a confederation 65002 of 65099.
	await say('instance set prod confederation 65002=65098,65099 vrf-field tenant_vrf');
	expect(await mismatches()).not.toContain('as-mismatch-r1');
	expect(await mismatches('confederation 65002=65097,65098 severity error')).toContain('as-mismatch-r1');
	const output = await check(shell, 'devices r1 instance prod');
	expect(output.notes).toContain('no session has the custom field "tenant_vrf", which "instance set" names for their VRF');
	await say('instance set prod confederation none vrf-field none');
	expect(await mismatches()).toEqual(before);
	expect((await check(shell, 'devices r1 instance prod')).notes.join()).not.toContain('custom field');
	for (const words of ['prod confederation 65000', 'prod vrf-field a-b', 'lab vrf-field vrf'])
		expect([words, await shell.say(`instance set ${words}`)]).toMatchObject([words, {ok: false, error: {code: 'usage'}}]);
});

test('EX1 two-halves BE23 far-ends one peering is explained by the same verdict, and the VRF of an interface as its', async () => {
	const all = await pairsOf(shared(), 'all-sessions');
	for (const name of ['right-r1', 'wrong-device-r2', 'several-reverses', 'anycast-partial', 'duplicate-r1', 'local-unassigned-r1']) {
		const [expected] = all.pairs.filter(({session, peer_session: peer}) => [session, peer].includes(name));
		const {peerings} = documentOf(unwrap(await shared().say(`netbox explain bgp-peerings ${name}`))) as unknown as {peerings: readonly Row[]};
		expect([name, ...new Set(peerings.map(({verdict}) => verdict))]).toEqual([name, expected?.['verdict']]);
	}
	const {peerings} = documentOf(unwrap(await shared().say('netbox explain bgp-peerings vrf-disagrees-r1'))) as unknown as {peerings: readonly Row[]};
	const fields = peerings[0]?.['fields'] as readonly Row[];
	expect(fields.find(({field}) => field === 'vrf')).toMatchObject({here: 'BLUE', here_from: 'interface'});
});
