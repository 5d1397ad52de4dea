const amsterdam = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Amsterdam',
	dateStyle: 'short',
	timeStyle: 'medium',
});

/** `2026-01-05 09:30:00` in Dutch time, the form that Picqer writes. */
export function localTime(milliseconds: number): string {
	return amsterdam.format(milliseconds);
}

/** `2026-01-05T09:30:00+01:00` in Dutch time, the form that bol writes. */
export function timeWithOffset(milliseconds: number): string {
	const local = localTime(milliseconds).replace(' ', 'T');
	const wholeSeconds = Math.floor(milliseconds / 1000) * 1000;
	const hours = Math.round((Date.parse(`${local}Z`) - wholeSeconds) / 3_600_000);
	return `${local}+${String(hours).padStart(2, '0')}:00`;
}

/** `2026-01-05` in Dutch time. */
export function localDate(milliseconds: number): string {
	return localTime(milliseconds).slice(0, 10);
}
