/**
 * Every limit on data from outside (a server, a file, a line, a terminal), in one place. `docs/faults.md` lists each of them in its table "Limits",
 * which `test/core/limits.test.ts` compares with this one; data over a limit is refused by a named error, never cut silently.
 */
export const limits = {
	/** Names that the ranges of one word may make (`fceos[1-9999]`). */
	rangeNames: 10_000,
	/** Rows that the client asks for in one page. */
	pageRows: 1_000,
	/** Requests at a time that a client may be told to send. */
	inFlight: 100,
	/** Results that a shell keeps in memory because they are too large to be stored. */
	heldResults: 3,
	/** Bytes of a script. */
	scriptBytes: 64_000_000,
	/** Characters of a line of a script, and of the lines that an open quote or bracket joins. */
	scriptLine: 1_000_000,
	/** Characters of a terminal's reply (a control string); what follows counts as typed. */
	terminalReply: 65_536,
	/** Bytes of one answer, as it is received and after it is unpacked. NetBox's largest is its OpenAPI document: 16 MB, with many plugins more. */
	answerBytes: 32_000_000,
	/** Values in the JSON of one answer: each takes up to 60 bytes of memory, however short it is written. That document has 300,000. */
	answerValues: 1_500_000,
	/** Bytes of all pages of one list that is held whole: about 150,000 sessions. */
	listBytes: 512_000_000,
	/** The same for one question about peerings: about 10,000 sessions. A larger one is repeated for fewer devices at a time, down to one. */
	questionBytes: 32_000_000,
	/** Bytes of a file with certificate authorities. */
	authorityBytes: 4_000_000,
	/** Seconds that a header may ask us to wait; a larger number counts as this one. */
	headerSeconds: 86_400,
	/** Bytes of the body of a request to the embedded NetBox. */
	labBodyBytes: 16_777_216,
	/** Bytes of its request line and headers. */
	labHeadersBytes: 65_536,
	/** Milliseconds until its headers, and until the whole of it, must have arrived. */
	labHeadersMs: 20_000,
	labRequestMs: 60_000,
	/** Connections to it at a time. */
	labConnections: 256,
	/** Objects in one write. */
	labBulkObjects: 5_000,
	/** Tokens of a GraphQL query, nested brackets in it (NetBox's own limit), and fields and objects visited for it. */
	labQueryTokens: 5_000,
	labQueryDepth: 200,
	labQueryWork: 200_000,
	/** Devices of `nf lab serve --scale`. */
	labScaleDevices: 2_000,
	/** Bytes of a saved result that is compared, and values in it: some 20,000 sessions. */
	savedBytes: 64_000_000,
	savedValues: 4_000_000,
	/** Bytes of a configuration that is read. */
	configBytes: 8_000_000,
	/** Bytes of a plan that is kept, and values in it: some 20,000 sessions. Its journal may take four times as much. */
	planBytes: 32_000_000,
	planValues: 2_000_000,
	journalBytes: 128_000_000,
	/** Journals of writes; beyond it the oldest go that are over. */
	journals: 500,
	/** Bytes of `settings.json`, and of `tokens.json`. */
	settingsBytes: 1_000_000,
	/** Bytes of the history file. */
	historyBytes: 64_000_000,
	/** Bytes of the stored schema of one version of NetBox. */
	schemaBytes: 100_000_000,
	/**
	 * Levels of lists and objects in JSON from outside, checked by `parseJson` only. Fields of NetBox have hardly ten, its Python ends near 1,000, and
	 * other readers stop at 64 (.NET) or 128 (serde). Code may recurse through each level of such a value.
	 */
	jsonDepth: 100,
	/** Cells that a column is padded to: longer texts stick out, else every row of a table would be as long as its longest. */
	alignedCells: 1_000,
	/** Milliseconds for which sorting, formatting and printing hold the event loop: between two such turns signals, keys and deadlines are obeyed. */
	turnMs: 50,
	/** Characters of a result, or of an event with one, that comes from another process or a file. */
	resultCharacters: 512_000_000,
	/** Values in its JSON: 130,000 sessions have so many. Each takes up to 60 bytes of memory, however short it is written. */
	resultValues: 20_000_000,
	/** Changes, and objects that were saved, of one kind since the moment that a comparison goes back to. */
	pastChanges: 20_000,
	/** Rows of a result that is watched: those of the round before are kept to be compared. */
	watchedRows: 50_000,
	/** Nodes and edges that a layout is given: it cannot be stopped while it works. */
	drawnNodes: 1_500,
	drawnEdges: 4_000,
	/** Characters of a result that the prompt holds whole for its pager. */
	pagedCharacters: 200_000_000,
	/** Characters of the name of a worker, a user or a space in NATS. */
	workerNameLength: 64,
	/** Workers of one space that a shell looks at. */
	knownWorkers: 200,
	/** Milliseconds of silence after which a worker counts as gone, and a shell as gone for its worker. */
	workerSilenceMs: 15_000,
	/** Jobs that a worker has at a time, those that wait included. */
	workerJobs: 1_000,
	/** Bytes of an event that goes in one message; larger ones go through the object store. */
	messageBytes: 512_000,
	/** Bytes of events of one worker that wait for a lost NATS. */
	waitingEventBytes: 8_000_000,
	/** Bytes of a result that comes from another machine, before it is unpacked and after. */
	farResultBytes: 1_000_000_000,
	/** Bytes of all results, and of all events, that NATS keeps for a space. */
	keptResultBytes: 2_000_000_000,
	keptEventBytes: 1_000_000_000,
} as const;
