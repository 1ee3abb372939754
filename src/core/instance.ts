/** The place of a secret. The secret itself is never in state, settings, cache, events or logs. */
export type SecretRef = {readonly from: 'env' | 'keychain' | 'file'; readonly name: string};

/** A NetBox that the user set up, the one of NF_URL, or the embedded lab. */
export type NetboxInstance = {
	readonly name: string;
	/** With its base path and without a slash at the end (`https://netbox.example/base`); it keys the cache. */
	readonly url: string;
	readonly token: SecretRef;
	readonly verifyTls: boolean;
	/** Path of a PEM file with the authority that signed the server's certificate. */
	readonly ca?: string;
	/** A write to it is confirmed by its name. */
	readonly protected?: boolean;
};
