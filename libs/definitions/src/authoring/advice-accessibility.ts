import type { ResolvedForm, ResolvedQuestion, Text } from '../types.ts';
import type { Advice } from './advice.ts';
import { fillWords } from './fill-words.ts';
import { senseOf } from './same-words.ts';

/** From this many answers on, a list of radio buttons is hard to take in. */
const MANY_OPTIONS = 12;
const LONG_LABEL = 150;

/** What makes a form hard to use with a screen reader, on a phone, or by somebody in haste. Of the authority's own questions, and of the pack's that it worded. */
export function accessibilityAdvice(form: ResolvedForm, national: ResolvedForm | undefined): readonly Advice[] {
  const ours = Object.values(form.questions).filter((question) => question.local || question.label.en !== national?.questions[question.id]?.label.en);
  return [...ours.flatMap(ofQuestion), ...ours.flatMap((question) => sameLabel(question, form)), ...emptySections(form, national), ...tooLong(form, national)];
}

function ofQuestion(question: ResolvedQuestion): readonly Advice[] {
  const say = (level: Advice['level'], sentence: Text) => advice(question, level, sentence);
  const label = question.label.en.trim();
  return [
    ...(label === '' ? [say('mend', { en: 'A question has no words yet. Write what is asked.', cy: 'Nid oes geiriau i gwestiwn eto. Ysgrifennwch beth a ofynnir.' })] : []),
    ...(label !== '' && senseOf(label).length === 0 ? [say('mend', { en: '“{label}” is not in words: a screen reader cannot say what is asked. Write a question or a name.', cy: 'Nid yw “{label}” mewn geiriau: ni all darllenydd sgrin ddweud beth a ofynnir. Ysgrifennwch gwestiwn neu enw.' })] : []),
    ...(isCode(label) ? [say('mend', { en: '“{label}” is a code. Say in words what is asked.', cy: 'Cod yw “{label}”. Dywedwch mewn geiriau beth a ofynnir.' })] : []),
    ...(/[:,;–-]$/.test(label) ? [say('consider', { en: '“{label}” ends in the middle of a sentence. Let it stand by itself: a screen reader reads it alone.', cy: 'Mae “{label}” yn gorffen ar ganol brawddeg. Gadewch iddo sefyll ar ei ben ei hun: mae darllenydd sgrin yn ei ddarllen ar ei ben ei hun.' })] : []),
    ...(label.length > LONG_LABEL ? [say('consider', { en: '“{label}” is long. Ask in one line, and put the rest into the help.', cy: 'Mae “{label}” yn hir. Gofynnwch mewn un llinell, a rhowch y gweddill yn y cymorth.' })] : []),
    ...(label.length > 8 && label === label.toUpperCase() && /[A-Z]/.test(label) ? [say('consider', { en: '“{label}” is in capitals, which are harder to read. Write it as a sentence.', cy: 'Mae “{label}” mewn priflythrennau, sy’n anoddach eu darllen. Ysgrifennwch ef fel brawddeg.' })] : []),
    ...(question.kind === 'choice' && (question.options?.length ?? 0) > MANY_OPTIONS ? [say('consider', { en: '“{label}” has {count} answers to choose from, which is much to take in. Group them, or ask in two steps.', cy: 'Mae gan “{label}” {count} ateb i ddewis ohonynt, sy’n llawer i’w ddeall. Grwpiwch nhw, neu gofynnwch mewn dau gam.' })] : []),
    ...(question.kind === 'choice' && question.options?.length === 1 ? [say('consider', { en: '“{label}” has one answer only. Ask a question of yes and no, or add the other answers.', cy: 'Un ateb yn unig sydd gan “{label}”. Gofynnwch gwestiwn ie neu na, neu ychwanegwch yr atebion eraill.' })] : []),
    ...sameOptions(question),
    ...(question.required && question.kind === 'narrative' ? [say('consider', { en: '“{label}” must be answered in free words. Where there is nothing to say, people write “n/a”: add a question that lets them say so, or do not require it.', cy: 'Rhaid ateb “{label}” mewn geiriau rhydd. Lle nad oes dim i’w ddweud, mae pobl yn ysgrifennu “amh.”: ychwanegwch gwestiwn sy’n gadael iddynt ddweud hynny, neu peidiwch â’i wneud yn ofynnol.' })] : []),
    ...(vague(label) && question.hint ? [say('consider', { en: '“{label}” says what to do only in its help. Put the question into its label: the help may be passed over.', cy: 'Dim ond yn ei gymorth y mae “{label}” yn dweud beth i’w wneud. Rhowch y cwestiwn yn ei label: gellir hepgor y cymorth.' })] : []),
    ...((question.row?.length ?? 0) > 8 ? [say('consider', { en: 'Each row of “{label}” asks {count} things. On a phone a row is then longer than the screen: ask less in each.', cy: 'Mae pob rhes o “{label}” yn gofyn {count} peth. Ar ffôn mae rhes yn hirach na’r sgrin: gofynnwch lai ym mhob un.' })] : []),
  ];
}

function advice(question: ResolvedQuestion, level: Advice['level'], sentence: Text): Advice {
  return { kind: 'accessibility', level, question: question.id, sentence: fillWords(sentence, { label: question.label, count: question.row?.length ?? question.options?.length ?? 0 }) };
}

/** `CLA_06`, `q12`, `ethnicityCode`: how a database speaks. */
function isCode(label: string): boolean {
  return /^\S*[_\d]\S*$/.test(label) || /^[a-z]+[A-Z]\w*$/.test(label);
}

const VAGUE = new Set(['details', 'comment', 'comments', 'notes', 'other', 'other details', 'further details', 'more details', 'information', 'description', 'text']);

function vague(label: string): boolean {
  return VAGUE.has(label.toLowerCase().replace(/[.:]$/, ''));
}

function sameOptions(question: ResolvedQuestion): readonly Advice[] {
  const labels = (question.options ?? []).map(({ label }) => label.en.trim().toLowerCase());
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  return twice === undefined ? [] : [advice(question, 'mend', { en: 'Two answers to “{label}” read the same. Nobody can tell which to choose.', cy: 'Mae dau ateb i “{label}” yn darllen yr un fath. Ni all neb ddweud pa un i’w ddewis.' })];
}

function sameLabel(question: ResolvedQuestion, form: ResolvedForm): readonly Advice[] {
  const label = question.label.en.trim();
  const section = form.sections.find(({ questions }) => questions.includes(question.id));
  const twin = label === '' ? undefined : Object.values(form.questions).find((other) => other.id !== question.id && other.label.en.trim() === label);
  if (!twin) return [];
  const near = section?.questions.includes(twin.id) === true;
  return [advice(question, near ? 'mend' : 'consider', near ? { en: 'Two questions of one section are called “{label}”. Somebody who hears them read cannot tell them apart: word one otherwise.', cy: 'Gelwir dau gwestiwn o’r un adran yn “{label}”. Ni all rhywun sy’n eu clywed yn cael eu darllen eu gwahaniaethu: geiriwch un yn wahanol.' } : { en: 'Two questions of this form are called “{label}”. Say in one of them what is different.', cy: 'Gelwir dau gwestiwn yn y ffurflen hon yn “{label}”. Dywedwch yn un ohonynt beth sy’n wahanol.' })];
}

function emptySections(form: ResolvedForm, national: ResolvedForm | undefined): readonly Advice[] {
  const empty = form.sections.filter(({ id, questions }) => questions.length === 0 && !national?.sections.some((section) => section.id === id));
  return empty.map(({ id, title }) => ({ kind: 'accessibility', level: 'mend', question: id, sentence: fillWords({ en: 'The section “{title}” asks nothing yet. Add a question to it, or take it out.', cy: 'Nid yw’r adran “{title}” yn gofyn dim eto. Ychwanegwch gwestiwn ati, neu tynnwch hi allan.' }, { title }) }));
}

const LONG_SECTION = 20;

function tooLong(form: ResolvedForm, national: ResolvedForm | undefined): readonly Advice[] {
  const longer = form.sections.filter(({ id, questions }) => questions.length > LONG_SECTION && questions.length > (national?.sections.find((section) => section.id === id)?.questions.length ?? 0));
  return longer.map(({ id, title, questions }) => ({ kind: 'accessibility', level: 'consider', question: id, sentence: fillWords({ en: 'The section “{title}” asks {count} questions on one page. Divide it.', cy: 'Mae’r adran “{title}” yn gofyn {count} cwestiwn ar un dudalen. Rhannwch hi.' }, { title, count: questions.length }) }));
}
