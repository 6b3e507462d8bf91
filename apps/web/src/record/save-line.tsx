import { useEffect, useRef, useState } from 'react';
import { useMe, useSession } from '../session/session.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { clockTime } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { readyToSend, unsaved } from './draft-sync.ts';
import { useDraft } from './use-draft.tsx';

type Look = 'busy' | 'ok' | 'off' | 'stop';
const colours = { busy: '#0d6270', ok: '#0c6446', off: '#6f4500', stop: '#a8201a' } as const;
const marks = { busy: 'M8 4v4l3 2', ok: 'M4 8.4l2.6 2.6L12 5.6', off: 'M8 4v5M8 11v2', stop: 'M5 5l6 6M11 5l-6 6' } as const;
/** A screen reader hears "saved" no more often than this. */
const CHATTER = 30_000;

const Icon = ({ look }: { readonly look: Look }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="8" fill={colours[look]} />
    <path d={marks[look]} stroke="#fff" strokeWidth="2" fill="none" />
  </svg>
);

/** Says aloud, politely: waiting states at once, "saved" only now and then, "saving" never. */
const useAloud = (look: Look, sentence: string): string => {
  const [said, setSaid] = useState('');
  const last = useRef({ look: 'ok' as Look, at: 0 });
  useEffect(() => {
    const now = Date.now();
    if (look === 'busy' || (look === 'ok' && last.current.look === 'ok' && now - last.current.at < CHATTER)) return;
    if (look !== 'ok' && last.current.look === look) return;
    last.current = { look, at: now };
    setSaid(sentence);
  }, [look, sentence]);
  return said;
};

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
  const look: Look = isLost || sync.condition === 'refused' ? 'stop' : isWaiting || sync.condition === 'offline' || sync.condition === 'signedOut' ? 'off' : sync.condition === 'saved' ? 'ok' : 'busy';
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
  const aloud = useAloud(look, `${heading} ${rest}`);
  return (
    <div className={`ex-save ex-save--bar${look === 'ok' ? '' : ` ex-save--${look}`}`}>
      <Icon look={look} />
      <span>
        <b>{heading}</b> {rest}
        {look === 'off' && sync.condition === 'signedOut' && !ranOut && <> <button type="button" className="ex-linklike" onClick={() => session.happen({ type: 'tryAgain' })}>{t('session.signInAndGoOn')}</button></>}
        {look === 'stop' && <Rescue />}
      </span>
      <span className="govuk-visually-hidden" role={look === 'stop' ? 'alert' : 'status'}>{aloud}</span>
    </div>
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
