/**
 * Every bound on what comes from outside (a server, a file, a line, a terminal), in one place. `docs/faults.md` lists each of them in its
 * table "Limits", which `test/limits.test.ts` holds equal to this one; what is over a bound is refused by a named error, never cut in silence.
 */
export const limits = {
	/** Names that the ranges of one word may make (`fceos[1-9999]`). */
	rangeNames: 10_000,
	/** Characters of a terminal's reply (a control string); what follows counts as typed. */
	terminalReply: 65_536,
} as const;
