/** Parts of a cached session, added up: powers of two, whose meaning `peerings/freshness/shows.ts` defines. 0 is no part. */
export type StaleParts = number;

/** Any part of a session. */
export const wholeRow: StaleParts = 1;
