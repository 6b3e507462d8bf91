import { useState } from 'react';
import { useMe } from '../session/session.tsx';
import { draftKey } from '../session/this-computer.ts';

/** Words that are typed and not yet sent: a page that is loaded again still has them, until they are sent or somebody else signs in. */
export const useKept = (place: string, initial = ''): readonly [words: string, type: (words: string) => void, forget: () => void] => {
  const { user } = useMe();
  const key = draftKey(user.id, 'authoring', place);
  const [words, setWords] = useState(() => localStorage.getItem(key) ?? initial);
  const forget = () => localStorage.removeItem(key);
  const type = (typed: string) => {
    setWords(typed);
    if (typed === initial) forget();
    else localStorage.setItem(key, typed);
  };
  return [words, type, forget];
};
