import {expect, test} from 'vitest';
import type {DeviceList} from '../../src/language/read/device-list.js';
import {commandOf, faultOf} from '../support/shell-tree.js';

const list = (words: string): DeviceList => commandOf(`netbox get bgp devices ${words}`).args['devices'] as DeviceList;
const fault = (words: string): {code: string; message: string} => faultOf(`netbox get bgp devices ${words}`);

test.each([
	['fceos[4-5]', ['fceos4', 'fceos5']],
	['leaf[08-11]', ['leaf08', 'leaf09', 'leaf10', 'leaf11']],
	['pe[1,3,7-9]', ['pe1', 'pe3', 'pe7', 'pe8', 'pe9']],
	['s[1-2]r[a-c]', ['s1ra', 's1rb', 's1rc', 's2ra', 's2rb', 's2rc']],
	['x[A-B]-y', ['xA-y', 'xB-y']],
	['a[1-2],b[3-3]', ['a1', 'a2', 'b3']],
	['"fceos[4-5]"', ['fceos[4-5]']],
	['fceos\\[4-5\\]', ['fceos[4-5]']],
	['r[098-101]', ['r098', 'r099', 'r100', 'r101']],
	['r[08-100,7]', [...Array.from({length: 92}, (_, index) => `r${String(index + 8).padStart(2, '0')}`), 'r100', 'r7']],
])('G24 device-ranges %s is written out', (words, names) => {
	expect(list(words)).toEqual({names, globs: [], selectors: []});
});

test.each([
	['fceos[5-4]', 'bad range "fceos[5-4]": 5 is greater than 4.'],
	['fceos[4-', 'bad range "fceos[4-": no closing "]".'],
	['fceos[4-]', 'bad range "fceos[4-]": "4-" is open.'],
	['fceos[-4]', 'bad range "fceos[-4]": "-4" is open.'],
	['fceos[]', 'bad range "fceos[]": nothing between the brackets or commas.'],
	['fceos4]', 'bad range "fceos4]": no opening "[".'],
	['r[a-3]', 'bad range "r[a-3]": "a-3" mixes numbers and letters.'],
	['r[a-Z]', 'bad range "r[a-Z]": "a-Z" mixes small letters and capitals.'],
	['r[ab]', 'bad range "r[ab]": "ab" is no number, letter or range of them.'],
])('G24 device-ranges %s is a bad range', (words, message) => {
	expect(fault(words)).toMatchObject({code: 'bad-range', message});
});

test('G24 device-ranges a range of more than 10,000 names is refused at once', () => {
	expect(list('r[1-10000]').names).toHaveLength(10_000);
	expect(fault('r[1-99999]')).toMatchObject({code: 'range-too-large', message: 'range "r[1-99999]" makes 99999 names; the limit is 10000.'});
	expect(fault('r[1-101]-[1-101]-[1-999999999999]')).toMatchObject({code: 'range-too-large'});
	expect(fault('r[1-20000]x[1-2]').message).toContain('makes 40000 names');
});

test('G25 device-globs bare * and ? make a glob, ranges in it are written out', () => {
	expect(list('leaf* *-edge-* leaf? * leaf*')).toEqual({names: [], globs: ['leaf*', '*-edge-*', 'leaf?', '*'], selectors: []});
	expect(list('s[1-2]* R1')).toEqual({names: ['R1'], globs: ['s1*', 's2*'], selectors: []});
	expect(list("'leaf*' leaf\\*")).toEqual({names: ['leaf*'], globs: [], selectors: []});
	expect(list("'a*'b*").globs).toEqual(['a\\*b*']);
});

test('G26 device-selectors a bare = or != makes a selector of a known field', () => {
	expect(list('site=ams1 status!=active Site=ams2')).toEqual({
		names: [],
		globs: [],
		selectors: [
			{field: 'site', not: false, values: ['ams1', 'ams2']},
			{field: 'status', not: true, values: ['active']},
		],
	});
	expect(list('site="Paris 1"').selectors).toEqual([{field: 'site', not: false, values: ['Paris 1']}]);
	expect(fault('sit=ams1')).toMatchObject({code: 'unknown-selector', message: 'unknown selector "sit". Did you mean "site"?', at: 'sit'});
	expect(fault('tenant=a,null')).toMatchObject({
		code: 'bad-value',
		message: '"null" is not a value of "tenant": to NetBox it means none.',
		at: 'null',
	});
	expect(fault('role!="null"')).toMatchObject({code: 'bad-value'});
	expect(list('name=null').selectors).toEqual([{field: 'name', not: false, values: ['null']}]);
	expect(fault('site=')).toMatchObject({code: 'bad-value', message: '"site=" is not a value of "site": expected a slug or a name.'});
});

test('G27 selector-and-or values of one field come by comma or repetition, names after a blank are names', () => {
	expect(list('role=leaf,spine role=edge R1')).toEqual({
		names: ['R1'],
		globs: [],
		selectors: [{field: 'role', not: false, values: ['leaf', 'spine', 'edge']}],
	});
	expect(list('role=leaf, spine,site=ams1').selectors).toEqual([
		{field: 'role', not: false, values: ['leaf', 'spine']},
		{field: 'site', not: false, values: ['ams1']},
	]);
	expect(list('R1,role=leaf')).toMatchObject({names: ['R1'], selectors: [{field: 'role', values: ['leaf']}]});
});

test('an empty name is no device', () => {
	expect(fault("''")).toMatchObject({code: 'bad-value', message: '"" is not a value of "devices": expected a device name.'});
});

test('G24 device-ranges a list of numbers takes ranges too, also a bracket alone, and a bad one is refused', () => {
	const ids = (list: string) => commandOf(`netbox crud delete object-type dcim.sites object-id ${list}`).args['object-id'];
	expect([ids('1,[3-5]'), ids('[3-5]'), ids('[7,9]'), ids('1[0-2] 4')]).toEqual([
		[1, 3, 4, 5],
		[3, 4, 5],
		[7, 9],
		[10, 11, 12, 4],
	]);
	expect(faultOf('netbox crud delete object-type dcim.sites object-id [5-3]')).toMatchObject({code: 'bad-range'});
	expect(faultOf('netbox crud delete object-type dcim.sites object-id 1,[a-c]')).toMatchObject({code: 'bad-value'});
});
