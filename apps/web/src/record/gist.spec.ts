import type { ResolvedQuestion } from '#form-answers';
import { gistOf } from './gist.ts';

const question = (id: string, kind: ResolvedQuestion['kind']): ResolvedQuestion => ({ id, kind, label: { en: id }, required: false });
const asked = [question('agency', 'text'), question('ground', 'choice'), question('forWhat', 'narrative'), question('askedOn', 'date'), question('state', 'choice')];
const form = { sections: [{ id: 's', title: { en: 's' }, questions: asked.map(({ id }) => id) }], questions: Object.fromEntries(asked.map((one) => [one.id, one])) };
const ids = (answers: Parameters<typeof gistOf>[1]) => gistOf(form, answers).map(({ id }) => id);

it('a record is known by its first short answers and by where it stands now', () => {
  expect(ids({ agency: 'Holm Lane School', ground: 'law', forWhat: 'Attendance', askedOn: '2026-11-02', state: 'chased' })).toEqual(['agency', 'askedOn', 'state']);
});

it('what is blank tells nothing', () => {
  expect(ids({ agency: '', forWhat: 'Attendance' })).toEqual([]);
});
