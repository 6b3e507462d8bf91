import type { PublicationContent, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { Advice } from './advice.ts';
import { fillWords } from './fill-words.ts';
import { alike, senseOf } from './same-words.ts';

/** From this likeness on, two questions are taken to ask the same. */
const NEARLY_THE_SAME = 0.75;
const TELLING_WORDS = 3;

interface Elsewhere {
  readonly form: ResolvedForm;
  readonly question: ResolvedQuestion;
}

/** Local questions that another form of the authority asks already: what is known can be carried in instead of being asked again. */
export function askedElsewhere(form: ResolvedForm, here: PublicationContent['forms']): readonly Advice[] {
  const others = Object.values(here).filter((other) => other.id !== form.id && other.kind !== 'decision').flatMap((other) => Object.values(other.questions).map((question): Elsewhere => ({ form: other, question })));
  const own = Object.values(form.questions).filter(({ local, prefill }) => local === true && prefill === undefined);
  return own.flatMap((question) => {
    const found = nearest(question, others);
    return found ? [adviceFor(question, found)] : withinForm(question, form);
  });
}

function nearest(question: ResolvedQuestion, others: readonly Elsewhere[]): Elsewhere | undefined {
  const byItem = question.dataItem === undefined ? undefined : others.find((other) => other.question.dataItem === question.dataItem);
  if (byItem || senseOf(question.label.en).length < TELLING_WORDS) return byItem;
  const ranked = others.map((other) => ({ other, likeness: sameFace(question, other.question) ? alike(question.label.en, other.question.label.en) : 0 })).filter(({ likeness }) => likeness >= NEARLY_THE_SAME);
  return ranked.sort((a, b) => b.likeness - a.likeness)[0]?.other;
}

const WRITTEN: ReadonlySet<ResolvedQuestion['kind']> = new Set(['text', 'narrative', 'words']);

function sameFace(one: ResolvedQuestion, other: ResolvedQuestion): boolean {
  return one.kind === other.kind || (WRITTEN.has(one.kind) && WRITTEN.has(other.kind));
}

function adviceFor(question: ResolvedQuestion, { form, question: other }: Elsewhere): Advice {
  const sentence = fillWords(
    { en: '“{label}” is asked already: “{other}” in “{form}”. Carry that answer in (“{source}”), or say why it is asked again.', cy: 'Gofynnir “{label}” eisoes: “{other}” yn “{form}”. Dewch â’r ateb hwnnw i mewn (“{source}”), neu dywedwch pam y’i gofynnir eto.' },
    { label: question.label, other: other.label, form: form.title, source: `${form.id}.${other.id}` },
  );
  return { kind: 'askedElsewhere', level: 'consider', question: question.id, sentence };
}

/** The same form asks it in other words. */
function withinForm(question: ResolvedQuestion, form: ResolvedForm): readonly Advice[] {
  if (senseOf(question.label.en).length < TELLING_WORDS) return [];
  const twin = Object.values(form.questions).find((other) => other.id !== question.id && sameFace(question, other) && alike(question.label.en, other.label.en) >= NEARLY_THE_SAME);
  if (!twin) return [];
  const sentence = fillWords({ en: '“{label}” says nearly the same as “{twin}” in this form. Keep one of them.', cy: 'Mae “{label}” yn dweud bron yr un peth â “{twin}” yn y ffurflen hon. Cadwch un ohonynt.' }, { label: question.label, twin: twin.label });
  return [{ kind: 'askedElsewhere', level: 'consider', question: question.id, sentence }];
}
