import type {Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {TracesAsked} from './opening.js';
import {ofDevices} from './requests.js';
import {readTraces, type Traces} from './sessions.js';

/** Traces asked side by side with the change log, before it is known whether their devices are still the right ones; by set of devices. */
export type Early = ReadonlyMap<string, {readonly fields: readonly string[]; readonly traces: Promise<Result<Traces>>}>;

/** Asks for those traces. */
export const startTraces = (netbox: Netbox, asked: readonly TracesAsked[]): Early =>
	new Map(asked.map(({devices, fields}) => [labelOf(devices), {fields, traces: readTraces(netbox, ofDevices(devices), fields)}]));

/** Whether a device is gone although the log shows no sign of it (it is closed, or the change came after it): its name may be another's now. Waits for the traces. */
export async function anyGone(early: Early): Promise<boolean> {
	const traces = await Promise.all([...early.values()].map(({traces}) => traces));
	return traces.some((one) => one.ok && one.value.gone.length > 0);
}

/** The traces of exactly these devices, if they were asked with what is needed now; more than that serves as well. */
export function earlyOf(early: Early, devices: readonly number[], needs: readonly string[]): Promise<Result<Traces>> | undefined {
	const started = early.get(labelOf(devices));
	return started && needs.every((field) => started.fields.includes(field)) ? started.traces : undefined;
}

const labelOf = (ids: readonly number[]): string => String(ids.toSorted((a, b) => a - b));
