import {expect, test} from 'vitest';
import {applyPlan} from '../../src/changes/apply.js';
import {type Plan, planCreate, planDelete, planUpdate} from '../../src/changes/plan.js';
import {previewOf} from '../../src/changes/preview.js';
import {parseJson} from '../../src/core/json-text.js';
import type {Api} from '../../src/netbox/api/api.js';
import {orThrow} from '../../src/netbox/open.js';
import type {RowPatch} from '../../src/netbox/write/requests.js';
import type {Row} from '../../src/output/output.js';
import {pipe, textOf} from '../pipes/chain.js';
import {listOf, recordedLab, throughText} from './support.js';

/** A plan made of what this NetBox says. */
type Making = (api: Api) => Promise<Plan>;

const message = 'change 4711';
const create =
	(type: string, bodies: string, said?: string): Making =>
	async (api) =>
		planCreate(parseJson(bodies) as readonly Row[], listOf(api, type, said));

const update =
	(type: string, changes: string, {isPartial = true, said}: {readonly isPartial?: boolean; readonly said?: string} = {}): Making =>
	async (api) => {
		const list = api.endpoint(type.replaceAll('.', '/'));
		const wanted = parseJson(changes) as readonly RowPatch[];
		const rules = orThrow(await list.fields('change'));
		const rows = orThrow(await list.list({id: wanted.map(({id}) => id)}));
		return planUpdate(
			wanted.map((change) => ({row: rows.find(({id}) => id === change.id) ?? change, change})),
			{isPartial, rules},
			listOf(api, type, said),
		);
	};

const remove =
	(type: string, ids: readonly number[], said?: string): Making =>
	async (api) =>
		planDelete(orThrow(await api.endpoint(type.replaceAll('.', '/')).list({id: ids})), listOf(api, type, said));

const session = 'plugins.bgp.session';

/** Each way to write, and what goes out: `<time>` is that of the object. */
const cases: readonly (readonly [string, Making, readonly string[]])[] = [
	[
		'create one',
		create('dcim.sites', '[{"name": "A", "slug": "a", "tags": []}]', message),
		['POST /api/dcim/sites/ {"name":"A","slug":"a","tags":[],"changelog_message":"change 4711"}'],
	],
	[
		'create several, one with a message of its own',
		create('dcim.sites', '[{"name": "A", "slug": "a"}, {"slug": "b", "custom_fields": {}, "name": "B", "changelog_message": "own"}]'),
		['POST /api/dcim/sites/ [{"name":"A","slug":"a"},{"slug":"b","custom_fields":{},"name":"B","changelog_message":"own"}]'],
	],
	[
		'update one',
		update('dcim.sites', '[{"id": 1, "status": "planned", "tenant": {"slug": "saltnornir"}, "facility": ""}]', {said: message}),
		['PATCH /api/dcim/sites/1/ <etag> {"status":"planned","tenant":{"slug":"saltnornir"},"changelog_message":"change 4711"}'],
	],
	[
		'update several',
		update('dcim.devices', '[{"id": 1, "serial": "a"}, {"id": 2, "changelog_message": "own", "serial": "b"}]'),
		['PATCH /api/dcim/devices/ [{"serial":"a","id":1},{"serial":"b","changelog_message":"own","id":2}]'],
	],
	[
		'update custom fields, of which one is so already',
		update(session, '[{"id": 1, "custom_fields": {"tier": "gold", "maintenance": null}, "comments": "x"}]'),
		[`PATCH /api/plugins/bgp/session/1/ <etag> {"custom_fields":{"tier":"gold"},"comments":"x"}`],
	],
	[
		'replace one',
		update('dcim.sites', '[{"id": 1, "slug": "other", "name": "OTHER"}]', {isPartial: false}),
		['PUT /api/dcim/sites/1/ <etag> {"slug":"other","name":"OTHER"}'],
	],
	[
		'replace several, with what is so already',
		update('dcim.sites', '[{"id": 1, "slug": "a", "name": "A", "facility": ""}, {"id": 2, "slug": "b", "name": "B", "facility": ""}]', {
			isPartial: false,
		}),
		['PUT /api/dcim/sites/ [{"facility":"","slug":"a","name":"A","id":1},{"facility":"","slug":"b","name":"B","id":2}]'],
	],
	['delete one', remove(session, [1], message), ['DELETE /api/plugins/bgp/session/1/ <etag> {"changelog_message":"change 4711"}']],
	['delete several', remove(session, [1, 2, 3]), ['DELETE /api/plugins/bgp/session/ [{"id":1},{"id":2},{"id":3}]']],
];

/** JSON, and the table, as a file gets them. */
const shown = (plan: Plan): readonly string[] => ['json', 'csv', 'kv'].map((form) => textOf(previewOf(plan), pipe(form)));

/** What is shown of a plan, what goes out, and what became of it, in a NetBox of its own. */
async function carried(making: Making, copied: (plan: Plan) => Plan) {
	const {api, writes} = await recordedLab();
	const plan = await making(api);
	const copy = copied(plan);
	expect(copy).toStrictEqual(plan);
	const preview = shown(copy).map((text) => text.replaceAll(api.url, 'http://netbox'));
	const {outcomes, because} = await applyPlan(copy, api);
	return {preview, writes, states: outcomes.map(({n, state}) => `${n} ${state}`), because};
}

test.each(cases)(
	'C18 crud-write a plan to %s is plain data: a clone and its JSON text are shown alike and send the same bytes',
	async (_, making, sent) => {
		const original = await carried(making, (plan) => plan);
		expect(original.writes.map((line) => line.replace(/W\/"[^"]*"/, '<etag>'))).toEqual(sent);
		expect(original.because).toBeUndefined();
		expect(original.states.length).toBeGreaterThan(0);
		expect(await carried(making, structuredClone)).toEqual(original);
		expect(await carried(making, throughText)).toEqual(original);
	},
);

test('D19 exact-numbers a plan keeps the digits of all numbers in its text, and sends them', async () => {
	const making = update(session, '[{"id": 1, "extra_attributes": {"big": 9007199254740993, "far": 1e400, "less": -0}}]');
	const original = await carried(making, (plan) => plan);
	expect(original.writes.map((line) => line.replace(/W\/"[^"]*"/, '<etag>'))).toEqual([
		'PATCH /api/plugins/bgp/session/1/ <etag> {"extra_attributes":{"big":9007199254740993,"far":1e400,"less":-0}}',
	]);
	expect(original.preview[0]).toContain('"big": 9007199254740993');
	expect(await carried(making, throughText)).toEqual(original);
	const made = create(session, '[{"name": "x", "extra_attributes": [9007199254740993]}]');
	expect((await carried(made, throughText)).writes).toEqual((await carried(made, (plan) => plan)).writes);
});
