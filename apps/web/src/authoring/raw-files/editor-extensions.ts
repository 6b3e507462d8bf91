import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { linter, lintGutter, lintKeymap } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Finding, JsonSchema } from '#form-answers';
import { editorTheme } from './editor-theme.ts';
import { rangeOfPointer } from './json-tree.ts';
import type { KnownIds } from './overlay-completion.ts';
import { completionsAt } from './overlay-completion.ts';

export interface EditorWords {
  readonly unreadable: string;
  /** The editor's own messages, by what they are in English. */
  readonly phrases: { readonly [english: string]: string };
}
/** What the editor asks for when it needs it: its page may have learned more meanwhile. */
export interface Knowing {
  readonly grammar: () => JsonSchema;
  readonly known: () => KnownIds;
  readonly findings: () => readonly Finding[];
  readonly words: () => EditorWords;
}
interface Telling {
  readonly change: (text: string) => void;
  readonly save: () => void;
}

export const editorPhrases = ({ phrases }: EditorWords): Extension => EditorState.phrases.of(phrases);

const complete = ({ grammar, known }: Knowing) => (context: CompletionContext): CompletionResult | null => {
  const before = context.matchBefore(/["\w.-]+/);
  if (!context.explicit && !before) return null;
  const text = context.state.doc.toString();
  const found = completionsAt(grammar(), syntaxTree(context.state), text, context.pos, known());
  if (!found || found.options.length === 0) return null;
  return {
    from: found.from,
    to: found.to,
    filter: true,
    options: found.options.map(({ label, insert, detail }) => ({ label: insert, displayLabel: label, apply: found.keys && !/^\s*:/.test(text.slice(found.to)) ? `${insert}: ` : insert, ...(detail ? { info: detail } : {}) })),
  };
};

/** What cannot be read is marked as it is typed; what the engine found stands where its pointer leads. */
const marks = ({ findings, words }: Knowing) => {
  const syntax = jsonParseLinter();
  return (view: EditorView): readonly Diagnostic[] => {
    const text = view.state.doc.toString();
    const unreadable = syntax(view);
    if (unreadable.length > 0) return unreadable.map((one) => ({ ...one, message: words().unreadable }));
    return findings().map(({ path, message, rule }) => {
      const { from, to } = rangeOfPointer(syntaxTree(view.state), text, path);
      return { from, to, severity: 'error', message, source: rule };
    });
  };
};

/** Everything the editor can do. Tab is left alone, so that it always leads out. */
export const editorExtensions = (knowing: Knowing, { change, save }: Telling): readonly Extension[] => [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  json(),
  syntaxHighlighting(defaultHighlightStyle),
  editorTheme,
  autocompletion({ override: [complete(knowing)], icons: false }),
  linter(marks(knowing), { delay: 300 }),
  keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => (save(), true) }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
  EditorView.lineWrapping,
  EditorView.updateListener.of((update) => {
    if (update.docChanged) change(update.state.doc.toString());
  }),
];
