import {type ConfigPlatform, configPlatforms} from '../../../../config/model.js';
import {type DeviceKind, parsePlatforms, platformOf} from '../../../../config/platforms.js';
import {failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import {idRequest} from '../../../../devices/find.js';
import type {Netbox} from '../../../../netbox/netbox.js';
import {devices as deviceEndpoint} from '../../../../netbox/read/endpoints.js';
import type {Json} from '../../../../output/output.js';
import {isRow} from '../../../../output/row-values.js';
import type {TaskContext} from '../../../task.js';

/** The devices whose platforms are wanted, and what the line says of them. */
type PlatformsAsked = {readonly as: ConfigPlatform | 'auto'; readonly instance?: string};

/** The platform of each device: that which the line says, else by what NetBox and `instance set` say of it. A device without one is a failure of its own. */
export async function platformsOf(
	devices: readonly {readonly id: number; readonly key: string}[],
	{as, instance}: PlatformsAsked,
	{netbox, directory}: {readonly netbox: Netbox} & Pick<TaskContext, 'directory'>,
): Promise<Result<ReadonlyMap<number, Result<ConfigPlatform>>>> {
	if (as !== 'auto') return ok(new Map(devices.map(({id}) => [id, ok(as)])));
	const known = await directory.find(instance);
	if (!known.ok) return known;
	const {by, query} = idRequest(devices.map(({id}) => id));
	const rows = devices.length === 0 ? ok({rows: []}) : await netbox.listBy(deviceEndpoint, by, query);
	if (!rows.ok) return rows;
	const said = parsePlatforms(known.value.platforms ?? '') ?? new Map<string, ConfigPlatform>();
	const kinds = new Map(rows.value.rows.map((row) => [Number(row['id']), kindOf(row['platform'], row['device_type'])]));
	return ok(
		new Map(
			devices.map(({id, key}) => {
				const kind = kinds.get(id) ?? {platform: null, manufacturer: null};
				const platform = platformOf(kind, said);
				return [id, platform ? ok(platform) : err(failure.noPlatform(key, kind.platform, configPlatforms))];
			}),
		),
	);
}

const kindOf = (platform: Json | undefined, type: Json | undefined): DeviceKind => ({
	platform: slugOf(platform),
	manufacturer: isRow(type) ? slugOf(type['manufacturer']) : null,
});

const slugOf = (value: Json | undefined): string | null => (isRow(value) && typeof value['slug'] === 'string' ? value['slug'] : null);
