// Runs a command of a program that is not in its place yet; without one, usual commands one after the other, and then writes down
// the code of each file that was loaded.
const {join} = require('node:path');
const {keepCode, load} = require('../../bin/load.js');

const [dist, ...words] = process.argv.slice(2);
const peerings = ['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4'];
const usual = [peerings, peerings, [...peerings, 'cache', 'force'], ['show', 'version'], ['show', 'instances']];

const run = async (args) => {
	const flags = {commands: [], words: args, json: false, noColor: false, keepGoing: false, version: false, help: false};
	const {start} = load(join(dist, 'program.cjs'));
	const code = await start({args, env: process.env, flags: {ok: true, value: flags}, version: '0', packageFolder: join(dist, '..')});
	if (code !== 0) throw new Error(`${args.join(' ')}: exit ${code}`);
};

const keep = async () => {
	for (const args of usual) await run(args);
	for (const name of ['ui', 'string-width']) load(join(dist, `late/${name}.cjs`));
	keepCode();
};

const failed = (error) => {
	throw error;
};
if (words.length > 0) run(words).catch(failed);
else keep().catch(failed);
