import {Text} from 'ink';
import type {ReactNode} from 'react';
import {progressLine} from '../format/job-lines.js';
import type {Theme} from '../format/theme.js';
import type {State} from '../shell/state.js';
import {useSpinner} from './use-spinner.js';

/** The progress of the command in the foreground. */
export function JobLine({state, theme, now}: {readonly state: State; readonly theme: Theme; readonly now: () => number}): ReactNode {
	const frame = useSpinner(true);
	const job = state.showing?.job ?? (state.foreground?.job === undefined ? undefined : state.jobs.get(state.foreground.job)?.job);
	if (!job) return null;
	return <Text wrap="truncate">{progressLine(job, {frame, now: now(), width: state.size.columns - 1, theme})}</Text>;
}
