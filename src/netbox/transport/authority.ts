import {X509Certificate} from 'node:crypto';
import {limits} from '../../core/limits.js';

/**
 * Why what should be certificates of authorities in PEM is none, in a few words; undefined where each of them can be read. Whether they are
 * the right ones, and still valid, is seen when a server shows its own.
 */
export function authorityProblem(bytes: Uint8Array): string | undefined {
	if (bytes.length > limits.authorityBytes) return authorityTooLarge;
	const text = Buffer.from(bytes).toString('latin1');
	if (text.trim() === '') return 'it is empty';
	const found = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
	const wrong = found.findIndex((one) => !isCertificate(one));
	if (wrong >= 0) return found.length === 1 ? 'its certificate cannot be read' : `its certificate ${wrong + 1} of ${found.length} cannot be read`;
	if (found.length > 0) return undefined;
	if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return 'it holds a private key and no certificate';
	if (isCertificate(bytes)) return 'it is in DER, not in PEM';
	return 'it holds no certificate in PEM';
}

/** What is wrong with more bytes than are read of it. */
export const authorityTooLarge = `it is larger than ${limits.authorityBytes / 1_000_000} MB`;

/** How a file in DER is made one in PEM, where that is what is wrong. */
export const authorityHint = (problem: string): string | undefined =>
	problem.includes('DER') ? 'convert it with: openssl x509 -inform der -in FILE -out FILE.pem' : undefined;

function isCertificate(of: string | Uint8Array): boolean {
	try {
		return new X509Certificate(of).raw.length > 0;
	} catch {
		return false;
	}
}
