import {type Answer, detail, json, page} from '../http/answer.js';
import {refuseLine} from '../http/request-line.js';
import type {Struck} from './effect.js';

const login = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login" method="post"></form></body></html>\n';

/** The login page of a front, with status 200. */
export const loginPage = (): Answer => page(200, login);

/** 401 as a front gives it; NetBox itself has none. */
export const notKnown = (): Answer => detail(401, 'Authentication credentials were not provided.', {'www-authenticate': 'Token'});

/** The 403 of NetBox for whatever the token may not do. */
export const notAllowed = (): Answer => detail(403, 'You do not have permission to perform this action.');

const titles = {
	404: 'Not Found',
	429: 'Too Many Requests',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
} as const;

/** The page of a front for a status, as nginx words it. */
export const statusPage =
	(status: keyof typeof titles, headersOf: (struck: Struck) => Answer['headers'] = () => ({})) =>
	(struck: Struck): Answer => {
		const title = `${status} ${titles[status]}`;
		const text = `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`;
		return page(status, text, headersOf(struck));
	};

/** `Retry-After` in seconds. */
export const inSeconds = ({value}: Struck): Answer['headers'] => ({'retry-after': value});

/** `Retry-After` as the date that lies so many seconds ahead. */
export const asDate = ({value, lab}: Struck): Answer['headers'] => ({
	'retry-after': new Date(lab.now().getTime() + Number(value) * 1000).toUTCString(),
});

/** A crash of NetBox, such as the KeyError of netbox-bgp 0.17 or a lost database. */
export function crashed({value, lab}: Struck): Answer {
	const {version, python} = lab.store.profile;
	const error = value === 'KeyError' ? "'import_policies'" : 'connection already closed';
	return json(500, {error, exception: value, netbox_version: version, python_version: python});
}

/** A redirect to the same address over TLS. */
export const toTls = ({asked}: Struck): Answer => page(301, '', {location: `${asked.origin.replace(/^http:/u, 'https:')}${asked.target}`});

/** A redirect to the same path at another host. */
export const toHost = ({value, asked}: Struck): Answer => page(302, '', {location: `http://${value}${asked.target}`});

/** A front that takes shorter request lines than gunicorn does. */
export const shorterLine = ({value, asked}: Struck): Answer | undefined => refuseLine(asked, Number(value));
