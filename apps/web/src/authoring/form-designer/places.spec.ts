import type { FormOverlayFile, ResolvedForm } from '#form-answers';
import { hidden, placeOfFinding, takenIds, touched } from './places.ts';

const overlay: FormOverlayFile = {
  form: 'visit', base: '1.0.0', version: 1,
  operations: [
    { does: 'addSection', id: 'northshire.food', title: { en: 'Food' } },
    { does: 'addQuestion', id: 'northshire.eat', section: 'northshire.food', schema: { type: 'boolean' }, question: { label: { en: 'Enough to eat?' } } },
    { does: 'relabel', target: { question: 'seen', part: 'label' }, text: { en: 'Was the child seen?' } },
    { does: 'relabel', target: { section: 'about', part: 'title' }, text: { en: 'The visit' } },
    { does: 'relabel', target: { part: 'purpose' }, text: { en: 'To see the child' } },
    { does: 'require', question: 'seen' },
    { does: 'hideOptional', question: 'room' },
  ],
};
const form = { questions: { seen: {}, room: {} }, sections: [{ id: 'about', title: { en: 'About' }, questions: ['seen', 'room'] }], locked: ['about'] } as unknown as ResolvedForm;

describe('where a finding leads', () => {
  it.each([
    ['/operations/1/question/label', { question: 'northshire.eat' }],
    ['/operations/0/title', { section: 'northshire.food' }],
    ['/operations/2', { question: 'seen' }],
    ['/operations/3/text/en', { section: 'about' }],
    ['/operations/4', {}],
    ['/base', {}],
  ])('%s is about its question or section', (path, place) => {
    expect(placeOfFinding({ path }, overlay)).toEqual(place);
  });
});

describe('what is ours', () => {
  it('is counted by the question or section that it is about', () => {
    expect([...touched(overlay)]).toEqual([['northshire.food', 1], ['northshire.eat', 1], ['seen', 2], ['about', 1], ['room', 1]]);
  });

  it('names what is not asked here', () => {
    expect(hidden(overlay)).toEqual(['room']);
  });

  it('never gets an id that something has or had', () => {
    expect(takenIds(form, { ...form, retired: { 'northshire.old': {} } } as unknown as ResolvedForm, overlay)).toEqual(expect.arrayContaining(['seen', 'northshire.eat', 'northshire.old', 'about', 'northshire.food']));
  });
});
