import { renderToStaticMarkup } from 'react-dom/server';
import type { Json, ResolvedQuestion } from '#form-answers';
import { AnswerList } from './answer-list.tsx';
import { kinds } from './kinds.ts';
import { Said } from './said.tsx';
import { editMarkup, question, readMarkup } from './testing-face.tsx';
import { UncheckedMark } from './unchecked-mark.tsx';

const options = [
  { code: 'home', label: { en: 'At home', cy: 'Gartref' } },
  { code: 'school', label: { en: 'At school' } },
];
const row: readonly ResolvedQuestion[] = [question('text', { id: 'name', label: { en: 'Name' } })];
const examples: { readonly [kind in ResolvedQuestion['kind']]: { readonly asked: ResolvedQuestion; readonly value: Json; readonly reads: string } } = {
  text: { asked: question('text'), value: 'Gail', reads: 'Gail' },
  narrative: { asked: question('narrative'), value: 'She ate lunch.', reads: 'She ate lunch.' },
  words: { asked: question('words'), value: 'I like soup', reads: 'I like soup' },
  number: { asked: question('number'), value: 12, reads: '12' },
  date: { asked: question('date'), value: '2026-10-09', reads: '9 October 2026' },
  dateTime: { asked: question('dateTime'), value: '2026-10-09T14:30', reads: '9 October 2026 at 14:30' },
  yesNo: { asked: question('yesNo'), value: false, reads: 'No' },
  choice: { asked: question('choice', { options }), value: 'school', reads: 'At school' },
  choices: { asked: question('choices', { options }), value: ['home'], reads: 'At home' },
  group: { asked: question('group', { row }), value: [{ id: 'r1', name: 'Mark' }], reads: 'Mark' },
};

describe.each(Object.entries(examples))('a question of the kind %s', (kind, { asked, value, reads }) => {
  it('names its control by the question’s label', () => {
    expect(editMarkup(asked)).toMatch(/<(label|legend)[^>]*>Who was seen/);
    expect(editMarkup(asked)).toContain('id="q--answer"');
  });

  it('ties its hint and its error to the control, and marks what is wrong', () => {
    const wrong = editMarkup({ ...asked, hint: { en: 'Look twice' } }, value, { errors: { 'q--answer': 'Enter who was seen' } });
    expect(wrong).toContain('id="q--answer-hint">Look twice');
    expect(wrong).toMatch(/id="q--answer-error"><span class="govuk-visually-hidden">Error:<\/span> Enter who was seen/);
    expect(wrong).toContain('aria-describedby="q--answer-hint q--answer-error"');
    expect(wrong).toContain('govuk-form-group--error');
  });

  it('says that an answer is needed only where it is', () => {
    expect(editMarkup(asked, value, { needed: new Set(['answer']) })).toContain('(needed)');
    expect(editMarkup(asked, value)).not.toContain('(needed)');
  });

  it('tells why it is asked, to whoever wonders', () => {
    expect(editMarkup({ ...asked, why: { en: 'The law asks it' } })).toMatch(/<summary>Why we ask.*<p>The law asks it/s);
  });

  it('is read in words, on screen and on paper', () => {
    expect(readMarkup(asked, value)).toContain(reads);
    expect(kinds[kind as ResolvedQuestion['kind']].print).toBeDefined();
  });

  it('speaks Welsh to a Welsh reader', () => {
    expect(editMarkup(asked, value, { language: 'cy' })).toContain('Pwy a welwyd');
  });
});

describe('a date', () => {
  it('keeps what was typed, even where there is no such day', () => {
    const markup = editMarkup(question('date'), '2025-11-31');
    expect(markup).toMatch(/id="q--answer"[^>]*value="31"/);
    expect(markup).toMatch(/id="q--answer-month"[^>]*value="11"/);
    expect(markup).toMatch(/id="q--answer-year"[^>]*value="2025"/);
  });
});

describe('a long text', () => {
  it('grows with what is written', () => {
    const rows = (text: string) => Number(/rows="(\d+)"/.exec(editMarkup(question('narrative'), text))?.[1]);
    expect(rows('')).toBe(5);
    expect(rows('A line.\n'.repeat(20))).toBeGreaterThan(20);
  });

  it('counts characters only near the limit', () => {
    const asked = question('narrative');
    expect(editMarkup(asked, 'x'.repeat(50), {}, 100)).not.toContain('left');
    expect(editMarkup(asked, 'x'.repeat(95), {}, 100)).toContain('5 left');
    expect(editMarkup(asked, 'x'.repeat(103), {}, 100)).toContain('3 too many');
  });
});

describe('somebody’s own words', () => {
  it('stand in their own box, when written and when read', () => {
    expect(editMarkup(question('words'))).toContain('class="ex-words"');
    expect(readMarkup(question('words'), 'I like soup')).toContain('<blockquote class="ex-words">');
  });
});

describe('a choice', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ code: `c${index}`, label: { en: `Option ${index}` } }));

  it('shows up to seven options as radios and more as a list that folds', () => {
    expect(editMarkup(question('choice', { options: many.slice(0, 7) })).match(/type="radio"/g)).toHaveLength(7);
    expect(editMarkup(question('choice', { options: many }))).toContain('<select');
  });

  it('can be taken back while it is optional', () => {
    expect(editMarkup(question('choice', { options }), 'home')).toContain('Clear Who was seen');
    expect(editMarkup(question('choice', { options }), 'home', { needed: new Set(['answer']) })).not.toContain('Clear');
    expect(editMarkup(question('choice', { options }))).not.toContain('Clear');
  });
});

describe('a repeating group', () => {
  const asked = question('group', { row });

  it('gives each row’s answers ids that an error link can reach', () => {
    const markup = editMarkup(asked, [{ id: 'r1', name: 'Mark' }, { id: 'r2' }], { errors: { 'q--answer--1--name': 'Enter the name' } });
    expect(markup).toContain('id="q--answer--0--name"');
    expect(markup).toMatch(/id="q--answer--1--name-error".*Enter the name/s);
  });

  it('asks in a row only what that row calls for', () => {
    const shown = new Set(['answer', 'answer/r1/name']);
    const markup = editMarkup(asked, [{ id: 'r1' }, { id: 'r2' }], { shown });
    expect(markup).toContain('q--answer--0--name');
    expect(markup).not.toContain('q--answer--1--name');
  });

  it('says that there is none yet, and how to add one', () => {
    expect(editMarkup(asked)).toMatch(/None yet.*Add to Who was seen/s);
    expect(editMarkup(asked, [{ id: 'r1' }])).toContain('Add another to Who was seen');
  });
});

describe('a row that was carried in', () => {
  const asked = question('group', { row: [question('text', { id: 'goal', label: { en: 'Goal' } }), question('text', { id: 'score', label: { en: 'Score' } })] });
  const rows = [{ id: 'r1', goal: 'Eats breakfast' }];
  const carried = new Set(['answer/r1/goal']);

  it('is read beside what is now asked of it, with a way to change it', () => {
    const markup = editMarkup(asked, rows, { carried });
    expect(markup).toMatch(/ex-carried.*Goal.*Eats breakfast.*Change Who was seen 1/s);
    expect(markup).not.toContain('id="q--answer--0--goal"');
    expect(markup).toContain('id="q--answer--0--score"');
  });

  it('has its box again where an error has to be mended', () => {
    expect(editMarkup(asked, rows, { carried, errors: { 'q--answer--0--goal': 'Say it shorter' } })).toContain('id="q--answer--0--goal"');
  });

  it('is written on as any other where all of it was carried in and nothing else is asked', () => {
    const all = new Set([...carried, 'answer/r1/score']);
    expect(editMarkup(asked, [{ id: 'r1', goal: 'Eats', score: 'met' }], { carried: all })).toContain('id="q--answer--0--goal"');
  });
});

describe('a group that is read', () => {
  const asked = question('group', { row });

  it('has below each row what a page puts there, such as a line to sign', () => {
    const markup = renderToStaticMarkup(<AnswerList questions={[asked]} answers={{ answer: [{ id: 'r1', name: 'Tara' }, { id: 'r2', name: 'Dean' }] }} language="en" belowRow={({ id }) => id === 'r2' && <p>Signature</p>} />);
    expect(markup).toMatch(/Tara.*Dean.*Signature/s);
    expect(markup.match(/Signature/g)).toHaveLength(1);
  });
});

describe('Welsh that nobody has checked', () => {
  const label = { en: 'Where', cy: 'Ble', unchecked: true as const };
  const drawn = (mark: string | undefined, language: 'en' | 'cy') => renderToStaticMarkup(<UncheckedMark value={mark}><Said text={label} language={language} /></UncheckedMark>);

  it('says so to an author, on screen and never on paper', () => {
    expect(drawn('Heb ei wirio', 'cy')).toMatch(/^Ble <span class="[^"]*ex-noprint[^"]*">Heb ei wirio/);
  });

  it('says nothing to anybody else, whatever the definition holds', () => {
    expect(drawn(undefined, 'cy')).toBe('Ble');
    expect(drawn('Heb ei wirio', 'en')).toBe('Where');
  });
});

describe('a question that no translator has seen', () => {
  const asked = question('choice', { label: { en: 'Where it was' }, hint: { en: 'As far as you know' }, options });

  it('is marked as English for a Welsh reader, so that a screen reader says it in English', () => {
    const markup = editMarkup(asked, undefined, { language: 'cy' });
    expect(markup).toContain('<span lang="en">Where it was</span>');
    expect(markup).toContain('<span lang="en">As far as you know</span>');
    expect(markup).toContain('<span lang="en">At school</span>');
    expect(markup).toMatch(/>Gartref</);
    expect(markup).not.toContain('<span lang="en">Gartref');
  });

  it('is not marked for an English reader', () => {
    expect(editMarkup(asked)).not.toContain('lang=');
  });
});

describe('an answer that was carried in', () => {
  it('says where it came from, to whoever sees the control and whoever hears it', () => {
    const markup = editMarkup(question('text'), 'St Mark’s', { notes: { 'q--answer': 'From the contact' } });
    expect(markup).toContain('id="q--answer-from">From the contact');
    expect(markup).toContain('aria-describedby="q--answer-from"');
  });

  it('says nothing where the worker wrote it', () => {
    expect(editMarkup(question('text'), 'St Mark’s')).not.toContain('-from');
  });
});
