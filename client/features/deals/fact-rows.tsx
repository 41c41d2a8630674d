/** What a record says, label beside text. */
export const FactRows = ({ rows }: { rows: readonly (readonly [label: string, text: string])[] }) => (
  <dl className="x-facts">
    {rows.map(([label, text]) => (
      <div key={label} className="deal-row">
        <dt>{label}</dt>
        <dd className="x-keep-lines">{text}</dd>
      </div>
    ))}
  </dl>
);
