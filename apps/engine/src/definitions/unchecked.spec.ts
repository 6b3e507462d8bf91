import { withoutUnchecked } from './unchecked.ts';

it('takes the mark from words wherever they stand, and nothing else', () => {
  const form = { title: { en: 'Visit', cy: 'Ymweliad', unchecked: true }, questions: { unchecked: { label: { en: 'Unchecked', cy: 'Heb ei wirio' } }, seen: { options: [{ code: 'yes', label: { en: 'Yes', cy: 'Ie', unchecked: true } }] } } };
  expect(withoutUnchecked(form)).toEqual({
    title: { en: 'Visit', cy: 'Ymweliad' },
    questions: { unchecked: { label: { en: 'Unchecked', cy: 'Heb ei wirio' } }, seen: { options: [{ code: 'yes', label: { en: 'Yes', cy: 'Ie' } }] } },
  });
});

it('keeps a property of that name that is no mark', () => {
  const schema = { properties: { unchecked: { type: 'boolean' } }, default: { unchecked: true } };
  expect(withoutUnchecked(schema)).toBe(schema);
});

it('answers with the very same object where there is no mark, so that nothing is held twice', () => {
  const marked = { plain: { label: { en: 'A' } }, words: { en: 'B', cy: 'B', unchecked: true } };
  const cleaned = withoutUnchecked(marked);
  expect(cleaned).not.toBe(marked);
  expect(cleaned.plain).toBe(marked.plain);
});
