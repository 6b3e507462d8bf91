import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { migrate, migration, migrationQuery } from './authoring-api.ts';
import type { MigrationProgress } from './authoring-types.ts';
import { useAsking } from './use-asking.ts';

/** How often the page asks how far it is. */
const EVERY = 1_500;

const stuckIn = ({ stuck }: MigrationProgress): number => stuck.reduce((sum, { count }) => sum + count, 0);

/** Moving open cases to what is in force: first what would happen, in numbers; then, if it is wanted, all of them, with an event each. */
export const MoveCases = ({ publication }: { readonly publication: string }) => {
  const { t } = useWords();
  const { busy, refusal, attempt, ask } = useAsking();
  const [dry, setDry] = useState<MigrationProgress>();
  const [begun, setBegun] = useState<MigrationProgress>();
  // One that was begun before is shown when somebody comes back.
  const { data } = useQuery(migrationQuery(publication));
  const progress = begun ?? (data && data.done > 0 ? data : undefined);
  const isGoing = progress?.running === true;
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setInterval(() => void migration(publication).then((reply) => reply.ok && setBegun(reply.value)), EVERY);
    return () => clearInterval(timer);
  }, [isGoing, publication]);
  const look = async () => setDry(await ask(() => migrate(publication, { dryRun: true })));
  const move = async () => {
    const going = await ask(() => migrate(publication, { dryRun: false }));
    if (!going) return;
    setBegun(going);
    setDry(undefined);
  };
  return (
    <section className="ex-box ex-stack-s">
      <h2>{t('change.move.title')}</h2>
      <p>{t('change.move.lead')}</p>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      {!dry && !isGoing && <p><button type="button" className="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void look()}>{t(busy ? 'change.move.looking' : 'change.move.look')}</button></p>}
      <div role="status">
        {dry && <><p><b>{t('change.move.would', { moved: dry.moved, total: dry.total })}</b> {dry.stood > 0 && t('change.move.stood', { count: dry.stood })}</p><Stuck progress={dry} /></>}
        {progress && !dry && <><p>{t(isGoing ? 'change.move.going' : 'change.move.done', { done: progress.done, total: progress.total, moved: progress.moved, stuck: stuckIn(progress) })}</p>{!isGoing && <Stuck progress={progress} />}{progress.fault && <p><b>{progress.fault}</b></p>}</>}
      </div>
      {isGoing && <progress className="ex-progress" max={Math.max(1, progress.total)} value={progress.done} aria-label={t('change.move.title')} />}
      {dry && dry.moved > 0 && <p className="ex-acts"><button type="button" className="govuk-button" aria-disabled={busy} onClick={() => void move()}>{t('change.move.button', { count: dry.moved })}</button><button type="button" className="ex-linklike" onClick={() => setDry(undefined)}>{t('change.move.leave')}</button></p>}
    </section>
  );
};

/** How many would stay where they are, and why. */
const Stuck = ({ progress }: { readonly progress: MigrationProgress }) => {
  const { t } = useWords();
  const { drafts, stuck } = progress;
  return (
    <>
      {drafts.moved + drafts.stayed > 0 && <p>{t('change.move.drafts', { moved: drafts.moved, stayed: drafts.stayed })}</p>}
      {stuck.length > 0 && <><p>{t('change.move.stay', { count: stuckIn(progress) })}</p><ul className="ex-dots">{stuck.map(({ why, count }, index) => <li key={index}>{count}: <Said text={why} /></li>)}</ul></>}
    </>
  );
};
