import { useState } from 'react';
import { useMe, useSession } from '../../session/session.tsx';
import { problemSentence } from '../../shell/problem-sentence.ts';
import type { SaveLook } from '../../shell/save-frame.tsx';
import { SaveFrame } from '../../shell/save-frame.tsx';
import { clockTime } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { AuthoredFiles } from './authored-file.ts';
import type { OpenFile } from './use-overlay-file.tsx';

type Open = OpenFile<keyof AuthoredFiles>;

const lookOf = ({ sync, isKept }: Open): SaveLook => {
  if (sync.condition === 'refused' || (!isKept && sync.condition !== 'saved' && sync.condition !== 'saving')) return 'stop';
  if (sync.clash || sync.condition === 'offline' || sync.condition === 'signedOut') return 'off';
  return sync.condition === 'saved' ? 'ok' : 'busy';
};

const time = (instant: string | undefined): string => (instant ? clockTime(instant) : '');

/** Where the author's changes are now, and who else is looking. */
export const FileSaveLine = ({ open }: { readonly open: Open }) => {
  const { t, language, say } = useWords();
  const { authority } = useMe();
  const { state } = useSession();
  const { sync, session, file, isKept } = open;
  const ranOut = state.at === 'in' && state.ranOut;
  const look = lookOf(open);
  const off = sync.clash ? 'waiting' : sync.condition === 'signedOut' ? 'signedOut' : 'offline';
  const others = (file.others ?? []).join(', ');
  const heading = {
    busy: t('save.saving'),
    ok: sync.savedAt ? t('save.saved', { time: time(sync.savedAt) }) : t('shared.nothingChanged'),
    off: { waiting: t('shared.waiting'), signedOut: t('save.signedOut', { time: time(sync.since) }), offline: t('save.offline', { time: time(sync.since) }) }[off],
    stop: sync.savedAt ? t('save.stopped', { time: time(sync.savedAt) }) : t('shared.notSaved'),
  }[look];
  const rest = {
    busy: t('shared.savingRest'),
    ok: others ? t('shared.others', { count: file.others?.length ?? 0, names: others }) : t('shared.savesItself'),
    off: { waiting: t('shared.waitingRest'), signedOut: t('shared.keptHere'), offline: t('save.offlineRest', { authority: say(authority.name) }) }[off],
    stop: isKept ? (sync.problem ? problemSentence(sync.problem, t, language) : '') : t('save.lostRest'),
  }[look];
  return (
    <SaveFrame look={look} heading={heading} rest={rest}>
      {off === 'signedOut' && look === 'off' && !ranOut && <> <button type="button" className="ex-linklike" onClick={() => session.happen({ type: 'tryAgain' })}>{t('session.signInAndGoOn')}</button></>}
      {look === 'stop' && <Rescue open={open} />}
    </SaveFrame>
  );
};

/** When nothing takes the changes, they can at least be copied out. */
const Rescue = ({ open: { overlay, session } }: { readonly open: Open }) => {
  const { t } = useWords();
  const [copying, setCopying] = useState(false);
  return (
    <>
      {' '}<button type="button" className="ex-linklike" onClick={() => session.happen({ type: 'tryAgain' })}>{t('save.tryAgain')}</button>
      {' '}<button type="button" className="ex-linklike" onClick={() => setCopying(true)}>{t('shared.copy')}</button>
      {copying && <textarea className="ex-copy" readOnly value={JSON.stringify(overlay, null, 2)} aria-label={t('shared.copyLabel')} onFocus={(event) => event.target.select()} />}
    </>
  );
};
