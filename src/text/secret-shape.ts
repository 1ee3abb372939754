/**
 * What a field is called that holds a secret, in NetBox 4.7 (users, FHRP groups, wireless, IKE policies, webhooks) and its usual plugins; also as the end of a
 * longer name (`bgp_password`, `custom_fields.md5-secret`). `secrets` has the same names.
 */
const secretField = /(?:^|[._-])(?:token|password|passphrase|secret|psk|plaintext|(?:auth|preshared|private|api|md5|tcp_ao)_key)$/i;

/** Whether a field of NetBox, or a custom one, holds a secret by its name. */
export const isSecretField = (name: string): boolean => secretField.test(name);

/**
 * Tokens of NetBox: 40 hexadecimal digits (version 1), and `nbt_<key>.<secret>` (version 2, NetBox 4.5 and later). And a secret that a body in JSON gives
 * by the name of its field (`"password": "…"`); and the secret of a new token, which NetBox 4.7 shows without its prefix (`"token": "…"`).
 */
const secrets =
	/\bnbt_\w+(?:\.\w*)?|(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])|"(?:[\w.-]{0,60}[._-])?(?:password|passphrase|secret|psk|plaintext|(?:auth|preshared|private|api|md5|tcp_ao)_key)"\s*:\s*"(?:[^"\\]|\\.)+"|"token"\s*:\s*"[0-9A-Za-z]{40}"/gi;

/** Whether a part of the text is shaped like a NetBox token, or gives a secret by the name of its field. */
export const showsSecret = (text: string): boolean => text.search(secrets) >= 0;

/** Whether a text that is written in this one, as in JSON, may show a secret: false where surely none does. */
export const mayShowSecret = (text: string): boolean => /nbt_|[0-9a-z]{40}|password|passphrase|secret|psk|plaintext|_key/i.test(text);

/** The text with `***` in place of everything shaped like a NetBox token, and of secrets by their names. */
export const maskSecrets = (text: string): string =>
	text.replace(secrets, (secret) => (secret.startsWith('"') ? `${secret.slice(0, secret.indexOf(':'))}: "***"` : '***'));
