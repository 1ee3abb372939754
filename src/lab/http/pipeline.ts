import {own} from '../../core/own-property.js';
import {authenticate, type Caller} from '../access/auth.js';
import {provision} from '../access/provision.js';
import {type Action, type Right, rightTo, seenBy} from '../access/rights.js';
import {answerGraphql} from '../graphql/answer.js';
import type {Scene} from '../model/context.js';
import {readAvailable} from '../reads/available.js';
import {inGerman, languageOf} from '../reads/i18n.js';
import {readSchema} from '../reads/openapi/document.js';
import {describe} from '../reads/options.js';
import {readList, readOne} from '../reads/reads.js';
import {readApp, readSpecial} from '../reads/specials.js';
import {chooseBranch} from '../state/branches.js';
import {createScene} from '../state/contexts.js';
import type {Store} from '../state/store.js';
import {startJob} from '../writes/jobs.js';
import {take} from '../writes/take.js';
import {write} from '../writes/write.js';
import {type Answer, detail, isCrash, isLack, json, lack, notHere, page} from './answer.js';
import {browsable, negotiate} from './negotiate.js';
import {type Asked, pathOf, searchOf} from './request.js';
import {longestLine, refuseLine} from './request-line.js';
import {listedMethods, methodsOf, type Route, routeOf} from './routes.js';

/** What the pipeline needs besides the request. */
export type Lab = {
	readonly store: Store;
	/** MAX_PAGE_SIZE. */
	readonly maximum: number;
	readonly now: () => Date;
	/** The time in the form of the rows, each later than the one before. */
	readonly tick: () => string;
};

const forbidden = 'You do not have permission to perform this action.';

/**
 * Decides as a real server does, in its order: length of the request line, branch, missing slash, unknown path, `Accept`, credential,
 * permission, method, filters, cursor rules, page, rows.
 */
export function answer(asked: Asked, lab: Lab): Answer {
	const tooLong = refuseLine(asked, longestLine);
	if (tooLong !== undefined) return tooLong;
	try {
		return labelled(withBranch(asked, lab), asked, lab);
	} catch (thrown) {
		if (isLack(thrown)) return labelled(notHere(thrown), asked, lab);
		if (!isCrash(thrown)) throw thrown;
		const {version, python} = lab.store.profile;
		return labelled(json(500, {...thrown.crash, netbox_version: version, python_version: python}), asked, lab);
	}
}

function withBranch(asked: Asked, lab: Lab): Answer {
	const chosen = chooseBranch(asked, lab.store);
	if ('refusal' in chosen) return chosen.refusal;
	const path = pathOf(asked);
	const route = path.endsWith('/') ? routeOf(path, lab.store) : undefined;
	if (route === undefined) return withoutRoute(asked, lab);
	const scene = createScene(lab.store, chosen.world, asked.origin);
	if (route.to === 'graphql') return answerGraphql(asked, {...lab, scene});
	const found = atRoute(route, asked, {...lab, scene});
	return found.status >= 500 ? found : {...found, headers: {...found.headers, allow: listedMethods(route).join(', ')}};
}

/** A missing slash is a redirect, for a write on newer versions a 404 like any unknown path. */
function withoutRoute(asked: Asked, {store}: Lab): Answer {
	const path = pathOf(asked);
	const safe = asked.method === 'GET' || asked.method === 'HEAD' || !store.profile.isFrom('4.5.9');
	if (safe && !path.endsWith('/') && routeOf(`${path}/`, store) !== undefined) {
		const query = searchOf(asked);
		return page(301, '', {location: `${asked.target.split('?')[0]}/${query === '' ? '' : `?${query}`}`});
	}
	return page(
		404,
		`<!DOCTYPE html>\n<html\n  lang="en"\n  data-netbox-version="${store.profile.version}"\n  >\n<body>Page Not Found</body></html>\n`,
	);
}

type Here = Lab & {readonly scene: Scene};

function atRoute(route: Route, asked: Asked, here: Here): Answer {
	const format = route.to === 'schema' ? undefined : new URLSearchParams(searchOf(asked)).getAll('format').at(-1);
	const accepted = negotiate(asked.headers['accept'], {version: here.store.profile.api, format});
	if ('refusal' in accepted) return accepted.refusal;
	if (route.to === 'provision') return asked.method === 'POST' ? provision(asked, here) : notAllowed(asked);
	// Anybody may read the schema (seen on both versions).
	if (route.to === 'schema' && asked.method !== 'OPTIONS')
		return asked.method === 'GET' || asked.method === 'HEAD' ? readSchema(asked, here) : notAllowed(asked);
	const {address, headers} = asked;
	const caller = authenticate({authorization: headers['authorization'], address, now: here.now()}, here.store);
	if (!caller.ok) return detail(403, caller.error);
	const made = permitted(route, asked, {...here, scene: seenBy(caller.value, here), caller: caller.value});
	return accepted.as === 'html' ? browsable(made, titleOf(route)) : made;
}

const titleOf = (route: Route): string => ('kind' in route ? route.kind.model : `${route.to.charAt(0).toUpperCase()}${route.to.slice(1)}`);
const notAllowed = ({method}: Asked): Answer => detail(405, `Method "${method}" not allowed.`);

const nothing: Right = () => false;

const actions: {readonly [method: string]: Action} = {GET: 'view', HEAD: 'view', POST: 'add', PUT: 'change', PATCH: 'change', DELETE: 'delete'};

function permitted(route: Route, asked: Asked, here: Here & {readonly caller: Caller}): Answer {
	const action = own(actions, asked.method);
	const right = 'kind' in route && action !== undefined ? rightTo(here.caller, action, {...here, kind: route.kind}) : nothing;
	if (right === undefined) return detail(403, forbidden);
	if (route.to === 'absent') throw lack(`/api/${route.path}/`);
	// A path with a point leads to no object, whatever the method (seen on 4.7.3).
	if (route.to === 'detail' && route.id.includes('.')) return detail(404, 'Not found.');
	if (!methodsOf(route).includes(asked.method)) return notAllowed(asked);
	const query = new URLSearchParams(searchOf(asked));
	if (asked.method === 'OPTIONS') return describe(route, here);
	if (route.to === 'provision' || route.to === 'graphql' || route.to === 'schema') return notAllowed(asked);
	if (route.to === 'app') return readApp(route.app, here);
	if (!('kind' in route)) return readSpecial(route.to, {...here, query});
	if (route.to === 'branch-job') return startJob(route, asked, {...here, right});
	const at = {...here, query, right};
	if (route.to === 'available') return action === 'view' ? readAvailable(route, at) : take(route, asked, at);
	if (action !== 'view') return write(route, asked, at);
	return route.to === 'list'
		? readList(route.kind, query, {...at, url: `${asked.origin}${asked.target.split('?')[0]}`})
		: readOne(route.kind, route.id, at);
}

/** The headers that every answer of NetBox bears; the front server's own 400 has none of them. */
function labelled(made: Answer, asked: Asked, {store}: Lab): Answer {
	const isApi = pathOf(asked).startsWith('/api/') && made.status !== 301;
	const language = languageOf(asked.headers['accept-language']);
	const marks = {'content-language': language, vary: `${made.status === 301 ? '' : 'HX-Request, '}Accept-Language, Cookie, origin`};
	const ids = isApi ? {'api-version': store.profile.api, 'x-request-id': asked.requestId} : {};
	const said = language === 'de' ? inGerman(made, pathOf(asked)) : made;
	return {...said, headers: {...marks, ...ids, ...made.headers}};
}
