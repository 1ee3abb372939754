/** A count with its digits in threes: `10,227`. */
export const describeCount = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** A count of things: `1 session`, `10,227 sessions`. The plural takes an `s`. */
export const countOf = (count: number, thing: string): string => `${describeCount(count)} ${thing}${count === 1 ? '' : 's'}`;
