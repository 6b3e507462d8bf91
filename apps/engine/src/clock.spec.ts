import { civilDateOf, travellingClock } from './clock.ts';

test('a day begins at midnight in London, an hour earlier by UTC in summer', () => {
  expect(['2026-07-01T22:59:59Z', '2026-07-01T23:00:00Z', '2026-12-01T23:59:59Z', '2026-12-02T00:00:00Z'].map((instant) => civilDateOf(new Date(instant)))).toEqual(['2026-07-01', '2026-07-02', '2026-12-01', '2026-12-02']);
});

test('a travelling clock goes where it is put and passes as told', () => {
  const clock = travellingClock('2026-03-03T09:00:00.000Z');
  clock.goTo('2026-01-01T00:00:00.000Z');
  clock.pass(60_000);
  expect(clock.now().toISOString()).toMatch(/^2026-01-01T00:01:0/);
});
