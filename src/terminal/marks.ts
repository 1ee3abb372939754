/**
 * The marks of a prompt (OSC 133), by which a terminal finds prompts, takes the output of one command, and shows how it ended. Of a
 * terminal that takes none they are empty.
 */
export type Marks = {
	/** An entered line for the scrollback: its prompt, the line, and a line feed, after which its output begins. */
	readonly entered: (prompt: string, line: string) => string;
	/** The end of that output, with the exit code that the line would have as a script. */
	readonly ended: (exit: number) => string;
};

const mark = (what: string): string => `\u001B]133;${what}\u0007`;

/** Marks for a terminal that takes them, or not. */
export const marksFor = (isTaken: boolean): Marks => ({
	entered: (prompt, line) => (isTaken ? `${mark('A')}${prompt}${mark('B')}${line}\n${mark('C')}` : `${prompt}${line}\n`),
	ended: (exit) => (isTaken ? mark(`D;${exit}`) : ''),
});
