import {useEffect, useState} from 'react';

const frameMs = 100;

/** A number that grows ten times a second while a command runs: the spinner's frame. */
export function useSpinner(isSpinning: boolean): number {
	const [frame, setFrame] = useState(0);
	useEffect(() => {
		if (!isSpinning) return undefined;
		const timer = setInterval(() => setFrame((last) => last + 1), frameMs);
		return () => clearInterval(timer);
	}, [isSpinning]);
	return frame;
}
