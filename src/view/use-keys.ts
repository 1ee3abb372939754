import {useStdin} from 'ink';
import {useEffect} from 'react';
import {createKeyDecoder, type Key} from '../terminal/key-names.js';

/** Takes the keyboard in raw mode while `isListening`, for the life of the app; ink's own `useInput` misreads keys (6.8). */
export function useKeys(onKey: (key: Key) => void, isListening: boolean): void {
	const {stdin, setRawMode} = useStdin();
	useEffect(() => {
		if (!isListening) return undefined;
		const decoder = createKeyDecoder(onKey);
		setRawMode(true);
		stdin.on('data', decoder.push);
		// A question in the meantime left stdin paused, and ink's listener alone does not resume it (6.8).
		stdin.resume();
		return () => {
			stdin.off('data', decoder.push);
			setRawMode(false);
			decoder.end();
		};
	}, [stdin, setRawMode, onKey, isListening]);
}
