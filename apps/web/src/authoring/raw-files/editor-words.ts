import { useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { EditorWords } from './editor-extensions.ts';

/** What CodeMirror says by itself, as its own English has it. */
const PHRASES = {
  'Completions': 'completions', 'Diagnostics': 'diagnostics', 'No diagnostics': 'noDiagnostics', 'close': 'close', 'Fold line': 'fold', 'Unfold line': 'unfold',
  'folded code': 'folded', 'unfold': 'unfold', 'to': 'to', 'Control character': 'control', 'Selection deleted': 'deleted',
} as const;

/** The editor's messages in the reader's language. */
export const useEditorWords = (): EditorWords => {
  const { t } = useWords();
  return useMemo(() => ({
    unreadable: t('change.raw.unreadable'),
    phrases: Object.fromEntries(Object.entries(PHRASES).map(([english, key]) => [english, t(`change.editor.${key}`)])),
  }), [t]);
};
