import { BrowseView } from '#client/features/postings/browse/browse-view.tsx';

export const CapabilitiesPage = () => <BrowseView noun="capability" />;
