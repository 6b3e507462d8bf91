import { createBrowserRouter, Outlet } from 'react-router';
import { AddPage } from './child/add-page.tsx';
import { CaseLayout } from './child/case-layout.tsx';
import { FindPage } from './child/find-page.tsx';
import { OverviewPage } from './child/overview-page.tsx';
import { PersonPage } from './child/person-page.tsx';
import { RecordsPage } from './child/records-page.tsx';
import { SharedPage } from './child/shared-page.tsx';
import { DecidePage } from './approval/decide-page.tsx';
import { ChronologyPage } from './history/chronology-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { authoringRoutes } from './authoring/authoring-routes.tsx';
import { FormPage } from './home/form-page.tsx';
import { FormsPage } from './home/forms-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { OpeningsPage } from './openings/openings-page.tsx';
import { BeginPage } from './record/begin-page.tsx';
import { CheckPage } from './record/check-page.tsx';
import { DraftPage } from './record/draft-page.tsx';
import { RecordPage } from './record/record-page.tsx';
import { SectionPage } from './record/section-page.tsx';
import { DraftPages } from './record/use-draft.tsx';
import { FaultPage } from './shell/fault-page.tsx';
import { Loading } from './shell/fetched.tsx';
import { Layout } from './shell/layout.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';

/** Every address of the web app. */
export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Layout />,
      children: [{ errorElement: <FaultPage />, hydrateFallbackElement: <Loading />, children: [
        { index: true, element: <HomePage /> },
        { path: 'children', element: <FindPage /> },
        { path: 'children/new', element: <AddPage /> },
        { path: 'children/:person', element: <PersonPage /> },
        {
          path: 'cases/:case',
          element: <CaseLayout />,
          children: [
            { index: true, element: <OverviewPage /> },
            { path: 'records', element: <RecordsPage /> },
            { path: 'records/:record', element: <RecordPage /> },
            { path: 'chronology', element: <ChronologyPage /> },
            { path: 'shared', element: <SharedPage /> },
            { path: 'history', element: <HistoryPage /> },
            { path: 'do/:action', element: <BeginPage /> },
            { path: 'decide/:record', element: <DecidePage /> },
            {
              path: 'drafts/:draft',
              element: <DraftPages><Outlet /></DraftPages>,
              children: [
                { index: true, element: <DraftPage /> },
                { path: 'sections/:section', element: <SectionPage /> },
                { path: 'check', element: <CheckPage /> },
              ],
            },
          ],
        },
        { path: 'openings', element: <OpeningsPage /> },
        { path: 'forms', element: <FormsPage /> },
        { path: 'forms/:ref', element: <FormPage /> },
        ...authoringRoutes,
        { path: '*', element: <NotFoundPage /> },
      ] }],
    },
  ]);
