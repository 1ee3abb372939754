import * as z from 'zod';

const Value = z.union([z.string(), z.number(), z.boolean()]);

/** An option, or a positional word, of a command. Unknown keys are refused, so that a misspelt one is noticed. */
const Arg = z.strictObject({
	help: z.string().min(1),
	type: z.enum(['string', 'integer', 'boolean', 'enum', 'json', 'device-list']),
	/** Stands without its name, at its place in the tree's order, after the command: `job result 17`. */
	positional: z.boolean().default(false),
	/** The value that a bare option stands for. */
	presence: Value.optional(),
	multiline: z.boolean().default(false),
	secret: z.boolean().default(false),
	/** The words of an enum, or those that an integer takes besides numbers, each with what it means. */
	values: z.record(z.string(), z.string()).optional(),
	/** Bounds of an integer. */
	minimum: z.number().optional(),
	maximum: z.number().optional(),
	/** Where values for completion come from. */
	source: z
		.enum(['devices', 'instances', 'branches', 'workers', 'jobs', 'aliases', 'files', 'commands', 'tasks', 'object-types', 'api-paths', 'cache-keys'])
		.optional(),
	many: z.boolean().default(false),
	required: z.boolean().default(false),
	default: Value.optional(),
});
export type Arg = z.infer<typeof Arg>;

/** A word of the command language: a leaf has a task or moves about, an inner node has children. */
export type CommandNode = {
	readonly help: string;
	/** A longer description, in Markdown. */
	readonly man?: string | undefined;
	/** Whole command lines; a test runs each of them. */
	readonly examples: readonly string[];
	/** The task that the command runs. */
	readonly task?: string | undefined;
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
	readonly args: Readonly<Record<string, Arg>>;
	readonly children: Readonly<Record<string, CommandNode>>;
};

/** A node of shell-tree.json; reading fills the defaults in. */
export const CommandNode: z.ZodType<CommandNode> = z.strictObject({
	help: z.string().min(1),
	man: z.string().optional(),
	examples: z.array(z.string()).default([]),
	task: z.string().optional(),
	says: z.record(z.string(), z.string()).default({}),
	moves: z.enum(['help', 'exit', 'up', 'top', 'quit', 'pwd', 'clear']).optional(),
	subshell: z.boolean().default(false),
	writes: z.boolean().default(false),
	quiet: z.boolean().default(false),
	fields: z.record(z.string(), z.array(z.string()).min(1)).optional(),
	args: z.record(z.string(), Arg).default({}),
	get children(): z.ZodDefault<z.ZodRecord<z.ZodString, typeof CommandNode>> {
		return z.record(z.string(), CommandNode).default({});
	},
});

/** The file: a node that may name its own schema for editors. */
export const TreeFile = z.looseObject({$schema: z.string().optional()});
