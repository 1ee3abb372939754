const noModes = 'there is no mode to configure in: "set cli" has the settings of this shell, "netbox crud update" changes objects of NetBox.';
const noRepeats = 'a line that reads is run again every 10 seconds with | watch 10 behind it; "job events ID follow" tells of one job as it goes on.';
const families = '"show bgp summary" and "show bgp neighbors" show the sessions of both families.';
const sessions = '"show bgp neighbors" lists the sessions, "show bgp summary" counts them for each device.';
const noConfiguration = 'no configuration of a device is here: "show bgp neighbors" shows its sessions, "show settings" the settings of this shell.';
const kept = 'nothing is pending: what a command writes is sent at once, and "set cli" keeps a setting as it is set.';
const noDevice = 'what a device itself would say is not here: "netbox crud search query TEXT" finds what NetBox has of it.';

/**
 * Words of routers and of other shells that are none of this one, by the keywords before them (none: the first word of a line), and the hint for each:
 * what to use here.
 */
const hints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'': {
		configure: noModes,
		edit: noModes,
		commit:
			'nothing is pending: what a command writes is shown, asked for and sent at once. What "plan" has kept is shown by "plan list" and sent by "apply NAME"; "undo" takes back a write.',
		rollback: '"undo" takes back the last write of this shell, "undo list" shows others; "plan list" shows what is kept for "apply".',
		write: kept,
		wr: kept,
		enable: 'nothing is to be enabled: every write is shown and asked for, and "set cli read-only" allows or refuses them all.',
		bash: 'there is no OS shell here; Ctrl-Z goes back to yours, and "fg" there comes back.',
		ping: 'nothing here reaches a device: "instance test" says whether NetBox answers.',
		request: 'nothing here reaches a device: "netbox crud update" changes what NetBox says of it.',
		monitor: noRepeats,
		watch: noRepeats,
		diff: '"show bgp history NAME" says what was changed of a session; "show bgp neighbors | save FILE" keeps what is there now.',
		list: '"netbox get devices" lists devices, "show bgp neighbors" sessions, "netbox crud get object-type TYPE" objects of any other kind.',
		terminal: '"set cli screen-length 0" lets long results run through.',
		ls: 'there are no files to list: "help" says what can be typed here, "show bgp summary" lists the devices with sessions.',
	},
	show: {
		ip: families,
		ipv6: families,
		sessions,
		peers: sessions,
		'running-config': noConfiguration,
		'startup-config': noConfiguration,
		configuration: noConfiguration,
		interfaces: noDevice,
		route: noDevice,
		chassis: noDevice,
		log: noDevice,
		system: noDevice,
		lldp: noDevice,
		arp: noDevice,
	},
	'show bgp': {group: '"show bgp neighbors | group peer-group" shows the sessions of each group.'},
	set: {protocols: noModes, interfaces: noModes, system: noModes},
};

/** The words that have a hint after these keywords. */
export const foreignWords = (after: string): readonly string[] => Object.keys(hints[after] ?? {});

/** The hint for one of them. */
export const foreignHint = (after: string, word: string): string | undefined => hints[after]?.[word];

/** The hint for a word after these keywords that is near nothing: how to go on. */
export function lostHint(after: string, word: string): string {
	if (after !== 'netbox get') return `"${after} ?" lists what can follow.`;
	return `"netbox crud get object-type ${/^[a-z][a-z-]*$/.test(word) ? word : 'dcim.sites'}" reads objects of any kind.`;
}
