import { ProblemPage } from './problem-page.tsx';

/** For an address that leads nowhere, or nowhere this reader may know of. */
export const NotFoundPage = () => <ProblemPage problem={{ code: 'not-found', status: 404, title: '' }} />;
