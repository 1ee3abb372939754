import {typedList} from '../../../../devices/selectors.js';
import type {DeviceList} from '../../../../language/read/device-list.js';
import {quote} from '../../../../text/quote.js';

/** The devices that a write was about, and where they are. */
type WrittenDevices = {readonly devices: DeviceList; readonly instance?: string; readonly branch?: string};

/** The line that checks what was written. */
export function nextCheck({devices, instance, branch}: WrittenDevices): string {
	const option = (name: string, value: string | undefined): string => (value === undefined ? '' : ` ${name} ${quote(value)}`);
	return `next: netbox check bgp-peerings devices ${typedList(devices)}${option('instance', instance)}${option('branch', branch)}`;
}
