/** The place of a secret. The secret itself is never in state, settings, cache, events or logs. `option`: a program gave it to the client, which keeps it nowhere. */
export type SecretRef = {readonly from: 'env' | 'keychain' | 'file' | 'option'; readonly name: string};

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
	/** The custom field of sessions that holds their VRF; `vrf` where not given. */
	readonly vrfField?: string;
	/** Its number and its members: `65000=65001,65002`. */
	readonly confederation?: string;
	/** Slugs of platforms in NetBox, and what they are: `edge-os=eos,core=iosxr`. */
	readonly platforms?: string;
};

/** What `instance set` says of an instance; undefined takes one away. */
export type InstanceTraits = {readonly [Trait in 'protected' | 'vrfField' | 'confederation' | 'platforms']?: NetboxInstance[Trait] | undefined};
