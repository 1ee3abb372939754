import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import type {Output, Row} from '../../src/output/output.js';
import {withRouter} from '../config/dataset.js';
import {unwrap} from '../support/database.js';
import {openShell, shareShell, startShell} from './netbox-support.js';

const shell = shareShell(withRouter);
const config = async (words: string): Promise<Output> => unwrap(await shell().say(`netbox get config devices ${words}`));
const textOf = (output: Output): string => (output.kind === 'text' ? output.text : '');
const errorOf = async (words: string, on = shell()) => {
	const said = await on.say(`netbox get config devices ${words}`);
	return said.ok ? said.value.errors[0] : said.error;
};

/** The data set with fields of `cr1`'s sessions changed, by their names. */
const withFields =
	(fields: Readonly<Record<string, Row>>) =>
	(dataset: LabDataset): LabDataset => {
		const whole = withRouter(dataset);
		const sessions = (whole.objects['plugins/bgp/session'] ?? []).map((row) => ({
			...row,
			...(Number(row['id']) > 90_000 && fields[String(row['name'])]),
		}));
		return {...whole, objects: {...whole.objects, 'plugins/bgp/session': sessions}};
	};

test('CF1 config-platform as auto takes the platform of the device in NetBox, and one that nobody knows is an error with the list', async () => {
	expect(textOf(await config('fceos4')).split('\n')[0]).toBe('! fceos4 (eos)');
	expect(await errorOf('cr1')).toMatchObject({
		code: 'usage',
		message: 'cr1 has the platform "night-os", which nf does not know.',
		hint: 'say as eos, frr, iosxr, junos, junos-set, or once for all: instance set NAME platform night-os=eos',
	});
});

test('CF1 config-platform C38 instance-traits what is said of an instance goes before what a slug tells, and none takes it away', async () => {
	const mine = openShell(shell().lab.url);
	const first = async (line: string): Promise<string> => textOf(unwrap(await mine.say(line))).split('\n')[0] ?? '';
	await mine.say(`instance add prod url ${shell().lab.url} token-env NF_TOKEN`);
	await mine.say('instance set prod platform night-os=frr,other=junos');
	expect(await first('netbox get config devices cr1 instance prod')).toBe('! cr1 (frr)');
	await mine.say('instance set prod platform none');
	expect(await mine.say('netbox get config devices cr1 instance prod')).toMatchObject({ok: false, error: {code: 'usage'}});
	for (const words of ['arista-eos', 'arista-eos=ios', 'Arista=eos'])
		expect(await mine.say(`instance set prod platform ${words}`)).toMatchObject({
			ok: false,
			error: {code: 'usage', message: `"${words}" names no platforms.`},
		});
});

test('CF2 config-out EOS says what NetBox holds: groups, both families, VRFs, a loopback, dynamic neighbours, and what does not run is shut down', async () => {
	expect(textOf(await config('cr1 as eos'))).toBe(`! cr1 (eos)
router bgp 65010
   no bgp default ipv4-unicast
   neighbor FABRIC-70 peer group
   neighbor FABRIC-70 remote-as 65020
   neighbor FABRIC-70 route-map FAB-IN in
   neighbor 10.70.0.1 peer group FABRIC-70
   neighbor 10.70.0.1 description to spine1 port 3
   neighbor 10.70.0.1 maximum-routes 500
   bgp listen range 10.70.1.0/30 peer-group FABRIC-70 remote-as 65020
   neighbor 10.70.255.2 remote-as 65010
   neighbor 10.70.255.2 update-source Loopback0
   neighbor 10.70.255.2 shutdown
   neighbor 2001:db8:70::1 peer group FABRIC-70
   neighbor 2001:db8:70::1 route-map CUST-OUT out
   !
   address-family ipv4
      neighbor FABRIC-70 activate
      neighbor 10.70.0.1 activate
      neighbor 10.70.255.2 activate
   !
   address-family ipv6
      neighbor 2001:db8:70::1 activate
   !
   vrf BLUE
      rd 65010:9
      neighbor 10.70.9.2 remote-as 65030
      neighbor 10.70.9.2 local-as 64999 no-prepend replace-as
      neighbor 10.70.9.2 route-map CUST-IN in
      neighbor 10.70.9.2 route-map CUST-OUT out
      neighbor 10.70.9.2 shutdown
      !
      address-family ipv4
         neighbor 10.70.9.2 activate
!
`);
	expect(textOf(await config('cr1 as eos'))).toBe(textOf(await config('cr1 as eos')));
});

test('CF2 config-out IOS-XR, FRR and Junos say the same in their own words', async () => {
	const blue = 'cr1 sessions customer,ibgp as';
	expect(
		textOf(await config(`${blue} iosxr`))
			.split('\n')
			.slice(1, -1),
	).toEqual([
		...['router bgp 65010', ' address-family ipv4 unicast', ' !'],
		...[' neighbor 10.70.255.2', '  remote-as 65010', '  update-source Loopback0', '  shutdown', '  address-family ipv4 unicast', '  !', ' !'],
		...[' vrf BLUE', '  rd 65010:9', '  address-family ipv4 unicast', '  !', '  neighbor 10.70.9.2', '   remote-as 65030'],
		...['   local-as 64999 no-prepend replace-as', '   shutdown', '   address-family ipv4 unicast', '    route-policy CUST-IN in'],
		...['    route-policy CUST-OUT out', '   !', '  !', ' !', '!'],
	]);
	expect(
		textOf(await config('cr1 sessions fabric6 as frr'))
			.split('\n')
			.slice(1, -1),
	).toEqual([
		...['router bgp 65010', ' no bgp default ipv4-unicast', ' neighbor FABRIC-70 peer-group', ' neighbor FABRIC-70 remote-as 65020'],
		...[' neighbor 2001:db8:70::1 peer-group FABRIC-70', ' !', ' address-family ipv6 unicast', '  neighbor FABRIC-70 route-map FAB-IN in'],
		...['  neighbor 2001:db8:70::1 activate', '  neighbor 2001:db8:70::1 route-map CUST-OUT out', ' exit-address-family', 'exit', '!'],
	]);
	expect(
		textOf(await config(`${blue} junos-set`))
			.split('\n')
			.slice(1, -1),
	).toEqual([
		'set routing-options autonomous-system 65010',
		'set protocols bgp group no-peer-group-internal type internal',
		'set protocols bgp group no-peer-group-internal neighbor 10.70.255.2 local-address 10.70.255.1',
		'set protocols bgp group no-peer-group-internal neighbor 10.70.255.2 peer-as 65010',
		'set routing-instances BLUE route-distinguisher 65010:9',
		'set routing-instances BLUE protocols bgp group no-peer-group-external type external',
		'set routing-instances BLUE protocols bgp group no-peer-group-external neighbor 10.70.9.2 import CUST-IN',
		'set routing-instances BLUE protocols bgp group no-peer-group-external neighbor 10.70.9.2 export CUST-OUT',
		'set routing-instances BLUE protocols bgp group no-peer-group-external neighbor 10.70.9.2 peer-as 65030',
		'set routing-instances BLUE protocols bgp group no-peer-group-external neighbor 10.70.9.2 local-as 64999 no-prepend-global-as',
		'deactivate protocols bgp group no-peer-group-internal neighbor 10.70.255.2',
		'deactivate routing-instances BLUE protocols bgp group no-peer-group-external neighbor 10.70.9.2',
	]);
	expect(textOf(await config('cr1 sessions fabric as junos'))).toContain(
		'            neighbor 10.70.0.1 {\n                description "to spine1 port 3";',
	);
});

test('CF3 not-in-netbox what NetBox does not hold is said once, for all devices, and nothing of it is written', async () => {
	const {notes} = await config('cr1,leaf1,leaf2 as eos');
	expect(notes.filter((note) => note.startsWith('not in NetBox: '))).toEqual([
		'not in NetBox: passwords, timers, bfd, multihop, communities, route reflection, router-id, networks, address families other than unicast',
	]);
	expect(notes).toContain('cr1: AS 65010 is that of 4 of 5 sessions; NetBox holds none of the device, and the other sessions have a local-as');
});

test('CF4 unsayable-values what the platform has no words for is an error that names it, and nothing of that device is written', async () => {
	expect(await errorOf('cr1 as iosxr')).toMatchObject({
		code: 'refused',
		message: 'cr1: iosxr cannot say what NetBox has: 10.70.1.0/30 is a prefix of dynamic neighbours.',
	});
	const two = await startShell(
		withFields({
			fabric: {description: 'night\nrouter bgp 1'},
			ibgp: {description: 'a "b"'},
			customer: {import_policies: [90_001, 90_002]},
			fabric6: {description: 'x ! y'},
		}),
	);
	const eos = await errorOf('cr1 as eos', two);
	expect(eos?.message).toBe(
		'cr1: eos cannot say what NetBox has: the description of 10.70.0.1 holds a line break; the description of 10.70.255.2 holds "; the description of 2001:db8:70::1 holds !; 10.70.9.2 has 2 policies in one direction (CUST-IN, CUST-OUT), and a neighbour there has one.',
	);
	// Junos has lists of policies, and quotes for texts.
	expect((await errorOf('cr1 as junos', two))?.message).toMatch(
		/^cr1: junos cannot say .*10\.70\.0\.1 holds a line break; the description of 10\.70\.255\.2 holds "\.$/,
	);
	const both = unwrap(await two.say('netbox get config devices cr1,leaf1 as eos'));
	expect([textOf(both).startsWith('! leaf1 (eos)\n'), both.errors.map(({resource}) => resource)]).toEqual([true, ['cr1']]);
});

test('CF11 config-both-ends the other half of each session stands below its own device, and a session without one is an error beside the rest', async () => {
	const said = await config('leaf1 sessions *-spine1 as eos both-ends');
	expect(
		textOf(said)
			.split('\n')
			.filter((line) => /^!\s\S|remote-as/.test(line)),
	).toEqual(['! leaf1 (eos)', '   neighbor 172.16.1.2 remote-as 4200000001', '! spine1 (eos)', '   neighbor 172.16.1.3 remote-as 4200000101']);
	const half = await config('cr1 sessions ibgp as eos both-ends');
	expect(half.errors.map(({message}) => message)).toEqual(['no single other half: cr1 ibgp (id 90002): nothing is written of it.']);
	expect((await errorOf('cr1 sessions nope as eos'))?.message).toBe('no BGP session "nope" on this device.');
});
