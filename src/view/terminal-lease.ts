/** A borrower of the whole terminal for a while: a question, or the OS shell. */
type Borrower = () => Promise<void>;

/** The shell's requests to the page: texts for the scrollback, and the terminal lent to others. Both wait their turn, in order. */
export type TerminalLease = {
	readonly print: (text: string) => void;
	/** From now on texts go to this writer; without one they wait. */
	readonly open: (write: ((text: string) => void) | undefined) => void;
	readonly lend: (borrower: Borrower) => void;
	/** The next borrower, which leaves the queue. */
	readonly nextBorrower: () => Borrower | undefined;
};

/** A lease that is closed until the page opens it. */
export function createTerminalLease(): TerminalLease {
	const borrowers: Borrower[] = [];
	let waiting: string[] = [];
	let writer: ((text: string) => void) | undefined;
	return {
		print: (text) => {
			if (writer) writer(text);
			else waiting.push(text);
		},
		open: (write) => {
			writer = write;
			const texts = waiting.join('');
			if (!write || texts === '') return;
			waiting = [];
			write(texts);
		},
		lend: (borrower) => void borrowers.push(borrower),
		nextBorrower: () => borrowers.shift(),
	};
}
