import {createKindIndex} from '../../../src/lab/kinds/all.js';
import type {Choices, Field} from '../../../src/lab/model/field.js';
import type {Kind} from '../../../src/lab/model/kind.js';
import type {Body, Pool} from './pool.js';
import type {Random} from './random.js';

/** What values are made from. `serial` gives each object names that no other has. */
export type Making = {readonly random: Random; readonly pool: Pool; readonly serial: () => number};

const index = createKindIndex();

/** Texts that a field may find odd, and may not. */
const texts = ['', ' ', ' blanks ', 'Straße', '東京-1', 'a,b', 'x'.repeat(65), 'x'.repeat(300), '0', 'null', 'true', '<b>', 'Ä b/c'];

/** Values of another type than that of nearly any field. */
const strange: readonly Body[] = [
	null,
	'',
	'zzz',
	5,
	0,
	-1,
	1.5,
	true,
	false,
	[],
	{},
	[1],
	['a'],
	{id: 1},
	{value: 'active', label: 'Active'},
	1e20,
	'7',
	'true',
	'1',
];

/** A value that a field takes, as far as can be told from the field alone. */
export function goodValue(field: Field, making: Making): Body {
	const {random, serial} = making;
	switch (field.is) {
		case 'text':
			return goodText(field, making);
		case 'network':
			return goodNetwork(field.host, making);
		case 'mac':
			return `02:00:00:00:${hex(random.below(256))}:${hex(serial())}`;
		case 'number':
			return random.pick([field.min ?? 1, Math.min(field.max ?? 90, 90), (field.min ?? 0) + random.below(60) + 1]);
		case 'flag':
			return random.chance(0.5);
		case 'choice':
			return goodChoice(field.choices, typeof field.initial === 'number', random);
		case 'ref':
			return objectOf(field.to, making);
		case 'refs':
			return Array.from({length: random.below(3)}, () => objectOf(field.to, making)).filter((one) => one !== null);
		case 'ranges':
			return random.pick([
				[[1, 4094]],
				[
					[10, 20],
					[30, 40],
				],
				[[5, 5]],
			]);
		case 'ends':
			return [{object_type: 'dcim.interface', object_id: objectOf('dcim/interfaces', making)}];
		case 'json':
			return random.pick<Body>([{a: 1}, {}, {a: [1, {b: null}]}]);
		case 'fixed':
			return field.value as Body;
		default:
			return null;
	}
}

const hex = (number: number): string => (number % 256).toString(16).padStart(2, '0');

function goodText(field: Extract<Field, {is: 'text'}>, {random, serial}: Making): Body {
	if (field.form === 'zone') return random.pick(['Europe/Berlin', 'UTC', null]);
	if (field.color) return random.pick(['9e9e9e', '00ff00', 'abcdef']);
	if (field.hidden) return 'Password-0123456789';
	if (field.slug || field.unique || field.required) return `df-${serial()}`;
	return random.pick(['', 'words of some kind', ' at the ends ', 'Straße', '東京', `t${serial()}`]);
}

function goodNetwork(host: boolean, {random, serial}: Making): Body {
	const [number, six] = [serial(), random.chance(0.2)];
	if (six) return host ? `2001:db8:66::${number.toString(16)}/64` : `2001:db8:66:${number.toString(16)}::/64`;
	const net = `10.${100 + (number >> 8)}.${number % 256}`;
	return host ? `${net}.${1 + random.below(200)}/24` : `${net}.0/${random.pick([24, 25, 26])}`;
}

const goodChoice = (choices: Choices, isNumbered: boolean, random: Random): Body => {
	const one = random.pick(Object.keys(choices));
	return isNumbered ? Number(one) : one;
};

/** An object of a kind, one of the run's own if there is one; null where the servers have none. */
export function objectOf(path: string, {random, pool}: Making): Body {
	const [own, before] = [pool.own(path), pool.before(path)];
	if (own.length > 0 && (before.length === 0 || random.chance(0.7))) return random.pick(own);
	return before.length === 0 ? null : random.pick(before);
}

/** A value that a field may refuse. */
export function oddValue(field: Field, making: Making): Body {
	const {random} = making;
	if (random.chance(0.4)) return random.pick(strange);
	switch (field.is) {
		case 'text':
			return random.pick([...texts, 'x'.repeat((Number.isFinite(field.max ?? 0) ? (field.max ?? 0) : 0) + 1)]);
		case 'network':
			return random.pick([
				'10.0.0.1/33',
				'10.0.0.1',
				'10.1.1.1/24',
				'10.0.2.1/30',
				'0.0.0.0/0',
				'2001:DB8::1/64',
				'::ffff:1.2.3.4/128',
				'10.0.0/8',
				'010.1.1.1/32',
				' 10.9.9.0/24',
				'1.2.3.4/0',
			]);
		case 'number':
			return random.pick<Body>([(field.min ?? 0) - 1, (field.max ?? 32_767) + 1, '12', ' 12 ', '1.0', 12.0, 12.5, '', true]);
		case 'flag':
			return random.pick<Body>(['true', 'False', 'yes', 'off', 'T', 1, 0, 2, '1', '0', 'maybe', null, '', [], {}]);
		case 'choice':
			return random.pick<Body>(['Active', 'zzz', '', null, {value: 'active', label: 'Active'}, ['active'], ' active', true]);
		case 'ref':
			return oddObject(field.to, making);
		case 'refs':
			return random.pick<Body>([
				[999_999],
				['1'],
				[null],
				[{name: 'x'}],
				null,
				{},
				[true],
				[[1]],
				[1.5],
				[objectOf(field.to, making), objectOf(field.to, making)],
				'1',
			]);
		case 'mac':
			return random.pick<Body>(['zz', '02-00-00-00-00-01', '0200.0000.0002', '020000000003', '02:00:00:00:00', 5, '']);
		case 'ranges':
			return random.pick<Body>([
				[],
				[[5, 1]],
				[[0, 5]],
				[[1, 5000]],
				[
					[1, 10],
					[5, 20],
				],
				[1, 2],
				[['1', '2']],
				[[1]],
				'1-5',
				null,
			]);
		case 'ends':
			return random.pick<Body>([
				[],
				null,
				[{object_type: 'dcim.interface', object_id: 999_999}],
				[{object_type: 'dcim.site', object_id: 1}],
				[{object_id: 1}],
				[5],
				[{object_type: 'zzz', object_id: 1}],
			]);
		case 'type':
			return random.pick<Body>(['dcim.site', 'dcim.device', 'zzz', 'dcim.zzz', 5, null, '', 'a.b.c']);
		default:
			return random.pick(strange);
	}
}

function oddObject(to: string, making: Making): Body {
	const {random} = making;
	const known = index.at(to);
	const one = objectOf(to, making);
	const named: Body = known !== undefined && 'slug' in known.fields ? {slug: 'ams1'} : {name: 'fceos4'};
	return random.pick<Body>([
		...[
			999_999,
			'999999',
			'zzz',
			true,
			1.5,
			[1],
			{},
			named,
			{nope: 1},
			{name__startswith: 'a'},
			{name__ic: 'lab'},
			{id: 999_999},
			{slug__in: ['ams1']},
		],
		...[
			{name: null},
			{id: one},
			{id: [1]},
			{name: {a: 1}},
			{id__in: [1, 2]},
			{pk: one},
			'',
			' 1',
			{description: ''},
			{name__regex: '^a'},
			{id__gt: 0},
		],
	]);
}

/** The fields that a body may give, by name; custom fields apart. */
export function givable(kind: Kind): readonly (readonly [string, Field])[] {
	const never = new Set<string>(['time', 'count', 'made', 'found', 'custom']);
	return Object.entries(kind.fields).filter(([, field]) => !never.has(field.is) && !('frozen' in field && field.frozen));
}
