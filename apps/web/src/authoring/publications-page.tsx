import { Page } from '../shell/page.tsx';

export const PublicationsPage = () => <Page title="PublicationsPage">{null}</Page>;
