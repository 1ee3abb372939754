/** A user of the lab; what it may do beyond being a superuser stands in its row of `users/users`. */
type User = {readonly name: string; readonly password: string; readonly superuser: boolean};

/** A token; `key` names a v2 token, whose header value is `nbt_<key>.<secret>`. */
export type Token = {
	readonly user: string;
	readonly key?: string;
	readonly secret: string;
	readonly write: boolean;
	readonly enabled?: boolean;
	/** ISO time. */
	readonly expires?: string;
	/** The only network it may come from. */
	readonly from?: string;
};

/** Who may call. */
export type Credentials = {readonly users: readonly User[]; readonly tokens: readonly Token[]};

const v1 = (digit: number): string => `${digit}123456789abcdef0123456789abcdef01234567`;

/** The users and tokens of the reference data set: known to everybody, worthless elsewhere. */
export const knownCredentials: Credentials = {
	users: ['admin', 'reader', 'nobody'].map((name) => ({name, password: `${name}-password`, superuser: name === 'admin'})),
	tokens: [
		{user: 'admin', secret: v1(0), write: true},
		{user: 'admin', key: 'adminkey0001', secret: 'admin'.repeat(8), write: true},
		{user: 'reader', secret: v1(1), write: false},
		{user: 'reader', key: 'readerkey001', secret: `${'reader'.repeat(6)}read`, write: false},
		{user: 'nobody', secret: v1(2), write: true},
		{user: 'admin', secret: v1(3), write: true, expires: '2020-01-01T00:00:00Z'},
		{user: 'admin', secret: v1(4), write: true, from: '192.0.2.0/24'},
		{user: 'admin', secret: v1(5), write: true, enabled: false},
	],
};
