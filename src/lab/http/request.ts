/** A request as the pipeline sees it: no sockets, so that it can be answered anywhere. */
export type Asked = {
	readonly method: string;
	/** Path and query, byte for byte, below the base path. */
	readonly target: string;
	/** Names in lower case. */
	readonly headers: {readonly [name: string]: string | undefined};
	readonly body: string;
	/** The caller's address. */
	readonly address: string;
	/** Goes out as `X-Request-ID` and into the change log. */
	readonly requestId: string;
	/** `http://host:port/base`, as the caller wrote it: NetBox builds every URL from what it saw. */
	readonly origin: string;
};

/** The path of a request, decoded; undecodable ones stay as they are. */
export function pathOf({target}: Asked): string {
	const path = target.split('?')[0] ?? '';
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** The query of a request, without the question mark. */
export const searchOf = ({target}: Asked): string => (target.includes('?') ? target.slice(target.indexOf('?') + 1) : '');
