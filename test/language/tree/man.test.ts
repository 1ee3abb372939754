import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {parseTree} from '../../../src/language/tree/load.js';
import {drawTree} from '../../../src/language/tree/man.js';
import {findPath} from '../../../src/language/tree/visit.js';
import {shellTree} from '../../support/shell-tree.js';

const peerings = ['netbox', 'get', 'bgp-peerings'];
const sha256 = '1bcb7c2c56921a60c385259e757d3a94632e3ddd959761cb4b56eb2647faaa41';

test('M1 man-tree the tree of get bgp-peerings is these 13 lines, byte for byte', () => {
	const drawn = drawTree(shellTree(), peerings);
	expect(drawn).toBe(`root
└── netbox:    Netbox service
    └── get:    Query data from Netbox
        └── bgp-peerings:    Query Netbox BGP Peerings data
            ├── timeout:    Job timeout
            ├── workers:    Filter worker to target, default 'any'
            ├── verbose-result:    Control output details, default 'False'
            ├── progress:    Display progress events, default 'True'
            ├── instance:    Netbox instance name to target
            ├── dry-run:    Only return query content, do not run it
            ├── branch:    Branching plugin branch name to use
            ├── *devices:    Device names to query data for
            └── cache:    How to use cache, default 'True'
`);
	expect(Buffer.byteLength(drawn)).toBe(768);
	expect(createHash('sha256').update(drawn).digest('hex')).toBe(sha256);
});

test('M2 tree-drawing a node is drawn with all below it, its ancestors alone; without a path everything', () => {
	const show = drawTree(shellTree(), ['show']);
	expect(show.split('\n').slice(0, 4)).toEqual([
		'root',
		"└── show:    Show BGP sessions, or the shell's own state",
		'    ├── bgp:    BGP sessions of devices, as NetBox has them',
		'    │   ├── history:    Who changed a session, when and how',
	]);
	expect(show).toContain("    │   ├── last:    How many, default '10'\n");
	expect(drawTree(shellTree(), [])).toContain('└── top:    Go to the root prompt\n');
	expect(drawTree(shellTree(), [])).not.toMatch(/ \n|\n\n/);
});

test('M2 tree-drawing help text is printed as it is, brackets too', () => {
	const tree = parseTree({help: 'r', children: {x: {help: 'Shows [core] and [/24]', moves: 'clear'}}});
	expect(tree.ok && drawTree(tree.value, [])).toBe('root\n└── x:    Shows [core] and [/24]\n');
});

test('D10 no-color without UTF-8 the guides are ASCII', () => {
	const drawn = drawTree(shellTree(), ['show'], 'ascii');
	expect(drawn).toContain('    |-- jobs:');
	expect(drawn).toContain('    `-- workers:');
	expect(drawn).toContain('    |   |-- last:');
});

test.each([
	[['netbox.get.bgp_peerings']],
	[['netbox.get.bgp-peerings']],
	[['netbox', 'get', 'bgp-peerings']],
	[['/netbox', 'get', 'bgp-peerings']],
	[['net.ge.bgp']],
	[['netbox.get.bgp_peering']],
	[['NETBOX', 'get.bgp']],
])('M3 man-paths %j is the path of M1', (words) => {
	expect(findPath(shellTree(), words)).toEqual({ok: true, value: peerings});
});

test('M3 man-paths an unknown path names the nearest whole one', () => {
	expect(findPath(shellTree(), ['netbox.get.peerings'])).toMatchObject({
		ok: false,
		error: {code: 'unknown-path', message: 'unknown path "netbox get peerings". Did you mean "netbox get bgp-peerings"?'},
	});
	expect(findPath(shellTree(), ['netbx', 'get', 'bgp'])).toMatchObject({
		error: {message: 'unknown path "netbx get bgp". Did you mean "netbox get bgp-peerings"?'},
	});
	expect(findPath(shellTree(), ['s'])).toMatchObject({error: {message: 'unknown path "s". Did you mean "set" or "show"?'}});
	expect(findPath(shellTree(), ['constructor'])).toMatchObject({error: {message: 'unknown path "constructor".'}});
	expect(findPath(shellTree(), [])).toEqual({ok: true, value: []});
});
