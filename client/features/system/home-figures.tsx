import { Link } from 'react-router';

export interface HomeFigure {
  /** The rows behind the figure. */
  to: string;
  value: number;
  label: string;
}

/** Every figure opens its rows. */
export const HomeFigures = ({ label, figures }: { label: string; figures: readonly HomeFigure[] }) => (
  <section className="home-figures" aria-label={label}>
    {figures.map(({ to, value, label: name }) => (
      <Link key={to} to={to} className="home-figure">
        <strong>{value.toLocaleString('en-US')}</strong> <span>{name}</span>
      </Link>
    ))}
  </section>
);
