import { Page } from '../shell/page.tsx';

export const FilesPage = () => <Page title="FilesPage">{null}</Page>;
