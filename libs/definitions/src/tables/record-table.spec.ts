import { DECISION, PACK, asSources, baseFiles } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import type { Json, JsonObject } from '../types.ts';
import { outlineTable, recordTable } from './record-table.ts';

/** The base set with its decision shared by a second pack. */
function twoPacks(): Files {
  const { [DECISION]: decision, ...files } = baseFiles();
  return { ...files, 'forms/shared/decision/form.json': decision as Json, 'workflows/packs/other/pack.json': { ...(files[PACK] as JsonObject), id: 'other' } };
}

describe('the table of records', () => {
  const rows = recordTable(asSources(twoPacks()));

  it('has each record once, with the packs that have it', () => {
    expect(rows.map(({ record, kind, packs }) => [record, kind, Object.keys(packs), Object.values(packs).map(({ shared }) => shared)])).toEqual([
      ['decision', 'decision', ['other', 'test'], [true, true]],
      ['referral', 'record', ['test'], [false]],
    ]);
  });

  it('counts sections and questions with those of blocks and rows, and each data item once', () => {
    expect(rows[1]?.packs['test']).toMatchObject({ version: '1.0.0', sections: 3, questions: 17, dataItems: 1 });
  });

  it('counts what is in Welsh, and what of it has been checked', () => {
    const before = rows[1]?.packs['test'];
    const files = { ...twoPacks(), 'forms/languages/cy/words.json': { language: 'cy', texts: [{ en: 'Age', cy: 'Oed' }, { en: 'People', cy: 'Pobl', checked: { by: 'Eleri Wynne', on: '2026-11-20' } }] } as Json };
    const after = recordTable(asSources(files))[1]?.packs['test'];
    expect(after?.texts).toBe(before?.texts);
    // “People” is the label of a question and the heading of a group.
    expect([(after?.welsh ?? 0) - (before?.welsh ?? 0), (after?.checked ?? 0) - (before?.checked ?? 0)]).toEqual([3, 2]);
  });
});

describe('the outline of a record', () => {
  it('says of each field which questions ask it, or why none does', () => {
    expect(outlineTable(asSources(baseFiles()), 'test')).toEqual([
      { record: 'referral', field: 'Main need', questions: [{ id: 'referral.need', label: { en: 'Main need', cy: 'Prif angen' } }] },
      { record: 'referral', field: 'The child and who asks', questions: [{ id: 'person.name', label: { en: 'person.name' } }, { id: 'referral.people', label: { en: 'People' } }] },
      { record: 'referral', field: 'Fax number', questions: [], leftOut: 'Nobody sends one any more' },
    ]);
    expect(outlineTable(asSources(baseFiles()), 'other')).toEqual([]);
  });
});
