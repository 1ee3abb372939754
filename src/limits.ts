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
	/**
	 * Levels of lists and objects in JSON from outside, checked by `parseJson` alone. Fields of NetBox have hardly ten, its Python ends near 1,000, and readers elsewhere draw the line at 64
	 * (.NET) or 128 (serde). Whatever walks through such a value may call itself for each level.
	 */
	jsonDepth: 100,
} as const;
