import type {Item} from '../read/item.js';
import {appNames} from '../read/object-types.js';
import type {Collection} from './collection.js';

/** `device-types` as `deviceTypes`. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name;

/** A collection for each list, by app and by name in camel case: `dcim.deviceTypes`. */
export type Apps = {readonly [App in keyof typeof appNames]: {readonly [Name in (typeof appNames)[App][number] as Camel<Name>]: Collection<Item>}};

/** The collections of all apps. */
export function appsOf(make: (path: string) => Collection<Item>): Apps {
	const listsOf = ([app, lists]: readonly [string, readonly string[]]) =>
		[app, Object.fromEntries(lists.map((name) => [camel(name), make(`${app}/${name}`)]))] as const;
	return Object.fromEntries(Object.entries(appNames).map(listsOf)) as unknown as Apps;
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
