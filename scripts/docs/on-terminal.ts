import {spawn} from '@lydell/node-pty';

/** What a program prints on a terminal of so many columns, stdout and stderr as they come. Rejects where it fails. */
export function printOnTerminal(
	args: readonly string[],
	{cwd, env, columns}: {readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly columns: number},
): Promise<string> {
	return new Promise((resolve, reject) => {
		const program = spawn(process.execPath, [...args], {name: 'xterm-256color', cols: columns, rows: 24, cwd, env: {...env}});
		let printed = '';
		program.onData((text) => {
			printed += text;
		});
		program.onExit(({exitCode}) => {
			if (exitCode === 0) resolve(printed.replaceAll('\r\n', '\n'));
			else reject(new Error(`exit ${exitCode} of ${args.join(' ')}:\n${printed}`));
		});
	});
}
