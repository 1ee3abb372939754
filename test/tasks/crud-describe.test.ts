import {expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {startShell} from './netbox-support.js';

const readerToken = '1123456789abcdef0123456789abcdef01234567';
const session = 'netbox crud describe object-type session';
const fieldsOf = (document: unknown): Readonly<Record<string, Row>> =>
	Object.fromEntries((document as readonly Row[]).map((row) => [String(row['field']), row]));

test('C32 crud-describe each field with its type, choices, what it names and by what, from OPTIONS and the schema', async () => {
	const shell = await startShell();
	const said = unwrap(await shell.say(session));
	const fields = fieldsOf(documentOf(said));
	const object = {type: 'object', read_only: false};
	expect(fields['local_as']).toEqual({...object, field: 'local_as', required: true, object_type: 'ipam.asns', named_by: ['asn', 'id'], choices: []});
	expect(fields['site']).toMatchObject({...object, required: false, object_type: 'dcim.sites', named_by: ['name', 'slug', 'id']});
	expect(fields['import_policies']).toMatchObject({type: 'objects', object_type: 'plugins.bgp.routing-policy', named_by: ['name', 'id']});
	expect(fields['status']).toMatchObject({type: 'choice', choices: expect.arrayContaining(['active', 'planned']), object_type: null});
	expect(fields['id']).toMatchObject({read_only: true, required: false});
	expect(fields['name']).toMatchObject({type: 'string', read_only: false, named_by: []});
	expect(rowsOf(said).columns.map(({name}) => name)).toEqual(['field', 'type', 'required', 'read-only', 'object-type', 'named-by', 'choices']);
	expect(shell.writes()).toEqual([]);
});

test('C32 crud-describe to a token that may not write it shows what the schema says, and what it does not say as not known', async () => {
	const shell = await startShell(undefined, {token: readerToken});
	const fields = fieldsOf(documentOf(unwrap(await shell.say(session))));
	expect(fields['local_as']).toMatchObject({required: null, object_type: 'ipam.asns'});
	expect(fields['name']).toMatchObject({type: null, required: null});
	expect(shell.reports.join()).toContain('NetBox tells this token neither types nor what is required');
});

test('C32 crud-describe a NetBox without a schema shows the rest, with a warning; without both it is an error', async () => {
	const front = async (url: string) =>
		(await startFront(url, (_, path) => (path.startsWith('/api/schema/') ? {status: 404, html: '<p>no</p>'} : 'pass'))).url;
	const shell = await startShell(undefined, {front});
	const fields = fieldsOf(documentOf(unwrap(await shell.say(session))));
	expect(fields['local_as']).toMatchObject({type: 'object', required: true, object_type: null});
	expect(shell.reports.join()).toContain('which kinds the fields name is not known');
	const reader = await startShell(undefined, {front, token: readerToken});
	expect((await reader.say(session)).ok).toBe(false);
});
