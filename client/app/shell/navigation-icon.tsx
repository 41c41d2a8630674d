// Line drawings of our own, so that the first view needs no icon package.
import type { NavigationItem } from './navigation.ts';

const drawings: Record<NavigationItem['name'] | 'menu' | 'account', string> = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9',
  needs: 'M5 6h14v10H11l-4 3.5V16H5z M9 11h6',
  capabilities: 'M9.5 18h5M10 21h4M12 3a6 6 0 0 0-3.5 10.9V15.5h7V13.9A6 6 0 0 0 12 3z',
  events: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4M9 14h2',
  organizations: 'M5 20V6l7-2.5V20M12 9h7v11M3 20h18M8 9v.01M8 12.5v.01M8 16v.01M15.5 12.5v.01M15.5 16v.01',
  desk: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  deals: 'M4 7h10l3 3-3 3H4zM20 17H10l-3-3',
  supervision: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  reviews: 'M6 4h12v16H6zM9 9l1.5 1.5L14 7.5M9 15h6',
  imports: 'M12 4v10M8 10.5l4 4 4-4M5 19h14',
  administration: 'M5 7h9M18 7h1M5 12h2M11 12h8M5 17h9M18 17h1M16 5v4M9 10v4M16 15v4',
  menu: 'M5 7h14M5 12h14M5 17h14',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0',
};

export const NavigationIcon = ({ name }: { name: keyof typeof drawings }) => (
  <svg
    viewBox="0 0 24 24"
    width="22"
    height="22"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={drawings[name]} />
  </svg>
);
