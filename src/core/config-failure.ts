import type {Failure} from './failure.js';
import {make} from './make-failure.js';

/** So many are told one by one. */
const mostTold = 10;

const told = (faults: readonly string[]): string =>
	[...faults.slice(0, mostTold), ...(faults.length > mostTold ? [`${faults.length - mostTold} more`] : [])].join('; ');

/** The ways in which configuration goes wrong, as a part of `failure`. */
export const configFailure = {
	/** `faults` are what the platform has no words for. */
	unsayable: (device: string, platform: string, faults: readonly string[]): Failure =>
		make('refused', `${device}: ${platform} cannot say what NetBox has: ${told(faults)}.`, {
			hint: 'nothing of this device was written: change it in NetBox, or choose other "sessions"',
			resource: device,
		}),
	/** `slug` is that of its platform in NetBox. */
	noPlatform: (device: string, slug: string | null, platforms: readonly string[]): Failure =>
		make('usage', `${device} has ${slug === null ? 'no platform in NetBox' : `the platform "${slug}", which nf does not know`}.`, {
			hint: `say as ${platforms.join(', ')}${slug === null ? '' : `, or once for all: instance set NAME platform ${slug}=${platforms[0]}`}`,
			resource: device,
		}),
	/** What this token does not see, and without which the rest would be wrong. */
	hiddenObjects: (count: number, what: string): Failure =>
		make('forbidden', `${count} ${what} that sessions name are not shown to this token: without them the configuration would be wrong.`),
};
