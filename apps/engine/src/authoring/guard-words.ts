import type { GuardFile, Text } from '#definitions';

interface GuardParam {
  readonly name: string;
  readonly label: Text;
  /** What a page offers to choose from. */
  readonly takes: 'schema' | 'form' | 'question' | 'codes' | 'marks' | 'state' | 'asked' | 'regions' | 'guard' | 'guards';
  readonly optional?: true;
  readonly many?: true;
}
interface GuardKind {
  readonly type: GuardFile['type'];
  readonly label: Text;
  readonly params: readonly GuardParam[];
}

const form: GuardParam = { name: 'form', label: { en: 'Form', cy: 'Ffurflen' }, takes: 'form' };
const question: GuardParam = { name: 'question', label: { en: 'Question', cy: 'Cwestiwn' }, takes: 'question' };
const guards: GuardParam = { name: 'of', label: { en: 'Conditions', cy: 'Amodau' }, takes: 'guards', many: true };

/** The conditions that casework knows, as an author chooses them. */
export const guardKinds: readonly GuardKind[] = [
  { type: 'answered', label: { en: 'An answer is one of these', cy: 'Mae ateb yn un o’r rhain' }, params: [form, question, { name: 'is', label: { en: 'Answers', cy: 'Atebion' }, takes: 'codes', many: true }] },
  {
    type: 'marked', label: { en: 'Something has been done', cy: 'Mae rhywbeth wedi’i wneud' },
    params: [{ name: 'any', label: { en: 'Any of', cy: 'Unrhyw un o' }, takes: 'marks', many: true }, { name: 'since', label: { en: 'And not since', cy: 'Ac nid ers' }, takes: 'marks', many: true, optional: true }],
  },
  { type: 'inState', label: { en: 'The case stands at a step', cy: 'Mae’r achos ar gam' }, params: [{ name: 'state', label: { en: 'Step', cy: 'Cam' }, takes: 'state' }] },
  {
    type: 'rowsCovered', label: { en: 'Every row is dealt with', cy: 'Ymdriniwyd â phob rhes' },
    params: [
      { name: 'of', label: { en: 'The rows of', cy: 'Rhesi' }, takes: 'asked' }, { name: 'by', label: { en: 'Are there again in', cy: 'Yno eto yn' }, takes: 'asked', many: true },
      { name: 'when', label: { en: 'Only rows where', cy: 'Dim ond rhesi lle' }, takes: 'schema', optional: true },
    ],
  },
  { type: 'actorInNamedTeam', label: { en: 'Who does it is of the team that a form names', cy: 'Mae’r sawl sy’n ei wneud o’r tîm y mae ffurflen yn ei enwi' }, params: [form, question] },
  { type: 'staysWithTeam', label: { en: 'The team named is the one that has the child', cy: 'Y tîm a enwir sydd â’r plentyn' }, params: [form, question] },
  { type: 'weekday', label: { en: 'The day named is no Saturday or Sunday', cy: 'Nid yw’r diwrnod a enwir yn ddydd Sadwrn na dydd Sul' }, params: [form, question] },
  { type: 'notBefore', label: { en: 'The day named is not before something was done', cy: 'Nid yw’r diwrnod a enwir cyn i rywbeth gael ei wneud' }, params: [form, question, { name: 'marks', label: { en: 'Done', cy: 'Gwnaed' }, takes: 'marks', many: true }] },
  { type: 'actorDidNotContribute', label: { en: 'Who does it wrote none of the record', cy: 'Ni ysgrifennodd y sawl sy’n ei wneud ddim o’r cofnod' }, params: [form] },
  { type: 'regionsAtRest', label: { en: 'Nothing else is going on', cy: 'Does dim byd arall ar y gweill' }, params: [{ name: 'except', label: { en: 'Except in', cy: 'Ac eithrio yn' }, takes: 'regions', many: true, optional: true }] },
  { type: 'matches', label: { en: 'The facts of the case fit a rule', cy: 'Mae ffeithiau’r achos yn cyd-fynd â rheol' }, params: [{ name: 'schema', label: { en: 'Rule', cy: 'Rheol' }, takes: 'schema' }] },
  { type: 'all', label: { en: 'All of these hold', cy: 'Mae’r rhain i gyd yn wir' }, params: [guards] },
  { type: 'any', label: { en: 'One of these holds', cy: 'Mae un o’r rhain yn wir' }, params: [guards] },
  { type: 'not', label: { en: 'This does not hold', cy: 'Nid yw hyn yn wir' }, params: [{ name: 'of', label: { en: 'Condition', cy: 'Amod' }, takes: 'guard' }] },
];
