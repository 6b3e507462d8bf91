import { jsonLanguage } from '@codemirror/lang-json';

/** The first line at which a text stops being JSON; nothing where it can be read. */
export const unreadableLine = (text: string): number | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    let at = text.length;
    jsonLanguage.parser.parse(text).iterate({ enter: (node) => {
      if (node.type.isError) at = Math.min(at, node.from);
    } });
    return text.slice(0, at).split('\n').length;
  }
};
