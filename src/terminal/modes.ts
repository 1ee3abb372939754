/** The terminal's modes that the prompt needs. Both may be called repeatedly. */
export type Modes = {
	/** Pastes come between brackets from now on. */
	readonly enter: () => void;
	/** As the OS shell left it: pastes as typed, the cursor shown, colours off. */
	readonly leave: () => void;
};

/** Modes of one terminal; call `leave` on every way out, a crash included. */
export function createModes(write: (bytes: string) => void): Modes {
	let isEntered = false;
	return {
		enter: () => {
			isEntered = true;
			write('\u001B[?2004h');
		},
		leave: () => {
			if (isEntered) write('\u001B[?2004l\u001B[?25h\u001B[0m');
			isEntered = false;
		},
	};
}

/** Scrolls the screen's content into the scrollback and puts the cursor into the first row; erases nothing. */
export const scrollClean = (rows: number): string => `${'\n'.repeat(Math.max(0, rows - 1))}\u001B[H`;

/** Moves the cursor one row up. */
export const rowUp = '\u001B[1A';
