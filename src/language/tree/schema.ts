import * as z from 'zod/mini';

const Value = z.union([z.string(), z.number(), z.boolean()]);

/** An option, or a positional word, of a command. Unknown keys are refused, so that a misspelt one is noticed. */
const Arg = z.strictObject({
	help: z.string().check(z.minLength(1)),
	type: z.enum(['string', 'integer', 'boolean', 'enum', 'json', 'device-list', 'assignments']),
	/** Stands without its name, at its place in the tree's order, after the command: `job result 17`. */
	positional: z._default(z.boolean(), false),
	/** The value that a bare option stands for. */
	presence: z.optional(Value),
	multiline: z._default(z.boolean(), false),
	secret: z._default(z.boolean(), false),
	/** The words of an enum, or those that an integer takes besides numbers, each with what it means. */
	values: z.optional(z.record(z.string(), z.string())),
	/** Bounds of an integer. */
	minimum: z.optional(z.number()),
	maximum: z.optional(z.number()),
	/** Where values for completion come from. */
	source: z.optional(
		z.enum([
			'devices',
			'instances',
			'branches',
			'workers',
			'jobs',
			'aliases',
			'files',
			'commands',
			'tasks',
			'object-types',
			'object-fields',
			'api-paths',
			'cache-keys',
			'sessions',
			'plans',
		]),
	),
	many: z._default(z.boolean(), false),
	required: z._default(z.boolean(), false),
	/** Exactly one of the options that have the same text here must be given. */
	oneOf: z.optional(z.string()),
	/** Options of one choice with the same text here may be given beside each other. */
	together: z.optional(z.string()),
	default: z.optional(Value),
});
export type Arg = z.infer<typeof Arg>;

/**
 * What the values of a field are: how `where` compares them, and what cannot be compared. An `enum` has these values and no others; a
 * `choice` is one of NetBox, which may have been given others than these.
 */
const FieldType = z.strictObject({
	type: z.enum(['text', 'number', 'asn', 'address', 'time', 'boolean', 'enum', 'choice']),
	/** Value -> label. */
	values: z.optional(z.record(z.string(), z.string())),
});
export type FieldType = z.infer<typeof FieldType>;

/** A word of the command language: a leaf has a task or moves about, an inner node has children. */
export type CommandNode = {
	readonly help: string;
	/** A longer description, in Markdown. */
	readonly man?: string | undefined;
	/** Whole command lines; a test runs each of them. */
	readonly examples: readonly string[];
	/** The task that the command runs. */
	readonly task?: string | undefined;
	/** Where the task may run: in the shell alone, which has settings, tokens, jobs and history, or on any machine with a NetBox to ask. */
	readonly runs?: 'here' | 'anywhere' | undefined;
	/** Arguments of the task that the command's own words say: those of `set cli timeout` say `name: timeout`. */
	readonly says: Readonly<Record<string, string>>;
	/** Acted on by the shell itself, without a job. */
	readonly moves?: 'help' | 'exit' | 'up' | 'top' | 'quit' | 'pwd' | 'clear' | undefined;
	/** An inner node that can be entered. */
	readonly subshell: boolean;
	/** Changes data: its word is typed in full, and one worker runs it. */
	readonly writes: boolean;
	/** Prints no header and no footer. */
	readonly quiet: boolean;
	/** Alias of a field -> paths, the first that is not null; a path that begins with the same name as one listed here is known. Without it any field is taken. */
	readonly fields?: Readonly<Record<string, readonly string[]>> | undefined;
	/** What else the rows have, that no path of `fields` begins with: these names are fields too. */
	readonly keys?: readonly string[] | undefined;
	/** Alias of a field -> what its values are; of one that is not here: text. */
	readonly types?: Readonly<Record<string, FieldType>> | undefined;
	/** The kind of NetBox that the rows are objects of: `dcim.devices`. */
	readonly kind?: string | undefined;
	/** Its result may be a topology, which drawings are made of. */
	readonly draws?: boolean | undefined;
	/** The command that compares its result with another state, which the pipe `compare` stands for; it takes the same options. */
	readonly comparedBy?: string | undefined;
	readonly args: Readonly<Record<string, Arg>>;
	readonly children: Readonly<Record<string, CommandNode>>;
};

/** A node of shell-tree.json; reading fills the defaults in. */
export const CommandNode: z.ZodMiniType<CommandNode> = z.strictObject({
	help: z.string().check(z.minLength(1)),
	man: z.optional(z.string()),
	examples: z._default(z.array(z.string()), []),
	task: z.optional(z.string()),
	runs: z.optional(z.enum(['here', 'anywhere'])),
	says: z._default(z.record(z.string(), z.string()), {}),
	moves: z.optional(z.enum(['help', 'exit', 'up', 'top', 'quit', 'pwd', 'clear'])),
	subshell: z._default(z.boolean(), false),
	writes: z._default(z.boolean(), false),
	quiet: z._default(z.boolean(), false),
	fields: z.optional(z.record(z.string(), z.array(z.string()).check(z.minLength(1)))),
	keys: z.optional(z.array(z.string())),
	types: z.optional(z.record(z.string(), FieldType)),
	kind: z.optional(z.string()),
	draws: z.optional(z.boolean()),
	comparedBy: z.optional(z.string()),
	args: z._default(z.record(z.string(), Arg), {}),
	get children(): z.ZodMiniDefault<z.ZodMiniRecord<z.ZodMiniString, typeof CommandNode>> {
		return z._default(z.record(z.string(), CommandNode), {});
	},
});

/** The file: a node that may name its own schema for editors. */
export const TreeFile = z.looseObject({$schema: z.optional(z.string())});
