import type { Group } from './group-rows.ts';
import { addToRow, changeInRow, moveInRow, removeFromRow, rowId, rowIds, rowQuestion } from './group-rows.ts';
import { newQuestion } from './question-types.ts';

const empty: Group = newQuestion('group', { label: { en: 'Which meals are missed, and why' } });
const meals = addToRow(addToRow(empty, 'meal', newQuestion('shortText', { label: { en: 'Meal' } })), 'why', newQuestion('longText', { label: { en: 'Why' } }));

describe('the rows of a repeating group', () => {
  it('begin with the question that it was added with', () => {
    const group = newQuestion('group', { label: { en: 'Meals' }, first: { id: 'meal', label: { en: 'Which meal' } } });
    expect(rowQuestion(group, 'meal')).toEqual({ schema: { type: 'string', maxLength: 200 }, question: { label: { en: 'Which meal' } }, required: false });
  });

  it('ask what was added to them, in that order', () => {
    expect(rowIds(meals)).toEqual(['meal', 'why']);
    expect(meals.schema).toEqual({ type: 'array', items: { type: 'object', properties: { meal: { type: 'string', maxLength: 200 }, why: { type: 'string', maxLength: 20_000 } } } });
  });

  it('can demand an answer, and leave it free again', () => {
    const must = changeInRow(meals, 'meal', { required: true });
    expect(must.schema['items']).toMatchObject({ required: ['meal'] });
    expect(changeInRow(must, 'meal', { required: false }).schema['items']).not.toHaveProperty('required');
  });

  it('say other words without losing whether they must be answered', () => {
    const must = changeInRow(meals, 'meal', { required: true });
    const said = changeInRow(must, 'meal', { question: { label: { en: 'Which meal' } } });
    expect(rowQuestion(said, 'meal')).toEqual({ schema: { type: 'string', maxLength: 200 }, question: { label: { en: 'Which meal' } }, required: true });
  });

  it('keep their order when one moves, and forget one that is taken out', () => {
    expect(rowIds(moveInRow(meals, 'why', -1))).toEqual(['why', 'meal']);
    expect(rowIds(moveInRow(meals, 'meal', -1))).toEqual(['meal', 'why']);
    const gone = removeFromRow(changeInRow(meals, 'meal', { required: true }), 'meal');
    expect(gone.schema).toEqual({ type: 'array', items: { type: 'object', properties: { why: { type: 'string', maxLength: 20_000 } } } });
  });

  it('get ids of letters alone from their words, never the same twice and never the id of the row', () => {
    expect(rowId('Which meals are missed?', [])).toBe('mealsMissed');
    expect(rowId('Which meals are missed?', ['mealsMissed'])).toBe('mealsMissed2');
    expect(rowId('id', [])).toBe('id2');
  });
});
