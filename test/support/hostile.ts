import {request as ask, createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {gzipSync} from 'node:zlib';
import {closeAll, listen, trackSockets} from './http.js';

/** A request that is struck, and what NetBox itself would answer. */
type Struck = {readonly request: IncomingMessage; readonly response: ServerResponse; readonly real: () => Promise<Page>};

/** A page of NetBox, or any other JSON object of it. */
type Page = Record<string, unknown> & {count?: number; results?: Record<string, unknown>[]};

/** What a hostile server does in place of an answer. */
export type Attack = (struck: Struck) => void | Promise<void>;

const json = {'content-type': 'application/json'};
const send = (response: ServerResponse, body: string | Buffer, headers: Readonly<Record<string, string | number>> = {}, status = 200): void => {
	response.writeHead(status, {...json, ...headers}).end(body);
};

/** Writes as fast as it is read, for as long as somebody reads. */
function pour({response}: Pick<Struck, 'response'>, piece: string | Buffer | (() => string), most = Number.POSITIVE_INFINITY): void {
	let written = 0;
	const more = (): void => {
		while (!response.destroyed) {
			const bytes = typeof piece === 'function' ? piece() : piece;
			written += bytes.length;
			if (written > most) return void response.end();
			if (!response.write(bytes)) return void response.once('drain', more);
		}
	};
	more();
}

const bent =
	(bend: (page: Page, request: IncomingMessage) => unknown): Attack =>
	async ({request, response, real}) =>
		send(response, JSON.stringify(bend(await real(), request)));

const rowsBent = (bend: (rows: Record<string, unknown>[]) => unknown[]): Attack =>
	bent((page) => (page.results ? {...page, results: bend(page.results)} : {...page, 'netbox-version': 7}));

const raw =
	(bytes: string, goesOn?: string): Attack =>
	({request: {socket}}) => {
		socket.write(bytes);
		const more = (): void => {
			while (goesOn !== undefined && !socket.destroyed) if (!socket.write(goesOn)) return void socket.once('drain', more);
		};
		more();
	};

const plain = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Attack => {
	return ({response}) => send(response, body, headers, status);
};

/** 21 MB of rows as 20 KB, made once. */
let rowBomb: Buffer | undefined;
function makeRowBomb(): Buffer {
	rowBomb ??= gzipSync(`{"count":7000000,"results":[${'{},'.repeat(7_000_000)}{}]}`);
	return rowBomb;
}

/** 600 MB of blanks as 0.6 MB, made once: 60 parts that are one file of gzip. */
let bomb: Buffer | undefined;
function makeBomb(): Buffer {
	bomb ??= Buffer.concat(new Array<Buffer>(60).fill(gzipSync(Buffer.alloc(10_000_000, ' '))));
	return bomb;
}

const filler = 'x'.repeat(65_536);
let next = 0;

/** Everything that this server does, by name. */
export const attacks: Readonly<Record<string, Attack>> = {
	'a body without end': ({response}) => {
		response.writeHead(200, json);
		pour({response}, filler);
	},
	'JSON without end': ({response}) => {
		response.writeHead(200, json).write('{"count":1,"results":[');
		pour({response}, '{"id":1,"name":"a"},'.repeat(3_000));
	},
	'a page of HTML without end': ({response}) => {
		response.writeHead(200, {'content-type': 'text/html'});
		pour({response}, '<title<title'.repeat(5_000));
	},
	'an error page without end': ({response}) => {
		response.writeHead(500, {'content-type': 'text/html'});
		pour({response}, filler);
	},
	'2 GB, as it says': ({response}) => {
		response.writeHead(200, {...json, 'content-length': 2_000_000_000});
		pour({response}, filler);
	},
	'a length that is too short': ({response}) => {
		response.writeHead(200, {...json, 'content-length': 10});
		response.socket?.write('{"count":0,"results":[]}');
	},
	'a length that is too long': raw(
		'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999\r\nconnection: close\r\n\r\n{"count":0,"results":[]}',
	),
	'two lengths': raw('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 24\r\ncontent-length: 2\r\n\r\n{"count":0,"results":[]}'),
	'a bomb': ({response}) => send(response, makeBomb(), {'content-encoding': 'gzip'}),
	'a bomb of 20 MB of rows': ({response}) => send(response, makeRowBomb(), {'content-encoding': 'gzip'}),
	'a bomb within a bomb': ({response}) => send(response, gzipSync(makeBomb()), {'content-encoding': 'gzip, gzip'}),
	'gzip that is none': ({response}) => send(response, 'hello', {'content-encoding': 'gzip'}),
	'deflate without end': ({response}) => {
		response.writeHead(200, {...json, 'content-encoding': 'deflate'});
		pour({response}, Buffer.from(filler));
	},
	'an encoding that nobody asked for': ({response}) => send(response, 'x', {'content-encoding': 'br'}),
	'an encoding that nobody knows': ({response}) => send(response, 'x', {'content-encoding': 'x'.repeat(3_000)}),
	'Latin-1': async ({response, real}) => send(response, Buffer.from(JSON.stringify({...(await real()), more: 'Zürich'}), 'latin1')),
	'Latin-1, as it says': async ({response, real}) =>
		send(response, Buffer.from(JSON.stringify({...(await real()), more: 'Zürich'}), 'latin1'), {
			'content-type': 'application/json; charset=ISO-8859-1',
		}),
	'UTF-16': async ({response, real}) =>
		send(response, Buffer.from(JSON.stringify(await real()), 'utf16le'), {'content-type': 'application/json; charset=utf-16'}),
	'one broken byte': async ({response, real}) => {
		const body = Buffer.from(JSON.stringify({...(await real()), more: '~'}));
		body[body.lastIndexOf('~')] = 0xff;
		send(response, body);
	},
	'half a surrogate in bytes': async ({response, real}) => {
		const text = JSON.stringify({...(await real()), more: '~'});
		send(response, Buffer.concat([Buffer.from(text.slice(0, -3)), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]));
	},
	'more rows than were asked for': bent((page) => {
		const [row] = page.results ?? [];
		return row ? {count: 20_000, results: Array.from({length: 20_000}, (_, at) => ({...row, id: at + 1}))} : {};
	}),
	'10 million rows': ({response}) => {
		response.writeHead(200, json).write('{"count":10000000,"results":[');
		pour({response}, '{},'.repeat(20_000), 30_000_000);
	},
	'a row twice': rowsBent((rows) => [...rows.slice(0, 1), ...rows]),
	'a row twice, not alike': rowsBent((rows) => [...rows.slice(0, 1).map((row) => ({...row, name: 'another'})), ...rows]),
	'rows backwards': rowsBent((rows) => [...rows.toReversed(), {...rows[0]}]),
	'a row without an id': rowsBent((rows) => rows.map(({id: _id, ...row}) => row)),
	'ids as text': rowsBent((rows) => rows.map((row) => ({...row, id: String(row['id'])}))),
	'ids that are no whole numbers': rowsBent((rows) => rows.map((row) => ({...row, id: Number(row['id']) + 0.5}))),
	'ids beyond all numbers': async ({response, real}) =>
		send(
			response,
			JSON.stringify(await real())
				.replaceAll(/"id":\d+/g, '"id":9007199254740993')
				.replace(/"netbox-version":"[^"]*"/, '"netbox-version":1e400'),
		),
	'pages without end': bent((page, request) => {
		const after = Number(new URL(request.url ?? '', 'http://x').searchParams.get('id__gt') ?? 0);
		const [row] = page.results ?? [];
		next = Math.max(next, after) + 1;
		return {count: 1_000_000 + next, results: [{...row, id: next, comments: filler.repeat(50), last_updated: null, name: `n${next}`, device: null}]};
	}),
	'the same page again and again': bent((page) => (page.results ? {...page, count: 5_000} : {})),
	'a count without rows': bent((page) => (page.results ? {...page, results: []} : {})),
	'a count that is none': bent((page) => ({...page, count: -1, 'netbox-version': null})),
	'another shape': bent(() => [1, 2, 3]),
	null: bent(() => null),
	'a title that is looked for without end': ({response}) =>
		send(response, `<title${'<title '.repeat(4_000_000)}`, {'content-type': 'text/html'}, 500),
	'a reason of dots': ({response}) =>
		send(response, JSON.stringify({detail: `${'.'.repeat(20_000_000)}x`, other: ['.'.repeat(9_000_000), 'x']}), {}, 400),
	'a field of dots': ({response}) => send(response, JSON.stringify({name: [`${'.'.repeat(20_000_000)}x`], other: ['y']}), {}, 400),
	'a crash of keys': ({response}) =>
		send(response, JSON.stringify({exception: 'IntegrityError', error: 'unique DETAIL: Key '.repeat(1_000_000)}), {}, 500),
	'1xx without end': raw('', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(200)),
	'100 without end': raw('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(200)),
	'header fields without end': raw('HTTP/1.1 200 OK\r\n', `x-a: ${'b'.repeat(500)}\r\n`),
	'one header field without end': raw('HTTP/1.1 200 OK\r\nx-a: ', filler),
	'a status line without end': raw('HTTP/1.1 200 ', filler),
	'a chunk extension without end': raw('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5;', filler),
	'trailers without end': raw(
		'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n',
		`x-a: ${'b'.repeat(500)}\r\n`,
	),
	'no HTTP at all': raw('220 mail.example ESMTP\r\n'),
	'bytes of chance': ({request: {socket}}) => void socket.write(Buffer.from(Array.from({length: 5_000}, (_, at) => (at * 7919) % 256))),
	'another protocol': raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
	'a redirect to itself': ({request, response}) => send(response, '', {location: request.url ?? ''}, 302),
	'redirects without end': ({request, response}) => send(response, '', {location: `${request.url}x`}, 307),
	'a redirect that is none': ({response}) => send(response, '', {location: 'javascript:alert(1)'}, 301),
	'Retry-After of 1e400': ({response}) => send(response, '{}', {'retry-after': '9'.repeat(400)}, 429),
	'Retry-After in the far future': ({response}) => send(response, '{}', {'retry-after': 'Fri, 31 Dec 275000 23:59:59 GMT'}, 503),
	'a rate limit of 1e400': async ({response, real}) =>
		send(response, JSON.stringify(await real()), {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(400)}),
	'a Date that is none': async ({response, real}) => {
		response.sendDate = false;
		send(response, JSON.stringify(await real()), {date: 'Mon, 01 Jan -271820 00:00:00 GMT'});
	},
	'the request, repeated': ({request, response}) => send(response, JSON.stringify({detail: `you sent ${request.headers.authorization}`}), {}, 400),
	'a page that repeats the request': ({request, response}) =>
		send(
			response,
			`<title>${request.headers.authorization}</title>`,
			{'content-type': 'text/html', 'www-authenticate': `Basic realm="${request.headers.authorization}"`},
			401,
		),
	'a front that wants a sign-in': plain(401, '{"message":"no"}', {'www-authenticate': 'Negotiate, Basic realm="a, b"'}),
	nothing: ({response}) => send(response, ''),
	'an end at once': ({request}) => void request.socket.destroy(),
};

/** A front before a NetBox, which may strike the requests whose path begins so. */
export type Front = {
	readonly url: string;
	readonly strike: (path: string | undefined, attack?: Attack) => void;
	/** Requests that came, struck ones too. */
	readonly asked: () => number;
	readonly close: () => Promise<void>;
};

/** Starts a front before the NetBox at this port of loopback. */
export async function startFront(behind: number): Promise<Front> {
	let path: string | undefined;
	let attack: Attack | undefined;
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		response.on('error', () => undefined);
		const isStruck = path !== undefined && (request.url ?? '').startsWith(path);
		if (isStruck && attack) void Promise.resolve(attack({request, response, real: () => realPage(behind, request)})).catch(() => response.destroy());
		else pass(behind, request, response);
	});
	server.on('connection', (socket) => socket.on('error', () => undefined));
	server.keepAliveTimeout = 60_000;
	const {open} = trackSockets(server);
	const port = await listen(server);
	return {
		url: `http://127.0.0.1:${port}`,
		strike: (where, what) => {
			path = where;
			attack = what;
		},
		asked: () => asked,
		close: () => closeAll(server, open),
	};
}

function pass(port: number, incoming: IncomingMessage, response: ServerResponse): void {
	const {method, url, headers} = incoming;
	const onward = ask({host: '127.0.0.1', port, method, path: url, headers}, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	incoming.pipe(onward);
}

function realPage(port: number, {url, headers}: IncomingMessage): Promise<Page> {
	return new Promise((resolve, reject) => {
		const {'accept-encoding': _packed, ...rest} = headers;
		ask({host: '127.0.0.1', port, path: url, headers: rest}, async (answer) => {
			const pieces: Buffer[] = [];
			for await (const piece of answer) pieces.push(piece);
			resolve(JSON.parse(Buffer.concat(pieces).toString()));
		})
			.on('error', reject)
			.end();
	});
}
