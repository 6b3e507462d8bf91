import { formDifference, operationKey } from '#authoring';
import type { FormOperation, FormOverlayFile, ResolvedForm } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { placeOfFinding, sectionOf } from './places.ts';
import type { Place } from './places.ts';
import { useDesigner } from './use-designer.tsx';

/** What is wrong, what to think about, and what is known to be kept; each one step from its place. */
export const DraftChecks = () => {
  const { t, say } = useWords();
  const { open, overlay, form } = useDesigner();
  const { findings, advice, minutes } = open.file;
  const mend = advice.filter(({ level }) => level === 'mend');
  const consider = advice.filter(({ level }) => level === 'consider');
  const kept = advice.filter(({ level }) => level === 'kept');
  const wrong = findings.length + mend.length;
  const isSaved = open.sync.condition === 'saved';
  const placeOf = (question: string | undefined): Place | undefined => (question !== undefined && sectionOf(form, question) ? { question } : undefined);
  return (
    <section className="ex-box" aria-labelledby="checks-heading">
      <h2 id="checks-heading">{isSaved ? t('design.checks.title', { mend: wrong, consider: consider.length }) : t('design.checks.checking')}</h2>
      <ul className="ex-plain">
        {findings.map((one, index) => <Line key={`f${index}`} look="late" chip={t('design.checks.mend')} sentence={one.message} place={placeOfFinding(one, overlay)} />)}
        {mend.map((one) => <Line key={one.sentence.en} look="late" chip={t('design.checks.mend')} sentence={say(one.sentence)} place={placeOf(one.question)} />)}
        {consider.map((one) => <Line key={one.sentence.en} look="soon" chip={t('design.checks.consider')} sentence={say(one.sentence)} place={placeOf(one.question)} />)}
        {wrong === 0 && isSaved && <Line look="ok" chip={t('design.checks.kept')} sentence={t('design.checks.allKept')} />}
        {kept.map((one) => <Line key={one.sentence.en} look="ok" chip={t('design.checks.kept')} sentence={say(one.sentence)} />)}
        {minutes?.measured && <Line look="ok" chip={t('design.checks.time')} sentence={t('design.checks.measured', { minutes: minutes.measured.median, count: minutes.measured.records })} />}
      </ul>
    </section>
  );
};

interface LineProps {
  readonly look: 'late' | 'soon' | 'ok';
  readonly chip: string;
  readonly sentence: string;
  readonly place?: Place | undefined;
}

const Line = ({ look, chip, sentence, place }: LineProps) => {
  const { t } = useWords();
  const { select } = useDesigner();
  const isSomewhere = place !== undefined && (place.question !== undefined || place.section !== undefined);
  return (
    <li>
      <p><span className={`ex-chip ex-chip--${look}`}>{chip}</span> {sentence} {isSomewhere && <button type="button" className="ex-linklike" onClick={() => select(place, 'settings')}>{t('design.checks.show')}<span className="govuk-visually-hidden">: {sentence}</span></button>}</p>
    </li>
  );
};

/** What the draft changes, as its reviewer will read it. */
export const DraftSays = () => {
  const { t, say } = useWords();
  const { open } = useDesigner();
  const { difference } = open.file;
  return (
    <section className="ex-box ex-box--tint" aria-labelledby="says-heading">
      <h2 id="says-heading">{t('design.says.title')}</h2>
      <p className="ex-small ex-muted">{t('design.says.lead')}</p>
      {difference.length === 0 ? <p>{t('design.says.nothing')}</p> : <ul className="ex-plain">{difference.map((line) => <li key={line.en}><p>{say(line)}</p></li>)}</ul>}
    </section>
  );
};

/** An operation in a sentence, for two authors who changed the same thing. */
export const operationSentence = (national: ResolvedForm, overlay: FormOverlayFile, operation: FormOperation, say: (text: { readonly en: string; readonly cy?: string }) => string): string => {
  const pack = { content: { forms: { [national.id]: national }, workflows: {}, roles: [], clocks: [] } };
  const others = overlay.operations.filter((one) => operationKey(one) !== operationKey(operation));
  return formDifference(pack as never, { ...overlay, operations: others }, { ...overlay, operations: [...others, operation] }).map((line) => say(line)).join(' ');
};
