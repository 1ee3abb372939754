#!/usr/bin/env node
process.env.NODE_ENV = 'production'; // React's development build keeps a record of every render
delete process.env.SNAP; // conf writes files in place where it is set, which it is in the terminal of some editors
delete process.env.DEV; // ink waits for devtools where it is set
// ink draws nothing where it believes to be in CI.
process.env.CI = 'false';
process.env.CONTINUOUS_INTEGRATION = 'false';
require('../dist/main.cjs');
