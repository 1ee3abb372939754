import {type Problem, problem, type Span} from '../core/problem.js';
import type {Condition, Pipe} from '../language/read/sentence.js';
import {faultOf} from './comparing.js';
import {parseExpression} from './expression.js';
import {type KnownFields, type Types, typeOf, typesOf} from './field-types.js';
import {type FieldNames, type FieldPaths, isKnown, namesLike, namesOf, pathsOf} from './fields.js';
import {countFields, countTypes} from './group.js';
import {rowCountIn, rowCountWords} from './row-count.js';
import {drawingOf, shapeOfFile, shapes} from './shape.js';
import {fieldArguments, fieldNames, selectedFields, selectedTypes, stages} from './stages.js';

/**
 * The faults in the pipes of a command, before it runs (docs/contract/pipes.md P6 unknown-field): unknown fields, unreadable expressions, pipes after `save`. Without
 * `fields` in the tree any field is accepted, until a pipe names its own. Given the `line` that the spans belong to, a problem is at its word, else
 * at its pipe.
 */
export function checkPipes(pipes: readonly Pipe[], node: KnownFields, line = ''): readonly Problem[] {
	let names: FieldNames | undefined = node.fields && namesOf(node.fields, node.keys);
	let types = typesOf(node);
	const problems: Problem[] = [];
	for (const [index, pipe] of pipes.entries()) {
		problems.push(...checkFields(pipe, names, line), ...checkExpressions(pipe, line), ...checkConditions(pipe, names?.fields ?? {}, types));
		if ((pipe.name === 'save' || pipe.name === 'append') && !pipes.slice(index + 1).every(({name}) => marks.includes(name)))
			problems.push(problem.notLastPipe(placeOf(pipe.name, pipe, line), pipe.name));
		if (pipe.name === 'watch') problems.push(...checkWatch(pipe, {before: pipes.slice(0, index), isLast: index === pipes.length - 1}, line));
		if (pipe.name === 'compare') problems.push(misplacedCompare(pipe, index, line));
		problems.push(...checkRows(pipe, pipes.slice(0, index), line), ...checkDrawing(pipe, {before: pipes.slice(0, index), node, line}));
		types = typesAfter(pipes.slice(0, index + 1), names?.fields ?? {}, types);
		names = namesAfter(pipes.slice(0, index + 1), names);
	}
	return problems;
}

/** One that stands where it means something is a command by now, and no pipe. */
const misplacedCompare = (pipe: Pipe, index: number, line: string): Problem =>
	index > 0 ? problem.notFirstPipe(placeOf(pipe.name, pipe, line), pipe.name) : problem.noPeerings(placeOf(pipe.name, pipe, line), pipe.name);

/** A watch shows rows, which it tells apart by their values, and writes nothing each time (docs/contract/watch.md WT2 watch-place). */
function checkWatch(pipe: Pipe, {before, isLast}: {readonly before: readonly Pipe[]; readonly isLast: boolean}, line: string): readonly Problem[] {
	const at = placeOf(pipe.name, pipe, line);
	const {until} = pipe.args;
	const text = before.findLast(isText);
	const file = before.find(({name}) => fileNames.includes(name));
	return [
		...(isLast ? [] : [problem.notLastPipe(at, pipe.name)]),
		...(text ? [problem.watchedLines(at, text.name)] : []),
		...(file ? [problem.watchedFile(placeOf(file.name, file, line), file.name)] : []),
		...(typeof until === 'string' && !rowCountIn(until) ? [problem.badPipeArgument(placeOf(until, pipe, line), 'until', rowCountWords, until)] : []),
	];
}

const fileNames: readonly string[] = ['save', 'append', 'tee'];

/** Pipes that may stand anywhere. */
const marks: readonly string[] = ['wide', 'no-more'];

/** Where there are lines, there are no rows any more. */
function checkRows(pipe: Pipe, before: readonly Pipe[], line: string): readonly Problem[] {
	const text = before.findLast(isText);
	if (!text || (pipe.name !== 'rows' && pipe.name !== 'ndjson')) return [];
	return [problem.rowsOfLines(placeOf(pipe.name, pipe, line), pipe.name, text.name)];
}

/** A drawing needs a topology as it came: no pipe makes one of rows or of lines. A file of a drawing's name takes that drawing alone. */
function checkDrawing(
	pipe: Pipe,
	{before, node, line}: {readonly before: readonly Pipe[]; readonly node: KnownFields; readonly line: string},
): readonly Problem[] {
	const file = isFile(pipe) ? String(pipe.args['path']) : undefined;
	const form = drawingOf(file === undefined ? pipe.name : shapeOfFile(file).as);
	if (form === undefined) return [];
	const [said, at] = [file ?? form, placeOf(file ?? form, pipe, line)];
	if (!node.draws) return [problem.noTopology(at, said)];
	if (file !== undefined && pipe.name === 'append') return [problem.noDrawingToAppend(at, file)];
	const other = before.find((one) => changesTopology(one) && !(file !== undefined && one.name === form && before.at(-1) === one));
	return other ? [problem.noWholeTopology(at, said, other.name)] : [];
}

const isFile = ({name}: Pipe): boolean => name === 'save' || name === 'append' || name === 'tee';
const changesTopology = ({name}: Pipe): boolean => Object.hasOwn(stages, name) || Object.hasOwn(shapes, name);

/** Whether lines of text come out of a pipe. */
const isText = ({name}: Pipe): boolean => name === 'trim' || Object.hasOwn(shapes, name);

function checkFields(pipe: Pipe, names: FieldNames | undefined, line: string): readonly Problem[] {
	if (!names) return [];
	const asked = pipe.name === 'where' ? conditionsOf(pipe) : namedFields(pipe, line);
	return asked.flatMap(({field, at}) => (isKnown(field, names) ? [] : [problem.unknownField(at, field, namesLike(field, names))]));
}

const namedFields = (pipe: Pipe, line: string): readonly {readonly field: string; readonly at: Span}[] =>
	pipe.name === 'compare'
		? []
		: fieldArguments.flatMap((argument) => fieldNames(pipe.args, argument).map((field) => ({field, at: placeOf(field, pipe, line)})));

/** Conditions that no row could meet: a word that is no value of such a field, an operator that does not compare it. */
function checkConditions(pipe: Pipe, fields: FieldPaths, types: Types): readonly Problem[] {
	return conditionsOf(pipe).flatMap((condition) => {
		const {field, op, at} = condition;
		const type = typeOf(field, fields, types) ?? (op === 'in' ? ({type: 'address'} as const) : undefined);
		const fault = type && faultOf(condition, type);
		if (!fault) return [];
		return [
			'operators' in fault
				? problem.badOperator(at, field, op, fault.operators)
				: problem.badValue(at, fault.word, field, fault.expected, fault.choices),
		];
	});
}

function checkExpressions(pipe: Pipe, line: string): readonly Problem[] {
	const expression = pipe.args['expression'];
	const asked = [
		...(typeof expression === 'string' ? [{text: expression, at: placeOf(expression, pipe, line)}] : []),
		...conditionsOf(pipe).flatMap(({op, values, at}) => (op === '~' || op === '!~' ? values.map(({text}) => ({text, at})) : [])),
	];
	return asked.flatMap(({text, at}) => {
		const parsed = parseExpression(text);
		return parsed.ok ? [] : [problem.badExpression(at, text, parsed.error)];
	});
}

/** The place of a word of the pipe in the line; a word that is quoted or cut short there is not found, and the pipe stands for it. */
function placeOf(word: string, {start, end}: Span, line: string): Span {
	const said = line.slice(start, end);
	const whole = [...said.matchAll(/[^\s,|]+/g)].find(([found]) => found === word)?.index ?? said.indexOf(word);
	return whole < 0 ? {start, end} : {start: start + whole, end: start + whole + word.length};
}

const conditionsOf = ({name, args}: Pipe): readonly Condition[] => (name === 'where' ? (args['conditions'] as readonly Condition[]) : []);

/** After a text pipe there are lines, after `select` the fields it named, after `count` the number and what it is the number of. */
function namesAfter(said: readonly Pipe[], names: FieldNames | undefined): FieldNames | undefined {
	const pipe = said.at(-1);
	if (!pipe) return names;
	if (isText(pipe)) return namesOf(lineFields);
	if (pipe.name === 'select') return selectedNames(fieldNames(pipe.args, 'fields'), names?.fields ?? {});
	return pipe.name === 'count' ? {fields: countFields(groupedBy(said)), keys: []} : names;
}

/** Of a path the whole object is there, with all below it; of an alias what it stands for. */
function selectedNames(names: readonly string[], fields: FieldPaths): FieldNames {
	return {fields: selectedFields(names, fields), keys: names.filter((name) => pathsOf(name, fields).join() === name)};
}

function typesAfter(said: readonly Pipe[], fields: FieldPaths, types: Types): Types {
	const pipe = said.at(-1);
	if (!pipe) return types;
	if (isText(pipe)) return {};
	if (pipe.name === 'select') return selectedTypes(fieldNames(pipe.args, 'fields'), fields, types);
	return pipe.name === 'count' ? countTypes(groupedBy(said), fields, types) : types;
}

/** The field of the last `group` before the last pipe, unless there came lines of text, a number for each value or bare rows after it. */
function groupedBy(said: readonly Pipe[]): string | undefined {
	const last = said.slice(0, -1).findLast((pipe) => ['group', 'count', 'rows'].includes(pipe.name) || isText(pipe));
	return last?.name === 'group' ? fieldNames(last.args, 'field')[0] : undefined;
}

const lineFields: FieldPaths = {line: ['line']};
