/** Words behind which a secret stands. */
const secretWords = new Set([
	...['password', 'passwd', 'secret', 'key', 'keychain', 'key-chain', 'key-string', 'keystring', 'md5', 'tcp-ao', 'ao', 'authentication'],
	...['authentication-key', 'authentication-key-chain', 'authentication-key-chains', 'authentication-algorithm', 'pre-shared-key', 'cleartext'],
]);

/** Words behind which a name stands, which may be any word. */
const namingWords = new Set([
	...['route-map', 'route-policy', 'policy', 'prefix-list', 'peer-group', 'group', 'neighbor-group', 'session-group', 'af-group', 'vrf', 'neighbor'],
	...['import', 'export', 'update-source', 'routing-instances', 'hostname', 'host-name', '[', ']'],
]);

/** Words behind which nothing but a text, or names, stands. */
const lastWords = new Set(['description', 'import', 'export']);

/** How many words of a line are kept: all up to the word behind which a secret stands. A description is no secret. */
export function keptWords(words: readonly string[]): number {
	for (const [place, word] of words.entries()) {
		if (lastWords.has(word) && !namingWords.has(words[place - 1] ?? '')) return words.length;
		if (secretWords.has(word.toLowerCase()) && !namingWords.has(words[place - 1] ?? '')) return place + 1;
	}
	return words.length;
}
