const plain = /^[\p{L}\p{N}_.:@%+-][\p{L}\p{N}_.:@%+/-]*$/u;

/** Words that ask for help wherever they stand bare among those of a command. */
export const helpFlags: readonly string[] = ['--help', '-h'];

/** The word as one types it so that it is read as this text and nothing else; bare where no character needs care. */
export const quote = (word: string): string => (plain.test(word) && !helpFlags.includes(word) ? word : quoteAlways(word));

/** The same after other words: only at the start of a line `/` stands for the root. Absolute paths and those of the home stay bare. */
export const quoteBehind = (word: string): string =>
	/^~?\//.test(word) && (plain.test(word.replace(/^~?\//, '')) || /^~?\/$/.test(word)) ? word : quote(word);

/** The word in quotes even where it could stand bare: a device that is called like an option. */
export const quoteAlways = (word: string): string => (word.includes("'") ? `"${word.replace(/[\\"]/g, '\\$&')}"` : `'${word}'`);
