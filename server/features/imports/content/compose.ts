// A content made from what a row says: given fields first, then what the long text holds, then guesses, then defaults.
import { SOURCES } from '#server/features/imports/columns/target.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Gathered } from './gather.ts';
import { guessFields } from './guess-fields.ts';
import { chooseKeywords } from './keywords.ts';
import { placesOf } from './places-of-text.ts';
import { paperEvidence, paperOpening, sourceLine } from './provenance.ts';
import { cutAtSentence, cutTitle, lengthOf, teaserOf } from './sentences.ts';
import { DESCRIPTION_MAX, PARAGRAPH_MAX, SUMMARY_MAX, spreadText } from './spread-text.ts';

const TITLE_MAX = 80;

export interface ComposeFor {
  noun: PostingNoun;
  kind: string;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Paragraphs of columns of their own, cut to size; what was cut off goes to the description whole. */
const cutParagraphs = (values: Map<string, unknown>): string[] => {
  const cut: string[] = [];
  for (const [path, value] of values) {
    const isParagraph = path.startsWith('details.') && path !== 'details.description' && typeof value === 'string';
    if (!isParagraph || lengthOf(value) <= PARAGRAPH_MAX) continue;
    values.set(path, cutAtSentence(value, PARAGRAPH_MAX));
    cut.push(value);
  }
  return cut;
};

/** A row with a discipline and no maturity is the abstract of a paper, not an appraised result. */
const isPaper = ({ noun, kind }: ComposeFor, { values, lists }: Gathered): boolean =>
  noun === 'capability' && kind === 'result' && lists.has('discipline') && !values.has('details.trl');

const summaryOf = (given: string, spread: string, title: string): string =>
  given === '' ? spread || teaserOf(title, SUMMARY_MAX) : cutAtSentence(given, SUMMARY_MAX);

/** Values of the content's fields by path. Nothing here can fail: what does not fit is for the schema to say. */
export const compose = (gathered: Gathered, wanted: ComposeFor): Map<string, unknown> => {
  const { values: given, lists } = gathered;
  const values = new Map(given);
  const places = placesOf(wanted.noun, wanted.kind);
  const fullTitle = asText(given.get('title'));
  const text = asText(given.get('text'));
  const givenSummary = asText(given.get('summary'));
  for (const source of SOURCES) values.delete(source);

  const cut = cutParagraphs(values);
  const spread = spreadText(text, places, new Set(given.keys()));
  for (const [path, paragraph] of spread.paragraphs) values.set(path, paragraph);
  const title = cutTitle(fullTitle, TITLE_MAX);
  const summary = summaryOf(givenSummary, spread.summary, fullTitle);
  values.set('title', title);
  values.set('summary', summary);
  if (places.shortName && !values.has(places.shortName.path) && title !== '') {
    values.set(places.shortName.path, cutTitle(fullTitle, places.shortName.max));
  }
  const keywords = chooseKeywords({
    given: asList(given.get('keywords')),
    listed: spread.keywords,
    title: fullTitle,
    text,
  });
  values.set('keywords', keywords);

  const disciplines = lists.get('discipline') ?? [];
  if (!given.has('fields')) {
    const about = `${summary} ${spread.area}`;
    const guesses = guessFields({ title: fullTitle, keywords, summary: about, disciplines, text });
    values.set(
      'fields',
      guesses.map((guess) => guess.field),
    );
  }

  const sources = { title: fullTitle, disciplines, provenance: lists.get('provenance') ?? [] };
  const paper = isPaper(wanted, gathered);
  const holdsEvidence = wanted.noun === 'capability' && wanted.kind === 'result' && !values.has('details.evidence');
  if (paper && !values.has('details.level')) values.set('details.level', 'not_appraised');
  if (holdsEvidence) values.set('details.evidence', paper ? paperEvidence(sources) : sourceLine(sources));
  const description = [
    title === fullTitle ? '' : fullTitle,
    paper && spread.description !== '' ? paperOpening(fullTitle) : '',
    summary === givenSummary || givenSummary === '' ? '' : givenSummary,
    spread.description,
    ...cut,
    asText(given.get('details.description')),
    holdsEvidence ? '' : sourceLine(sources),
  ];
  const whole = description.filter((part) => part !== '').join('\n\n');
  values.set('details.description', cutAtSentence(whole, DESCRIPTION_MAX));
  return values;
};
