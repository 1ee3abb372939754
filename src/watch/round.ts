import type {Work} from '../core/long-work.js';
import {ok, type Result} from '../core/result.js';
import type {Output} from '../output/output.js';
import {changesBetween, type FrameChanges, noChanges} from './changes.js';
import {type FrameOptions, frameOf, type WatchFrame} from './frame.js';
import type {Watching} from './watching.js';

/** What a round shows, and what has changed since the one before. */
export type Round = {readonly frame: WatchFrame; readonly changes: FrameChanges};

/** The round that a result makes of a watch. */
export function* roundOf({command, last}: Watching, output: Output, options: FrameOptions): Work<Result<Round>> {
	const made = yield* frameOf(output, command.pipes, options);
	if (!made.ok) return made;
	const frame = made.value;
	return ok({frame, changes: last ? yield* changesBetween(last.frame, frame) : noChanges});
}
