import type {Json, Row} from '../../output/output.js';
import type {Scene} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import type {Store} from '../state/store.js';
import type {Caller} from './auth.js';
import {constraintsTest} from './constraints.js';

/** What a permission allows. */
export type Action = 'view' | 'add' | 'change' | 'delete';

/** Whether a right reaches an object. */
export type Right = (record: Row) => boolean;

/** What a right is looked up in: the users and their permissions of the server, and the objects that constraints ask about. */
export type RightsAt = {readonly store: Store; readonly scene: Scene};

const everything: Right = () => true;
const nothing: Right = () => false;

/** The objects of a kind to which a caller may do this; undefined where none of its permissions is about the kind at all, which is a 403. */
export function rightTo(caller: Caller, action: Action, {kind, store, scene}: RightsAt & {readonly kind: Kind}): Right | undefined {
	if (action !== 'view' && !caller.write) return undefined;
	if (caller.superuser) return everything;
	const granted = permissionsOf(caller, store).filter(
		({object_types: types, actions}) => Array.isArray(types) && types.includes(kind.type) && Array.isArray(actions) && actions.includes(action),
	);
	if (granted.length === 0) return undefined;
	const constraints = granted.flatMap(({constraints: set}) => (Array.isArray(set) ? (set as readonly Json[]) : [set ?? null]));
	return constraintsTest(constraints, {scene, kind, user: caller.id}) ?? everything;
}

/** The scene as a caller sees it. What it may view is looked up once for each kind. */
export function seenBy(caller: Caller, {store, scene}: RightsAt): Scene {
	const known = new Map<Kind, Right>();
	const sees = (kind: Kind): Right => {
		const right = known.get(kind) ?? rightTo(caller, 'view', {kind, store, scene}) ?? nothing;
		known.set(kind, right);
		return right;
	};
	return {...scene, sees};
}

/** The permissions that are given to a user or to one of its groups. */
function permissionsOf({id}: Caller, store: Store): readonly Row[] {
	const groups = tableOf(store.main, 'users/users').get(id)?.['groups'];
	const isMine = ({users, groups: given}: Row): boolean =>
		(Array.isArray(users) && users.includes(id)) || (Array.isArray(given) && Array.isArray(groups) && groups.some((group) => given.includes(group)));
	return [...tableOf(store.main, 'users/permissions').values()].filter((one) => one['enabled'] === true && isMine(one));
}
