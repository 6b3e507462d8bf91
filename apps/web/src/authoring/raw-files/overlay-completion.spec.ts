import { jsonLanguage } from '@codemirror/lang-json';
import { FORM_OVERLAY_GRAMMAR } from '#authoring';
import { completionsAt } from './overlay-completion.ts';

/** `|` is the cursor. */
const at = (marked: string, known = {}) => {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt(FORM_OVERLAY_GRAMMAR, jsonLanguage.parser.parse(text), text, offset, known);
  return { labels: found?.options.map(({ label }) => label), found, replaced: found && text.slice(found.from, found.to) };
};
const operation = (inside: string) => `{ "form": "f", "base": "1.0.0", "version": 1, "operations": [{ ${inside} }] }`;

describe('what may stand at the cursor', () => {
  it('is the keys of the file that are not there yet, the needed ones first', () => {
    expect(at('{ "form": "f", | }').labels).toEqual(expect.arrayContaining(['base', 'version', 'operations', 'changes']));
    expect(at('{ "form": "f", | }').labels).not.toContain('form');
    expect(at('{ "form": "f", | }').labels?.at(0)).not.toBe('changes');
  });

  it('is every kind of operation after “does”', () => {
    expect(at(operation('"does": "|"')).labels).toEqual(expect.arrayContaining(['addQuestion', 'require', 'relabel', 'retire']));
    expect(at(operation('"does": "re|"')).replaced).toBe('"re"');
    expect(at(operation('"does": |')).labels).toContain('addSection');
  });

  it('is the keys of the kind of operation that it is, and of no other', () => {
    expect(at(operation('"does": "move", |')).labels).toEqual(['question', 'section', 'after']);
    expect(at(operation('"does": "retire", |')).labels).toEqual(['question']);
    expect(at(operation('|')).labels).toEqual(['does']);
  });

  it('goes inside: the parts of a target, the languages of a text, the kinds of a question', () => {
    expect(at(operation('"does": "relabel", "target": { "part": "|" }')).labels).toEqual(['title', 'purpose', 'hint', 'label', 'why', 'group']);
    expect(at(operation('"does": "relabel", "text": { | }')).labels).toEqual(['en', 'cy']);
    expect(at(operation('"does": "addQuestion", "question": { | }')).labels).toEqual(expect.arrayContaining(['label', 'hint', 'why', 'dataItem']));
  });

  it('takes a key that is being written as the one to replace', () => {
    const { found, replaced } = at(operation('"does": "move", "que|"'));
    expect(replaced).toBe('"que"');
    expect(found?.options.map(({ insert }) => insert)).toEqual(['"question"', '"section"', '"after"']);
  });

  it('offers the ids of this form, which no grammar knows', () => {
    expect(at(operation('"does": "require", "question": "|"'), { question: ['dateSeen', 'seenAlone'] }).labels).toEqual(['dateSeen', 'seenAlone']);
  });

  it('is nothing outside the file', () => {
    expect(at('| { }').labels).toBeUndefined();
  });
});
