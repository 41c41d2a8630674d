// What an imported result is, said openly: a paper is presented as a paper, an award names who gave it.
import { lengthOf } from './sentences.ts';

const HAN = /\p{Script=Han}/u;

interface Sources {
  title: string;
  disciplines: readonly string[];
  /** Journal, agency, year, address … in the order of the columns. */
  provenance: readonly string[];
}

const EVIDENCE_MAX = 500;

const fitting = (parts: readonly string[], separator: string): string => {
  let text = '';
  for (const part of parts) {
    const next = text === '' ? part : text + separator + part;
    if (lengthOf(next) > EVIDENCE_MAX - 60) break;
    text = next;
  }
  return text;
};

/** Where a journal paper stands instead of an appraisal. */
export const paperEvidence = ({ title, disciplines, provenance }: Sources): string => {
  const isChinese = HAN.test(title);
  const parts = fitting([...disciplines, ...provenance], isChinese ? '；' : '; ');
  return isChinese
    ? `期刊论文（${parts}）。未经成果鉴定，未标注技术成熟度。`
    : `Journal paper (${parts}). Not appraised; no maturity stated.`;
};

export const paperOpening = (title: string): string =>
  HAN.test(title) ? '期刊论文摘要：' : 'Abstract of a journal paper:';

/** Empty when the row says nothing of it. */
export const sourceLine = ({ title, provenance }: Sources): string => {
  const parts = fitting(provenance, ' · ');
  if (parts === '') return '';
  return HAN.test(title) ? `来源：${parts}` : `Source: ${parts}`;
};
