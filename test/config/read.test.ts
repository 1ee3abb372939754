import {expect, test} from 'vitest';
import type {ReadNeighbor} from '../../src/config/read/resolve.js';
import {read} from './support.js';

/** What is said of a neighbour, without what is empty. */
const told = ({line: _, isPartly, isShutdown, isRange, ...one}: ReadNeighbor): object => {
	const said = Object.entries(one).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
	return {...Object.fromEntries(said), ...(isPartly && {isPartly}), ...(isShutdown && {isShutdown}), ...(isRange && {isRange})};
};

const eos = `hostname leaf1
!
interface Ethernet1
   description router bgp 1
!
router bgp 65001
   router-id 10.255.0.1
   neighbor SPINES peer group
   neighbor SPINES remote-as 65000
   neighbor SPINES description of the group
   neighbor SPINES route-map RM-IN in
   neighbor SPINES password 7 0822455D0A16
   neighbor SPINES send-community
   neighbor 10.0.0.1 peer group SPINES
   neighbor 10.0.0.1 description to  spine1
   neighbor 10.0.0.1 route-map RM-OWN in
   neighbor 10.0.0.1 frobnicate 3
   neighbor 10.0.0.3 peer-group SPINES
   neighbor 10.0.0.3 shutdown
   neighbor 10.0.0.3 maximum-routes 0
   bgp listen range 10.8.0.0/16 peer-group SPINES remote-as 65010
   invent something
   !
   address-family ipv4
      neighbor SPINES prefix-list PL-OUT out
      no neighbor 10.0.0.3 activate
   !
   address-family evpn
      neighbor SPINES activate
      neighbor SPINES route-map EVPN-OUT out
   !
   vlan 10
      rd 10.255.0.1:10
      redistribute learned
   !
   vrf BLUE
      rd 65001:9
      neighbor 10.9.0.2 remote-as 1.10
      neighbor 10.9.0.2 local-as 65099 no-prepend replace-as
      neighbor 10.9.0.2 update-source Loopback9
!
router ospf 1
   neighbor 10.1.1.1
`;

test('CF5 config-in CF6 config-groups EOS: values of the group hold where the neighbour has none, and lines of BGP that nobody understands are listed', () => {
	const {neighbors, unread, beside, covers, lacking} = read(eos, 'eos');
	const ofGroup = {remoteAs: 65_000, group: 'SPINES', family: 'ipv4', localAs: 65_001, prefixListOut: 'PL-OUT'};
	expect(neighbors.map(told)).toEqual([
		{...ofGroup, peer: '10.0.0.1', description: 'to  spine1', imports: ['RM-OWN'], isPartly: true},
		{...ofGroup, peer: '10.0.0.3', imports: ['RM-IN'], isShutdown: true},
		{...ofGroup, peer: '10.8.0.0/16', remoteAs: 65_010, imports: ['RM-IN'], isRange: true},
		{peer: '10.9.0.2', vrf: 'BLUE', family: 'ipv4', remoteAs: 65_546, localAs: 65_099, updateSource: {interface: 'Loopback9'}},
	]);
	expect(unread).toEqual([
		{line: 17, text: 'neighbor 10.0.0.1 frobnicate 3'},
		{line: 22, text: 'invent something'},
	]);
	expect(Object.fromEntries(beside)).toMatchObject({password: 1, communities: 1, 'other address families': 2, EVPN: 3, 'router-id': 1});
	expect([covers, lacking]).toEqual([
		[
			{vrf: null, family: 'ipv4'},
			{vrf: 'BLUE', family: 'ipv4'},
		],
		[],
	]);
});

const frr = `frr version 10.1
router bgp 65001
neighbor FABRIC peer-group
neighbor FABRIC remote-as internal
neighbor 10.0.0.1 peer-group FABRIC
neighbor 10.0.0.2 remote-as external
neighbor swp1 interface remote-as 65010
neighbor swp1 description uplink
!
address-family ipv4 unicast
 network 10.0.0.0/8
 neighbor FABRIC route-map IN in
exit-address-family
address-family l2vpn evpn
 vni 10
  rd 1:1
 exit-vni
 neighbor FABRIC route-map NOT-MINE in
exit-address-family
neighbor 10.0.0.1 description flat
exit
router bgp 65002 vrf RED
 neighbor 2001:DB8::1 remote-as 65003
 neighbor 2001:db8:0::1 update-source 2001:db8::2
 neighbor 10.5.0.1 description nobody
 address-family ipv6 unicast
  neighbor 2001:db8::1 maximum-prefix 10 80
  neighbor 2001:db8::1 prefix-list P6 in
 exit-address-family
exit
ip route 0.0.0.0/0 10.0.0.9
`;

test('CF5 config-in FRR: lines that are not further in, routers of VRFs, peers without an address or an AS', () => {
	const {neighbors, unread, lacking} = read(frr, 'frr');
	expect(neighbors.map(told)).toEqual([
		{peer: '10.0.0.1', family: 'ipv4', group: 'FABRIC', remoteAs: 65_001, localAs: 65_001, imports: ['IN'], description: 'flat'},
		{
			peer: '2001:db8::1',
			vrf: 'RED',
			family: 'ipv6',
			remoteAs: 65_003,
			localAs: 65_002,
			maxPrefixes: 10,
			prefixListIn: 'P6',
			updateSource: {host: '2001:db8::2'},
		},
	]);
	expect(lacking).toEqual([
		{line: 6, vrf: null, peer: '10.0.0.2', why: 'the file does not say its AS'},
		{line: 25, vrf: 'RED', peer: '10.5.0.1', why: 'the file does not say its AS'},
	]);
	expect(unread.map(({text}) => text)).toEqual([
		'neighbor 10.0.0.2 remote-as external',
		'neighbor swp1 interface remote-as 65010',
		'neighbor swp1: neither an address nor a group',
	]);
});

const iosxr = `hostname pe1
router bgp 65001
 bgp router-id 10.255.0.1
 address-family ipv4 unicast
  network 10.0.0.0/8
 !
 af-group AFG address-family ipv4 unicast
  route-policy AFG-OUT out
  maximum-prefix 500 90
 !
 session-group SG
  remote-as 65010
  update-source Loopback0
 !
 neighbor-group CORE
  use session-group SG
  description of the group
  password encrypted 13061E010803
  address-family ipv4 unicast
   route-policy CORE-IN in
  !
 !
 neighbor 10.0.0.1
  use neighbor-group CORE
  description to core1
  address-family ipv4 unicast
   use af-group AFG
   next-hop-self
  !
 !
 neighbor 10.0.0.2
  remote-as 65020
  use neighbor-group CORE
  shutdown
 !
 vrf BLUE
  rd auto
  neighbor 2001:db8::5
   remote-as 65030
   address-family ipv6 unicast
    route-policy PASS in
    send-community-gshut-ebgp
   !
  !
 !
!
interface Loopback0
`;

test('CF5 config-in CF6 config-groups IOS-XR: groups that use groups, and what a neighbour says itself wins', () => {
	const {neighbors, unread} = read(iosxr, 'iosxr');
	expect(neighbors.map(told)).toEqual([
		{
			...{peer: '10.0.0.1', family: 'ipv4', group: 'CORE', remoteAs: 65_010, localAs: 65_001, description: 'to core1'},
			...{imports: ['CORE-IN'], exports: ['AFG-OUT'], maxPrefixes: 500, updateSource: {interface: 'Loopback0'}},
		},
		{
			peer: '10.0.0.2',
			family: 'ipv4',
			group: 'CORE',
			remoteAs: 65_020,
			localAs: 65_001,
			imports: ['CORE-IN'],
			updateSource: {interface: 'Loopback0'},
			isShutdown: true,
		},
		{peer: '2001:db8::5', vrf: 'BLUE', family: 'ipv6', remoteAs: 65_030, localAs: 65_001, imports: ['PASS'], isPartly: true},
	]);
	expect(unread).toEqual([{line: 42, text: 'send-community-gshut-ebgp'}]);
});

const braces = `system { host-name mx1; }
routing-options { autonomous-system 65001; }
protocols {
    bgp {
        import GLOBAL;
        group UP { /* transit */
            type external;
            peer-as 65010;
            authentication-key "$9$abcdef"; ## SECRET-DATA
            export [ OUT-1 OUT-2 ];
            neighbor 10.0.0.1 { description "to {up}; # 1"; inactive: import OLD; }
            inactive: neighbor 10.0.0.3;
            neighbor 10.0.0.5 { import OWN; family inet { unicast { prefix-limit { maximum 100; } } } wonder; }
        }
        inactive: group DOWN { neighbor 10.0.0.7 { peer-as 1; } }
    }
}
routing-instances {
    BLUE {
        instance-type vrf;
        protocols { bgp { group CE { type internal; allow 10.9.0.0/24; local-address 10.9.0.1; } } }
    }
}
groups { G1 { protocols { bgp { group <*> { hold-time 30; } } } } }
`;

const set = `set routing-options autonomous-system 65001
set protocols bgp import GLOBAL
set protocols bgp group UP type external
set protocols bgp group UP peer-as 65010
set protocols bgp group UP authentication-key "$9$abcdef"
set protocols bgp group UP export OUT-1
set protocols bgp group UP export OUT-2
set protocols bgp group UP neighbor 10.0.0.1 description "to {up}; # 1"
set protocols bgp group UP neighbor 10.0.0.1 import OLD
deactivate protocols bgp group UP neighbor 10.0.0.1 import OLD
set protocols bgp group UP neighbor 10.0.0.3
deactivate protocols bgp group UP neighbor 10.0.0.3
set protocols bgp group UP neighbor 10.0.0.5 import OWN
set protocols bgp group UP neighbor 10.0.0.5 family inet unicast prefix-limit maximum 100
set protocols bgp group UP neighbor 10.0.0.5 wonder
set protocols bgp group DOWN neighbor 10.0.0.7 peer-as 1
deactivate protocols bgp group DOWN
set routing-instances BLUE protocols bgp group CE type internal
set routing-instances BLUE protocols bgp group CE allow 10.9.0.0/24
set routing-instances BLUE protocols bgp group CE local-address 10.9.0.1
set groups G1 protocols bgp group <*> hold-time 30
`;

test.each([
	['braces', braces],
	['set', set],
])(
	'CF5 config-in CF6 config-groups Junos in %s: what is inactive is shut down or not there, and a neighbour takes over from its group and from all',
	(_, text) => {
		const {neighbors, unread, beside} = read(text, 'junos');
		const up = {group: 'UP', family: 'ipv4', localAs: 65_001, remoteAs: 65_010, exports: ['OUT-1', 'OUT-2']};
		expect(neighbors.map(told)).toEqual([
			{...up, peer: '10.0.0.1', imports: ['GLOBAL'], description: 'to {up}; # 1'},
			{...up, peer: '10.0.0.3', imports: ['GLOBAL'], isShutdown: true},
			{...up, peer: '10.0.0.5', imports: ['OWN'], maxPrefixes: 100, isPartly: true},
			{peer: '10.0.0.7', family: 'ipv4', group: 'DOWN', remoteAs: 1, localAs: 65_001, imports: ['GLOBAL'], isShutdown: true},
			{
				peer: '10.9.0.0/24',
				vrf: 'BLUE',
				family: 'ipv4',
				group: 'CE',
				remoteAs: 65_001,
				localAs: 65_001,
				updateSource: {host: '10.9.0.1'},
				isRange: true,
			},
		]);
		expect(unread.map((one) => one.text)).toEqual([
			'protocols bgp group UP neighbor 10.0.0.5 wonder',
			'groups G1 protocols bgp group <*> hold-time 30',
		]);
		expect(Object.fromEntries(beside)).toEqual({password: 1});
	},
);

test('CF12 dropped-secrets passwords and keys are dropped while reading: nothing that was read holds one', () => {
	const lines = [
		'password 7 SECRET-1',
		'password SECRET-1',
		'md5 SECRET-1',
		'tcp-ao key SECRET-1',
		'odd-thing key 7 SECRET-1',
		'authentication-key SECRET-1',
		'keychain SECRET-1',
	];
	const text = `router bgp 65001\n neighbor 10.0.0.1 remote-as 1\n${lines.map((line) => ` neighbor 10.0.0.1 ${line}\n ${line}\n`).join('')}`;
	for (const platform of ['eos', 'frr', 'iosxr'] as const) {
		const {neighbors, unread} = read(text, platform);
		expect(JSON.stringify([neighbors, unread])).not.toContain('SECRET');
	}
	const junos = lines.map((line) => `set protocols bgp group A neighbor 10.0.0.1 ${line}\nset protocols bgp group A ${line}`).join('\n');
	const {unread} = read(`set routing-options autonomous-system 1\nset protocols bgp group A peer-as 2\n${junos}\n`, 'junos');
	expect(JSON.stringify(unread)).not.toContain('SECRET');
	expect(unread.map((one) => one.text)).toContain('protocols bgp group A neighbor 10.0.0.1 odd-thing key');
});

test('CF12 dropped-secrets of a line that nobody understands nothing is kept behind what may name a secret, however it is spelt', () => {
	const eos = read(
		'router bgp 1\n neighbor 10.0.0.1 remote-as 2\n neighbor 10.0.0.1 pasword SECRET1\n neighbor 10.0.0.1 passwordSECRET2\n pass neighbor SECRET3\n',
		'eos',
	);
	const junos = read(
		'set protocols bgp group A neighbor 10.0.0.1 auth-key SECRET4\nset protocols bgp group A neighbor 10.0.0.1 wonder $9$SECRET5\n',
		'junos-set',
	);
	expect([eos.unread.length + junos.unread.length > 3, JSON.stringify([eos, junos])]).toEqual([true, expect.not.stringContaining('SECRET')]);
});

test('CF14 whole-file what is inactive below a neighbour of Junos leaves the neighbour there', () => {
	const text =
		'set routing-options autonomous-system 1\nset protocols bgp group A neighbor 10.0.0.1 peer-as 2\nset protocols bgp group A neighbor 10.0.0.1 description x\n';
	const {neighbors, lacking} = read(`${text}deactivate protocols bgp group A neighbor 10.0.0.1 description\n`, 'junos-set');
	expect([neighbors.map(({peer}) => peer), lacking]).toEqual([['10.0.0.1'], []]);
	const without = read(`${text}deactivate protocols bgp group A neighbor 10.0.0.1 peer-as\n`, 'junos-set');
	expect([...without.neighbors, ...without.lacking].map(({peer}) => peer)).toEqual(['10.0.0.1']);
});
