import {spawn} from '@lydell/node-pty';

/** What a program printed on a terminal, stdout and stderr as they came, and its exit code. */
export type Printed = {readonly text: string; readonly exit: number};

/** What a terminal shows of it: a bell is heard alone. */
const shown = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u0007', '');

/** Runs a program to its end on a terminal of so many columns. */
export function printOnTerminal(
	[file, ...args]: readonly [string, ...string[]],
	{cwd, env, columns}: {readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly columns: number},
): Promise<Printed> {
	return new Promise((resolve) => {
		const program = spawn(file, args, {name: 'xterm-256color', cols: columns, rows: 24, cwd, env: {...env}});
		let printed = '';
		program.onData((text) => {
			printed += text;
		});
		program.onExit(({exitCode}) => resolve({text: shown(printed), exit: exitCode}));
	});
}
