import { LinkedQueue } from '../../nodes/shared/service/linkedQueue';

const lineOf = (...members: string[]) => {
	const line = new LinkedQueue<string>();
	const leave = members.map((member) => line.add(member));
	return { line, leave };
};

test.each([
	[[], 'abc'],
	[[0], 'bc'],
	[[1], 'ac'],
	[[2], 'ab'],
	[[0, 1], 'c'],
	[[2, 1], 'a'],
	[[1, 0, 2], ''],
])('those that stay keep their order when %j leave', (leaving, rest) => {
	const { line, leave } = lineOf('a', 'b', 'c');
	for (const index of leaving) leave[index]();
	expect([...line].join('')).toBe(rest);
	expect(line.first).toBe(rest === '' ? undefined : rest[0]);
});

test('who leaves twice takes nobody along', () => {
	const { line, leave } = lineOf('a', 'b');
	leave[0]();
	line.add('c');
	leave[0]();
	expect([...line]).toEqual(['b', 'c']);
});

test('who leaves while all are looked at is given, and so is everybody behind', () => {
	const { line, leave } = lineOf('a', 'b', 'c');
	const seen = [];
	for (const member of line) {
		seen.push(member);
		leave['abc'.indexOf(member)]();
	}
	expect(seen).toEqual(['a', 'b', 'c']);
	expect(line.first).toBeUndefined();
});

test('all behind are given also when who is given leaves together with the next one', () => {
	const { line, leave } = lineOf('a', 'b', 'c', 'd');
	const seen = [];
	for (const member of line) {
		seen.push(member);
		if (member !== 'b') continue;
		leave[1]();
		leave[2]();
	}
	expect(seen.at(-1)).toBe('d');
});

test('newcomers stand at the end, also after all have left', () => {
	const { line, leave } = lineOf('a');
	leave[0]();
	line.add('b');
	line.add('c');
	expect([...line]).toEqual(['b', 'c']);
});
