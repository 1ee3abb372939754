import {own} from '../core/own-property.js';
import type {Args} from '../language/read/sentence.js';
import {type DrawingForm, drawingForms, type OutputForm, type outputForms, type TableStyle} from '../output/output.js';

/** How an output becomes text. `plain`: for a file or another pipe, without colours, cuts or anything meant for a terminal. */
export type Shape = {
	readonly as: OutputForm;
	readonly indent?: number;
	readonly compact?: boolean;
	readonly ascii?: boolean;
	readonly safe?: boolean;
	readonly style?: TableStyle;
	/** Joins the keys of a value in `kv`. */
	readonly separator?: string;
	/** The columns that a line of `pprint` may take. */
	readonly within?: number;
	readonly wide: boolean;
	readonly plain: boolean;
};

/** Every pipe that turns data into text, by its name: each form of output has one. */
export const shapes: Readonly<Record<string, (args: Args) => Shape>> = {
	table: (args) => ({...shapeAs('table'), wide: args['wide'] === true, style: (args['style'] ?? 'plain') as TableStyle}),
	json: (args) => ({
		...shapeAs('json'),
		...(typeof args['indent'] === 'number' && {indent: args['indent']}),
		compact: args['compact'] === true,
		ascii: args['ascii'] === true,
	}),
	yaml: () => shapeAs('yaml'),
	csv: (args) => ({...shapeAs('csv'), safe: args['safe'] === true}),
	markdown: () => shapeAs('markdown'),
	ndjson: () => shapeAs('ndjson'),
	kv: (args) => ({...shapeAs('kv'), ...(typeof args['separator'] === 'string' && {separator: args['separator']})}),
	nested: () => shapeAs('nested'),
	pprint: (args) => ({...shapeAs('pprint'), ...(typeof args['width'] === 'number' && {within: args['width']})}),
	...{dot: () => shapeAs('dot'), graphml: () => shapeAs('graphml'), html: () => shapeAs('html')},
	...{mermaid: () => shapeAs('mermaid'), svg: () => shapeAs('svg')},
} satisfies Record<(typeof outputForms)[number] | DrawingForm, (args: Args) => Shape>;

/** The drawing that a form is; undefined for what every result can be shown as. */
export const drawingOf = (as: string): DrawingForm | undefined => drawingForms.find((form) => form === as);

/** A shape for the place where the command was typed. */
export const shapeAs = (as: Shape['as']): Shape => ({as, wide: false, plain: false});

/** The shape of data in a file of this name (docs/contract/pipes.md P11 save-format). */
export function shapeOfFile(path: string): Shape {
	const [, extension = ''] = /\.([^./]+)$/.exec(path) ?? [];
	return shapeAs(own(extensions, extension.toLowerCase()) ?? 'default');
}

const extensions: Readonly<Record<string, Shape['as']>> = {
	json: 'json',
	ndjson: 'ndjson',
	jsonl: 'ndjson',
	yaml: 'yaml',
	yml: 'yaml',
	csv: 'csv',
	md: 'markdown',
	txt: 'table',
	...{dot: 'dot', gv: 'dot', graphml: 'graphml', html: 'html', htm: 'html', mmd: 'mermaid', mermaid: 'mermaid', svg: 'svg'},
};
