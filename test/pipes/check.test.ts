import {describe, expect, test} from 'vitest';
import {checkPipes} from '../../src/pipes/check.js';
import {type FieldPaths, namesLike, namesOf} from '../../src/pipes/fields.js';
import {peeringFields, peeringNode} from '../format/peerings.js';
import {match, pipe, select, sort, where} from './chain.js';

const fields: FieldPaths = peeringFields();
const said = (...pipes: Parameters<typeof checkPipes>[0]): readonly string[] => checkPipes(pipes, peeringNode()).map(({message}) => message);

describe('before a job starts', () => {
	test('P6 unknown-field an unknown field is refused, with the nearest ones', () => {
		expect(said(where('remote_az=1'))).toEqual(['unknown field "remote_az". Did you mean "remote_as"?']);
		expect(said(sort('sesion'))).toEqual(['unknown field "sesion". Did you mean "session"?']);
		expect(said(select('name', 'zzzz'))).toEqual(['unknown field "zzzz".']);
		expect(said(pipe('unique', {fields: ['sesion']}))).toHaveLength(1);
		expect(said(pipe('group', {field: 'sesion'}))).toHaveLength(1);
		expect(said(pipe('table', {headers: ['sesion'], sortby: 'statu'}))).toHaveLength(2);
	});

	test('P6 unknown-field aliases in any spelling, paths of known names and custom fields are taken', () => {
		expect(
			said(where('remote-as=1', 'Remote_As=1', 'custom_fields.any.thing=1', 'tags.0.name=1'), sort('site.slug'), select('remote_as', 'id')),
		).toEqual([]);
	});

	test('after select only what it named is known, and the keys; after a text pipe only lines', () => {
		expect(said(select('remote', 'status'), where('device=R1'), sort('status'))).toEqual([]);
		expect(said(select('remote', 'status'), sort('local-as'))).toEqual(['unknown field "local-as".']);
		expect(said(pipe('json'), where('status=active'))).toEqual(['unknown field "status".']);
		expect(said(pipe('json'), where('line~x'))).toEqual([]);
		expect(said(pipe('count'), where('count>1'))).toEqual([]);
		expect(said(pipe('group', {field: 'remote-as'}), pipe('count'), sort('count', 'remote-as'))).toEqual([]);
		expect(said(pipe('group', {field: 'site'}), pipe('count'), sort('remote-as'))).toEqual(['unknown field "remote-as".']);
		expect(said(pipe('trim', {columns: 2}), sort('line'))).toEqual([]);
	});

	test('P6 unknown-field a command that lists no fields takes any', () => {
		expect(checkPipes([where('what.ever=1')], {})).toEqual([]);
		expect(checkPipes([select('a'), sort('b')], {})).toHaveLength(1);
	});

	test.each([
		['remote-as>abc', '"abc" is not a value of "remote-as": expected an AS number, as 65101, AS65101 or 1.10.'],
		['as=AS1.70000', '"AS1.70000" is not a value of "as": expected an AS number, as 65101, AS65101 or 1.10.'],
		['updated>1x', '"1x" is not a value of "updated": expected a date or time, as 2026-01-31, or an age, as 2d.'],
		['updated=2d', '"2d" is not a value of "updated": expected a date or time, as 2026-01-31.'],
		['created<2026-13-01', '"2026-13-01" is not a value of "created": expected a date or time, as 2026-01-31, or an age, as 2d.'],
		['remote=leaf1', '"leaf1" is not a value of "remote": expected an IP address.'],
		['remote in 10.0.0.0/33', '"10.0.0.0/33" is not a value of "remote": expected a prefix, as 172.16.0.0/16.'],
		['status>active', '">" does not compare "status": expected =, !=, ~ or !~.'],
		['description in 10.0.0.0/8', '"in" does not compare "description": expected =, !=, ~, !~, <, <=, > or >=.'],
		['custom_fields.net in nowhere', '"nowhere" is not a value of "custom_fields.net": expected a prefix, as 172.16.0.0/16.'],
		['family=5', '"5" is not a value of "family": expected 4 or 6.'],
		['id=x', '"x" is not a value of "id": expected a number.'],
	])('B5 P15 typed-comparison P16 impossible-condition what no rows could tell is refused: %s', (condition, message) => {
		expect(checkPipes([where(condition)], peeringNode()).map((one) => one.message)).toEqual([message]);
		expect(
			checkPipes(
				[select('status', 'remote-as', 'as', 'updated', 'created', 'remote', 'description', 'family', 'id', 'custom_fields'), where(condition)],
				peeringNode(),
			),
		).toHaveLength(1);
	});

	test('B5 P15 typed-comparison what can be is taken: none, globs, expressions, ages, labels, paths', () => {
		const right = [
			'remote-as=none',
			'remote-as=65*',
			'remote-as~^65',
			'updated<2d',
			'updated>=90m',
			'status=Active',
			'status!=maintenance',
			'remote=10.0.*',
		];
		const more = ['remote in 10.0.0.0/8,2001:db8::/32', 'remote_as>1.0', 'local_address=10.0.0.1', 'description>a', 'custom_fields.x>abc'];
		expect(checkPipes([where(...right, ...more)], peeringNode())).toEqual([]);
		expect(checkPipes([pipe('json'), where('line>3')], peeringNode())).toEqual([]);
		expect(checkPipes([pipe('count'), where('count>x')], peeringNode()).map(({code}) => code)).toEqual(['bad-value']);
	});

	test('an expression that cannot be read is refused', () => {
		expect(said(match('('))).toEqual(['bad expression "(": unclosed group.']);
		expect(said(where('name~[a', 'name~x', 'name=('))).toEqual(['bad expression "[a": unclosed bracket.']);
	});

	test('save is the last pipe, but for those that stand anywhere', () => {
		expect(said(pipe('save', {path: 'a'}), pipe('wide'), pipe('no-more'))).toEqual([]);
		expect(said(pipe('save', {path: 'a'}), pipe('json'))).toEqual(['"save" must be the last pipe.']);
	});

	test('E1 caret-place a problem is at its word, where the line is known', () => {
		const line = 'netbox get bgp-peerings devices R1 | sort name,nam';
		const [found] = checkPipes([{...sort('name', 'nam'), start: 35, end: line.length}], {fields}, line);
		expect(line.slice(found?.at.start, found?.at.end)).toBe('nam');
		expect(found?.at.start).toBe(47);
		const [cut] = checkPipes([{...match('('), start: 35, end: 44}], {fields}, 'netbox get bgp-peerings devices R1 | mat "("');
		expect(cut?.at).toEqual({start: 42, end: 43});
	});

	test('names to choose from are spelt as the user spells', () => {
		expect(namesLike('a_b', namesOf(fields))).toContain('remote_as');
		expect(namesLike('a', namesOf(fields))).toContain('remote-as');
	});
});
