import {type ReactNode, useCallback, useSyncExternalStore} from 'react';
import type {Environment} from '../shell/environment.js';
import type {Program} from '../shell/program.js';
import type {Key} from '../terminal/key-names.js';
import {layout} from './layout.js';
import {Rows} from './Rows.js';
import type {TerminalLease} from './terminal-lease.js';
import {useKeys} from './use-keys.js';
import {useLend} from './use-lend.js';

export type ShellProps = {readonly program: Program; readonly environment: Environment; readonly lease: TerminalLease};

/** The live region: the prompt, or the window of the running command, or nothing while the terminal is lent. */
export function Shell({program, environment, lease}: ShellProps): ReactNode {
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
	const region = layout(environment, state);
	return region.rows.length === 0 ? null : <Rows region={region} />;
}
