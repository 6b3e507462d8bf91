import type { syntaxTree } from '@codemirror/language';

export type Tree = ReturnType<typeof syntaxTree>;
export type SyntaxNode = Tree['topNode'];

/** Nodes that are values, as the JSON parser names them. */
const VALUES = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);
const MARKS = new Set(['{', '}', '[', ']', ',', ':', '⚠']);

export const isValue = (node: SyntaxNode): boolean => VALUES.has(node.name);

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (!MARKS.has(child.name)) found.push(child);
  return found;
};

/** The text of a string or a key, without its quotes; a string that is not closed yet is read as far as it goes. */
export const textOf = (node: SyntaxNode, text: string): string => {
  const written = text.slice(node.from, node.to);
  try {
    return String(JSON.parse(written));
  } catch {
    return written.replace(/^"|"$/g, '');
  }
};

export const rootOf = (tree: Tree): SyntaxNode | undefined => childrenOf(tree.topNode).find(isValue);
export const itemsOf = (array: SyntaxNode): readonly SyntaxNode[] => childrenOf(array).filter(isValue);
export const propertiesOf = (object: SyntaxNode): readonly SyntaxNode[] => childrenOf(object).filter(({ name }) => name === 'Property');
export const nameOf = (property: SyntaxNode, text: string): string => {
  const name = property.getChild('PropertyName');
  return name ? textOf(name, text) : '';
};
export const valueOfProperty = (property: SyntaxNode): SyntaxNode | undefined => childrenOf(property).find(isValue);

/** The value under a key of an object, as far as it is written. */
export const valueAt = (object: SyntaxNode, key: string, text: string): SyntaxNode | undefined => {
  const property = propertiesOf(object).find((one) => nameOf(one, text) === key);
  return property && valueOfProperty(property);
};

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where in a text a JSON pointer leads; what is not there leads to the nearest that is. */
export const rangeOfPointer = (tree: Tree, text: string, pointer: string): Range => {
  let at = rootOf(tree);
  if (!at) return { from: 0, to: Math.min(1, text.length) };
  let range: Range = { from: at.from, to: Math.min(at.from + 1, text.length) };
  for (const step of pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    const property: SyntaxNode | undefined = at.name === 'Object' ? propertiesOf(at).find((one) => nameOf(one, text) === step) : undefined;
    const next: SyntaxNode | undefined = at.name === 'Array' ? itemsOf(at)[Number(step)] : property && valueOfProperty(property);
    if (!next) return property ? { from: property.from, to: property.to } : range;
    // A whole object would paint half the page: its key, or its first character, says where it is.
    const name = property?.getChild('PropertyName');
    const isLong = next.name === 'Object' || next.name === 'Array';
    range = isLong ? (name ? { from: name.from, to: name.to } : { from: next.from, to: next.from + 1 }) : { from: next.from, to: next.to };
    at = next;
  }
  return range;
};
