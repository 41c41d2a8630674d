// Texts cut where a sentence ends. Lengths count characters as people see them (code points), like the schemas.

// Chinese journals end sentences with a plain point and no space after it.
const SENTENCE_END = /[。！？!?；;\n]|(?<!\b(?:e\.g|i\.e|etc|vs|Fig|No|al))\.(?=\s|$|\p{Script=Han})/gu;
/** A cut earlier than this share of the room would give away more than it saves. */
const LEAST_SHARE = 0.4;

export const lengthOf = (text: string): number => (text.length < 40 ? [...text].length : countPoints(text));

const countPoints = (text: string): number => {
  let surrogates = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) surrogates += 1;
  }
  return text.length - surrogates;
};

const firstCharacters = (text: string, count: number): string =>
  // Twice the units hold the characters, however many of them are outside the basic plane.
  [...text.slice(0, count * 2)].slice(0, count).join('');

/** The text, or as many whole sentences of its beginning as fit; failing that, what fits up to a word or clause, and "…". */
export const cutAtSentence = (text: string, max: number): string => {
  const whole = text.trim();
  if (lengthOf(whole) <= max) return whole;
  const room = firstCharacters(whole, max);
  const ends = [...room.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const end = ends.at(-1) ?? 0;
  if (end >= room.length * LEAST_SHARE) return room.slice(0, end).replace(/[；;\s]+$/, '');
  const short = firstCharacters(whole, max - 1);
  const clause = Math.max(...['，', '、', ',', ' '].map((mark) => short.lastIndexOf(mark)));
  return `${clause >= short.length * LEAST_SHARE ? short.slice(0, clause) : short}…`;
};

/** Shorter than `max`, ending in "…" when something is missing. */
export const cutTitle = (title: string, max: number): string => {
  if (lengthOf(title) <= max) return title;
  const short = firstCharacters(title, max - 1);
  // English words stay whole; Chinese ones have no spaces to cut at.
  const space = short.lastIndexOf(' ');
  return `${(space > short.length * 0.7 ? short.slice(0, space) : short).trimEnd()}…`;
};

/** Sentences that tell how to reach somebody: not for the public. */
const CONTACT = /[\w.+-]+@[\w-]+\.\w+|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3,4}-?\d{4}|联系人|联系电话|\bphone\b/i;

/** What American abstracts begin with before they say anything. */
const OPENING =
  /^(?:(?:project|technical)?\s*(?:summary|abstract|description provided by applicant)[:/\s]+)+(?=[A-Z])/i;

/** A short public text: the first sentences that fit, without those that tell how to reach somebody. */
export const teaserOf = (text: string, max: number): string => {
  const sentences = text.replace(OPENING, '').match(/[^。！？!?\n]+[。！？!?]?|[^\n]/gu) ?? [];
  return cutAtSentence(
    sentences
      .filter((sentence) => !CONTACT.test(sentence))
      .map((sentence) => sentence.trim())
      .join(' ')
      .replace(/([。！？；，、]) /g, '$1'),
    max,
  );
};
