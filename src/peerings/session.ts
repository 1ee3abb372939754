import type {CachedSession, SessionToKeep} from '../store/cache/cache.js';

/** A session: what names, places and dates it, and its REST object. */
export type Session = Pick<CachedSession, 'id' | 'name' | 'device' | 'lastUpdated' | 'held'>;

/** A session that NetBox gave, with every object it shows. */
export type Received = Session & Pick<SessionToKeep, 'shows'>;
