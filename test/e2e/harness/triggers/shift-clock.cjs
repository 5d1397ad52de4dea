/**
 * Loaded into n8n before n8n itself: n8n's clock is then off by as many milliseconds as the file in SHIFTED_CLOCK_FILE
 * says, and follows when that changes. Timers go on as ever, as they do when somebody sets the clock of a machine.
 */
const { readFileSync, writeFileSync } = require('node:fs');

const file = process.env.SHIFTED_CLOCK_FILE;
const RealDate = Date;
const realNow = Date.now;
let offset = 0;
let taken;

function follow() {
	const text = readFileSync(file, 'utf8');
	if (text === taken) return;
	offset = Number(text);
	taken = text;
	writeFileSync(`${file}.taken`, text);
}

const shiftedNow = () => realNow() + offset;

follow();
setInterval(follow, 20).unref();

RealDate.now = shiftedNow;
globalThis.Date = new Proxy(RealDate, {
	construct: (target, values, made) =>
		Reflect.construct(target, values.length > 0 ? values : [shiftedNow()], made),
	apply: () => new RealDate(shiftedNow()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;
