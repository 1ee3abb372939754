import {own} from '../../core/own-property.js';
import type {Json} from '../../output/output.js';
import type {Answer} from '../http/answer.js';

/** The languages the lab answers in; a real server has more. */
type Language = 'de' | 'en';

/** The language that `Accept-Language` asks for: the first by weight that is known, else English. */
export function languageOf(accepted: string | undefined): Language {
	const ranges = (accepted ?? '').split(',').map((range) => {
		const [name = '', ...parameters] = range.trim().toLowerCase().split(';');
		const weight = parameters.map((one) => /^\s*q=([\d.]+)$/u.exec(one)?.[1]).find((one) => one !== undefined);
		return {name: name.trim().split('-')[0] ?? '', weight: Number(weight ?? 1)};
	});
	const known = ranges.filter(({name, weight}) => (name === 'de' || name === 'en') && weight > 0).toSorted((a, b) => b.weight - a.weight);
	return known[0]?.name === 'de' ? 'de' : 'en';
}

/** Sentences of NetBox 4.7.3 in German, spelt as it spells them (seen). */
const sentences: readonly (readonly [english: RegExp, german: string])[] = [
	[/^Authentication credentials were not provided\.$/u, 'Anmeldedaten fehlen.'],
	[/^You do not have permission to perform this action\.$/u, 'Sie sind nicht berechtigt, diese Aktion durchzuführen.'],
	[/^Method (".*") not allowed\.$/u, 'Methode $1 nicht erlaubt.'],
	[/^Not found\.$/u, 'Nicht gefunden.'],
	[/^Could not satisfy the request Accept header\.$/u, 'Kann die Accept Kopfzeile der Anfrage nicht erfüllen.'],
	[/^Invalid version in "Accept" header\.$/u, 'Ungültige Version in der "Accept" Kopfzeile.'],
	[/^Select a valid choice\. (.*) is not one of the available choices\.$/su, 'Bitte eine gültige Auswahl treffen. $1 ist keine gültige Auswahl.'],
	[/^\u201C(.*)\u201D is not a valid value\.$/su, '„$1“ ist kein gültiger Wert.'],
	[/^(.*) is not a valid choice\.$/su, '$1 ist keine gültige Auswahl.'],
	[/^Enter a whole number\.$/u, 'Bitte eine ganze Zahl eingeben.'],
	[/^Enter a valid date\/time\.$/u, 'Bitte ein gültiges Datum und Uhrzeit eingeben.'],
	[/^Enter a valid UUID\.$/u, 'Bitte eine gültige UUID eingeben.'],
	[/^Null characters are not allowed\.$/u, 'Nullzeichen sind nicht erlaubt.'],
	[/^Invalid 'start' parameter: must be a non-negative integer\.$/u, "Ungültig 'start'Parameter: muss eine nicht negative Ganzzahl sein."],
	[/^'start' and 'offset' are mutually exclusive\.$/u, "'start'und'offset'schließen sich gegenseitig aus."],
	[
		/^Ordering cannot be specified in conjunction with cursor-based pagination\.$/u,
		'Die Reihenfolge kann nicht in Verbindung mit einer cursorbasierten Paginierung angegeben werden.',
	],
	[/^This field is required\.$/u, 'Dieses Feld ist erforderlich.'],
	[/^This field (?:may not|cannot) be null\.$/u, 'Dieses Feld darf nicht null sein.'],
	[/^This field (?:may not|cannot) be blank\.$/u, 'Dieses Feld darf nicht leer sein.'],
	[/^Enter a valid "slug" consisting of .*$/u, 'Gib ein gültiges "slug" aus Buchstaben, Ziffern, Unterstrichen und Minuszeichen ein.'],
	[
		/^Related object not found using the provided numeric ID: (.*)$/u,
		'Verwandtes Objekt wurde mit der angegebenen numerischen ID nicht gefunden: $1',
	],
	[/^(\d+) of (\d+) objects could not be found\.$/u, '$1 von $2 Objekte konnten nicht gefunden werden.'],
	[/^Object with ID (\d+) does not exist$/u, 'Objekt mit dee ID $1 existiert nicht'],
];

const labels: {readonly [english: string]: string} = {
	...{Active: 'Aktiv', Planned: 'Geplant', Staged: 'Vorbereitet', Failed: 'Fehlgeschlagen', Inventory: 'Inventar'},
	...{Decommissioning: 'Außerbetriebnahme', Retired: 'Außer Dienst', Staging: 'Bereitstellung'},
	...{Created: 'Erstellt', Updated: 'Aktualisiert', Deleted: 'Gelöscht'},
};

/** The answer in German: the labels of choices, but for those of plugins, and every sentence of a refusal. */
export function inGerman(answer: Answer, path: string): Answer {
	const {body} = answer;
	if (body === undefined || !('json' in body)) return answer;
	const translate = answer.status >= 400 ? sentence : path.startsWith('/api/plugins/') ? (text: string): string => text : label;
	return {...answer, body: {json: walk(body.json, '', translate)}};
}

type Translate = (text: string, key: string) => string;

const sentence: Translate = (text) => {
	const found = sentences.find(([english]) => english.test(text));
	return found === undefined ? text : text.replace(found[0], found[1]);
};
const label: Translate = (text, key) => (key === 'label' || key === 'display_name' ? (own(labels, text) ?? text) : text);

function walk(value: Json, key: string, translate: Translate): Json {
	if (typeof value === 'string') return translate(value, key);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one: Json) => walk(one, key, translate));
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name, translate)]));
}
