import { EditorView } from '@codemirror/view';

/** Inside the shadow root the page's tokens still hold: custom properties are inherited. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ex-ink)', backgroundColor: '#fff', border: '2px solid #0b0c0c', fontSize: '0.875rem' },
  '&.cm-focused': { outline: '3px solid #fd0', outlineOffset: '0', boxShadow: 'inset 0 0 0 2px #0b0c0c' },
  '.cm-content': { fontFamily: 'ui-monospace, monospace', minHeight: '15rem', caretColor: '#0b0c0c', padding: '8px 0' },
  '.cm-scroller': { lineHeight: '1.5' },
  '.cm-gutters': { backgroundColor: 'var(--ex-page)', color: 'var(--ex-muted)', borderRight: '1px solid var(--ex-line)' },
  '.cm-activeLine': { backgroundColor: '#f5f7f880' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: '#bfe0e5 !important' },
  '.cm-tooltip': { border: '2px solid var(--ex-deep)', backgroundColor: '#fff', color: 'var(--ex-ink)', maxWidth: 'min(36rem, 90vw)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--ex-accent)', color: '#fff' },
  '.cm-diagnosticText': { fontFamily: 'arial, helvetica, sans-serif' },
  '.cm-diagnosticSource': { color: 'var(--ex-muted)', opacity: '1' },
});
