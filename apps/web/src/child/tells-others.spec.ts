import type { ResolvedQuestion } from '#form-answers';
import { tellsOthers } from './tells-others.ts';

const question = (over: Partial<ResolvedQuestion>): ResolvedQuestion => ({ id: 'q', kind: 'text', label: { en: 'q' }, required: false, ...over });

it('a form with rows of what was shared is about telling others', () => {
  expect(tellsOthers({ questions: { shares: question({ kind: 'group', means: 'share', row: [question({ means: 'shareWith' })] }) } })).toBe(true);
});

it('a form that merely says with whom it was shared itself is not', () => {
  expect(tellsOthers({ questions: { sharedWith: question({ means: 'shareWith' }) } })).toBe(false);
});
