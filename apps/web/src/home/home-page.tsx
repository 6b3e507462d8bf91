import { lazy, Suspense } from 'react';
import { authoringHome } from '../authoring/authoring-routes.tsx';
import { makesForms, useMe } from '../session/session.tsx';
import { Loading } from '../shell/fetched.tsx';
import { MyWorkPage } from '../worklist/my-work-page.tsx';
import { FormsPage } from './forms-page.tsx';

const AuthoringPage = lazy(async () => ({ default: await authoringHome() }));

/** Caseworkers come to their work, who makes or publishes forms to the changes; everybody else to what they can honestly do today. */
export const HomePage = () => {
  const { user } = useMe();
  if (user.access === 'casework') return <MyWorkPage />;
  return makesForms(user) ? <Suspense fallback={<Loading />}><AuthoringPage /></Suspense> : <FormsPage />;
};
