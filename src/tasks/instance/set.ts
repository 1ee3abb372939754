import {configPlatforms} from '../../config/model.js';
import {parsePlatforms} from '../../config/platforms.js';
import {failure} from '../../core/failure.js';
import type {InstanceTraits} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {text} from '../../output/output.js';
import {parseConfederation} from '../../peerings/check/confederation.js';
import {defineTask} from '../task.js';
import {confirmProtected} from './confirm-protected.js';

/**
 * Says of an instance how it is treated: that a write to it is confirmed by its name (`protected False` takes that back, confirmed by the name too),
 * where its sessions hold their VRF, its confederation, and which platforms it has (docs/contract/commands.md C24 protected-instance, C38 instance-traits).
 */
export const run = defineTask('instance.set', async ({name, yes, ...said}, {settings, questions}) => {
	if (name === 'lab' || name === 'env') return err(failure.usage(`nothing can be set of "${name}": only of instances that are set up.`));
	const traits = traitsOf(said);
	if (!traits.ok) return traits;
	const state = await settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	const found = instances.find(name);
	if (!found.ok) return found;
	const question = `take the protection of ${name} away?`;
	const isAsked = said.protected === false && found.value?.protected === true;
	const sure = isAsked ? await confirmProtected(found.value, {yes, question}, questions) : ok(undefined);
	if (!sure.ok) return sure;
	const set = await instances.describe(name, traits.value);
	return set.ok ? ok(text('')) : set;
});

type SaidOfInstance = {
	readonly protected?: boolean;
	readonly 'vrf-field'?: string;
	readonly confederation?: readonly string[];
	readonly platform?: readonly string[];
};

/** What the line says; the word none takes a trait away. */
function traitsOf({protected: isProtected, 'vrf-field': field, confederation: parts, platform}: SaidOfInstance): Result<InstanceTraits> {
	const confederation = parts?.join();
	const traitOf = (word: string): string | undefined => (word.toLowerCase() === 'none' ? undefined : word.replaceAll(' ', ''));
	if (confederation !== undefined && traitOf(confederation) !== undefined && !parseConfederation(confederation)) {
		const example = 'the number of the confederation and those of its members: 65000=65001,65002; "none" takes it away';
		return err(failure.usage(`"${confederation}" is no confederation.`, example));
	}
	const platforms = platform?.join();
	if (platforms !== undefined && traitOf(platforms) !== undefined && !parsePlatforms(platforms)) {
		const example = `slugs of platforms in NetBox, and what they are: edge-os=eos,core=iosxr (${configPlatforms.join(', ')}); "none" takes them away`;
		return err(failure.usage(`"${platforms}" names no platforms.`, example));
	}
	if (field !== undefined && !/^[a-z0-9_]{1,50}$/i.test(field)) return err(failure.usage(`"${field}" cannot be the name of a custom field.`));
	return ok({
		...(isProtected !== undefined && {protected: isProtected ? true : undefined}),
		...(field !== undefined && {vrfField: traitOf(field)}),
		...(confederation !== undefined && {confederation: traitOf(confederation)}),
		...(platforms !== undefined && {platforms: traitOf(platforms)}),
	});
}
