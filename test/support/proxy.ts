import {createServer, type IncomingHttpHeaders, request} from 'node:http';
import {connect} from 'node:net';
import {onTestFinished} from 'vitest';
import {closeAll, listen, trackSockets} from './http.js';

/** A small HTTP proxy: forwards plain requests and tunnels, all to one loopback port. */
export type TestProxy = {
	readonly url: string;
	/** `CONNECT host:port` or `GET http://…`, in order. */
	readonly asked: readonly string[];
	readonly headers: () => readonly IncomingHttpHeaders[];
	readonly credentials: () => readonly (string | undefined)[];
};

/** Starts a proxy that stops when the test ends; without a port it refuses everybody with 407. */
export async function startProxy(port: number | undefined): Promise<TestProxy> {
	const asked: string[] = [];
	const headers: IncomingHttpHeaders[] = [];
	const server = createServer((incoming, response) => {
		asked.push(`${incoming.method} ${incoming.url}`);
		headers.push(incoming.headers);
		if (port === undefined) return void response.writeHead(407).end();
		const {pathname, search} = new URL(incoming.url ?? '');
		const onward = request({host: '127.0.0.1', port, path: pathname + search, headers: incoming.headers}, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		incoming.pipe(onward);
	});
	const sockets = trackSockets(server);
	server.on('connect', (incoming, socket) => {
		asked.push(`${incoming.method} ${incoming.url}`);
		headers.push(incoming.headers);
		socket.on('error', () => {});
		if (port === undefined) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
		const onward = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
	});
	const own = await listen(server);
	onTestFinished(() => closeAll(server, sockets.open));
	return {url: `http://127.0.0.1:${own}`, asked, headers: () => headers, credentials: () => headers.map((all) => all['proxy-authorization'])};
}
