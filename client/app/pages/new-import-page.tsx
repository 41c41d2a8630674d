import { NewImport } from '#client/features/imports/new-import.tsx';

export const NewImportPage = () => <NewImport />;
