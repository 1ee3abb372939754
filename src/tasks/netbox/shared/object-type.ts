import {failure} from '../../../core/failure.js';
import {err, type Result} from '../../../core/result.js';
import {listPath} from '../../../netbox/api/called.js';

/** A kind of objects by the path of its list below `/api/`: `dcim.devices` and `dcim/devices` both are `dcim/devices`. */
export function readObjectType(text: string): Result<string> {
	const path = listPath(text.replaceAll('.', '/'));
	return path.ok ? path : err(failure.usage(`"${text}" is no object type.`, 'say app and list, as in dcim.devices or plugins.bgp.session'));
}
