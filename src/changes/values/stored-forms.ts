import {own} from '../../core/own-property.js';
import type {FieldRule} from '../../netbox/read/field-rules.js';
import type {Json} from '../../output/output.js';
import {addressText, networkText, parseAddress} from '../../text/address.js';
import {sameList} from '../deletion/known-relations.js';
import {type SettledValue, type SettleValue, settleValue, shortValue} from './field-values.js';

/**
 * What NetBox stores of a value: by the rule of its field, and by the form that values of this field have, which OPTIONS does not tell (`ipam/models/ip.py`,
 * `dcim/fields.py` and `netbox/models` of 4.7.3; netbox-bgp 0.20.2).
 */
export function settleField(kind: string, name: string, value: Json, rule: FieldRule): SettledValue {
	const settled = settleValue(value, rule);
	if ('fault' in settled || settled.value === null || settled.value === '') return settled;
	const form = own(own(forms, sameList(kind)) ?? {}, name) ?? own(everywhere, name);
	return form ? form(settled.value, rule) : settled;
}

const not = (what: string, value: Json, hint?: string): SettledValue => ({
	fault: `takes ${what}, not ${shortValue(value)}`,
	...(hint !== undefined && {hint}),
});

/** An address with its mask; one without is a host. */
const settleHost: SettleValue = (value) => {
	const address = parseAddress(String(value));
	if (!address) return not('an IP address as in 10.0.2.1/30', value);
	return address.length === 0 ? {fault: 'has no mask of /0'} : {value: addressText(address)};
};

const settleNetwork: SettleValue = (value) => {
	const network = parseAddress(String(value));
	if (!network) return not('a network as in 10.0.2.0/24', value);
	const [said, meant] = [addressText(network), networkText(network)];
	if (said !== meant) return not('a network', value, `did you mean ${meant}?`);
	return {value: said};
};

/** The same, but not all addresses at once. */
const settlePart: SettleValue = (value, rule) =>
	parseAddress(String(value))?.length === 0 ? {fault: 'has no mask of /0'} : settleNetwork(value, rule);

/** Six pairs of hexadecimal digits, whatever stands between them. */
const settleMac: SettleValue = (value) => {
	const text = String(value);
	const isMac = /^(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}|[\da-f]{12})$/i.test(text);
	const pairs = text.replace(/[^\da-f]/gi, '').match(/../g) ?? [];
	return isMac ? {value: pairs.join(':').toUpperCase()} : not('a MAC address as in 00:11:22:33:44:55', value);
};

const settleSmall: SettleValue = (value) => ({value: String(value).toLowerCase()});

const settleColor: SettleValue = (value) =>
	/^[\da-f]{6}$/.test(String(value)) ? {value} : not('six hexadecimal digits in small letters, as in ff9800', value);

/** Fields of the same name and form in all kinds. */
const everywhere: {readonly [field: string]: SettleValue} = {color: settleColor};

const forms: {readonly [kind: string]: {readonly [field: string]: SettleValue}} = {
	'ipam.ip-addresses': {address: settleHost, dns_name: settleSmall},
	'ipam.ip-ranges': {start_address: settleHost, end_address: settleHost},
	'ipam.prefixes': {prefix: settlePart},
	'ipam.aggregates': {prefix: settlePart},
	'plugins.bgp.prefix-list-rule': {prefix_custom: settleNetwork},
	'dcim.mac-addresses': {mac_address: settleMac},
};
