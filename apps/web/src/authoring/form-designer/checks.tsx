import { formDifference, operationKey } from '#authoring';
import type { Finding, FormOperation } from '#form-answers';
import { clockTime } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { Advice } from '../shared/authored-file.ts';
import { findingWords } from './finding-words.ts';
import type { Place } from './places.ts';
import { placeOfFinding } from './places.ts';
import { useDesigner } from './use-designer.tsx';

interface Line {
  readonly level: Advice['level'];
  readonly sentence: string;
  readonly place: Place;
}
const looks: { readonly [level in Advice['level']]: string } = { mend: 'ex-chip ex-chip--late', consider: 'ex-chip ex-chip--soon', kept: 'ex-chip ex-chip--ok' };

/** What is to be mended and what to be considered, each one click from its question. */
export const Checks = () => {
  const { t } = useWords();
  const { open } = useDesigner();
  const lines = useLines();
  const count = (level: Advice['level']) => lines.filter((line) => line.level === level).length;
  const [mend, consider] = [count('mend'), count('consider')];
  const { sync, took } = open;
  return (
    <section className="ex-box" id="checks" aria-labelledby="checks-heading">
      <div className="ex-title">
        <h2 id="checks-heading">{t('design.checks.title', { mend: t('design.checks.mend', { count: mend }), consider: t('design.checks.consider', { count: consider }) })}</h2>
        <p className="ex-small ex-muted">{sync.condition === 'saved' ? (took !== undefined && sync.savedAt ? t('design.checks.checked', { time: clockTime(sync.savedAt), seconds: (took / 1000).toFixed(1) }) : t('design.checks.asOpened')) : t('design.checks.checking')}</p>
      </div>
      <ul className="ex-plain">
        {lines.map((line, index) => <CheckLine key={index} line={line} />)}
        {mend === 0 && <li><p><span className={looks.kept}>{t('design.checks.level.kept')}</span> {t('design.checks.allKept')}</p></li>}
      </ul>
    </section>
  );
};

const order: readonly Advice['level'][] = ['mend', 'consider', 'kept'];

/** Findings of the engine and advice, the gravest first. */
const useLines = (): readonly Line[] => {
  const { say } = useWords();
  const { open, form, national } = useDesigner();
  const { findings, advice, overlay } = open.file;
  const found = findings.map((finding: Finding): Line => ({ level: 'mend', sentence: findingWords(finding.message, national, form, say), place: placeOfFinding(finding, overlay) }));
  const advised = advice.map(({ level, sentence, question }): Line => ({ level, sentence: say(sentence), place: question === undefined ? {} : form.questions[question] ? { question } : form.sections.some(({ id }) => id === question) ? { section: question } : {} }));
  return [...found, ...advised].toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
};

const CheckLine = ({ line: { level, sentence, place } }: { readonly line: Line }) => {
  const { t } = useWords();
  const { select, form } = useDesigner();
  const id = place.question ?? place.section;
  const isThere = id !== undefined && (place.question === undefined || form.questions[id] !== undefined);
  return (
    <li>
      <p>
        <span className={looks[level]}>{t(`design.checks.level.${level}`)}</span> {sentence}{' '}
        {isThere && <button type="button" className="ex-linklike" onClick={() => select(place, 'card')}>{t('design.checks.show')}<span className="govuk-visually-hidden">: {sentence}</span></button>}
      </p>
    </li>
  );
};

/** What the draft does to the form in force, in the sentences that the reviewer reads. */
export const DraftChanges = () => {
  const { t, say } = useWords();
  const { open } = useDesigner();
  const { difference } = open.file;
  return (
    <section className="ex-box ex-box--tint" aria-labelledby="draft-changes">
      <h2 id="draft-changes">{t('design.draft.title')} <span className="ex-small">{t('design.draft.lead')}</span></h2>
      {difference.length === 0 ? <p>{t('design.draft.nothing')}</p> : <ul className="ex-plain">{difference.map((line, index) => <li key={index}><p>{say(line)}</p></li>)}</ul>}
    </section>
  );
};

/** An operation in a sentence, as it stands in this overlay. */
export const useOperationWords = (): ((operation: FormOperation) => string) => {
  const { say } = useWords();
  const { national, overlay } = useDesigner();
  const pack = { content: { forms: { [national.id]: national }, workflows: {}, roles: [], clocks: [] } };
  return (operation) => {
    const key = operationKey(operation);
    const without = { ...overlay, operations: overlay.operations.filter((one) => operationKey(one) !== key) };
    return formDifference(pack, without, { ...without, operations: [...without.operations, operation] }).map((line) => say(line)).join(' ');
  };
};
