import {Box} from 'ink';
import {type ReactNode, useCallback, useSyncExternalStore} from 'react';
import type {Environment} from '../shell/environment.js';
import type {Program} from '../shell/program.js';
import {isHeld, isIdle} from '../shell/state.js';
import type {Key} from '../terminal/key-names.js';
import {JobLine} from './JobLine.js';
import {layout} from './layout.js';
import {Menu} from './Menu.js';
import {Prompt} from './Prompt.js';
import {Rows} from './Rows.js';
import type {TerminalLease} from './terminal-lease.js';
import {useKeys} from './use-keys.js';
import {useLend} from './use-lend.js';

export type ShellProps = {readonly program: Program; readonly environment: Environment; readonly lease: TerminalLease; readonly now: () => number};

/** The live region: the prompt, or the progress of the running command, or nothing while the terminal is lent. */
export function Shell({program, environment, lease, now}: ShellProps): ReactNode {
	const state = useSyncExternalStore(program.subscribe, program.state);
	const isLent = state.lent > 0;
	useKeys(
		useCallback((key: Key) => program.send({type: 'key', key}), [program]),
		!isLent,
	);
	useLend(
		lease,
		isLent,
		useCallback(() => program.send({type: 'returned'}), [program]),
	);
	if (isLent) return null;
	if (state.isOver) return state.foreground ? null : <Rows rows={layout(environment, state).prompt.rows} />;
	if (!isIdle(state) && !isHeld(state)) return <JobLine state={state} theme={environment.theme} now={now} />;
	const page = layout(environment, state);
	return (
		<Box flexDirection="column">
			<Prompt page={page} />
			<Menu rows={page.menu} />
		</Box>
	);
}
