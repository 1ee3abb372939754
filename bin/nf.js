#!/usr/bin/env node
process.env.NODE_ENV = 'production'; // React's development build keeps a record of every render
delete process.env.DEV; // ink waits for devtools where it is set
await import('../dist/main.js');
