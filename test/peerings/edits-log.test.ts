import {afterAll, beforeAll, describe, test} from 'vitest';
import {made} from '../support/netbox/people.js';
import {type Edit, expectBeside, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const group = 'plugins/bgp/peer-group';
const session = 'plugins/bgp/session';

const sql = (code: string) => (stand: Stand) => stand.django.run(`with connection.cursor() as c:\n    c.execute("""${code}""")`);
const patch =
	(path: string, body: object, index = 0) =>
	(stand: Stand) =>
		made(stand.rest('PATCH', `${path}/${stand.id(path, index)}/`, body));
const rename = (name: string) => patch(group, {name});
const inTurn =
	(...steps: readonly ((stand: Stand) => Promise<unknown>)[]) =>
	async (stand: Stand): Promise<void> => {
		for (const step of steps) await step(stand);
	};

/** A backup of the log and of what the edits change; times and all. */
const keep = (name: string) =>
	sql(`
	CREATE TABLE ${name}_log AS SELECT * FROM core_objectchange;
	CREATE TABLE ${name}_group AS SELECT * FROM netbox_bgp_bgppeergroup WHERE name LIKE 'restore%%';
	CREATE TABLE ${name}_session AS SELECT * FROM netbox_bgp_bgpsession WHERE name LIKE 'restore%%';
	CREATE TABLE ${name}_at AS SELECT last_value FROM core_objectchange_id_seq`);
const forget = (name: string) => sql(['log', 'group', 'session', 'at'].map((part) => `DROP TABLE IF EXISTS ${name}_${part}`).join(';'));
const empty = sql('DELETE FROM core_objectchange');
const logBack = (name: string) => sql(`DELETE FROM core_objectchange; INSERT INTO core_objectchange SELECT * FROM ${name}_log`);
const dataBack = (name: string) =>
	sql(`
	UPDATE netbox_bgp_bgppeergroup g SET name = k.name, description = k.description, last_updated = k.last_updated FROM ${name}_group k WHERE g.id = k.id;
	UPDATE netbox_bgp_bgpsession s SET description = k.description, last_updated = k.last_updated FROM ${name}_session k WHERE s.id = k.id`);
/** A log that has one row, of a device that nobody reads. */
const oneRow = inTurn(patch('dcim/devices', {description: 'any'}, 3), empty, patch('dcim/devices', {description: 'other'}, 3));
/** The next ids of the log are the old ones once more. */
const sequenceBack = (name: string) => sql(`SELECT setval('core_objectchange_id_seq', last_value) FROM ${name}_at`);
const restore = (name: string) => inTurn(logBack(name), dataBack(name));

const edits: readonly Edit[] = [
	{title: 'the log is emptied, and a peer group renamed', make: [empty, rename('restore renamed')], undo: rename('restore group')},
	{
		title: 'a peer group is renamed, and the log emptied before anybody reads',
		make: inTurn(rename('restore renamed'), empty),
		undo: rename('restore group'),
	},
	{
		title: 'the log is emptied twice, with a rename in between',
		make: [empty, inTurn(rename('restore renamed'), empty)],
		undo: rename('restore group'),
	},
	{
		title: 'a restore of all to before a rename',
		first: keep('point'),
		make: [rename('restore renamed'), restore('point'), rename('restore again')],
		undo: inTurn(rename('restore group'), forget('point')),
	},
	{
		title: 'a restore of all to before a rename, and of the ids too, so that another edit bears the number of the first',
		first: keep('point'),
		make: [rename('restore renamed'), inTurn(restore('point'), sequenceBack('point')), patch(session, {description: 'restored'})],
		undo: inTurn(patch(session, {description: ''}), rename('restore group'), forget('point')),
	},
	{
		title: 'the same without a reading between the restore and the edit',
		first: keep('point'),
		make: [rename('restore renamed'), inTurn(restore('point'), sequenceBack('point'), patch(session, {description: 'restored'}))],
		undo: inTurn(patch(session, {description: ''}), rename('restore group'), forget('point')),
	},
	{
		title: 'the log emptied, read, and then all restored',
		first: inTurn(rename('restore before'), keep('point')),
		make: [rename('restore renamed'), empty, restore('point'), rename('restore again')],
		undo: inTurn(rename('restore group'), forget('point')),
	},
	{
		title: 'the log emptied, read, then all restored with the ids, and edited at once',
		first: inTurn(rename('restore before'), keep('point')),
		make: [
			rename('restore renamed'),
			empty,
			inTurn(restore('point'), sequenceBack('point')),
			inTurn(patch(session, {description: 'restored'}), rename('restore again')),
		],
		undo: inTurn(patch(session, {description: ''}), rename('restore group'), forget('point')),
	},
	{
		title: 'the log emptied, read, and then all restored, of which the log does not tell',
		first: inTurn(oneRow, keep('point')),
		make: [rename('restore renamed'), empty, restore('point')],
		undo: inTurn(rename('restore group'), forget('point')),
		shownTo: 'nobody',
	},
	{
		title: 'a restore of which the log does not tell, with ids that are drawn once more',
		first: inTurn(oneRow, keep('point')),
		make: [rename('restore renamed'), inTurn(restore('point'), sequenceBack('point'), patch('dcim/devices', {description: 'more'}, 3))],
		undo: inTurn(rename('restore group'), forget('point')),
		shownTo: 'nobody',
	},
	{
		title: 'the log and its ids are emptied, and as many edits follow as there were',
		first: inTurn(empty, sql(`SELECT setval('core_objectchange_id_seq', 1, false)`), rename('restore one'), rename('restore two')),
		make: [
			inTurn(empty, sql(`SELECT setval('core_objectchange_id_seq', 1, false)`), patch(session, {description: 'one'}), rename('restore three')),
			rename('restore four'),
		],
		undo: inTurn(patch(session, {description: ''}), rename('restore group')),
	},
	{
		title: 'the older half of the log is pruned, and a peer group renamed',
		make: inTurn(sql(`DELETE FROM core_objectchange WHERE id < (SELECT max(id) FROM core_objectchange)`), rename('restore renamed')),
		undo: rename('restore group'),
	},
];

describe.skipIf(url === '')('a log that is emptied or restored', {timeout: 120_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'restore', net: 25, asn: 4_200_906_001});
		await inTurn(forget('point'), forget('whole'), keep('whole'))(stand);
	}, 60_000);
	afterAll(async () => {
		// Others' rows come back, and ids go on behind all that were ever drawn here.
		await inTurn(
			sql(`INSERT INTO core_objectchange SELECT * FROM whole_log ON CONFLICT DO NOTHING`),
			sql(`SELECT setval('core_objectchange_id_seq', greatest(w.last_value, s.last_value, 1) + 1000) FROM whole_at w, core_objectchange_id_seq s`),
			forget('whole'),
			forget('point'),
		)(stand);
		await stand.close();
	}, 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));
});
