/**
 * Tokens of NetBox: 40 hexadecimal digits (version 1), and `nbt_<key>.<secret>` (version 2, NetBox 4.5 and later). And a password that a body in JSON
 * gives (`"password": "…"`, of a user of NetBox); and the secret of a new token, which NetBox 4.7 shows without its prefix (`"token": "…"`).
 */
const secrets =
	/\bnbt_\w+(?:\.\w*)?|(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])|"password"\s*:\s*"(?:[^"\\]|\\.)+"|"token"\s*:\s*"[0-9A-Za-z]{40}"/gi;

/** Whether a part of the text is shaped like a NetBox token, or gives a password. */
export const showsSecret = (text: string): boolean => text.search(secrets) >= 0;

/** Whether a text that is written in this one, as in JSON, may show a secret: false where surely none does. */
export const mayShowSecret = (text: string): boolean => /nbt_|[0-9a-z]{40}|password/i.test(text);

/** The text with `***` in place of everything shaped like a NetBox token, and of passwords. */
export const maskSecrets = (text: string): string =>
	text.replace(secrets, (secret) => (secret.startsWith('"') ? `${secret.slice(0, secret.indexOf(':'))}: "***"` : '***'));
