import type { ActionRule, GuardFile, JsonSchema, MachineFile, ResolvedForm, ResolvedWorkflow } from '#definitions';
import type { CaseRules } from '../types.ts';
import { both, forms as plain, rule, testForm, workflow as plainWorkflow } from './family-support.ts';
import { rules as plainRules } from './story.ts';

/** The invented workflow with papers written side by side, exceptions, requests, corrections, and a hand-over to another team. */
const text = (en: string, cy?: string): { readonly en: string; readonly cy?: string } => ({ en, ...(cy === undefined ? {} : { cy }) });
const words: JsonSchema = { type: 'string', minLength: 1 };
const rows: JsonSchema = { type: 'array', items: { type: 'object' } };

const agreement = testForm('agreement', { about: words, signatures: rows }, ['about']);
export const wholeForms: { readonly [id: string]: ResolvedForm } = {
  ...plain,
  paper: testForm('paper', { aims: rows, summary: words }, ['summary']),
  score: testForm('score', { aims: rows, verdict: { enum: ['goOn', 'end'] }, risks: { type: 'array', items: { enum: ['fire', 'dog'] } }, safe: { type: 'boolean' } }, []),
  request: testForm('request', { agency: words, askedOn: words, state: { enum: ['asked', 'received'] } }, ['agency', 'state'], 'note'),
  agreement: {
    ...agreement,
    waits: [{ id: 'signature', task: text('Get the agreement signed'), rows: 'signatures', when: { type: 'object', properties: { how: { const: 'awaited' } }, required: ['how'] }, since: 'askedOn', days: 10 }],
  },
  handover: testForm('handover', { team: words, why: words }, ['why']),
  acceptance: testForm('acceptance', { worker: words, words }, []),
  correction: testForm('correction', { corrects: { type: 'integer' }, correctDate: words, reason: words }, ['corrects', 'correctDate', 'reason']),
};

const helping = { in: 'need.helping' };

const actions: { readonly [type: string]: ActionRule } = {
  'paper.submit': rule('submit', 'Hand in the paper', both, { form: 'paper', available: helping, guards: ['carriesUnmet'] }),
  'paper.approve': rule('approve', 'Approve the paper', ['manager'], { form: 'verdict', decides: 'paper', available: helping, guards: ['notOwnPaper'], marks: ['paper-agreed'], weight: 'main' }),
  'paper.return': rule('return', 'Return the paper', ['manager'], { form: 'verdict', decides: 'paper', available: helping }),
  'score.submit': rule('submit', 'Hand in the score', both, {
    form: 'score',
    available: helping,
    guards: ['childSeen', 'scoresAll'],
    marksWhen: [
      { mark: 'going-on', when: 'goesOn' },
      { mark: 'fire-risk', when: 'hasFireRisk' },
      { mark: 'helped', when: 'isHelping' },
    ],
  }),
  'score.approve': rule('approve', 'Approve the score', ['manager'], { form: 'verdict', decides: 'score', available: helping, guards: ['notOwnScore'] }),
  'request.record': rule('note', 'Ask an agency', both, { form: 'request', available: 'whileOpen', concurrent: true, again: true, happenedOn: 'askedOn', marks: ['asked'] }),
  'agreement.record': rule('note', 'Write down an agreement', both, { form: 'agreement', available: 'whileOpen', concurrent: true, again: true }),
  'notices.read': rule('acknowledge', 'I have read this', ['manager'], { available: 'always', concurrent: true }),
  'date.correct': rule('correct', 'Correct a day', both, { form: 'correction', available: 'always', concurrent: true }),
  'handover.submit': rule('submit', 'Offer the child to another team', both, { form: 'handover', weight: 'exit' }),
  'handover.accept': rule('accept', 'Accept the child', ['manager'], { form: 'acceptance', decides: 'handover', guards: ['inReceivingTeam', 'notOwnHandover'], marks: ['handed-over'] }),
  'handover.decline': rule('return', 'Decline the child', ['manager'], { form: 'verdict', decides: 'handover', guards: ['inReceivingTeam'] }),
  'handover.withdraw': rule('move', 'Take the offer back', both),
};

const question = (form: string, name: string, ...is: readonly string[]): GuardFile => ({ type: 'answered', params: { form, question: name, is }, sentence: text(`${name} does not say so.`) });
const notOwn = (form: string): GuardFile => ({ type: 'actorDidNotContribute', params: { form }, sentence: text('You wrote part of this.') });
const aims = (form: string): { readonly form: string; readonly question: string } => ({ form, question: 'aims' });

const guards: { readonly [name: string]: GuardFile } = {
  notOwnPaper: notOwn('paper'),
  notOwnScore: notOwn('score'),
  notOwnHandover: notOwn('handover'),
  childSeen: { type: 'marked', params: { any: ['child-seen'] }, sentence: text('The child has not been seen.', 'Ni welwyd y plentyn.'), exception: true },
  scoresAll: { type: 'rowsCovered', params: { of: { ...aims('paper'), when: { type: 'object', properties: { standing: { enum: ['goOn'] } } } }, by: [aims('score')] }, sentence: text('An aim of the paper has no score.') },
  carriesUnmet: { type: 'rowsCovered', params: { of: { ...aims('score'), when: { type: 'object', properties: { score: { enum: ['unmet'] } } } }, by: [aims('paper')] }, sentence: text('An unmet aim is not in the new paper.') },
  goesOn: question('score', 'verdict', 'goOn'),
  hasFireRisk: question('score', 'risks', 'fire', 'flood'),
  isHelping: { type: 'inState', params: { state: 'need.helping' }, sentence: text('Nobody is helping yet.') },
  inReceivingTeam: { type: 'actorInNamedTeam', params: { form: 'handover', question: 'team' }, sentence: text('Only the team that was asked can accept or decline.') },
};

const responsibility: MachineFile['states'][string] = {
  initial: 'held',
  meta: { label: text('Responsibility') },
  states: {
    held: { tags: ['rest'], meta: { label: text('Held') }, on: { 'handover.submit': { target: 'offered' } } },
    offered: {
      meta: { label: text('Offered to another team'), waitsFor: ['manager'] },
      on: { 'handover.accept': { target: 'held' }, 'handover.decline': { target: 'held' }, 'handover.withdraw': { target: 'held' } },
    },
  },
};

export const wholeWorkflow: ResolvedWorkflow = {
  ...plainWorkflow,
  digest: 'workflow-whole-file',
  machine: { ...plainWorkflow.machine, states: { ...plainWorkflow.machine.states, responsibility } },
  actions: { ...plainWorkflow.actions, ...actions },
  guards: { ...plainWorkflow.guards, ...guards },
};

export const wholeRules: CaseRules = {
  ...plainRules,
  workflow: wholeWorkflow,
  marks: [
    { id: 'handed-over', label: text('Handed over') },
    { id: 'fire-risk', label: text('Risk of fire', 'Perygl tân'), tell: true },
    { id: 'child-seen', label: text('The child was seen', 'Gwelwyd y plentyn') },
  ],
  form: (idOrRef) => wholeForms[idOrRef.split('@')[0] ?? ''],
};
