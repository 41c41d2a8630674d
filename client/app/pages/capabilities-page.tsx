import { FollowSearch } from '#client/features/follows/follow-search.tsx';
import { BrowseView } from '#client/features/postings/browse/browse-view.tsx';

export const CapabilitiesPage = () => <BrowseView noun="capability" besides={<FollowSearch noun="capability" />} />;
