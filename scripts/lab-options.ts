// Writes src/lab/reads/options-said.generated.ts: what OPTIONS of a NetBox says of fields where the lab's own kinds do not tell it. NF_TEST_NETBOX_URL names the
// server. Written field by field, the same for several kinds once; help texts are left out.
import {writeFileSync} from 'node:fs';
import {labDataset} from '../src/lab/dataset/lab.js';
import {startLab} from '../src/lab/http/server.js';
import {kinds} from '../src/lab/kinds/all.js';
import type {Row} from '../src/output/output.js';

const [url = '', token = ''] = [process.env['NF_TEST_NETBOX_URL'], process.env['NF_TEST_NETBOX_TOKEN']];
const lab = await startLab({dataset: labDataset()});
const said = new Map<string, Map<string, string[]>>();
for (const {path, methods} of kinds) {
	if (methods === 'read') continue;
	const [mine, real] = await Promise.all([fieldsAt(lab.url, path), fieldsAt(url, path)]);
	for (const [name, field] of Object.entries(real)) {
		const text = JSON.stringify(field);
		if (text === JSON.stringify(mine[name])) continue;
		const texts = said.get(name) ?? new Map<string, string[]>();
		texts.set(text, [...(texts.get(text) ?? []), path]);
		said.set(name, texts);
	}
}
await lab.close();
const lines = [...said].flatMap(([name, texts]) =>
	[...texts].map(([text, paths]) => `\t[${JSON.stringify(name)}, ${JSON.stringify(paths.join(' '))}, ${JSON.stringify(text)}],`),
);
const file = `// Written by scripts/lab-options.ts.

/** What OPTIONS of NetBox 4.7.3 says of a field, by its name and the paths of its kinds, where the lab's kinds do not tell it. */
export const optionsSaid: readonly (readonly [field: string, paths: string, description: string])[] = [
${lines.join('\n')}
];
`;
writeFileSync(new URL('../src/lab/reads/options-said.generated.ts', import.meta.url), file);

/** What a server says of the fields of a new object, its keys in one order. */
async function fieldsAt(server: string, path: string): Promise<Row> {
	const answer = await fetch(`${server}/api/${path}/`, {
		method: 'OPTIONS',
		headers: {authorization: `Token ${token}`, accept: 'application/json', connection: 'close'},
	});
	const {actions} = (await answer.json()) as {actions?: {POST?: Row}};
	return plain(actions?.POST ?? {}) as Row;
}

function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([name]) => name !== 'help_text');
	return Object.fromEntries(entries.toSorted(([a], [b]) => Number(a > b) - Number(a < b)).map(([name, one]) => [name, plain(one)]));
}
