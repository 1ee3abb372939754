import type {Work} from '../core/long-work.js';
import {own} from '../core/own-property.js';
import {err, ok, type Result} from '../core/result.js';
import type {Pipe} from '../language/read/sentence.js';
import {type Output, text} from '../output/output.js';
import {asRows, type Data, openData} from './data.js';
import {drawingFault} from './drawing-fault.js';
import type {KnownFields} from './field-types.js';
import {fieldFault} from './row-fields.js';
import {type Shape, shapeAs, shapeOfFile, shapes} from './shape.js';
import {stages} from './stages.js';
import {type Goal, toOutput} from './to-output.js';

/** Text for a file, in pieces; its first line is a `header` that a file needs only once. */
export type Save = {
	readonly how: 'save' | 'append' | 'tee';
	readonly path: string;
	readonly text: Iterable<string>;
	readonly overwrite: boolean;
	readonly header: boolean;
};

/**
 * The work left after the pipes: print `text` (undefined if it went to a file), page by page if `paged`, and write the files. Texts are made piece by
 * piece on demand.
 */
export type Rendered = {readonly text: Iterable<string>; readonly saves: readonly Save[]; readonly paged: boolean};

/** `known` are the fields of the command, `terminal` says whether the text is printed on one. */
export type PipeOptions = {
	readonly known: KnownFields;
	/** ms since 1970. */
	readonly now: number;
	readonly terminal: boolean;
	/** The form of data on a terminal if no pipe sets one; without it the best form. */
	readonly usual?: Usual;
};

/** The values of `set cli output`; `auto` is the best form. */
export type Usual = 'auto' | 'json' | 'yaml' | 'table';

/** Turns an output into text; if the shape says `plain`, without colours, cuts or anything meant for a terminal. */
export type Render = (output: Output, shape: Shape) => Iterable<string>;

/**
 * Sends an output through checked pipes (docs/contract/pipes.md). Data pipes act on rows until a text pipe gives them a shape; the pipes after
 * that act on the lines of its text. Errors and notes of the output stay as they are. If the rows show that a condition is impossible, it is refused
 * (`usage`).
 */
export function* applyPipes(
	output: Output,
	pipes: readonly Pipe[],
	render: Render,
	{known, now, terminal, usual = 'auto'}: PipeOptions,
): Work<Result<Rendered>> {
	let chain: Chain = {data: openData(output, known, now), shape: undefined, saves: []};
	for (const pipe of pipes) chain = yield* step(chain, pipe, {render, terminal, known});
	const {data, shape, saves} = chain;
	if (data.fault) return err(data.fault);
	const last = shape ?? usualShape(data, terminal ? usual : 'auto');
	const wide = last.wide || pipes.some(({name}) => name === 'wide');
	const isSaved = saves.some(({how}) => how !== 'tee');
	// A command with nothing to print is not an empty result.
	const isSilent = pipes.length === 0 && output.kind === 'text' && output.text === '';
	return ok({
		text: isSaved || isSilent ? [] : rendered(data, {...last, wide}, {render, terminal}),
		saves,
		paged: !isSaved && !pipes.some(({name}) => name === 'no-more'),
	});
}

/** The rows that data pipes leave of an output, which is not made text. Refused if they show that a condition is impossible. */
export function* rowsAfter(output: Output, pipes: readonly Pipe[], {known, now}: Pick<PipeOptions, 'known' | 'now'>): Work<Result<Data>> {
	let chain: Chain = {data: openData(output, known, now), shape: undefined, saves: []};
	for (const pipe of pipes) chain = yield* step(chain, pipe, {render: neverText, terminal: false, known});
	return chain.data.fault ? err(chain.data.fault) : ok(chain.data);
}

function neverText(): never {
	throw new Error('a text pipe stands among data pipes');
}

/** Lines and counts are text already. */
const usualShape = ({origin}: Data, usual: Usual): Shape => shapeAs(usual === 'auto' || origin === 'lines' || origin === 'count' ? 'default' : usual);

type Chain = {readonly data: Data; readonly shape: Shape | undefined; readonly saves: readonly Save[]};

/** How to turn rows into text on the way, whether the last text is for a terminal, and what is known of the command's own fields. */
type Press = {readonly render: Render; readonly terminal: boolean; readonly known: KnownFields};

function* step(chain: Chain, pipe: Pipe, press: Press): Work<Chain> {
	const {name, args} = pipe;
	const {known} = press;
	if (chain.data.fault) return chain;
	const shape = own(shapes, name);
	const stage = own(stages, name);
	if (shape || stage) {
		const settled = name === 'trim' ? yield* inLines(chain, press) : yield* toLines(chain, press.render);
		const fault = (shape && drawingFault(settled.data, shape(args))) ?? (yield* fieldFault(settled.data, pipe, known.keys));
		if (fault) return {...settled, data: {...settled.data, fault}};
		return {...settled, data: stage ? yield* stage(settled.data, args) : settled.data, ...(shape && {shape: shape(args)})};
	}
	switch (name) {
		case 'wide':
		case 'no-more':
			return chain;
		case 'save':
		case 'append':
		case 'tee': {
			const path = args['path'] as string;
			const used = fileShape(chain, path);
			const fault = drawingFault(chain.data, used);
			if (fault) return {...chain, data: {...chain.data, fault}};
			const text = plainText(chain.data, used, press.render);
			const header = used.as === 'csv';
			return {...chain, saves: [...chain.saves, {how: name, path, text, header, overwrite: args['overwrite'] === true}]};
		}
		default:
			throw new Error(`no pipe "${name}"`);
	}
}

/** Once data has a shape, the next pipes act on the lines of its text. */
function* toLines(chain: Chain, render: Render): Work<Chain> {
	if (!chain.shape) return chain;
	const pieces: string[] = [];
	for (const piece of plainText(chain.data, chain.shape, render)) {
		pieces.push(piece);
		yield '';
	}
	return {...chain, data: openData(text(pieces.join('')), {}, chain.data.now), shape: undefined};
}

/** Lines in any case: data without a shape gets the one in which it would be shown here. */
function* inLines(chain: Chain, {render, terminal}: Omit<Press, 'known'>): Work<Chain> {
	const {data, shape} = chain;
	if (shape || data.origin === 'lines') return yield* toLines(chain, render);
	const hasTable = data.origin === 'groups' || data.origin === 'rows' || data.origin === 'count';
	return yield* toLines({...chain, shape: shapeAs(terminal && hasTable ? 'table' : 'default')}, render);
}

/** Data goes into the format of the file's name; text stays as it is. */
const fileShape = ({data, shape}: Chain, path: string): Shape => shape ?? (data.origin === 'lines' ? shapeAs('default') : shapeOfFile(path));

const plainText = (data: Data, shape: Shape, render: Render): Iterable<string> =>
	rendered(data, {...shape, plain: true, wide: true}, {render, terminal: false});

function* rendered(data: Data, shape: Shape, {render, terminal}: Omit<Press, 'known'>): Work {
	yield* render(yield* toOutput(shape.as === 'ndjson' ? asRows(data) : data, goalOf(shape, terminal)), shape);
}

function goalOf({as}: Shape, terminal: boolean): Goal {
	if (as === 'default') return terminal ? 'screen' : 'document';
	if (as === 'markdown' || as === 'ndjson') return 'csv';
	return as === 'table' || as === 'csv' ? as : 'document';
}
