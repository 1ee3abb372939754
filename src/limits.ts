/**
 * Every bound on what comes from outside (a server, a file, a line, a terminal), in one place. `docs/faults.md` lists each of them in its
 * table "Limits", which `test/limits.test.ts` holds equal to this one; what is over a bound is refused by a named error, never cut in silence.
 */
export const limits = {
	/** Names that the ranges of one word may make (`fceos[1-9999]`). */
	rangeNames: 10_000,
	/** Rows that the client asks for in one page. */
	pageRows: 1_000,
	/** Requests at a time that a client may be told to send. */
	inFlight: 100,
	/** Results that a shell holds of its jobs because they are too large to be stored. */
	heldResults: 3,
	/** Bytes of a script. */
	scriptBytes: 64_000_000,
	/** Characters of a line of a script, and of the lines that an open quote or bracket joins. */
	scriptLine: 1_000_000,
	/** Characters of a terminal's reply (a control string); what follows counts as typed. */
	terminalReply: 65_536,
	/** Cells that a column is padded to: what is longer stands out of it, else every row of a table would be as long as its longest. */
	alignedCells: 1_000,
	/** Milliseconds for which sorting, formatting and printing keep the event loop: between two such turns signals, keys and deadlines are obeyed. */
	turnMs: 50,
	/** Characters of a result that the prompt holds whole for its pager. */
	pagedCharacters: 200_000_000,
} as const;
