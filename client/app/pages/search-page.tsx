import { SearchView } from '#client/features/search/search-view.tsx';

export const SearchPage = () => <SearchView />;
