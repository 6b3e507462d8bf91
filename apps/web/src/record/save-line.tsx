import { useState } from 'react';
import { useMe, useSession } from '../session/session.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import type { SaveLook } from '../shell/save-frame.tsx';
import { SaveFrame } from '../shell/save-frame.tsx';
import { clockTime } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { readyToSend, unsaved } from './draft-sync.ts';
import { useDraft } from './use-draft.tsx';

const time = (instant: string | undefined): string => (instant ? clockTime(instant) : '');

/** Where what was typed is now; always in view while writing. */
export const SaveLine = () => {
  const { t, language, say } = useWords();
  const { sync, session } = useDraft();
  const { authority } = useMe();
  const { state } = useSession();
  const ranOut = state.at === 'in' && state.ranOut;
  const isLost = !session.isKept() && sync.condition !== 'saved' && sync.condition !== 'saving';
  const isWaiting = sync.condition === 'typing' && sync.conflicts.length > 0 && !readyToSend(sync);
  const look: SaveLook = isLost || sync.condition === 'refused' ? 'stop' : isWaiting || sync.condition === 'offline' || sync.condition === 'signedOut' ? 'off' : sync.condition === 'saved' ? 'ok' : 'busy';
  const heading = {
    busy: t('save.saving'),
    ok: t('save.saved', { time: time(sync.savedAt) }),
    off: isWaiting ? t('save.waiting') : sync.condition === 'signedOut' ? t('save.signedOut', { time: time(sync.since) }) : t('save.offline', { time: time(sync.since) }),
    stop: t('save.stopped', { time: time(sync.savedAt) }),
  }[look];
  const rest = {
    busy: t('save.savingRest'),
    ok: t('save.savedRest', { authority: say(authority.name) }),
    off: isWaiting ? t('save.waitingRest') : sync.condition === 'signedOut' ? t('save.signedOutRest') : t('save.offlineRest', { authority: say(authority.name) }),
    stop: isLost ? t('save.lostRest') : sync.problem ? problemSentence(sync.problem, t, language) : '',
  }[look];
  return (
    <SaveFrame look={look} heading={heading} rest={rest} sticks>
      {look === 'off' && sync.condition === 'signedOut' && !ranOut && <> <button type="button" className="ex-linklike" onClick={() => session.happen({ type: 'tryAgain' })}>{t('session.signInAndGoOn')}</button></>}
      {look === 'stop' && <Rescue />}
    </SaveFrame>
  );
};

/** When nothing takes the words, they can at least be copied out. */
const Rescue = () => {
  const { t, say } = useWords();
  const { sync, session, form } = useDraft();
  const [copying, setCopying] = useState(false);
  const text = Object.entries(unsaved(sync))
    .map(([question, value]) => `${say(form.questions[question]?.label) || question}\n${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n\n');
  return (
    <>
      {' '}<button type="button" className="ex-linklike" onClick={() => session.happen({ type: 'tryAgain' })}>{t('save.tryAgain')}</button>
      {' '}<button type="button" className="ex-linklike" onClick={() => setCopying(true)}>{t('save.copy')}</button>
      {copying && <textarea className="ex-copy" readOnly value={text} aria-label={t('save.copyLabel')} onFocus={(event) => event.target.select()} />}
    </>
  );
};
