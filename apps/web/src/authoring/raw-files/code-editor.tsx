import { useEffect, useRef } from 'react';
import type { Finding, JsonSchema } from '#form-answers';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { forceLinting } from '@codemirror/lint';
import type { EditorWords, Knowing } from './editor-extensions.ts';
import { editorExtensions, editorPhrases } from './editor-extensions.ts';
import { rangeOfPointer } from './json-tree.ts';
import { syntaxTree } from '@codemirror/language';
import type { KnownIds } from './overlay-completion.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  /** Changes when the text was put otherwise than by typing here: only then is it put into the editor. */
  readonly turn: number;
  readonly readOnly: boolean;
  readonly grammar: JsonSchema;
  readonly known: KnownIds;
  readonly findings: readonly Finding[];
  readonly words: EditorWords;
  /** A pointer to show, from a finding that was followed; `turn` changes whenever it is followed again. */
  readonly show?: { readonly pointer: string; readonly turn: number };
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
}

/**
 * A code editor for one file. It lives in a shadow root: there its styles are adopted style sheets, which the engine's
 * content security policy allows, where an inline style element would be refused.
 */
export const CodeEditor = (props: Props) => {
  const { turn, readOnly, label, findings, words, show } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const settings = useRef(new Compartment());

  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const knowing: Knowing = { grammar: () => latest.current.grammar, known: () => latest.current.known, findings: () => latest.current.findings, words: () => latest.current.words };
    const extensions = [
      editorExtensions(knowing, { change: (typed) => latest.current.onChange(typed), save: () => latest.current.onSave() }),
      settings.current.of([]),
    ];
    const editor = new EditorView({ state: EditorState.create({ doc: latest.current.text, extensions }), root, parent: root });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    const { text } = latest.current;
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [turn]);
  useEffect(() => {
    view.current?.dispatch({ effects: settings.current.reconfigure([EditorView.contentAttributes.of({ 'aria-label': label }), EditorState.readOnly.of(readOnly), editorPhrases(words)]) });
  }, [label, readOnly, words]);
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [findings]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || !show) return;
    const { from, to } = rangeOfPointer(syntaxTree(editor.state), editor.state.doc.toString(), show.pointer);
    editor.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    editor.focus();
  }, [show]);
  return <div className="ex-code" ref={host} />;
};
