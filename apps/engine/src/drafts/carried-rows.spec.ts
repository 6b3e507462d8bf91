import type { JsonObject, ResolvedQuestion } from '#definitions';
import { carriedRows } from './carried-rows.ts';

const property = (id: string): ResolvedQuestion => ({ id, label: { en: id }, kind: 'text', required: false });
const group = (properties: readonly string[], more: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id: 'objectives', label: { en: 'Objectives' }, kind: 'group', required: false, row: properties.map(property), ...more });

const plan = group(['outcome', 'action', 'who'], { carry: { type: 'object', properties: { score: { enum: ['partly', 'unmet'] } } } });
const review = group(['outcome', 'score', 'who']);
const reviewed: readonly JsonObject[] = [
  { id: 'a', outcome: 'At school each day', score: 'unmet' },
  { id: 'b', outcome: 'A bed of her own', score: 'met', who: 'Housing' },
];
const planned: readonly JsonObject[] = [
  { id: 'a', outcome: 'At school', action: 'Walk her there', who: 'Gran' },
  { id: 'b', outcome: 'A bed', action: 'Buy a bed' },
  { id: 'c', outcome: 'Dropped', action: 'Nothing' },
];

describe('the rows that a plan begins with after a review', () => {
  it('are those that go on, under their ids, with what both forms ask', () => {
    expect(carriedRows(plan, [{ question: review, rows: reviewed }])).toEqual([{ id: 'a', outcome: 'At school each day' }]);
  });

  it('have from the plan before what the review did not ask, and nothing that the review asked and left blank', () => {
    const sources = [{ question: review, rows: reviewed }, { question: plan, rows: planned }];
    expect(carriedRows(plan, sources)).toEqual([{ id: 'a', outcome: 'At school each day', action: 'Walk her there' }]);
  });
});

it('a review begins with every row of the plan, for a group that names nothing to pass over carries all', () => {
  expect(carriedRows(review, [{ question: plan, rows: planned }]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('rows without an id, from before rows had one, are not mistaken for each other', () => {
  const rows = [{ outcome: 'One' }, { outcome: 'Two' }];
  expect(carriedRows(review, [{ question: plan, rows }])).toEqual(rows);
});
