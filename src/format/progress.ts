import {type CountSoFar, isOver, type Job, stateOf} from '../jobs/job.js';
import {describeLimit, describeTime} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {describeCount} from '../text/digits.js';
import {displayWidth, truncate} from '../text/width.js';
import {countsOf, many} from './job-lines.js';
import type {Theme} from './theme.js';

/** Where the progress of a job is shown; `now` is in ms since 1970. */
export type ProgressPlace = {readonly now: number; readonly width: number; readonly theme: Theme; readonly isCancelling: boolean};

/** What takes less, in ms, is worth no line of its own. */
const leastMs = 500;
const frameMs = 100;

/**
 * How far a job is: in one row, or in two where one is too narrow, each within the width; in none in its first half second, and in the first of printing
 * its result. With a bar where it is known how much there is to do (docs/contract/jobs.md J3 live-line).
 */
export function progressRows(job: Job, place: ProgressPlace): readonly string[] {
	const {now, theme, isCancelling} = place;
	const took = now - job.queuedAt;
	if (now - sinceOf(job) < leastMs) return [];
	const counts = countsOf(job);
	const whole = [...counts.values()].find(isWhole);
	const isGoing = !isCancelling && stateOf(job) === 'running';
	const warned = [...job.runs.values()].reduce((sum, run) => sum + run.warnings, 0);
	const counted = [...counts].map(([thing, {done, total}]) =>
		total === undefined ? many(done, thing) : `${describeCount(done)}/${many(total, thing)}`,
	);
	const left = whole && isGoing ? leftOf(whole, now) : undefined;
	const rate = whole && isGoing ? rateOf(whole, now) : undefined;
	return inRows(
		{
			spinner: theme.spinner[Math.floor(now / frameMs) % theme.spinner.length] ?? '',
			states: [...(whole ? [] : [job.task.slice(job.task.indexOf('.') + 1)]), ...waitsOf(job, isCancelling)],
			counts: [...counted, ...(warned > 0 ? [many(warned, 'warnings')] : [])],
			rate: rate === undefined ? [] : [rateText(rate)],
			time: describeTime(took) + (left === undefined ? '' : `, ${leftText(left)} left`),
			key: isCancelling ? 'Ctrl-C leaves' : 'Ctrl-C cancels',
			...(whole && {whole}),
		},
		place,
	);
}

/** A count of which it is known how much there is to do. */
type Whole = CountSoFar & {readonly total: number};
const isWhole = (count: CountSoFar): count is Whole => count.total !== undefined && count.total > 0;

/** Since when it does what it does: of a job that is over, its result is printed. */
const sinceOf = (job: Job): number =>
	isOver(job) ? Math.max(job.queuedAt, ...[...job.runs.values()].map(({endedAt = 0}) => endedAt)) : job.queuedAt;

/** What it does instead of running. */
function waitsOf(job: Job, isCancelling: boolean): readonly string[] {
	if (isOver(job)) return ['printing'];
	if (isCancelling) return ['cancelling'];
	return stateOf(job) === 'queued' ? ['queued'] : [];
}

/**
 * How many a second were done of late. Undefined where that means nothing: where they are too few to tell, and where nothing was done for two seconds, or
 * for half of the time before.
 */
function rateOf({done, marks: [first], grewAt}: Whole, now: number): number | undefined {
	if (!first || now - first.at < leastMs || done - first.done < 2) return undefined;
	if (now - grewAt > Math.max(2000, (grewAt - first.at) / 2)) return undefined;
	return ((done - first.done) * 1000) / (now - first.at);
}

/** How long the rest takes at this pace, in ms. Undefined before things were done in three different seconds, and for the last second. */
function leftOf(count: Whole, now: number): number | undefined {
	const {done, total, marks} = count;
	const rate = rateOf(count, now);
	if (rate === undefined || marks.length < 3) return undefined;
	const left = ((total - done) * 1000) / rate;
	return left < 1000 ? undefined : left;
}

const rateText = (rate: number): string =>
	rate < 1 ? `${Math.max(1, Math.round(rate * 60))}/min` : `${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`;

/** A guess is told in one unit. */
function leftText(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	return describeLimit(1000 * (seconds < 120 ? seconds : seconds < 7200 ? Math.round(seconds / 60) * 60 : Math.round(seconds / 3600) * 3600));
}

const gap = '  ';
const leastBar = 6;
const longestBar = 24;

type Parts = {
	readonly spinner: string;
	readonly states: readonly string[];
	readonly counts: readonly string[];
	readonly rate: readonly string[];
	readonly time: string;
	readonly key: string;
	readonly whole?: Whole;
};

/** The bar takes what the words leave. Where two rows are too narrow, the later counts are left out, then the rate, then the key. */
function inRows({spinner, states, counts, rate, time, key, whole}: Parts, {width, theme}: ProgressPlace): readonly string[] {
	const before = displayWidth(spinner) + 1;
	const room = width - before;
	const least = whole ? leastBar + gap.length : 0;
	const row = (text: string): string => {
		if (!whole) return `${spinner} ${truncate(text, room, theme.ellipsis)}`;
		const cells = Math.min(longestBar, Math.max(leastBar, room - gap.length - displayWidth(text)), Math.max(0, room));
		return `${spinner} ${barOf(whole, cells, theme)}${truncate(gap + text, room - cells, theme.ellipsis)}`;
	};
	const heads = counts.map((_, at) => words(states, [counts.slice(0, counts.length - at).join(', ')]));
	const [head = words(states)] = heads;
	const all = words([head], rate, [time, key]);
	if (displayWidth(all) + least <= room) return [row(all)];
	const tail = widest([words(rate, [time, key]), words([time, key]), time], room);
	return [row(heads.length === 0 ? head : widest(heads, room - least)), ' '.repeat(before) + truncate(tail, room, theme.ellipsis)];
}

/** The first that fits, else the last. */
const widest = (texts: readonly string[], room: number): string => texts.find((text) => displayWidth(text) <= room) ?? texts.at(-1) ?? '';

const words = (...groups: readonly (readonly string[])[]): string =>
	sanitize(
		groups
			.flat()
			.filter((word) => word !== '')
			.join(gap),
		{lineFeeds: 'escape'},
	);

/** Full only when all is done. */
function barOf({done, total}: Whole, cells: number, theme: Theme): string {
	const full = Math.floor((Math.min(done, total) / total) * cells);
	return theme.paint('active', theme.guides('━'.repeat(full))) + theme.paint('dim', theme.guides('─'.repeat(cells - full)));
}
