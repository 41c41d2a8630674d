import { Link } from 'react-router';

export interface HomeFigure {
  /** The rows behind the figure. */
  to: string;
  /** A count, or an amount in words. */
  value: number | string;
  label: string;
}

/** Every figure opens its rows. */
export const HomeFigures = ({ label, figures }: { label: string; figures: readonly HomeFigure[] }) => (
  <section className="home-figures" aria-label={label}>
    {figures.map(({ to, value, label: name }) => (
      <Link key={name} to={to} className="home-figure">
        <strong>{typeof value === 'number' ? value.toLocaleString('en-US') : value}</strong> <span>{name}</span>
      </Link>
    ))}
  </section>
);
