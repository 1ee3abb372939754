// Loads a file of dist/ with what V8 made of it when it was built, so that a start compiles nothing. Where V8 is another one, or
// that file is missing, it compiles as ever.
const {readFileSync} = require('node:fs');
const {createRequire, wrap} = require('node:module');
const {dirname} = require('node:path');
const {Script} = require('node:vm');

/** What was loaded, by path: the build asks for their code. */
const loaded = new Map();

/** What V8 made of the file is beside it. */
const codeOf = (path) => `${path}.code`;

const readCode = (path) => {
	try {
		return readFileSync(codeOf(path));
	} catch {
		return undefined;
	}
};

/** The exports of a CommonJS file; it is run once. */
const load = (path) => {
	const known = loaded.get(path);
	if (known !== undefined) return known.module.exports;
	const script = new Script(wrap(readFileSync(path, 'utf8')), {filename: path, cachedData: readCode(path)});
	const module = {exports: {}};
	loaded.set(path, {script, module});
	script.runInThisContext().call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
	return module.exports;
};

module.exports = {load, loaded, codeOf};
