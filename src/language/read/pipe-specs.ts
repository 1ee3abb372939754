import type {DrawingForm} from '../../output/output.js';
import {momentForms} from '../../text/times.js';
import type {Arg} from '../tree/schema.js';

/** An option or positional word, of a command or of a pipe: pipes know conditions and fields besides. */
export type OptionSpec = Omit<Arg, 'type' | 'source'> & {
	readonly type: Arg['type'] | 'conditions';
	readonly source?: Arg['source'] | 'fields';
	/** What a pipe's text should be, as prose for its error: `an expression`. */
	readonly expects?: string;
};

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** A pipe under its own name; the example is what stands after its name. */
export type PipeSpec = {readonly help: string; readonly example: string; readonly aliases: readonly string[]; readonly args: OptionSpecs};

const option = (spec: Partial<OptionSpec> & Pick<OptionSpec, 'help' | 'type'>): OptionSpec => ({
	positional: false,
	multiline: false,
	secret: false,
	many: false,
	required: false,
	...spec,
});
const flag = (help: string): OptionSpec => option({help, type: 'boolean', presence: true});
const word = (help: string, expects: string): OptionSpec => option({help, type: 'string', positional: true, required: true, expects});
const list = (spec: Partial<OptionSpec> & Pick<OptionSpec, 'help' | 'type'>): OptionSpec =>
	option({positional: true, many: true, required: true, source: 'fields', ...spec});
const rowCount = (help: string): OptionSpec => option({help, type: 'integer', positional: true, minimum: 1, default: 10});
const pipe = (help: string, example: string, args: OptionSpecs = {}, aliases: readonly string[] = []): PipeSpec => ({help, example, aliases, args});

const expression = {expression: word('Regular expression', 'an expression')};
const file = {path: option({help: 'Name of the file', type: 'string', positional: true, required: true, expects: 'a file name', source: 'files'})};
const overwrite = flag('Replace the file');
const fields = {fields: list({help: 'Fields, by comma', type: 'string'})};

/** The fields that are compared (`peerings/compare/values.ts`), as the command that the pipe stands for names them. */
const comparedFields: Readonly<Record<string, string>> = {
	name: 'Name',
	device: 'Device',
	'virtual-machine': 'Virtual machine',
	site: 'Site',
	status: 'Status',
	local: 'Local address',
	'local-as': 'Local AS number',
	remote: 'Remote address or prefix',
	'remote-as': 'Remote AS number',
	'remote-as-macro': 'Remote AS macro',
	'peer-group': 'Peer group',
	import: 'Import policies',
	export: 'Export policies',
	'prefix-list-in': 'Prefix list in',
	'prefix-list-out': 'Prefix list out',
	'max-prefixes': 'Most prefixes',
	tenant: 'Tenant',
	description: 'Description',
	comments: 'Comments',
	tags: 'Tags',
	'extra-attributes': 'Extra attributes',
	'custom-fields': 'All custom fields',
};

/** What `compare` takes: the options of its command (shell-tree.json), without their `with-`. */
const compareArgs: OptionSpecs = {
	at: option({help: 'With what was at this time', type: 'string', oneOf: 'other', expects: `a time: ${momentForms}`}),
	branch: option({help: 'With this branch', type: 'string', oneOf: 'other', source: 'branches'}),
	cache: {...flag('With what is cached'), oneOf: 'other'},
	file: option({help: 'With a file that was saved', type: 'string', oneOf: 'other', source: 'files', expects: 'a file name'}),
	instance: option({help: 'With this instance', type: 'string', oneOf: 'other', source: 'instances'}),
	job: option({help: 'With the result of this job', type: 'string', oneOf: 'other', source: 'jobs'}),
	unified: flag('Show lines with - and +'),
	fields: option({help: 'Only these fields', type: 'enum', many: true, values: comparedFields}),
	except: option({help: 'All fields but these', type: 'enum', many: true, values: comparedFields}),
};

/** Every pipe by its name: the one table that reading, completion and help use (docs/contract/pipes.md). */
export const pipes: Readonly<Record<string, PipeSpec>> = {
	append: pipe('Write at the end of a file', 'peers.csv', file),
	compare: pipe('Show what differs from another state of peerings', 'file peers.json', compareArgs),
	count: pipe('Count the rows, or the lines of text', ''),
	csv: pipe('Show as CSV', 'safe', {safe: flag('Guard cells that a spreadsheet would run as a formula')}),
	except: pipe('Drop the rows, or lines, that match', 'planned', expression, ['exclude']),
	find: pipe('Keep the rows, or lines, from the first match', 'leaf2', expression, ['begin']),
	first: pipe('Keep the first rows', '5', {count: rowCount('How many')}, ['head']),
	group: pipe('One block per value of a field', 'remote-as', {
		field: option({help: 'Field', type: 'string', positional: true, required: true, source: 'fields'}),
	}),
	json: pipe('Show as JSON', 'compact', {
		ascii: flag('Escape every character beyond ASCII'),
		compact: flag('On one line'),
		indent: option({help: 'Blanks per level', type: 'integer', minimum: 0, maximum: 10}),
	}),
	kv: pipe('Show as a line per value', 'separator /', {
		separator: option({help: 'What joins the keys of a value', type: 'string', expects: 'a separator'}),
	}),
	last: pipe('Keep the last rows', '5', {count: rowCount('How many')}, ['tail']),
	markdown: pipe('Show as a Markdown table', ''),
	match: pipe('Keep the rows, or lines, that match', "'active|planned'", expression, ['include', 'grep']),
	ndjson: pipe('Show as JSON, a line for each row', ''),
	nested: pipe('Show as keys with their values below', ''),
	'no-more': pipe('Do not stop at full screens', ''),
	pprint: pipe('Show as JSON with what is short on one line', 'width 100', {
		width: option({help: 'Columns of a line', type: 'integer', minimum: 20, maximum: 1000}),
	}),
	rows: pipe("Make a list of rows with the table's columns", ''),
	save: pipe('Write to a file', 'peers.json overwrite', {...file, overwrite}),
	select: pipe('Show only these fields', 'session,status', fields),
	sort: pipe('Sort the rows by fields', 'remote-as reverse', {...fields, reverse: flag('Largest first')}),
	table: pipe(
		'Show as a table',
		'wide style grid',
		{
			headers: option({help: 'Only these fields, by comma', type: 'string', many: true, source: 'fields'}),
			reverse: flag('Last row first'),
			sortby: option({help: 'Sorted by this field', type: 'string', source: 'fields'}),
			style: option({help: 'How it is drawn', type: 'enum', values: {plain: 'Without lines', grid: 'With - | and +', box: 'With lines of a frame'}}),
			wide: flag('Hide and cut nothing'),
		},
		['rich-table'],
	),
	tee: pipe('Write to a file and go on', 'peers.txt', {...file, overwrite}),
	trim: pipe('Cut the first columns of every line', '4', {
		columns: option({help: 'How many', type: 'integer', positional: true, required: true, minimum: 1}),
	}),
	unique: pipe('Keep the first row of each distinct value', 'remote-as', {fields: list({help: 'Fields, by comma', type: 'string', required: false})}),
	where: pipe('Keep the rows whose fields are so', 'status=active name=leaf*', {
		conditions: list({help: 'Conditions such as status=active', type: 'conditions'}),
	}),
	watch: pipe('Run the line again every N seconds', '10 until count=0', {
		seconds: option({help: 'Seconds between two rounds', type: 'integer', positional: true, required: true, minimum: 1, maximum: 86_400}),
		until: option({help: 'Ring and end when there are so many rows', type: 'string', expects: 'a number of rows, as count=0'}),
	}),
	wide: pipe('Hide and cut no column', ''),
	yaml: pipe('Show as YAML', ''),
};

/** The forms of a topology. They stand after `display` alone, so that no pipe gets a new neighbour that begins as it does. */
export const drawings: Readonly<Record<DrawingForm, PipeSpec>> = {
	dot: pipe('Show as a graph for Graphviz', ''),
	graphml: pipe('Show as GraphML', ''),
	html: pipe('Show as a page for a browser', ''),
	mermaid: pipe('Show as a Mermaid flowchart', ''),
	svg: pipe('Show as a picture', ''),
};

/** `display FORMAT` is the pipe FORMAT, as in Junos. */
export const displayWord = 'display';
/** What it is told to be. */
export const displaySpec = pipe('Show in a format', 'json');

/** Every word that can begin a pipe -> the pipe's own name; `display` stands for itself. */
export const pipeWords = (): ReadonlyMap<string, string> =>
	new Map([
		...Object.entries(pipes).flatMap(([name, {aliases}]) => [name, ...aliases].map((typed) => [typed, name] as const)),
		[displayWord, displayWord],
	]);
