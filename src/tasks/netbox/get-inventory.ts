import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {facts} from '../../output/output.js';
import {defineTask, type KnownInstance} from '../task.js';

/** What is set up: instances and settings. Of a token only whether there is one; no secret is read. */
export const run = defineTask('netbox.get_inventory', async ({instance}, {directory, shownSettings}) => {
	const known = await directory.list();
	if (!known.ok) return known;
	const names = known.value.map((one) => one.instance.name);
	if (instance !== undefined && !names.includes(instance)) return err(failure.noInstance(instance, names));
	const settings = await shownSettings();
	if (!settings.ok) return settings;
	const shown = known.value.filter((one) => instance === undefined || one.instance.name === instance);
	const inventory = {
		instances: new Map(shown.map((one) => [one.instance.name, describe(one)])),
		settings: new Map(settings.value.map(({name, value}) => [String(name), value])),
	};
	const units = settings.value.flatMap(({name, unit}) => (unit === null ? [] : [[`settings.${name}`, unit]]));
	return ok(facts(inventory, Object.fromEntries(units)));
});

const describe = ({instance, isDefault, hasToken}: KnownInstance) => ({
	url: instance.url,
	default: isDefault,
	token: hasToken ? '********' : null,
	verify_tls: instance.verifyTls,
	ca: instance.ca ?? null,
	protected: instance.protected === true,
});
