import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';

/** How saving goes: on its way, done, waiting, or stopped. */
export type SaveLook = 'busy' | 'ok' | 'off' | 'stop';
const colours = { busy: '#0d6270', ok: '#0c6446', off: '#6f4500', stop: '#a8201a' } as const;
const marks = { busy: 'M8 4v4l3 2', ok: 'M4 8.4l2.6 2.6L12 5.6', off: 'M8 4v5M8 11v2', stop: 'M5 5l6 6M11 5l-6 6' } as const;
/** A screen reader hears "saved" no more often than this. */
const CHATTER = 30_000;

const Icon = ({ look }: { readonly look: SaveLook }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="8" fill={colours[look]} />
    <path d={marks[look]} stroke="#fff" strokeWidth="2" fill="none" />
  </svg>
);

/** Says aloud, politely: waiting states at once, "saved" only now and then, "saving" never. */
const useAloud = (look: SaveLook, sentence: string): string => {
  const [said, setSaid] = useState('');
  const last = useRef({ look: 'ok' as SaveLook, at: 0 });
  useEffect(() => {
    const now = Date.now();
    if (look === 'busy' || (look === 'ok' && last.current.look === 'ok' && now - last.current.at < CHATTER)) return;
    if (look !== 'ok' && last.current.look === look) return;
    last.current = { look, at: now };
    setSaid(sentence);
  }, [look, sentence]);
  return said;
};

interface Props {
  readonly look: SaveLook;
  readonly heading: string;
  readonly rest: string;
  /** Stays in view while the page is scrolled. */
  readonly sticks?: boolean;
  readonly children?: ReactNode;
}

/** Where what was written is now, seen and heard. */
export const SaveFrame = ({ look, heading, rest, sticks, children }: Props) => {
  const aloud = useAloud(look, `${heading} ${rest}`);
  return (
    <div className={`ex-save${sticks ? ' ex-save--bar' : ''}${look === 'ok' ? '' : ` ex-save--${look}`}`}>
      <Icon look={look} />
      <span><b>{heading}</b> {rest}{children}</span>
      <span className="govuk-visually-hidden" role={look === 'stop' ? 'alert' : 'status'}>{aloud}</span>
    </div>
  );
};
