/** Text that is HTML already. */
export interface Markup {
  readonly markup: string;
}
type Piece = string | number | undefined | false | Markup | readonly Piece[];

/** HTML from a template: what is put in is escaped, unless it is markup itself; lists are joined, and nothing is left out. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: strings.reduce((before, text, index) => before + written(pieces[index - 1]) + text) };
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'markup' in piece ? piece.markup : (piece as readonly Piece[]).map(written).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A table with a caption; every cell is text or markup, the first of each row its heading. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly (string | number | Markup | undefined)[])[]): Markup {
  if (rows.length === 0) return html`<p>${caption}: none.</p>`;
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
