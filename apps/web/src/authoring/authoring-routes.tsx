import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { PartWords } from '../words/i18n.ts';
import { addWords } from '../words/i18n.ts';
import { changeWords, designWords, flowWords, sharedWords } from './authoring-words.ts';

/** A page that is fetched, with its words, when somebody goes there: who fills in forms never downloads how they are made. */
const withWords = async (page: Promise<ComponentType>, ...words: readonly PartWords[]): Promise<ComponentType> => {
  const [Component] = await Promise.all([page, addWords([changeWords, ...words])]);
  return Component;
};
const fetched = (page: () => Promise<ComponentType>, ...words: readonly PartWords[]): Pick<RouteObject, 'lazy'> => ({
  lazy: async () => ({ Component: await withWords(page(), ...words) }),
});

const home = async () => (await import('./authoring-page.tsx')).AuthoringPage;
/** The first page of those who make and publish forms. */
export const authoringHome = (): Promise<ComponentType> => withWords(home());

/** Every address at which an authority's own configuration is made, checked and published. */
export const authoringRoutes: RouteObject[] = [
  { path: 'authoring', ...fetched(home) },
  { path: 'authoring/drift', ...fetched(async () => (await import('./drift-page.tsx')).DriftPage) },
  { path: 'authoring/publications', ...fetched(async () => (await import('./publications-page.tsx')).PublicationsPage) },
  { path: 'authoring/changes/:change', ...fetched(async () => (await import('./change-page.tsx')).ChangePage) },
  { path: 'authoring/changes/:change/files', ...fetched(async () => (await import('./files-page.tsx')).FilesPage) },
  { path: 'authoring/changes/:change/replay', ...fetched(async () => (await import('./replay-page.tsx')).ReplayPage) },
  { path: 'authoring/changes/:change/national', ...fetched(async () => (await import('./national-page.tsx')).NationalPage) },
  { path: 'authoring/changes/:change/forms/:form', ...fetched(async () => (await import('./form-designer/form-designer-page.tsx')).FormDesignerPage, sharedWords, designWords) },
  { path: 'authoring/changes/:change/workflows/:workflow', ...fetched(async () => (await import('./workflow-designer/workflow-designer-page.tsx')).WorkflowDesignerPage, sharedWords, flowWords) },
];
