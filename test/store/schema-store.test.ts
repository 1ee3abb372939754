import {readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createSchemaStore} from '../../src/store/files/schema-store.js';
import {temporaryFolder} from '../support/database.js';

test('a text is kept under its key, whatever the key holds, for its owner alone', async () => {
	const folder = join(temporaryFolder(), 'schemas');
	await createSchemaStore(folder).write('https://netbox.example/../x 4.7.3', 'one');
	await createSchemaStore(folder).write('other', 'two');
	expect(await createSchemaStore(folder).read('https://netbox.example/../x 4.7.3')).toBe('one');
	expect(await createSchemaStore(folder).read('other')).toBe('two');
	expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('what cannot be read or written is as good as nothing', async () => {
	const file = join(temporaryFolder(), 'file');
	writeFileSync(file, '');
	const store = createSchemaStore(file);
	await store.write('key', 'text');
	expect(await store.read('key')).toBeUndefined();
});
