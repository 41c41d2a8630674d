// Spreads a long text over a posting: its sections into their paragraphs, cut at a sentence's end; the first sentences
// into the summary; the whole into the description, unless the paragraphs already hold all of it.
import type { TextPlaces } from './places-of-text.ts';
import { type Section, type SectionRole, said, sectionsOf } from './sections.ts';
import { cutAtSentence, lengthOf, teaserOf } from './sentences.ts';

export const PARAGRAPH_MAX = 500;
export const SUMMARY_MAX = 300;
export const DESCRIPTION_MAX = 20_000;

/** Roles that tell a reader what the posting is about. */
const TELLING: readonly SectionRole[] = ['lead', 'problem', 'goal', 'technology', 'conditions', 'scenarios'];

export interface SpreadText {
  paragraphs: Map<string, string>;
  summary: string;
  /** Empty when the paragraphs say it all. */
  description: string;
  keywords: string;
  area: string;
}

const withoutContacts = (text: string, sections: readonly Section[]): string =>
  sections
    .filter((section) => section.role === 'contact')
    .reduceRight((rest, { from, to }) => `${rest.slice(0, from)}\n${rest.slice(to)}`, text)
    .trim();

const placeOf = (role: SectionRole, { lead, sections }: TextPlaces): string | undefined =>
  role === 'lead' ? lead : sections[role];

/** @param taken paths that columns of their own have filled */
export const spreadText = (text: string, places: TextPlaces, taken: ReadonlySet<string>): SpreadText => {
  const sections = sectionsOf(text);
  const paragraphs = new Map<string, string>();
  for (const section of sections) {
    const path = placeOf(section.role, places);
    if (path === undefined || taken.has(path)) continue;
    const before = paragraphs.get(path);
    paragraphs.set(path, before === undefined ? section.text : `${before}\n${section.text}`);
  }
  const isShown = ({ role }: Section): boolean => {
    const path = placeOf(role, places);
    return path !== undefined && lengthOf(paragraphs.get(path) ?? 'x'.repeat(PARAGRAPH_MAX + 1)) <= PARAGRAPH_MAX;
  };
  const isAllShown = sections.every((section) => section.role === 'contact' || isShown(section));
  for (const [path, paragraph] of paragraphs) paragraphs.set(path, cutAtSentence(paragraph, PARAGRAPH_MAX));
  const telling = sections.find((section) => TELLING.includes(section.role))?.text ?? '';
  return {
    paragraphs,
    summary: teaserOf(telling, SUMMARY_MAX),
    description: isAllShown ? '' : withoutContacts(text, sections),
    keywords: said(sections, 'keywords'),
    area: said(sections, 'area').slice(0, 100),
  };
};
