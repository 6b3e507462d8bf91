import { throttle } from './throttle.ts';

const user = 'user amina@northshire';

test('ten wrong attempts are free of waiting, then each further one doubles the pause', () => {
  const slow = throttle();
  for (let n = 0; n < 9; n += 1) slow.failed([user], 0);
  expect(slow.wait([user], 0)).toBe(0);
  const pauses = [1, 2, 3].map(() => {
    slow.failed([user], 0);
    return slow.wait([user], 0);
  });
  expect(pauses).toEqual([30, 60, 120]);
});

test('a pause is never longer than a quarter of an hour, and is forgotten after half an hour of quiet', () => {
  const slow = throttle();
  for (let n = 0; n < 40; n += 1) slow.failed([user], 0);
  expect(slow.wait([user], 0)).toBe(900);
  expect(slow.wait([user], 30 * 60_000)).toBe(0);
});

test('signing in clears the user’s count; an address keeps its own', () => {
  const slow = throttle();
  for (let n = 0; n < 15; n += 1) slow.failed([user, 'address 10.0.0.1'], 0);
  slow.succeeded(user);
  expect(slow.wait([user], 0)).toBe(0);
  expect(slow.wait(['address 10.0.0.1'], 0)).toBe(30);
});
