// Loads a file of dist/ with what V8 made of it when it was built, so that a start compiles nothing. Where V8 is another one, or
// that code is missing, damaged or of another text, it compiles as ever.
const {readFileSync, writeFileSync} = require('node:fs');
const {createRequire, wrap} = require('node:module');
const {dirname} = require('node:path');
const {Script} = require('node:vm');
const {crc32} = require('node:zlib');

/** What was loaded, by path: the build asks for their code. */
const loaded = new Map();

/** What V8 made of the file is beside it. */
const codeOf = (path) => `${path}.code`;

/** What stands before the code: V8 itself looks at the length of the text alone, and runs damaged code. */
const sumsOf = (sum, code) => {
	const sums = Buffer.alloc(8);
	sums.writeUInt32LE(sum, 0);
	sums.writeUInt32LE(crc32(code), 4);
	return sums;
};

/** The code of the text with this checksum, or nothing. */
const readCode = (path, sum) => {
	try {
		const kept = readFileSync(codeOf(path));
		const code = kept.subarray(8);
		return sumsOf(sum, code).equals(kept.subarray(0, 8)) ? code : undefined;
	} catch {
		return undefined;
	}
};

/** Keeps what V8 has made of each loaded file by now. */
const keepCode = () => {
	for (const [path, {script, sum}] of loaded) {
		const code = script.createCachedData();
		writeFileSync(codeOf(path), Buffer.concat([sumsOf(sum, code), code]));
	}
};

/**
 * A file by its place in the package: V8 keeps the name with the code, and where it was built is nobody's affair. Copied, since a part
 * of a text is kept with the whole.
 */
const nameOf = (path) => Buffer.from(path.replace(/^.*[\\/]dist(\.\d+)?(?=[\\/])/, 'nf-shell/dist')).toString();

/** The exports of a CommonJS file; it is run once. */
const load = (path) => {
	const known = loaded.get(path);
	if (known !== undefined) return known.module.exports;
	const source = readFileSync(path);
	const sum = crc32(source);
	const script = new Script(wrap(source.toString()), {filename: nameOf(path), cachedData: readCode(path, sum)});
	const module = {exports: {}};
	loaded.set(path, {script, module, sum});
	script.runInThisContext().call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
	return module.exports;
};

module.exports = {load, loaded, codeOf, keepCode};
