import {describe, expect, test} from 'vitest';
import {checkPipes} from '../../src/pipes/check.js';
import {type Fields, namesLike} from '../../src/pipes/fields.js';
import {peeringFields} from '../format/peerings.js';
import {match, pipe, select, sort, where} from './chain.js';

const fields: Fields = peeringFields();
const said = (...pipes: Parameters<typeof checkPipes>[0]): readonly string[] => checkPipes(pipes, {fields}).map(({message}) => message);

describe('before a job starts', () => {
	test('P6 an unknown field is refused, with the nearest ones', () => {
		expect(said(where('remote_az=1'))).toEqual(['unknown field "remote_az". Did you mean "remote_as"?']);
		expect(said(sort('sesion'))).toEqual(['unknown field "sesion". Did you mean "session"?']);
		expect(said(select('name', 'zzzz'))).toEqual(['unknown field "zzzz".']);
		expect(said(pipe('unique', {fields: ['sesion']}))).toHaveLength(1);
		expect(said(pipe('group', {field: 'sesion'}))).toHaveLength(1);
		expect(said(pipe('table', {headers: ['sesion'], sortby: 'statu'}))).toHaveLength(2);
	});

	test('P6 aliases in any spelling, paths of known names and custom fields are taken', () => {
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

	test('P6 a command that lists no fields takes any', () => {
		expect(checkPipes([where('what.ever=1')], {})).toEqual([]);
		expect(checkPipes([select('a'), sort('b')], {})).toHaveLength(1);
	});

	test('an expression that cannot be read is refused', () => {
		expect(said(match('('))).toEqual(['bad expression "(": unclosed group.']);
		expect(said(where('name~[a', 'name~x', 'name=('))).toEqual(['bad expression "[a": unclosed bracket.']);
	});

	test('save is the last pipe, but for those that stand anywhere', () => {
		expect(said(pipe('save', {path: 'a'}), pipe('wide'), pipe('no-more'))).toEqual([]);
		expect(said(pipe('save', {path: 'a'}), pipe('json'))).toEqual(['"save" must be the last pipe.']);
	});

	test('E1 a problem is at its word, where the line is known', () => {
		const line = 'netbox get bgp-peerings devices R1 | sort name,nam';
		const [found] = checkPipes([{...sort('name', 'nam'), start: 35, end: line.length}], {fields}, line);
		expect(line.slice(found?.at.start, found?.at.end)).toBe('nam');
		expect(found?.at.start).toBe(47);
		const [cut] = checkPipes([{...match('('), start: 35, end: 44}], {fields}, 'netbox get bgp-peerings devices R1 | mat "("');
		expect(cut?.at).toEqual({start: 42, end: 43});
	});

	test('names to choose from are spelt as the user spells', () => {
		expect(namesLike('a_b', fields)).toContain('remote_as');
		expect(namesLike('a', fields)).toContain('remote-as');
	});
});
