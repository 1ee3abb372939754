import {expect, test} from 'vitest';
import {nearest} from '../../src/text/did-you-mean.js';
import {faultOf, read} from '../support/shell-tree.js';

test.each([
	['foo', []],
	['undo', []],
	['hold', []],
	['hist', ['history']],
	['shwo', ['show']],
	['jbo', ['job']],
	['ande', []],
	['netbx', ['netbox']],
])('D11 E2 did-you-mean of three or four letters one edit is near, a swap of neighbours is one: %s', (word, near) => {
	const words = ['alias', 'end', 'fg', 'head', 'history', 'job', 'netbox', 'set', 'show', 'top'];
	expect(nearest(word, words)).toEqual(near);
});

test.each([
	['instances', 'unknown command "instances". Did you mean "show instances"?'],
	['cache list', 'unknown command "cache". Did you mean "netbox cache list"?'],
	['settings | count', 'unknown command "settings". Did you mean "show settings"?'],
	['get bgp-peerings devices fceos4 cache force', 'unknown command "get". Did you mean "netbox get bgp-peerings"?'],
	['crud list-objects &', 'unknown command "crud". Did you mean "netbox crud list-objects"?'],
	['cache stats instance lab', 'unknown command "cache". Did you mean "netbox cache stats"?'],
	['foo', 'unknown command "foo".'],
	['redo', 'unknown command "redo".'],
	['hold', 'unknown command "hold".'],
])('D11 E2 did-you-mean a line that is right below "netbox" or "show" is meant, before any word that is merely near: %s', (line, message) => {
	expect(faultOf(line)).toMatchObject({code: 'unknown-command', message});
});

test('D11 a line that would be wrong there too is not suggested', () => {
	expect(faultOf('cache lst').message).not.toContain('netbox cache list');
	expect(faultOf('instances devices R1').message).not.toContain('show instances');
});

const B = 'netbox get bgp-peerings devices R1';

test.each([
	[`${B} | match leaf|spine`, 'unknown-pipe', 'a bare "|" begins a pipe: quote the pattern: match "leaf|spine"'],
	[`${B} | grep 10.0.1|10.0.2 | count`, 'unknown-pipe', 'a bare "|" begins a pipe: quote the pattern: grep "10.0.1|10.0.2"'],
	[`${B} | where session~leaf|spine`, 'unknown-pipe', 'a bare "|" begins a pipe: quote the pattern: where session~"leaf|spine"'],
	[`${B} | match a&b`, 'misplaced-background', 'quote it where it is text: "a&b"'],
	[`${B} | match #5`, 'bad-pipe-argument', 'a bare "#" begins a comment: quote it where it is text: "#5"'],
	[`${B} | match [a b]`, 'bad-pipe-argument', undefined],
	['netbox get bgp-peerings devices [leaf1]', 'bad-json', 'a word that begins with "[" is JSON: quote it where it is text'],
	['netbox get bgp-peerings devices [leaf1', 'unclosed-json', 'a word that begins with "[" is JSON: quote it where it is text'],
	['netbox cache clear branch a,b', 'too-many-values', 'a bare "," divides values: quote it where it is text'],
])('E8 quote-hint D12 a sign that was meant as text is told to be quoted: %s', (line, code, hint) => {
	const fault = faultOf(line);
	expect([fault.code, fault.hint]).toEqual([code, hint]);
});

test('E8 quote-hint D12 a pattern that ends in "?" is said to need quotes by the help that it asks for', () => {
	const help = read(`${B} | match leaf?`);
	expect(help.ok && help.value.kind === 'help' && help.value.text).toContain('a bare "?" asks for help: quote it where it is text: "leaf?"');
	const plain = read(`${B} | match ?`);
	expect(plain.ok && plain.value.kind === 'help' && plain.value.text).not.toContain('quote');
});
