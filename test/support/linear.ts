import {expect} from 'vitest';

/** The least processor time of several runs, in ms: what else the machine does is not in it. */
export function least(work: () => unknown, times = 2): number {
	return Math.min(
		...Array.from({length: times}, () => {
			const begin = process.cpuUsage();
			work();
			const {user, system} = process.cpuUsage(begin);
			return (user + system) / 1000;
		}),
	);
}

/** Checks that eight times as much takes about eight times as long; with the square of it, 64 times. Little time says nothing. */
export function expectLinear(work: (size: number) => unknown, what: string, small = 12_000): void {
	const long = least(() => work(8 * small), 1);
	const most = long < 300 ? 300 : Math.max(24 * least(() => work(small)), 300);
	expect(long < most ? long : least(() => work(8 * small)), what).toBeLessThan(most);
}
