import {failure} from '../../failure.js';
import {err, ok, type Result} from '../../result.js';

/** A kind of objects by the path of its list below `/api/`: `dcim.devices` and `dcim/devices` both are `dcim/devices`. */
export function readObjectType(text: string): Result<string> {
	const path = text.replaceAll('.', '/').replace(/^\/|\/$/g, '');
	if (/^[a-z0-9_-]+(\/[a-z0-9_-]+)+$/.test(path)) return ok(path);
	return err(failure.usage(`"${text}" is no object type.`, 'say app and list, as in dcim.devices or plugins.bgp.session'));
}
