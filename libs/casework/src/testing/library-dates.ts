/**
 * Dates worked out by libraries that share nothing with this code, on the same calendar. How they were made: Python 3.11 with
 * numpy 2.4.6 (busday_offset and is_busday, the day of the start rolled back to a working day and counted as day 0), on the bank
 * holidays of England as the package holidays 0.109 lists them (country GB, subdivision ENG, 2020 to 2030: the same 91 days
 * as workflows/shared/calendar.json; workalendar 17.0.0, its United Kingdom, lists the same but for the coronation holiday of 2023); months by dateutil 2.9.0.post0
 * (relativedelta); hours by the standard library's zoneinfo, Europe/London. Pauses and totals were counted there day by day: in working days
 * and days, a day after the pause up to the day it went on is left out; months and hours move by the time between. The
 * rules behind the counting are in docs/adr/0015-clocks-and-exploration.md.
 */
export interface LibraryDate {
  readonly unit: 'workingDays' | 'days' | 'months' | 'hours';
  readonly amount: number;
  readonly start: string;
  readonly due: string;
  readonly working: string;
  /** From, and the day it went on. */
  readonly pauses?: readonly (readonly [string, string])[];
}

const date = (unit: LibraryDate['unit'], amount: number, start: string, due: string, working: string, pauses: readonly (readonly [string, string])[] = []): LibraryDate => ({ unit, amount, start, due, working, pauses });

/** Limits of every length that the packs have, from days chosen for holidays, leap years and month ends. */
export const libraryDates: readonly LibraryDate[] = [
  date('workingDays', 1, '2026-11-02', '2026-11-03', '1 day to Tue 3 Nov 2026'),
  date('workingDays', 1, '2026-12-24', '2026-12-29', '5 days to Tue 29 Dec 2026; less 2 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day'),
  date('workingDays', 1, '2026-04-02', '2026-04-07', '5 days to Tue 7 Apr 2026; less 2 of weekends; less Fri 3 Apr 2026 Good Friday, Mon 6 Apr 2026 Easter Monday'),
  date('workingDays', 1, '2024-02-28', '2024-02-29', '1 day to Thu 29 Feb 2024'),
  date('workingDays', 1, '2022-09-16', '2022-09-20', '4 days to Tue 20 Sep 2022; less 2 of weekends; less Mon 19 Sep 2022 State Funeral of Queen Elizabeth II'),
  date('workingDays', 1, '2023-05-05', '2023-05-09', '4 days to Tue 9 May 2023; less 2 of weekends; less Mon 8 May 2023 Coronation of Charles III'),
  date('workingDays', 5, '2026-12-21', '2026-12-30', '9 days to Wed 30 Dec 2026; less 2 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day'),
  date('workingDays', 5, '2025-04-14', '2025-04-23', '9 days to Wed 23 Apr 2025; less 2 of weekends; less Fri 18 Apr 2025 Good Friday, Mon 21 Apr 2025 Easter Monday'),
  date('workingDays', 5, '2028-12-22', '2029-01-03', '12 days to Wed 3 Jan 2029; less 4 of weekends; less Mon 25 Dec 2028 Christmas Day, Tue 26 Dec 2028 Boxing Day, Mon 1 Jan 2029 New Year’s Day'),
  date('workingDays', 7, '2022-05-27', '2022-06-09', '13 days to Thu 9 Jun 2022; less 4 of weekends; less Thu 2 Jun 2022 Spring Bank Holiday, Fri 3 Jun 2022 Platinum Jubilee of Elizabeth II'),
  date('workingDays', 7, '2024-12-20', '2025-01-03', '14 days to Fri 3 Jan 2025; less 4 of weekends; less Wed 25 Dec 2024 Christmas Day, Thu 26 Dec 2024 Boxing Day, Wed 1 Jan 2025 New Year’s Day'),
  date('workingDays', 7, '2030-04-15', '2030-04-26', '11 days to Fri 26 Apr 2030; less 2 of weekends; less Fri 19 Apr 2030 Good Friday, Mon 22 Apr 2030 Easter Monday'),
  date('workingDays', 10, '2026-12-18', '2027-01-06', '19 days to Wed 6 Jan 2027; less 6 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day, Fri 1 Jan 2027 New Year’s Day'),
  date('workingDays', 10, '2024-03-25', '2024-04-10', '16 days to Wed 10 Apr 2024; less 4 of weekends; less Fri 29 Mar 2024 Good Friday, Mon 1 Apr 2024 Easter Monday'),
  date('workingDays', 10, '2027-12-20', '2028-01-06', '17 days to Thu 6 Jan 2028; less 4 of weekends; less Mon 27 Dec 2027 Christmas Day, Tue 28 Dec 2027 Boxing Day, Mon 3 Jan 2028 New Year’s Day'),
  date('workingDays', 10, '2020-05-01', '2020-05-18', '17 days to Mon 18 May 2020; less 6 of weekends; less Fri 8 May 2020 May Day'),
  date('workingDays', 15, '2026-03-26', '2026-04-20', '25 days to Mon 20 Apr 2026; less 8 of weekends; less Fri 3 Apr 2026 Good Friday, Mon 6 Apr 2026 Easter Monday'),
  date('workingDays', 15, '2025-12-12', '2026-01-07', '26 days to Wed 7 Jan 2026; less 8 of weekends; less Thu 25 Dec 2025 Christmas Day, Fri 26 Dec 2025 Boxing Day, Thu 1 Jan 2026 New Year’s Day'),
  date('workingDays', 15, '2021-12-20', '2022-01-13', '24 days to Thu 13 Jan 2022; less 6 of weekends; less Mon 27 Dec 2021 Christmas Day, Tue 28 Dec 2021 Boxing Day, Mon 3 Jan 2022 New Year’s Day'),
  date('workingDays', 20, '2024-12-10', '2025-01-10', '31 days to Fri 10 Jan 2025; less 8 of weekends; less Wed 25 Dec 2024 Christmas Day, Thu 26 Dec 2024 Boxing Day, Wed 1 Jan 2025 New Year’s Day'),
  date('workingDays', 20, '2027-03-01', '2027-03-31', '30 days to Wed 31 Mar 2027; less 8 of weekends; less Fri 26 Mar 2027 Good Friday, Mon 29 Mar 2027 Easter Monday'),
  date('workingDays', 20, '2028-02-14', '2028-03-13', '28 days to Mon 13 Mar 2028; less 8 of weekends'),
  date('workingDays', 20, '2022-05-20', '2022-06-21', '32 days to Tue 21 Jun 2022; less 10 of weekends; less Thu 2 Jun 2022 Spring Bank Holiday, Fri 3 Jun 2022 Platinum Jubilee of Elizabeth II'),
  date('workingDays', 35, '2026-11-16', '2027-01-07', '52 days to Thu 7 Jan 2027; less 14 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day, Fri 1 Jan 2027 New Year’s Day'),
  date('workingDays', 35, '2024-02-19', '2024-04-10', '51 days to Wed 10 Apr 2024; less 14 of weekends; less Fri 29 Mar 2024 Good Friday, Mon 1 Apr 2024 Easter Monday'),
  date('workingDays', 35, '2029-03-05', '2029-04-25', '51 days to Wed 25 Apr 2029; less 14 of weekends; less Fri 30 Mar 2029 Good Friday, Mon 2 Apr 2029 Easter Monday'),
  date('workingDays', 42, '2026-10-30', '2026-12-31', '62 days to Thu 31 Dec 2026; less 18 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day'),
  date('workingDays', 42, '2024-01-31', '2024-04-02', '62 days to Tue 2 Apr 2024; less 18 of weekends; less Fri 29 Mar 2024 Good Friday, Mon 1 Apr 2024 Easter Monday'),
  date('workingDays', 42, '2025-03-10', '2025-05-12', '63 days to Mon 12 May 2025; less 18 of weekends; less Fri 18 Apr 2025 Good Friday, Mon 21 Apr 2025 Easter Monday, Mon 5 May 2025 May Day'),
  date('workingDays', 45, '2026-11-02', '2027-01-07', '66 days to Thu 7 Jan 2027; less 18 of weekends; less Fri 25 Dec 2026 Christmas Day, Mon 28 Dec 2026 Boxing Day, Fri 1 Jan 2027 New Year’s Day'),
  date('workingDays', 45, '2024-11-25', '2025-01-30', '66 days to Thu 30 Jan 2025; less 18 of weekends; less Wed 25 Dec 2024 Christmas Day, Thu 26 Dec 2024 Boxing Day, Wed 1 Jan 2025 New Year’s Day'),
  date('workingDays', 45, '2027-02-15', '2027-04-21', '65 days to Wed 21 Apr 2027; less 18 of weekends; less Fri 26 Mar 2027 Good Friday, Mon 29 Mar 2027 Easter Monday'),
  date('workingDays', 45, '2030-03-01', '2030-05-08', '68 days to Wed 8 May 2030; less 20 of weekends; less Fri 19 Apr 2030 Good Friday, Mon 22 Apr 2030 Easter Monday, Mon 6 May 2030 May Day'),
  date('days', 7, '2024-02-23', '2024-03-01', 'Fri 23 Feb 2024 and 7 days, holidays counted over a leap day'),
  date('days', 7, '2026-12-24', '2026-12-31', 'Thu 24 Dec 2026 and 7 days, holidays counted'),
  date('days', 8, '2024-02-22', '2024-03-01', 'Thu 22 Feb 2024 and 8 days, holidays counted over a leap day'),
  date('days', 14, '2026-12-22', '2027-01-05', 'Tue 22 Dec 2026 and 14 days, holidays counted'),
  date('days', 15, '2023-02-20', '2023-03-07', 'Mon 20 Feb 2023 and 15 days, holidays counted'),
  date('days', 17, '2026-02-14', '2026-03-03', 'Sat 14 Feb 2026 and 17 days, holidays counted'),
  date('days', 28, '2024-02-02', '2024-03-01', 'Fri 2 Feb 2024 and 28 days, holidays counted over a leap day'),
  date('days', 28, '2026-12-10', '2027-01-07', 'Thu 10 Dec 2026 and 28 days, holidays counted'),
  date('days', 42, '2024-01-19', '2024-03-01', 'Fri 19 Jan 2024 and 42 days, holidays counted over a leap day'),
  date('days', 42, '2026-11-23', '2027-01-04', 'Mon 23 Nov 2026 and 42 days, holidays counted'),
  date('months', 1, '2026-01-31', '2026-02-28', 'day 31 of the month 1 later, which ends on day 28'),
  date('months', 1, '2024-01-31', '2024-02-29', 'day 31 of the month 1 later, which ends on day 29'),
  date('months', 1, '2026-10-31', '2026-11-30', 'day 31 of the month 1 later, which ends on day 30'),
  date('months', 2, '2026-12-31', '2027-02-28', 'day 31 of the month 2 later, which ends on day 28'),
  date('months', 2, '2027-12-31', '2028-02-29', 'day 31 of the month 2 later, which ends on day 29'),
  date('months', 3, '2026-11-30', '2027-02-28', 'day 30 of the month 3 later, which ends on day 28'),
  date('months', 3, '2027-11-30', '2028-02-29', 'day 30 of the month 3 later, which ends on day 29'),
  date('months', 6, '2026-08-31', '2027-02-28', 'day 31 of the month 6 later, which ends on day 28'),
  date('months', 6, '2023-08-31', '2024-02-29', 'day 31 of the month 6 later, which ends on day 29'),
  date('months', 6, '2026-12-31', '2027-06-30', 'day 31 of the month 6 later, which ends on day 30'),
  date('months', 12, '2024-02-29', '2025-02-28', 'day 29 of the month 12 later, which ends on day 28'),
  date('months', 12, '2023-02-28', '2024-02-28', 'day 28 of the month 12 later'),
  date('hours', 72, '2026-12-24T16:30', '2026-12-27T16:30', 'three days to the minute'),
  date('hours', 72, '2026-03-27T12:00', '2026-03-30T13:00', 'three days of elapsed time, an hour later on the wall, for the clocks changed'),
  date('hours', 72, '2026-10-23T22:15', '2026-10-26T21:15', 'three days of elapsed time, an hour earlier on the wall, for the clocks changed'),
  date('hours', 72, '2024-02-27T09:00', '2024-03-01T09:00', 'three days to the minute'),
];

/** Limits that were paused. */
export const libraryPauses: readonly LibraryDate[] = [
  date('workingDays', 10, '2026-11-02', '2026-11-23', 'an ordinary week, Thu 5 to Wed 11, does not count', [['2026-11-04', '2026-11-11']]),
  date('workingDays', 10, '2026-12-18', '2027-01-12', 'paused over Christmas: the holidays would not have counted anyway', [['2026-12-22', '2026-12-30']]),
  date('workingDays', 35, '2026-03-16', '2026-05-13', 'paused over Easter', [['2026-03-31', '2026-04-08']]),
  date('workingDays', 45, '2026-11-02', '2027-01-25', 'paused twice, once over Christmas and the new year', [['2026-11-09', '2026-11-16'], ['2026-12-21', '2027-01-04']]),
  date('workingDays', 15, '2026-11-02', '2026-11-30', 'paused on the day it started: as if it had started when it went on', [['2026-11-02', '2026-11-09']]),
  date('workingDays', 10, '2026-11-02', '2026-11-23', 'paused on its last day, going on on a Saturday: due on the next worked day', [['2026-11-16', '2026-11-21']]),
  date('workingDays', 10, '2026-11-02', '2026-11-16', 'paused when it was over already: nothing changes', [['2026-11-17', '2026-11-30']]),
  date('workingDays', 7, '2026-11-02', '2026-11-11', 'paused and going on on one day: nothing changes', [['2026-11-05', '2026-11-05']]),
  date('workingDays', 20, '2024-02-12', '2024-03-18', 'paused over a leap day and a month’s end', [['2024-02-26', '2024-03-04']]),
  date('days', 28, '2026-01-20', '2026-02-24', 'seven days paused over a month’s end', [['2026-01-28', '2026-02-04']]),
  date('days', 42, '2024-02-01', '2024-03-24', 'ten days paused over a leap day', [['2024-02-20', '2024-03-01']]),
  date('days', 14, '2026-12-01', '2026-12-20', 'paused for two days and for three', [['2026-12-03', '2026-12-05'], ['2026-12-10', '2026-12-13']]),
  date('months', 3, '2026-11-30', '2027-03-14', 'due on 28 February, and the fourteen days of the pause later', [['2026-12-20', '2027-01-03']]),
  date('months', 6, '2023-08-31', '2024-03-14', 'due on the leap day, and fourteen days later', [['2023-12-22', '2024-01-05']]),
  date('months', 1, '2026-01-31', '2026-03-02', 'paused on its last day', [['2026-02-28', '2026-03-02']]),
  date('hours', 72, '2026-12-24T16:30', '2026-12-29T04:50', 'thirty-six hours and twenty minutes do not count', [['2026-12-25T09:00', '2026-12-26T21:20']]),
  date('hours', 72, '2026-03-27T12:00', '2026-03-31T00:00', 'paused over the change of the clocks: eleven hours of elapsed time', [['2026-03-28T22:00', '2026-03-29T10:00']]),
  date('hours', 24, '2026-11-02T14:30', '2026-11-03T20:00', 'paused the minute it started', [['2026-11-02T14:30', '2026-11-02T20:00']]),
];

/** Stays added up over twelve months: those before, the day another begins, and the last day it may go on. */
export const libraryTotals: readonly { readonly amount: number; readonly before: readonly (readonly [string, string])[]; readonly start: string; readonly last: string; readonly working: string }[] = [
  { amount: 75, before: [], start: '2026-01-10', last: '2026-03-26', working: 'a first stay: seventy-five days' },
  { amount: 75, before: [['2026-01-05', '2026-01-22'], ['2026-04-01', '2026-04-18'], ['2026-07-06', '2026-07-23'], ['2026-10-05', '2026-10-22']], start: '2026-11-20', last: '2026-11-27', working: 'four stays of seventeen are sixty-eight: seven are left' },
  { amount: 75, before: [['2026-01-05', '2026-01-22'], ['2026-04-01', '2026-04-18'], ['2026-07-06', '2026-07-23'], ['2026-10-05', '2026-10-22']], start: '2027-01-10', last: '2027-02-03', working: 'the first stay falls out of the twelve months while the fifth goes on' },
  { amount: 75, before: [['2024-02-20', '2024-03-08'], ['2024-06-01', '2024-06-18'], ['2024-09-01', '2024-09-18']], start: '2025-02-18', last: '2025-03-31', working: 'a year on from a leap day' },
  { amount: 120, before: [], start: '2026-03-31', last: '2026-07-29', working: 'a first stay: a hundred and twenty days' },
  { amount: 120, before: [['2026-02-02', '2026-03-02'], ['2026-05-01', '2026-05-29'], ['2026-08-01', '2026-08-29'], ['2026-10-10', '2026-11-07']], start: '2026-12-24', last: '2027-01-01', working: 'four stays of twenty-eight are a hundred and twelve: eight are left' },
];

/** The last worked day to begin, for work of so many working days before a due day. */
export const libraryStarts: readonly { readonly due: string; readonly amount: number; readonly startBy: string; readonly working: string }[] = [
  { due: '2026-12-29', amount: 3, startBy: '2026-12-22', working: 'back over Mon 28, Fri 25 December and a weekend' },
  { due: '2027-01-07', amount: 20, startBy: '2026-12-07', working: 'back over the new year and Christmas' },
  { due: '2026-04-08', amount: 5, startBy: '2026-03-30', working: 'back over Easter' },
  { due: '2026-05-05', amount: 1, startBy: '2026-05-01', working: 'back over the early May holiday and a weekend' },
  { due: '2024-03-01', amount: 2, startBy: '2024-02-28', working: 'back over a leap day' },
];
