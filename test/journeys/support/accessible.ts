import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, each with its rule and where. */
export const violationsOn = async (page: Page): Promise<readonly string[]> => {
  // The app has no frames, so nothing is gained by axe's second tab.
  const { violations } = await new AxeBuilder({ page: page as never }).options({ runOnly: { type: 'tag', values: [...tags] }, resultTypes: ['violations'] }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
};

/** How many pixels the page is wider than its window, and what sticks out. */
export const sidewaysOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} in ${clientWidth}: ${wide.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`];
  });

/** Runs in the page: how an element and what shows its focus look now. */
const lookOfAll = (): void => {
  const parts = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor', 'borderTopWidth', 'textDecorationLine', 'color'] as const;
  const one = (element: Element, pseudo?: string) => {
    const style = getComputedStyle(element, pseudo);
    return parts.map((part) => style[part]).join(';');
  };
  const look = (element: Element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    return [one(element), label ? one(label, '::before') : '', element.querySelector('summary') ? '' : one(element, '::before')].join('|');
  };
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLButtonElement).disabled && element.tabIndex >= 0,
  );
  const groups = new Set<string>();
  const reachable = stops.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const chosen = stops.some((other) => other instanceof HTMLInputElement && other.name === element.name && other.checked);
    const isStop = chosen ? element.checked : !groups.has(element.name);
    groups.add(element.name);
    return isStop;
  });
  Object.assign(window, { focusProbe: { look, before: new Map(reachable.map((element) => [element, look(element)])), unseen: new Set(reachable), bare: [] as string[] } });
};

interface Probe {
  readonly look: (element: Element) => string;
  readonly before: Map<Element, string>;
  readonly unseen: Set<Element>;
  readonly bare: string[];
}
type Probed = typeof window & { readonly focusProbe: Probe };

/** Goes through the page with Tab: what is never reached, and what does not look any different when it has the focus. */
export const focusFaultsOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate(lookOfAll);
  const stops = await page.evaluate(() => (window as unknown as Probed).focusProbe.before.size);
  // What shows only where the focus is (the source of a limit) adds stops on the way.
  let open = stops;
  for (let stop = 0; open > 0 && stop < stops * 2 + 5; stop += 1) {
    await page.keyboard.press('Tab');
    open = await page.evaluate(() => {
      const { look, before, unseen, bare } = (window as unknown as Probed).focusProbe;
      const element = document.activeElement;
      if (element && unseen.delete(element) && look(element) === before.get(element)) bare.push(element.outerHTML.slice(0, 120));
      return unseen.size;
    });
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return page.evaluate(() => {
    const { unseen, bare } = (window as unknown as Probed).focusProbe;
    return [...[...unseen].map((element) => `never reached: ${element.outerHTML.slice(0, 120)}`), ...bare.map((html) => `no visible focus: ${html}`)];
  });
};
