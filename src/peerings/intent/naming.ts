import {didYouMean, nearest} from '../../text/did-you-mean.js';
import type {WantedHalf} from './halves.js';

/** The words that a template may have, with what each stands for. */
const templateWords = {
	device: 'the device of the session',
	remote_device: 'the device at the other end, or the host where NetBox knows no device',
	interface: 'the interface of the local address',
	remote_interface: 'the interface of the remote address',
	local_host: 'the local address without its mask',
	remote_host: 'the remote address without its mask',
	local_as: 'the local AS number',
	remote_as: 'the remote AS number',
	family: '4 or 6',
	vrf: 'the VRF of the addresses; default where they are in none',
} as const;

type TemplateWord = keyof typeof templateWords;
const isWord = (word: string): word is TemplateWord => Object.hasOwn(templateWords, word);

/** What new sessions are called where nothing else is said: those of IPv6 end in `-v6`. */
export const usualTemplate = (family: 4 | 6): string => `{device}-{remote_device}-{interface}${family === 6 ? '-v6' : ''}`;

/** Why a text is no template: a word in braces that there is none of. */
export function templateFault(template: string): string | undefined {
	for (const [whole, word = ''] of template.matchAll(/\{([^{}]*)\}/g))
		if (!isWord(word)) return `"${whole}" is no word of a template.${didYouMean(nearest(word, Object.keys(templateWords)))}`;
	return /[{}]/.test(template.replace(/\{[^{}]*\}/g, '')) ? 'a brace stands alone in the template.' : undefined;
}

/** The text that a template makes of a half, or the word of which the half has nothing. */
export function fillTemplate(template: string, half: WantedHalf): {readonly text: string} | {readonly lacks: string} {
	const values = valuesOf(half);
	let lacks: string | undefined;
	const text = template.replace(/\{([^{}]*)\}/g, (_, word: string) => {
		const value = isWord(word) ? values[word] : undefined;
		if (value === undefined) lacks ??= word;
		return value ?? '';
	});
	return lacks === undefined ? {text} : {lacks};
}

function valuesOf({device, local, remote, localAs, remoteAs}: WantedHalf): Readonly<Record<TemplateWord, string | undefined>> {
	return {
		device: device.name,
		remote_device: remote.device?.name ?? remote.address.host,
		interface: local.interface ?? undefined,
		remote_interface: remote.interface ?? undefined,
		...{local_host: local.address.host, remote_host: remote.address.host, local_as: String(localAs), remote_as: String(remoteAs)},
		family: local.address.host.includes(':') ? '6' : '4',
		vrf: local.address.vrf?.name ?? 'default',
	};
}
