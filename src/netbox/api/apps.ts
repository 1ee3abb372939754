import type {Item} from '../read/item.js';
import {appNames, bgpLists} from '../read/object-types.js';
import type {
	BgpLists,
	CircuitsLists,
	CoreLists,
	DcimLists,
	ExtrasLists,
	IpamLists,
	TenancyLists,
	UsersLists,
	VirtualizationLists,
	VpnLists,
	WirelessLists,
} from './apps.generated.js';
import type {Collection} from './collection.js';

/**
 * A collection for each list, by app and by name in camel case: `dcim.deviceTypes`. Rows, filters and bodies are typed by the OpenAPI document of
 * NetBox 4.7.3 and netbox-bgp 0.20.2: on another version a field may be missing, or be there untyped. Of a row only the id is checked.
 */
export type Apps = {
	readonly bgp: BgpLists;
	readonly circuits: CircuitsLists;
	readonly core: CoreLists;
	readonly dcim: DcimLists;
	readonly extras: ExtrasLists;
	readonly ipam: IpamLists;
	readonly tenancy: TenancyLists;
	readonly users: UsersLists;
	readonly virtualization: VirtualizationLists;
	readonly vpn: VpnLists;
	readonly wireless: WirelessLists;
};

/** The collections of all apps, made by the path of each list. */
export function appsOf(make: (path: string) => Collection<Item>): Apps {
	const listsOf = ([app, lists]: readonly [string, readonly string[]]) =>
		[app, Object.fromEntries(lists.map((name) => [camel(name), make(`${app}/${name}`)]))] as const;
	const bgp = Object.entries(bgpLists).map(([name, list]) => [name, make(`plugins/bgp/${list}`)]);
	return {...Object.fromEntries(Object.entries(appNames).map(listsOf)), bgp: Object.fromEntries(bgp)} as unknown as Apps;
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
