import * as z from 'zod/mini';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';

/** `env` is the instance of `NF_URL` and `lab` the embedded one. */
const ours: readonly string[] = ['env', 'lab'];

const text = (what: string) => z.string(what).check(z.refine((value) => value !== '', what));

/** The name of an instance, which also appears on lines and in messages. */
const name = z.string('a name is text').check(
	z.refine(
		(value) => /^(?=\S)[^\p{Cc}]{1,100}(?<=\S)$/u.test(value),
		'a name has 1 to 100 characters, no blanks at its ends and no control characters',
	),
	z.refine((value) => !ours.includes(value), '"env" and "lab" are names of nf itself'),
);

const isAddress = (value: string): boolean => /^https?:\/\//.test(value) && URL.canParse(value);

const instance = z.looseObject(
	{
		name,
		url: z.string('a URL is text').check(z.refine(isAddress, 'a URL begins with http:// or https://')),
		token: z.looseObject(
			{from: z.enum(['env', 'keychain', 'file'], 'a token is kept in env, keychain or file'), name: text('a token has a name')},
			'a token says where it is kept',
		),
		verifyTls: z.boolean('verifyTls is true or false'),
		ca: z.exactOptional(text('ca is the path of a file')),
		protected: z.exactOptional(z.boolean('protected is true or false')),
		vrfField: z.exactOptional(z.string('vrfField is text').check(z.regex(/^[a-z0-9_]{1,50}$/i, 'vrfField is the name of a custom field'))),
		confederation: z.exactOptional(
			z
				.string('confederation is text')
				.check(z.regex(/^\d{1,10}=\d{1,10}(?:,\d{1,10})*$/, 'confederation is a number and its members, 65000=65001,65002')),
		),
		platforms: z.exactOptional(
			z
				.string('platforms is text')
				.check(
					z.regex(
						/^[a-z0-9_-]{1,100}=[a-z-]{1,20}(?:,[a-z0-9_-]{1,100}=[a-z-]{1,20}){0,199}$/,
						'platforms are slugs and what they are, edge-os=eos,core=iosxr',
					),
				),
		),
	},
	'it is no object',
) satisfies z.ZodMiniType<NetboxInstance>;

/** The one check of an instance, on write and on read: returns the instance, or says what is wrong with it. */
export function checkInstance(value: unknown): Result<NetboxInstance, string> {
	const parsed = instance.safeParse(value);
	return parsed.success ? ok(parsed.data) : err(parsed.error.issues[0]?.message ?? 'it is no instance');
}

/** The one check of an instance's name; undefined if it is valid. */
export function problemOfName(value: string): string | undefined {
	const parsed = name.safeParse(value);
	return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

/** The one check of an alias; undefined if it is valid. */
export function problemOfAlias(alias: string, line: unknown): string | undefined {
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(alias)) return `"${alias}" cannot be an alias: take letters, digits, "-" and "_"`;
	return typeof line !== 'string' || line.trim() === '' || line.includes('\n') ? 'an alias stands for one line' : undefined;
}
