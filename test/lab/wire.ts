import {connect} from 'node:net';
import {credentials} from './replay.js';

/** Everything that came over a connection until it ended, and how it ended. */
type Heard = {readonly text: string; readonly end: 'closed' | 'reset'};

/** A connection that speaks HTTP by hand. */
export type Wire = {
	/** Sends a GET as the admin. */
	readonly get: (path: string) => void;
	/** Resolves when what came so far is as wanted. */
	readonly until: (wanted: (text: string) => boolean) => Promise<string>;
	readonly heard: Promise<Heard>;
};

/** Opens a connection to a lab. */
export function openWire(port: number): Wire {
	const socket = connect(port, '127.0.0.1').setEncoding('latin1');
	let text = '';
	const waiting: {readonly wanted: (text: string) => boolean; readonly resolve: (text: string) => void}[] = [];
	socket.on('data', (chunk) => {
		text += String(chunk);
		for (const {resolve} of waiting.filter(({wanted}) => wanted(text))) resolve(text);
	});
	return {
		get: (path) => socket.write(`GET /api/${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${credentials['admin']}\r\n\r\n`),
		until: (wanted) => (wanted(text) ? Promise.resolve(text) : new Promise((resolve) => waiting.push({wanted, resolve}))),
		heard: new Promise((resolve) => {
			socket.on('close', () => resolve({text, end: 'closed'}));
			socket.on('error', () => resolve({text, end: 'reset'}));
		}),
	};
}

/** The length that the head of an answer promises, and the length of what came of the body. */
export function lengthsOf(text: string): {readonly promised: number; readonly came: number} {
	const end = text.indexOf('\r\n\r\n') + 4;
	return {promised: Number(/content-length: (\d+)/iu.exec(text)?.[1]), came: text.length - end};
}
