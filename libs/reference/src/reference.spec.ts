import type { StateFile } from '#definitions';
import { conditionWords } from './condition-words.ts';
import { drawMachine } from './draw-machine.ts';
import { regionGraph } from './machine-graph.ts';
import { html, table } from './markup.ts';
import { both, sourceOf } from './texts.ts';

const region: StateFile = {
  meta: { label: { en: 'Help for the child' } },
  initial: 'writing',
  states: {
    writing: { meta: { label: { en: 'Being <written>' } }, on: { 'plan.send': { target: '#w.need.deciding' }, 'plan.leave': { target: 'closed' } } },
    deciding: {
      meta: { label: { en: 'Deciding' } },
      initial: 'first',
      states: {
        first: { meta: { label: { en: 'First look' } }, on: { 'plan.agree': [{ target: 'second', guard: 'needsTwo' }, { target: '#w.need.closed' }] } },
        second: { meta: { label: { en: 'Second look' } }, on: { 'plan.agree': { target: '#w.need.closed' } } },
      },
    },
    closed: { tags: ['rest'], meta: { label: { en: 'Closed' } } },
  },
};

describe('the drawing of a region', () => {
  const graph = regionGraph('need', region);

  it('has each state without states of its own, and follows a target to where it ends', () => {
    expect(graph.nodes.map(({ path, first, rest }) => [path, first, rest])).toEqual([['writing', true, false], ['deciding.first', false, false], ['deciding.second', false, false], ['closed', false, true]]);
    expect(graph.edges.map(({ from, action, to, guard }) => [from, action, to, guard])).toEqual([
      ['writing', 'plan.send', 'deciding.first', undefined],
      ['writing', 'plan.leave', 'closed', undefined],
      ['deciding.first', 'plan.agree', 'deciding.second', 'needsTwo'],
      ['deciding.first', 'plan.agree', 'closed', undefined],
      ['deciding.second', 'plan.agree', 'closed', undefined],
    ]);
  });

  it('draws a box for every state and an arrow for every way, and says what an author wrote without obeying it', () => {
    const { markup } = drawMachine('Help', graph);
    expect(markup.match(/<rect /g)).toHaveLength(4);
    expect(markup.match(/marker-end/g)).toHaveLength(5);
    expect(markup).toContain('Being &lt;written&gt;');
    expect(markup).not.toMatch(/NaN|undefined/);
  });
});

describe('the words of the reference', () => {
  it('escape what is put in, and only that', () => {
    expect(html`<p>${'<b>'}${html`<i>${'&'}</i>`}${[html`<br>`, '"']}${undefined}${false}</p>`.markup).toBe('<p>&lt;b&gt;<i>&amp;</i><br>&quot;</p>');
    expect(table('Records', ['One'], []).markup).toBe('<p>Records: none.</p>');
  });

  it('mark Welsh that no Welsh speaker has checked, and a source that nobody has verified', () => {
    expect(both({ en: 'Contact', cy: 'Cyswllt', unchecked: true }).markup).toContain('<span lang="cy" class="welsh">Cyswllt</span> <span class="unchecked">');
    expect(both({ en: 'Contact', cy: 'Cyswllt' }).markup).not.toContain('unchecked');
    expect(sourceOf({ text: 'Reg 5', unverified: true }).markup).toContain('not verified');
  });

  it('say when a question is asked', () => {
    const seen = { id: 'seen', label: { en: 'Was the child seen?' }, kind: 'yesNo', required: true } as const;
    const need = { id: 'need', label: { en: 'Need' }, kind: 'choice', required: false, options: [{ code: 'N1', label: { en: 'Abuse' } }, { code: 'N2', label: { en: 'Disability' } }] } as const;
    const words = (condition: Parameters<typeof conditionWords>[0]) => conditionWords(condition, { seen, need });
    expect(words({ type: 'object', properties: { seen: { const: false } }, required: ['seen'] })).toBe('‘Was the child seen?’ is No');
    expect(words({ properties: { need: { enum: ['N1', 'N2'] } } })).toBe('‘Need’ is Abuse or Disability');
    expect(words({ properties: { need: { contains: { const: 'N2' } } } })).toBe('‘Need’ has Disability');
    expect(words({ anyOf: [{ properties: { seen: { const: true } } }, { required: ['need'] }] })).toBe('‘Was the child seen?’ is Yes or ‘Need’ is answered');
  });
});
