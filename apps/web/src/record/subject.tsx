import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../api/queries.ts';
import { useNames } from '../child/use-names.ts';
import { fullDate, longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { fill } from '../words/say.ts';
import { useWords } from '../words/use-words.ts';
import { correctedStep, explainedClock, NAMES_THE_CLOCK, NAMES_THE_STEP } from './subject-of.ts';
import { useDraft } from './use-draft.tsx';

/** What a draft is about when that was said before it was begun: a limit that passed, a step whose day is wrong. */
export interface Subject {
  readonly lead: ReactNode;
  /** The questions that name it; they then need not be asked. */
  readonly hidden: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** What the open draft is about, in words. */
export const useSubject = (): Subject => {
  const { t, say, language } = useWords();
  const { action, case: view, answers } = useDraft();
  const nameOf = useNames();
  const isCorrection = action?.does === 'correct';
  const { data } = useQuery({ ...eventsQuery(view.id), enabled: isCorrection });
  const clock = explainedClock(action?.does, view, answers);
  if (clock) return { lead: <p><b><Said text={clock.label} />.</b> {t('clock.wasDue', { date: fullDate(clock.dueOn, language) })}</p>, hidden: NAMES_THE_CLOCK };
  const step = isCorrection ? correctedStep(data?.events ?? [], answers) : undefined;
  if (!step) return { lead: null, hidden: nothing };
  return {
    lead: <p className="ex-box ex-box--tint"><b>{fill(say(step.sentence), { actor: nameOf(step.actor) })}.</b> {t('mend.recordedFor', { date: longDate(step.corrected?.on ?? step.happenedOn, language) })}</p>,
    hidden: NAMES_THE_STEP,
  };
};
