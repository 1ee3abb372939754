import {join} from 'node:path';
import {createMemoryCache} from '../../src/store/memory-cache.js';
import {createSqliteCache} from '../../src/store/sqlite-cache.js';
import {openCacheFile, temporaryFolder} from '../support/database.js';
import {describeCache} from './cache.contract.js';

describeCache('memory', createMemoryCache);
describeCache('SQLite', () => createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite'))));
