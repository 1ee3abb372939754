import {own} from '../../core/own-property.js';
import {anyOf} from '../../text/did-you-mean.js';
import {choicesOf, expectedOf} from '../read/describe.js';
import {excludedBy, isLacking, nextPositional, type Options} from '../read/options.js';
import {type OptionSpec, pipes} from '../read/pipe-specs.js';
import type {ReadLine} from '../read/read-line.js';

/** The line of help under a line being typed: of the open option its help and the values it takes, else the command's signature. Empty for an empty line. */
export function hintLine({walk: walked}: ReadLine): string {
	const pipe = walked.pipes.at(-1);
	if (pipe)
		return pipe.name === undefined || !pipe.options
			? ''
			: (openHint(pipe.options) ?? signature(pipe.name, pipe.options, own(pipes, pipe.name)?.help));
	const token = walked.path.at(-1);
	if (token === undefined || walked.isLost) return '';
	return openHint(walked.options) ?? signature(token, walked.options, walked.node.help);
}

/** `devices: Device names to query data for (names, fceos[4-5], leaf*, site=ams1)` */
function openHint(options: Options): string | undefined {
	const open = options.open ?? positionalOf(options);
	const spec = open && options.owner.specs[open.token];
	if (!open || !spec) return undefined;
	const values = valuesHint(spec);
	return `${open.token}: ${spec.help}${values === '' ? '' : ` (${values})`}`;
}

/** The positional word that must come next, or that alone can. */
function positionalOf(options: Options): {readonly token: string} | undefined {
	const token = nextPositional(options);
	const {specs} = options.owner;
	return token !== undefined && (specs[token]?.required || Object.keys(specs).length === 1) ? {token} : undefined;
}

function valuesHint(spec: OptionSpec): string {
	if (spec.type === 'device-list') return 'names, fceos[4-5], leaf*, site=ams1';
	if (spec.type === 'assignments') return 'status=offline tags=+a,-b, none clears';
	if (spec.type === 'conditions') return 'all must hold, a comma means or';
	return spec.type === 'integer' ? expectedOf(spec) : anyOf(choicesOf(spec));
}

/** `bgp-peerings *devices [timeout] [workers]`; a keyword without options has its help in place of them. */
function signature(token: string, {owner, given}: Options, about: string | undefined): string {
	if (Object.keys(owner.specs).length === 0) return `${token}: ${about ?? ''}`;
	return signatureOf(
		token,
		Object.entries(owner.specs)
			.filter(([name]) => !given.has(name) && !excludedBy(owner.specs, name).some((other) => given.has(other)))
			.map(([name, spec]) => [name, isLacking({owner, given}, name) ? spec : optional(spec)]),
	);
}

/** An option that need not be given any more, since another one of its choice is. */
function optional({oneOf: _, ...spec}: OptionSpec): OptionSpec {
	return spec;
}

/** `bgp-peerings *devices [timeout] [workers]`: a title and what it takes, required words first, then those of which one is: `*(devices|all-sessions)`. */
export function signatureOf(title: string, specs: readonly (readonly [string, OptionSpec])[]): string {
	const required = specs.filter(([, spec]) => spec.required).map(([name]) => `*${name}`);
	const choices = new Map<string, readonly string[]>();
	for (const [name, {oneOf}] of specs) if (oneOf !== undefined) choices.set(oneOf, [...(choices.get(oneOf) ?? []), name]);
	const others = specs.filter(([, spec]) => !spec.required && spec.oneOf === undefined).map(([name]) => `[${name}]`);
	return [title, ...required, ...[...choices.values()].map((names) => `*(${names.join('|')})`), ...others].join(' ');
}
