/** Civil days and instants for tests and demonstrations; the day is London's, as in the engine. */
const dayMs = 86_400_000;
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

const wallClock = (instant: number): number => {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
};

/** The civil day `count` days after another (before it, when negative). */
export const addDays = (date: string, count: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** Days from one civil day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The civil day in London at an instant. */
export const londonDay = (instant: string | number): string =>
  new Date(wallClock(typeof instant === 'number' ? instant : Date.parse(instant))).toISOString().slice(0, 10);

/** The instant at which the clocks in London show this day and time (`09:20`). */
export const londonInstant = (date: string, time: string): string => {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // Summer time moves the offset by an hour at most, so one correction lands on it.
  return new Date(wanted - (wallClock(wanted) - wanted)).toISOString();
};
