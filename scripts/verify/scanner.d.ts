/** The part of n8n's scanner for community packages that needs no published package; it ships no types. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** What the scanner lints of a repository, as globs; of a tarball it lints all compiled code. */
	export const SOURCE_FILE_PATTERNS: string[];
	/** Lints the files of a folder by n8n's rules; comments that switch rules off count for nothing. */
	export function analyzePackage(
		folder: string,
		patterns?: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}
