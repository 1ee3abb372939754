import {type Failure, failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {Json, Row} from '../../../../output/output.js';
import type {LinkKind} from '../../../../peerings/intent/links.js';
import {templateFault} from '../../../../peerings/intent/naming.js';
import type {AddressChoice, Family} from '../../../../peerings/intent/pairs.js';
import {addressText, networkText, parseAddress} from '../../../../text/address.js';
import {asnOf} from '../../../../text/asn.js';
import type {TaskArgs} from '../../../registry.generated.js';

export type CreateArgs = TaskArgs['netbox.peerings.create'];

/** What a line says of new peerings, checked as far as that needs no NetBox: `near` and `far` are the fields of the two halves, related objects by name. */
export type CreateSaid = {
	readonly choice: AddressChoice;
	readonly over: LinkKind | undefined;
	readonly localAs: number | undefined;
	readonly remoteAs: number | undefined;
	readonly near: Row;
	readonly far: Row;
	readonly nameTemplate: string | undefined;
	readonly description: string | undefined;
};

/** Reads what the line says, or says what cannot be. */
export function readCreateSaid(args: CreateArgs): Result<CreateSaid> {
	const fault = pairingFault(args) ?? textFault(args);
	if (fault) return err(fault);
	const [localAs, remoteAs] = [asSaid(args['local-as'], 'local-as'), asSaid(args['remote-as'], 'remote-as')];
	if (!localAs.ok) return localAs;
	if (!remoteAs.ok) return remoteAs;
	const vrf = args.vrf === undefined ? undefined : isNone(args.vrf) ? null : args.vrf;
	const families: readonly Family[] = args.family === '4' ? [4] : args.family === '6' ? [6] : [4, 6];
	const shared = {
		...{...said('status', args.status), ...said('tenant', args.tenant), ...said('tags', args.tags)},
		...said('max_prefixes', args['max-prefixes']),
	};
	return ok({
		choice: {families, ...(vrf !== undefined && {vrf})},
		over: args.over ?? (args.mesh === true ? 'loopbacks' : undefined),
		...{localAs: localAs.value, remoteAs: remoteAs.value},
		...{near: {...shared, ...ofOneEnd(args, '')}, far: {...shared, ...ofOneEnd(args, '-reverse')}},
		...{nameTemplate: args['name-template'], description: args.description},
	});
}

const isNone = (text: string): boolean => ['none', 'default', ''].includes(text.toLowerCase());

const said = (field: string, value: Json | readonly string[] | undefined): Row => (value === undefined ? {} : {[field]: value as Json});

/** Groups, policies and prefix lists are of one end alone: the reverse session has those that are said for it. */
const ofOneEnd = (args: CreateArgs, suffix: '' | '-reverse'): Row => ({
	...said('peer_group', args[`peer-group${suffix}`]),
	...said('import_policies', args[`import-policies${suffix}`]),
	...said('export_policies', args[`export-policies${suffix}`]),
	...said('prefix_list_in', args[`prefix-list-in${suffix}`]),
	...said('prefix_list_out', args[`prefix-list-out${suffix}`]),
});

/** Options that do not go together, and those that lack. */
function pairingFault(args: CreateArgs): Failure | undefined {
	const one = (['local-interface', 'local-address', 'remote-address', 'remote-device', 'dynamic'] as const).find((name) => args[name] !== undefined);
	if (args.between !== undefined) {
		if (one !== undefined) return failure.usage(`"${one}" is of one peering: say "device" in place of "between".`);
		if (args.and === undefined && args.mesh !== true) return failure.usage('"between" needs "and" and the devices of the other side; or "mesh".');
		return undefined;
	}
	const many = (['and', 'mesh', 'on', 'over'] as const).find((name) => args[name] !== undefined);
	if (many !== undefined) return failure.usage(`"${many}" is of many peerings: say "between" in place of "device".`);
	if (args['local-interface'] === undefined && args['local-address'] === undefined)
		return failure.usage('"device" needs "local-interface" or "local-address".');
	return args.dynamic === true ? dynamicFault(args) : undefined;
}

/** A prefix is at the other end, and no device: its AS number must be said, and there is no reverse. */
function dynamicFault(args: CreateArgs): Failure | undefined {
	const remote = args['remote-address'];
	const network = remote === undefined ? undefined : parseAddress(remote);
	if (!network || network.length === undefined || networkText(network) !== addressText(network))
		return failure.usage('"dynamic" needs "remote-address" and a network: remote-address 10.1.0.0/24.');
	if (args['remote-device'] !== undefined || args.reverse === 'far')
		return failure.usage('"dynamic" has no device at the other end, and no session there.');
	return args['remote-as'].toLowerCase() === 'auto' ? failure.usage('"dynamic" needs "remote-as" and a number.') : undefined;
}

function textFault(args: CreateArgs): Failure | undefined {
	for (const name of ['local-address', 'remote-address'] as const) {
		const text = args[name];
		if (text !== undefined && !parseAddress(text)) return failure.usage(`"${text}" is no IP address (${name}).`);
	}
	for (const name of ['name-template', 'description'] as const) {
		const wrong = args[name] === undefined ? undefined : templateFault(args[name]);
		if (wrong !== undefined) return failure.usage(`${name}: ${wrong}`);
	}
	if (args.missing === 'create' && args.rir === undefined)
		return failure.usage('"missing create" needs "rir" and its name: an AS number belongs to one.');
	if (args.rir !== undefined && args.missing !== 'create') return failure.usage('"rir" is of AS numbers that are created: add "missing create".');
	return undefined;
}

function asSaid(text: string, name: string): Result<number | undefined> {
	if (text.toLowerCase() === 'auto') return ok(undefined);
	const asn = Number(asnOf(text) ?? 0);
	return asn === 0 ? err(failure.usage(`"${text}" is no AS number (${name}): say a number, or auto.`)) : ok(asn);
}
