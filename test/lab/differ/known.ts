import type {Difference} from './compare.js';

type Known = {readonly why: string; readonly is: (one: Difference) => boolean};

const text = (part: unknown): string => JSON.stringify(part);
const without = (part: unknown, ...patterns: readonly RegExp[]): string =>
	patterns.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text(part));

/** Differences in words alone that go away where a part of them does. */
const inWords =
	(...patterns: readonly RegExp[]) =>
	(one: Difference): boolean =>
		one.how === 'words' && without(one.lab, ...patterns) === without(one.real, ...patterns);

/** Differences of change logs that go away where a part of them does. */
const inLog =
	(pattern: RegExp) =>
	(one: Difference): boolean =>
		one.how === 'log' && String(one.lab).replaceAll(pattern, '') === String(one.real).replaceAll(pattern, '');

/** Differences that are to stay, each with its reason. */
const known: readonly Known[] = [
	{
		why: 'Of several values that are none, Django names one that a set of texts gives first, another in each process.',
		is: inWords(/Select a valid choice\. .*? is not one of the available choices\./gu, /“.*?” is not a valid value\./gu),
	},
	{
		why: 'NetBox logs a height that a PUT does not give as changed: 1.0 as a text before, and as a number after.',
		is: inLog(/,?u_height/gu),
	},
	{
		why: 'NetBox keeps an empty text or null for none, and logs the one that becomes the other; the lab keeps nothing of these fields.',
		is: inLog(/(?:update \S+ .*?)?(?:,?(?:rf_channel|rf_role|airflow|subdevice_role|weight_unit|cooling_method|face|wwn|profile)\b)+$/gmu),
	},
	{
		why: 'Django names its own classes and all fields and relations of a model, which the lab has not.',
		is: inWords(/(?:Unsupported lookup|Cannot resolve keyword|Related Field got)[^"]*/gu),
	},
];

/** Why a difference may stay; undefined where it may not. */
export const knownReason = (one: Difference): string | undefined => known.find(({is}) => is(one))?.why;
