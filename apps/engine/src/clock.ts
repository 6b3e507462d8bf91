/** Where the engine's time comes from. Nothing over HTTP can change it. */
export interface Clock {
  readonly now: () => Date;
}

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it was put, or goes on from there with the machine's: for tests and demonstrations in process. */
export function travellingClock(start: string): Clock & { readonly goTo: (instant: string) => void; readonly pass: (milliseconds: number) => void } {
  let at = new Date(start).getTime();
  let set = Date.now();
  const now = () => new Date(at + (Date.now() - set));
  return {
    now,
    goTo(instant) {
      at = new Date(instant).getTime();
      set = Date.now();
    },
    pass(milliseconds) {
      at = now().getTime() + milliseconds;
      set = Date.now();
    },
  };
}

const civil = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

let known = { hour: Number.NaN, date: '' };

/** The civil date of an instant in London, `2026-11-23`. */
export function civilDateOf(instant: Date): string {
  // London's days begin on a whole hour of UTC, and formatting is dear enough to do once an hour.
  const hour = Math.floor(instant.getTime() / 3_600_000);
  if (known.hour !== hour) known = { hour, date: civil.format(instant) };
  return known.date;
}
