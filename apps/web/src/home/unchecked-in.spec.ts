import { uncheckedIn } from './unchecked-in.ts';

it('texts that no Welsh speaker has checked are counted wherever they stand', () => {
  const text = { en: 'Visit', cy: 'Ymweliad', unchecked: true };
  expect(uncheckedIn({ title: text, questions: { a: { label: { en: 'Who', cy: 'Pwy' }, options: [{ code: 'x', label: text }] } } })).toBe(2);
});

it('a question that is called so is no mark', () => {
  expect(uncheckedIn({ schema: { properties: { unchecked: { type: 'boolean' } } }, unchecked: true })).toBe(0);
});
