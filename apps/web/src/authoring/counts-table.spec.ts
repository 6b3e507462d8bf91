import { countsTable } from './counts-table.ts';

const replay = {
  cases: 12, open: 9, took: 40, counts: { goesOn: 7, stuck: 1, homeless: 1, moreApprovals: 0, clocksMove: 0 },
  groups: [{ kind: 'stuck', what: { en: 'These wait at “Panel”, and nobody is on it' }, count: 1, cases: ['case-17'] }, { kind: 'homeless', what: { en: '=HYPERLINK("x")' }, count: 1 }],
  workers: [],
};

describe('the counts of a replay, to take away', () => {
  const table = countsTable(replay, (text) => text.en);

  it('are numbers and sentences, never cases', () => {
    expect(table.split('\r\n').slice(0, 4)).toEqual(['"what","count"', '"cases","12"', '"open","9"', '"goesOn","7"']);
    expect(table).toContain('"These wait at “Panel”, and nobody is on it","1"');
    expect(table).not.toContain('case-17');
  });

  it('hold nothing that a spreadsheet would run', () => {
    expect(table).toContain(`"'=HYPERLINK(""x"")","1"`);
  });
});
