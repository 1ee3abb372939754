import type {Row} from '../../output/output.js';
import {type Answer, detail, json} from '../http/answer.js';
import type {Asked} from '../http/request.js';
import {token as tokens} from '../kinds/users.js';
import {idOf, type Scene, textOf} from '../model/context.js';
import {render} from '../reads/render.js';
import type {Store} from '../state/store.js';
import {readBody} from '../writes/body.js';
import {save} from '../writes/save.js';
import {userNamed} from './accounts.js';

/** Gives out a token for a user name and password; the only write that needs no credential. */
export function provision(asked: Asked, {store, scene, tick}: {readonly store: Store; readonly scene: Scene; readonly tick: () => string}): Answer {
	const read = readBody(asked);
	if ('refusal' in read) return read.refusal;
	const body = (read.value ?? {}) as Row;
	const missing = ['username', 'password'].filter((name) => body[name] === undefined);
	if (missing.length > 0) return json(400, Object.fromEntries(missing.map((name) => [name, ['This field is required.']])));
	const user = userNamed(store.main, body['username']);
	if (user === undefined || textOf(user, 'password') !== body['password']) return detail(403, 'Invalid username/password');
	const {username: _username, password: _password, ...rest} = body;
	const version = store.profile.isFrom('4.5') && body['version'] !== 1 ? 2 : 1;
	const at = {store, scene: {...scene, world: store.main}, user: {id: idOf(user), name: ''}, requestId: asked.requestId, message: '', tick};
	const saved = save(tokens, {body: {...rest, version, user: idOf(user)}, before: undefined, partial: false}, at);
	return saved.ok ? json(201, shown(saved.value, scene)) : json(400, saved.error);
}

/** The new token in an order of its own. */
function shown(record: Row, scene: Scene): Row {
	const {user, key, created, expires, last_used, pepper_id: _pepper, ...row} = render(scene, tokens, record);
	const {id, url, display_url, display, version, ...rest} = row;
	const head = {id, url, display_url, display, ...(version !== undefined && {version})};
	return {...head, user, key, created, expires, last_used, ...rest} as Row;
}
