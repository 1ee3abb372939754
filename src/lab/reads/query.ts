/** A parameter that counts once: of several values the last one does (seen on 4.7.3). */
export const lastOf = (query: URLSearchParams, name: string): string | null => query.getAll(name).at(-1) ?? null;
