// The licences of all packages that are bundled, in one file: banners in bundles point to files that are not shipped.
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const file = 'THIRD-PARTY-LICENSES.txt';

/** Texts of packages that ship none, by what their files and package.json say. */
const missing = {'yoga-layout': {license: 'MIT', holder: 'Meta Platforms, Inc. and affiliates'}};

/** Code of others that a package holds without a text. */
const within = {undici: {name: 'llhttp', holder: 'Fedor Indutny, 2018'}};

const mit = (holder) => `MIT License

Copyright (c) ${holder}.

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

/** The folders of all packages of which a built file holds something, in order. */
const bundledPackages = (outputs) => {
	const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
	const folders = inputs.flatMap((path) => /^(?:[\w-]+:)?((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
	return [...new Set(folders)].toSorted();
};

const textsIn = (folder) =>
	readdirSync(folder)
		.filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
		.toSorted()
		.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());

const entryOf = (root) => (path) => {
	const {name, version, license} = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
	const texts = textsIn(join(root, path));
	const known = missing[name];
	if (texts.length === 0 && known?.license !== license)
		throw new Error(`${path} has no licence text (${license}): say it in scripts/build/licenses.mjs`);
	const own = texts.length > 0 ? texts : [mit(known.holder).trim()];
	const others = within[name] === undefined ? [] : [`${within[name].name}, a part of it:\n\n${mit(within[name].holder).trim()}`];
	return {title: `${name} ${version} (${license})`, text: [...own, ...others].join('\n\n')};
};

/** Notices that stand in the sources of packages: esbuild has put them beside the files that hold them. */
const takeNotices = (dist) => {
	const files = readdirSync(dist, {recursive: true}).filter((name) => name.endsWith('.LEGAL.txt'));
	const texts = files.toSorted().map((name) =>
		readFileSync(join(dist, name), 'utf8')
			.replace(/^Bundled license information:\n/, '')
			.trim(),
	);
	for (const name of files) rmSync(join(dist, name));
	return texts;
};

/** Writes the file into `dist`. Fails where a bundled package comes without a licence text. */
export const writeLicenses = (root, dist, outputs) => {
	const entries = bundledPackages(outputs).map(entryOf(root));
	const parts = [
		'nf-shell holds code of these packages, each under its own licence.',
		...entries.map(({title, text}) => `${title}\n\n${text}`),
		['Notices within their sources', ...takeNotices(dist)].join('\n\n'),
	];
	writeFileSync(join(dist, file), `${parts.join(`\n\n${'='.repeat(80)}\n\n`)}\n`);
};
