import {spawn} from '@lydell/node-pty';

/** What a program printed on a terminal, stdout and stderr as they came, and its exit code. */
export type Printed = {readonly text: string; readonly exit: number};

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
		program.onExit(({exitCode}) => resolve({text: printed.replaceAll('\r\n', '\n'), exit: exitCode}));
	});
}
