import {bgpLists, branchingLists} from '../../src/netbox/read/object-types.js';
import type {GeneratedFile} from '../generated-files.js';
import {typesOfBody, typesOfFilter, typesOfShape} from './printed-types.js';
import type {ReducedList, ReducedSchema} from './reduced.js';

const folder = 'src/netbox/kinds';
const head = ({version}: ReducedSchema, what: string): string =>
	`// ${what}\n// Made by "npm run generate" from the OpenAPI document of NetBox ${version.split(' ')[0]}; netbox-bgp 0.20.2, netbox-branching 1.2.2.\n`;

/** `dcim/sites` -> `dcim`, `plugins/bgp/session` -> `bgp`. */
const appOf = (path: string): string => path.split('/').at(-2) ?? '';

/** `/api/dcim/sites/` */
const url = (path: string): string => `\`/api/${path}/\``;

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type Listed = ReducedList & {readonly path: string; readonly kind: string};

/** The files of types of all kinds: one for each app, one for what stands within rows and bodies, one for the values of choices, and the lists by app. */
export function generatedKinds(schema: ReducedSchema): readonly GeneratedFile[] {
	const listed = Object.entries(schema.lists).map(([path, list]): Listed => ({...list, path, kind: list.row}));
	const apps = [...new Set(listed.map(({path}) => appOf(path)))].toSorted();
	const homes = new Map(listed.map(({row, path}) => [row, appOf(path)]));
	const bodies = new Set(listed.map(({body}) => body));
	const nested = Object.keys(schema.shapes).filter((name) => !homes.has(name) && !bodies.has(name));
	for (const name of nested) homes.set(nameOfShape(name), 'nested');
	const file = (name: string, text: string): GeneratedFile => ({path: `${folder}/${name}.generated.ts`, text});
	return [
		...apps.map((app) => file(app, appFile(schema, {app, listed: listed.filter(({path}) => appOf(path) === app), homes}))),
		file('nested', nestedFile(schema, nested)),
		file('choices', choicesFile(schema)),
		{path: 'src/netbox/api/apps.generated.ts', text: listsFile(schema, listed)},
	];
}

/** A part of a body has another form than the same part of a row. */
const nameOfShape = (name: string): string => name.replace(/Request$/, 'Body');

/** Of several lists of the same objects the first is enough: `plugins/bgp/bgpsession`, `plugins/bgp/session`. */
const once = (listed: readonly Listed[]): readonly Listed[] =>
	listed.filter(({row}, place) => listed.findLastIndex((other) => other.row === row) === place);

type AppFile = {readonly app: string; readonly listed: readonly Listed[]; readonly homes: ReadonlyMap<string, string>};

function appFile(schema: ReducedSchema, {app, listed, homes}: AppFile): string {
	const types = once(listed).map(({path, row, body, filters}) => {
		const shape = schema.shapes[row] ?? {};
		const sent = body === undefined ? undefined : schema.shapes[body];
		return [
			`/** A row of ${url(path)}. */\nexport type ${row} = ${typesOfShape(shape)};\n`,
			`/** What ${url(path)} can be asked for. */\nexport type ${row}Filter = ${typesOfFilter(filters, 'custom_fields' in shape)};\n`,
			...(sent ? [`/** What creates a row of ${url(path)}; a change says a part of it. */\nexport type ${row}Body = ${typesOfBody(sent)};\n`] : []),
		].join('\n');
	});
	const text = types.join('\n');
	const from = (home: string, names: readonly string[], path = `./${home}.generated.js`) =>
		names.length > 0 ? `import type {${names.join(', ')}} from '${path}';\n` : '';
	const named = namesIn(text);
	const others = [...new Set([...homes].filter(([name, home]) => home !== app && named.has(name)).map(([, home]) => home))].toSorted();
	return [
		head(schema, `The kinds of the app "${app}".`),
		importsOf(schema, named),
		...others.map((home) =>
			from(
				home,
				[...homes].filter(([name, of]) => of === home && named.has(name)).map(([name]) => name),
			),
		),
		'\n',
		text,
	].join('');
}

/** The words of a text that may be names of types; doc comments are none. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.replace(/\/\*\*.*?\*\//gs, '').match(/\b[A-Z]\w*/g) ?? []);

const fieldTypes = ['ShownChoice', 'RelatedObject', 'TagEdits'];
const lookupTypes =
	'ChoiceFilters CustomFilter FlagFilters IdFilters ManyFilter NameFilters NumberFilters OneFilter PlainNumberFilters PlainTextFilters SingleChoiceFilters SingleNumberFilters SingleTextFilters TagFilters TagIdFilters TextFilters TextFiltersWithoutEmpty TimeFilters'.split(
		' ',
	);

function importsOf({choices}: ReducedSchema, named: ReadonlySet<string>): string {
	const take = (names: readonly string[], path: string): string => {
		const taken = names.filter((name) => named.has(name));
		return taken.length > 0 ? `import type {${taken.join(', ')}} from '${path}';\n` : '';
	};
	return [
		take(['ExactNumber'], '../../core/exact-number.js'),
		take(['Json'], '../../output/output.js'),
		take(Object.keys(choices), './choices.generated.js'),
		take(fieldTypes, './fields.js'),
		take(lookupTypes, './lookups.js'),
	].join('');
}

function nestedFile(schema: ReducedSchema, names: readonly string[]): string {
	const types = names.map((name) => {
		const shape = schema.shapes[name] ?? {};
		const isBody = name.endsWith('Request');
		const said = isBody ? 'Within a body.' : 'Within a row.';
		return `/** ${said} */\nexport type ${nameOfShape(name)} = ${isBody ? typesOfBody(shape) : typesOfShape(shape)};\n`;
	});
	const text = types.join('\n');
	return `${head(schema, 'What stands within rows and bodies.')}${importsOf(schema, namesIn(text))}\n${text}`;
}

function choicesFile(schema: ReducedSchema): string {
	const types = Object.entries(schema.choices).map(
		([name, values]) =>
			`/** Values of NetBox ${schema.version.split(' ')[0]}. */\nexport type ${name} = ${values.map((value) => JSON.stringify(value)).join(' | ')};\n`,
	);
	return `${head(schema, 'The sets of values that fields may have.')}\n${types.join('\n')}`;
}

/** The lists of each app by the names that the client has for them. */
function listsFile(schema: ReducedSchema, listed: readonly Listed[]): string {
	const apps = [...new Set(listed.map(({path}) => appOf(path)))].toSorted();
	const blocks = apps.map((app) => {
		const names: Readonly<Record<string, string>> = app === 'bgp' ? bgpLists : app === 'branching' ? branchingLists : {};
		const attributes = Object.entries(names).map(([attribute, name]) => [attribute, `plugins/${app}/${name}`]);
		const own =
			attributes.length > 0 ? attributes : listed.filter(({path}) => appOf(path) === app).map(({path}) => [camel(path.split('/')[1] ?? ''), path]);
		const lines = own.flatMap(([attribute, path = '']) => {
			const list = schema.lists[path];
			if (!list) throw new Error(`${path} is no list of the schema`);
			const types = `${app}.${list.row}, ${app}.${list.row}Filter, ${list.body === undefined ? 'never' : `${app}.${list.row}Body`}`;
			return [`\t/** ${url(path)} */`, `\treadonly ${attribute}: Collection<${types}>;`];
		});
		return `/** The lists of the app "${app}". */\nexport type ${app.replace(/^./, (letter) => letter.toUpperCase())}Lists = {\n${lines.join('\n')}\n};\n`;
	});
	const imports = apps.map((app) => `import type * as ${app} from '../kinds/${app}.generated.js';\n`);
	return `${head(schema, 'The lists of each app.')}${imports.join('')}import type {Collection} from './collection.js';\n\n${blocks.join('\n')}`;
}
