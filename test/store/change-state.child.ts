import {createTokenFile} from '../../src/store/secrets/token-file.js';
import {openSettings} from '../../src/store/settings/settings.js';

/** Writes aliases, instances, tokens and settings of its own, and says of each when it is done. */
const [, , folder = '', who = '', count = ''] = process.argv;
const opened = openSettings({folder});
if (!opened.ok) throw new Error(opened.error.message);
const {aliases, instances, settings} = opened.value;
const tokens = createTokenFile(`${folder}/tokens.json`);
process.stdout.write('writing\n');
for (let round = 0; round < Number(count); round += 1) {
	const name = `w${who}-${round}`;
	const done = [
		await aliases.set(name, 'show version'),
		await instances.add({name, url: `https://${name}.example`, token: {from: 'file', name}, verifyTls: true}),
		await tokens.store(name, `secret of ${name}`),
		await settings.set('timeout', String(round + 1)),
	];
	const failed = done.find((one) => !one.ok);
	process.stdout.write(`${failed && !failed.ok ? `failed: ${failed.error.message}` : name}\n`);
}
