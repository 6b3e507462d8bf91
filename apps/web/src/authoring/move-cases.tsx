import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { migrate, migration } from './authoring-api.ts';
import type { MigrationProgress } from './authoring-types.ts';
import { useAsking } from './use-asking.ts';

/** How often the page asks how far it is. */
const EVERY = 1_500;

const stuckIn = ({ stuck }: MigrationProgress): number => (typeof stuck === 'number' ? stuck : (stuck ?? []).reduce((sum, { count }) => sum + count, 0));

/** Moving open cases to what is in force: first what would happen, in numbers; then, if it is wanted, all of them, with an event each. */
export const MoveCases = ({ publication }: { readonly publication: string }) => {
  const { t } = useWords();
  const { busy, refusal, attempt, ask } = useAsking();
  const [dry, setDry] = useState<MigrationProgress>();
  const [progress, setProgress] = useState<MigrationProgress>();
  const isGoing = progress !== undefined && progress.done < progress.total;
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setInterval(() => void migration(publication).then((reply) => reply.ok && setProgress(reply.value)), EVERY);
    return () => clearInterval(timer);
  }, [isGoing, publication]);
  const look = async () => {
    const found = await ask(() => migrate(publication, { dryRun: true }));
    if (found) setDry(found);
  };
  const move = async () => {
    const begun = await ask(() => migrate(publication, { dryRun: false }));
    if (!begun) return;
    setProgress(begun);
    setDry(undefined);
  };
  return (
    <section className="ex-box ex-stack-s">
      <h2>{t('change.move.title')}</h2>
      <p>{t('change.move.lead')}</p>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      {!dry && !isGoing && <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void look()}>{t(busy ? 'change.move.looking' : 'change.move.look')}</button>}
      <div role="status">
        {dry && <p><b>{t('change.move.would', { moved: dry.moved, total: dry.total })}</b> {stuckIn(dry) > 0 && t('change.move.wouldStay', { count: stuckIn(dry) })}</p>}
        {progress && <p>{t(isGoing ? 'change.move.going' : 'change.move.done', { done: progress.done, total: progress.total, moved: progress.moved, stuck: stuckIn(progress) })}</p>}
      </div>
      {progress && <progress className="ex-progress" max={Math.max(1, progress.total)} value={progress.done} aria-label={t('change.move.title')} />}
      {dry && dry.moved > 0 && <p className="ex-acts"><button type="button" className="govuk-button" aria-disabled={busy} onClick={() => void move()}>{t('change.move.button', { count: dry.moved })}</button><button type="button" className="ex-linklike" onClick={() => setDry(undefined)}>{t('change.move.leave')}</button></p>}
    </section>
  );
};
