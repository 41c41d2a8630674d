// The text of an agreement, to be read before it is signed. It is in Chinese, whatever language the page is in.
interface AgreementTextProps {
  title: string;
  /** Which version it is, as a sentence. */
  version: string;
  paragraphs: readonly string[];
}

export const AgreementText = ({ title, version, paragraphs }: AgreementTextProps) => (
  <div lang="zh-CN" className="x-stack">
    <h3>{title}</h3>
    <p className="x-faint">{version}</p>
    {paragraphs.map((paragraph, index) => (
      <p key={paragraph}>
        {index + 1}. {paragraph}
      </p>
    ))}
  </div>
);
