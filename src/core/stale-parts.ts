/** Parts of a cached session, added up: powers of two to which whoever marks them gives a meaning (`peerings/freshness/shows.ts`). 0 is none of it. */
export type StaleParts = number;

/** Any part of a session. */
export const wholeRow: StaleParts = 1;
