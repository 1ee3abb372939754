import {parseArgs} from 'node:util';
import {type Problem, problem} from '../../core/problem.js';
import {err, ok, type Result} from '../../core/result.js';

/** What stderr shows while jobs run. */
type EventsMode = 'lines' | 'json' | 'off';

/** The flags in argv, before and among the command's own words. */
export type Flags = {
	/** Lines of `-c`, in order. */
	readonly commands: readonly string[];
	/** The file of `-f`; `-` is stdin. */
	readonly file?: string;
	readonly words: readonly string[];
	readonly json: boolean;
	readonly instance?: string;
	readonly noColor: boolean;
	readonly keepGoing: boolean;
	readonly events?: EventsMode;
	readonly version: boolean;
	/** What help is asked for: that of the program, or that of the command that the words name. */
	readonly help?: 'program' | 'command';
};

/** A flag as it is written, its value, and its effect in plain words. */
export type FlagRow = {readonly name: keyof typeof options; readonly short?: string; readonly takes?: string; readonly does: string};

const options = {
	command: {type: 'string', short: 'c', multiple: true},
	file: {type: 'string', short: 'f'},
	json: {type: 'boolean'},
	instance: {type: 'string'},
	'no-color': {type: 'boolean'},
	'keep-going': {type: 'boolean'},
	events: {type: 'string'},
	version: {type: 'boolean', short: 'V'},
	help: {type: 'boolean', short: 'h'},
} as const;

/** Every flag, in the order in which `nf --help`, the man page and completion show them. */
export const flagRows: readonly FlagRow[] = [
	{name: 'command', short: 'c', takes: 'LINE', does: 'run this line; may repeat'},
	{name: 'file', short: 'f', takes: 'FILE', does: 'run the lines of this file'},
	{name: 'json', does: 'JSON on stdout even on a terminal, errors as JSON'},
	{name: 'instance', takes: 'NAME', does: 'the NetBox to ask'},
	{name: 'no-color', does: 'no colours'},
	{name: 'keep-going', does: 'go on after a line that fails'},
	{name: 'events', takes: 'MODE', does: 'events on stderr: lines, json or off'},
	{name: 'version', short: 'V', does: 'print the version'},
	{name: 'help', short: 'h', does: 'print this; with COMMAND the help of that command'},
];

/** The words that `--events` takes. */
export const eventsModes: readonly EventsMode[] = ['lines', 'json', 'off'];

/** Reads flags before, between and after the words of a command; `--` ends them. The place of a fault is counted in the words joined by spaces. */
export function parseFlags(argv: readonly string[]): Result<Flags, Problem> {
	const {values, positionals, tokens} = parseArgs({args: [...argv], options, strict: false, allowPositionals: true, tokens: true});
	const names = Object.keys(options).map((name) => `--${name}`);
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const at = placeOf(argv, token.index);
		if (!Object.hasOwn(options, token.name)) return err(problem.unknownFlag(at, token.rawName, names));
		const takesValue = options[token.name as keyof typeof options].type === 'string';
		if (takesValue && token.value === undefined) return err(problem.missingValue(at, token.rawName, []));
		if (!takesValue && token.value !== undefined) return err(problem.tooManyValues(at, token.rawName));
		if (token.name === 'events' && !isEventsMode(token.value)) {
			return err(problem.badValue(at, String(token.value), token.rawName, 'lines, json or off', eventsModes));
		}
	}
	return ok({
		commands: (values.command ?? []).map(String),
		words: positionals,
		json: values.json === true,
		noColor: values['no-color'] === true,
		keepGoing: values['keep-going'] === true,
		version: values.version === true,
		...(values.help === true && {help: argv[0] === 'worker' || isCommand(positionals) ? 'command' : 'program'}),
		...(typeof values.file === 'string' && {file: values.file}),
		...(typeof values.instance === 'string' && {instance: values.instance}),
		...(isEventsMode(values.events) && {events: values.events}),
	});
}

/** Whether the words are said in the tree: `lab serve` and `worker` are not. */
const isCommand = ([first]: readonly string[]): boolean => first !== undefined && first !== 'lab' && first !== 'worker';

const isEventsMode = (value: unknown): value is EventsMode => eventsModes.some((mode) => mode === value);

function placeOf(argv: readonly string[], index: number): {readonly start: number; readonly end: number} {
	const start = argv.slice(0, index).reduce((sum, word) => sum + word.length + 1, 0);
	return {start, end: start + (argv[index]?.length ?? 0)};
}

function flagLine({name, short, takes, does}: FlagRow): string {
	const written = `${short === undefined ? '   ' : `-${short},`} --${name}${takes === undefined ? '' : ` ${takes}`}`;
	return `  ${written.padEnd(21)} ${does}\n`;
}

/** The text of `nf --help`. */
export const usage = `nf, a shell for the BGP peerings in NetBox

  nf                                   open the prompt (or run the lines on stdin)
  nf [flags] COMMAND...                run one command: nf netbox get bgp-peerings devices fceos4
  nf -c LINE [-c LINE]                 run lines by the full grammar, pipes included
  nf -f FILE                           run the lines of a file; - is stdin
  nf lab serve [--port N] [--dataset FILE|faults] [--scale N] [--latency MS] [--fault KIND] [--seed N]
                                       run the embedded NetBox for other programs
  nf worker [--name NAME] [--instances A,B]
                                       run commands for the shells of a team, by NATS
  nf completion bash|zsh|fish          print the completion script of an OS shell

${flagRows.map(flagLine).join('')}
  NF_URL and NF_TOKEN name a NetBox for this run. Without any, the shell opens on an
  embedded lab with made-up data. "nf help" lists the commands, "nf man tree" all options.
`;
