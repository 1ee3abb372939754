import type {Pipe} from '../language/sentence.js';
import {type Output, text} from '../output.js';
import {type Data, openData} from './data.js';
import type {Fields} from './fields.js';
import {type Shape, shapeAs, shapeOfFile, shapes} from './shape.js';
import {stages} from './stages.js';
import {type Goal, toOutput} from './to-output.js';

/** Text for a file. */
export type Save = {readonly how: 'save' | 'append' | 'tee'; readonly path: string; readonly text: string; readonly overwrite: boolean};

/** What pipes leave to do: print `text` (nothing where it went to a file), page by page where `paged`, and write the files. */
export type Rendered = {readonly text: string; readonly saves: readonly Save[]; readonly paged: boolean};

/** `fields` are the aliases of the command, `terminal` says whether the text is printed on one. */
export type PipeOptions = {readonly fields: Fields | undefined; readonly terminal: boolean};

/** Makes text of an output; where the shape says `plain`, without colours, cuts or anything meant for a terminal. */
export type Render = (output: Output, shape: Shape) => string;

/**
 * Sends an output through checked pipes (docs/contract.md section 6). Data pipes act on rows until a text pipe gives them a
 * shape; the pipes after that act on the lines of its text. Errors and notes of the output are not touched.
 */
export function applyPipes(output: Output, pipes: readonly Pipe[], render: Render, {fields, terminal}: PipeOptions): Rendered {
	const start: Chain = {data: openData(output, fields ?? {}), shape: undefined, saves: []};
	const {data, shape, saves} = pipes.reduce((chain, pipe) => step(chain, pipe, render), start);
	const last = shape ?? shapeAs('default');
	const wide = last.wide || pipes.some(({name}) => name === 'wide');
	const isSaved = saves.some(({how}) => how !== 'tee');
	return {
		text: isSaved ? '' : render(toOutput(data, goalOf(last, terminal)), {...last, wide}),
		saves,
		paged: !isSaved && !pipes.some(({name}) => name === 'no-more'),
	};
}

type Chain = {readonly data: Data; readonly shape: Shape | undefined; readonly saves: readonly Save[]};

function step(chain: Chain, {name, args}: Pipe, render: Render): Chain {
	const stage = stages[name];
	if (stage) {
		const settled = toLines(chain, render);
		return {...settled, data: stage(settled.data, args)};
	}
	const shape = shapes[name];
	if (shape) return {...toLines(chain, render), shape: shape(args)};
	switch (name) {
		case 'wide':
		case 'no-more':
			return chain;
		case 'save': {
			const path = args['path'] as string;
			return {...chain, saves: [...chain.saves, {how: name, path, text: textFor(chain, path, render), overwrite: args['overwrite'] === true}]};
		}
		default:
			throw new Error(`no pipe "${name}"`);
	}
}

/** Once data has a shape, what follows acts on the lines of its text. */
function toLines(chain: Chain, render: Render): Chain {
	if (!chain.shape) return chain;
	return {...chain, data: openData(text(plainText(chain.data, chain.shape, render)), {}), shape: undefined};
}

/** Data goes into the format of the file's name; what is text already stays as it is. */
function textFor({data, shape}: Chain, path: string, render: Render): string {
	return plainText(data, shape ?? (data.origin === 'lines' ? shapeAs('default') : shapeOfFile(path)), render);
}

const plainText = (data: Data, shape: Shape, render: Render): string =>
	render(toOutput(data, goalOf(shape, false)), {...shape, plain: true, wide: true});

function goalOf({as}: Shape, terminal: boolean): Goal {
	if (as === 'default') return terminal ? 'screen' : 'document';
	return as === 'table' || as === 'csv' ? as : 'document';
}
