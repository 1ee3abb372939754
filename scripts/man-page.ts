import {placeholderOf, typeColumn} from '../src/language/read/describe.js';
import {pipes} from '../src/language/read/pipe-specs.js';
import type {Arg, CommandNode} from '../src/language/tree/schema.js';
import {type Leaf, leaves} from '../src/language/tree/visit.js';
import {flagRows} from '../src/wiring/run/flags.js';

/** man/nf.1: the manual page of nf for man(1), from the tree, the flags and the pipes. */
export const manPage = (tree: CommandNode): string =>
	[
		'.\\" Written by "npm run generate" from shell-tree.json: change that file.',
		'.TH NF 1 "" "nf-shell" "User Commands"',
		'.ad l',
		'.nh',
		...section('NAME', [`nf \\- ${plain(tree.help.replace(/^nf, /, ''))}`]),
		...section('SYNOPSIS', synopsis),
		...section('DESCRIPTION', paragraphs(description)),
		...section(
			'FLAGS',
			flagRows.flatMap(({name, short, takes, does}) => entry(flagOf(name, short, takes), does)),
		),
		...section('COMMANDS', [...paragraphs([about]), ...leaves(tree).flatMap(commandOf)]),
		...section(
			'PIPES',
			Object.entries(pipes)
				.toSorted(byName)
				.flatMap(([name, {help}]) => entry(bold(name), help)),
		),
		...section(
			'ENVIRONMENT',
			variables.flatMap(([name, does]) => entry(bold(name), does)),
		),
		...section(
			'EXIT STATUS',
			exits.flatMap(([code, means]) => entry(bold(code), means)),
		),
		...section('SEE ALSO', ['.BR "nf man tree" ,', '.BR "nf man keys" ,', '.BR "nf man tasks" ,', '.BR "nf man pipes"']),
	]
		.map((line) => `${line}\n`)
		.join('');

const synopsis = [
	'.B nf',
	'.br',
	'.B nf',
	'[\\fIflags\\fR] \\fIcommand\\fR ...',
	'.br',
	'.B nf \\-c',
	'\\fILINE\\fR ...',
	'.br',
	'.B nf \\-f',
	'\\fIFILE\\fR',
];

const description = [
	'Without a command, on a terminal, nf opens its prompt; "?" there shows what can be said, TAB completes it. With a command it runs that one, with lines on stdin or in a file all of them.',
	'On a terminal results are tables, elsewhere JSON. stdout holds data only; events and errors go to stderr.',
	'Where no NetBox is set up, nf asks an embedded one with made-up data.',
];
const about = 'Keywords may be cut to a unique prefix, but those that change data. An option marked * is required.';

const variables: readonly (readonly [string, string])[] = [
	['NF_URL, NF_TOKEN', 'a NetBox for this run, and its token'],
	['NF_INSTANCE', 'the NetBox to ask, by its name'],
	['NF_HOME', 'the folder of settings, cache, jobs and history'],
	['NF_CA_FILE', 'the authority that signed the certificate of NF_URL'],
	['NF_INSECURE', 'with 1 the certificate of NF_URL is not verified'],
	['NF_DEBUG', 'with 1 stack traces and requests go to the log'],
	['NO_COLOR, FORCE_COLOR', 'no colours; colours also into a pipe'],
	['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'the proxy on the way to NetBox'],
];

const exits: readonly (readonly [string, string])[] = [
	['0', 'done, an empty result included'],
	['1', 'the task failed'],
	['2', 'the line, a flag or a value is wrong'],
	['3', 'the token is refused, or a permission is missing'],
	['4', 'something named does not exist'],
	['5', 'NetBox cannot be reached'],
	['6', 'timeout'],
	['7', 'conflict with what somebody else changed'],
	['8', 'only a part was written'],
	['9', 'the outcome of a write is not known'],
	['10', 'a local file or database'],
	['11', 'refused here'],
	['70', 'an error of nf itself'],
	['129, 130, 143', 'hung up, cancelled, terminated'],
	['141', 'the reader closed stdout'],
];

const section = (title: string, lines: readonly string[]): readonly string[] => [`.SH ${title}`, ...lines];
const entry = (head: string, text: string): readonly string[] => ['.TP', head, plain(text)];
const paragraphs = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => ['.PP', plain(text)]);
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const flagOf = (name: string, short: string | undefined, takes: string | undefined): string =>
	[...(short === undefined ? [] : [bold(`-${short}`)]), bold(`--${name}`)].join(', ') + (takes === undefined ? '' : ` ${italic(takes)}`);

function commandOf({path, node}: Leaf): readonly string[] {
	const words = Object.entries(node.args).filter(([, {positional}]) => positional);
	const options = Object.entries(node.args).filter(([, {positional}]) => !positional);
	const about = node.man ?? node.help;
	return [
		`.SS ${plain(`"${path.join(' ')}"`)}${words.map(([token]) => ` ${italic(token)}`).join('')}`,
		plain(/[.!?]$/.test(about) ? about : `${about}.`),
		...[...words, ...options].flatMap(optionOf),
		...(node.examples.length === 0 ? [] : ['.PP', '.EX', ...node.examples.map((example) => `nf#${plain(example)}`), '.EE']),
	];
}

function optionOf([token, arg]: readonly [string, Arg]): readonly string[] {
	const value = arg.positional || arg.presence !== undefined ? '' : ` ${italic(placeholderOf(arg))}`;
	const type = typeColumn(arg);
	return entry((arg.required ? '*' : '') + (arg.positional ? italic(token) : bold(token)) + value, `${arg.help} ${type}`.trim());
}

const bold = (text: string): string => `\\fB${plain(text)}\\fR`;
const italic = (text: string): string => `\\fI${plain(text)}\\fR`;

/** Text that roff prints as it is: a line begins no request, a hyphen stays one. */
const plain = (text: string): string =>
	text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll('~', '\\(ti')
		.replaceAll('|', '|\\:')
		.replaceAll('^', '\\(ha')
		.replaceAll('`', '\\(ga')
		.replaceAll("'", '\\(aq')
		.replace(/\s+/g, ' ')
		.replace(/^(?=[.'])/, '\\&');
