import {useStdin, useStdout} from 'ink';
import {useEffect} from 'react';
import {rowUp} from '../terminal/modes.js';
import type {TerminalLease} from './terminal-lease.js';

/** A little more than one frame: by then ink has erased the live region (6.8). */
const frameMs = 50;
/** Longer than any question takes; the timer only keeps the process alive while stdin is paused. */
const keepAliveMs = 60_000;

/** Opens the lease for printing; while `isLent`, closes it and gives the terminal to the borrowers, one after the other. */
export function useLend(lease: TerminalLease, isLent: boolean, returned: () => void): void {
	const {stdin} = useStdin();
	const {stdout, write} = useStdout();
	useEffect(() => {
		if (!isLent) {
			lease.open(write);
			return () => lease.open(undefined);
		}
		const keepAlive = setInterval(() => undefined, keepAliveMs);
		let isLending = true;
		void lend({lease, returned, stdin, stdout, isLending: () => isLending});
		return () => {
			isLending = false;
			clearInterval(keepAlive);
		};
	}, [lease, isLent, returned, stdin, stdout, write]);
}

type Lending = {
	readonly lease: TerminalLease;
	readonly returned: () => void;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** Whether the page still shows nothing. */
	readonly isLending: () => boolean;
};

/** The order matters: a pause before the erase, or `ref` in place of the pause, breaks children that read stdin (ink 6.8). */
async function lend({lease, returned, stdin, stdout, isLending}: Lending): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, frameMs));
	stdin.pause();
	for (let borrower = lease.nextBorrower(); borrower; borrower = lease.nextBorrower()) {
		// For ink an empty page is one empty row: the borrower starts on it, and ink finds one to erase afterwards.
		stdout.write(rowUp);
		await borrower();
		// Before the prompt is drawn: keys typed at the sight of it must be keys, and not be echoed.
		stdin.setRawMode(true);
		stdout.write('\n');
		returned();
		// An answer may bring the next question before the page has shown that the terminal is its own again: then the loop continues.
		await new Promise((resolve) => setImmediate(resolve));
		if (!isLending()) return;
	}
}
