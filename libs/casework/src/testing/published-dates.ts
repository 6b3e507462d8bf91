/**
 * Dates that others have published. Of working days: the table of answers to requests for information (twenty working days)
 * over Christmas 2014 at https://www.foiman.com/archives/1345, which leaves out the bank holidays of all parts of the United
 * Kingdom, Scotland's of 1 December and 2 January among them (what came on those
 * two days it takes as received a day later, so they are not here). Of months: the Information Commissioner's examples of
 * requests for one's own data (https://ico.org.uk/global/sar-checklist-for-smes/i-need-to-complete-a-sar), and those told
 * after them at https://schoolspeople.co.uk/gdpr-when-is-a-month-not-a-month/,
 * https://www.lexology.com/library/detail.aspx?g=ff847e97-aa21-4a2d-be47-eb979808f6ae and
 * https://deadlinecalculator.co.uk/blog/subject-access-request-time-limit-uk/ (its second table, of a pause, counts otherwise).
 */
export const publishedHolidays: readonly string[] = ['2014-12-01', '2014-12-25', '2014-12-26', '2015-01-01', '2015-01-02'];

/** The day a request came, and the last day to answer it: twenty working days. */
export const publishedTwentyDays: readonly (readonly [string, string])[] = [
  ['2014-11-17', '2014-12-16'], ['2014-11-18', '2014-12-17'], ['2014-11-19', '2014-12-18'], ['2014-11-20', '2014-12-19'], ['2014-11-21', '2014-12-22'],
  ['2014-11-24', '2014-12-23'], ['2014-11-26', '2014-12-29'], ['2014-11-27', '2014-12-30'], ['2014-11-28', '2014-12-31'],
  ['2014-12-02', '2015-01-05'], ['2014-12-03', '2015-01-06'], ['2014-12-04', '2015-01-07'], ['2014-12-05', '2015-01-08'],
  ['2014-12-08', '2015-01-09'], ['2014-12-09', '2015-01-12'], ['2014-12-10', '2015-01-13'], ['2014-12-11', '2015-01-14'], ['2014-12-12', '2015-01-15'],
  ['2014-12-15', '2015-01-16'], ['2014-12-16', '2015-01-19'], ['2014-12-17', '2015-01-20'], ['2014-12-18', '2015-01-21'], ['2014-12-19', '2015-01-22'],
  ['2014-12-22', '2015-01-23'], ['2014-12-23', '2015-01-26'], ['2014-12-24', '2015-01-27'], ['2014-12-29', '2015-01-28'], ['2014-12-30', '2015-01-29'], ['2014-12-31', '2015-01-30'],
  ['2015-01-05', '2015-02-02'], ['2015-01-06', '2015-02-03'], ['2015-01-07', '2015-02-04'], ['2015-01-08', '2015-02-05'], ['2015-01-09', '2015-02-06'],
];

/** The day a request came, and the day a month later by which it is answered, in the years that they were published for. */
export const publishedMonths: readonly (readonly [string, string])[] = [
  ['2019-09-03', '2019-10-03'],
  ['2019-08-01', '2019-09-01'],
  ['2019-01-31', '2019-02-28'],
  ['2020-01-31', '2020-02-29'],
  ['2019-01-30', '2019-02-28'],
  ['2025-01-05', '2025-02-05'],
  ['2025-03-15', '2025-04-15'],
  ['2025-06-30', '2025-07-30'],
];
