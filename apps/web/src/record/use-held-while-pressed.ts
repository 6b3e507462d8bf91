import { useEffect, useRef, useState } from 'react';

/**
 * What was shown when a press began stays until it ends. A click takes the focus from the box before it, whose message then
 * goes: were the page to close up at once, the press would end elsewhere and be lost.
 */
export const useHeldWhilePressed = <T>(value: T): T => {
  const pressed = useRef(false);
  const held = useRef(false);
  const shown = useRef(value);
  const [, again] = useState(0);
  if (pressed.current) held.current = true;
  else shown.current = value;
  useEffect(() => {
    const down = () => void (pressed.current = true);
    // The click comes after the press, and belongs to it.
    const up = () =>
      setTimeout(() => {
        pressed.current = false;
        if (held.current) again((times) => times + 1);
        held.current = false;
      });
    addEventListener('pointerdown', down, true);
    addEventListener('pointerup', up, true);
    addEventListener('pointercancel', up, true);
    return () => {
      removeEventListener('pointerdown', down, true);
      removeEventListener('pointerup', up, true);
      removeEventListener('pointercancel', up, true);
    };
  }, []);
  return shown.current;
};
