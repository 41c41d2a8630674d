// The live advice: the four review criteria scored from the text alone while an author types, and what to add. Pure, so
// that the author's screen and the review desk show the same figures.
import type { CapabilityContent } from '#shared/capabilities/schema.ts';
import type { NeedContent } from '#shared/needs/schema.ts';
import { rulesOfCapability } from './advice/capability-rules.ts';
import { rulesOfNeed } from './advice/need-rules.ts';
import type { AdviceCode, Content, Rule } from './advice/rule.ts';
import { type ReviewCriterion, type ReviewScores, totalPoints } from './review.ts';

interface ContentOf {
  need: NeedContent;
  capability: CapabilityContent;
}

/** One thing to add or to sharpen: key `postings.advice.<code>` in the locales, beside its field. */
export interface Advice {
  criterion: ReviewCriterion;
  field: string;
  code: AdviceCode;
  params: Record<string, string | number>;
}

export interface AdviceReport {
  /** 0–5 per criterion. */
  scores: ReviewScores;
  /** 0–20. */
  total: number;
  /** What would raise the scores most first; one sentence per field and code. */
  advice: Advice[];
}

const MOST = 5;

const rulesOf = <Noun extends keyof ContentOf>(noun: Noun, content: ContentOf[Noun]): readonly Rule[] =>
  // The noun says which union the kind belongs to; TypeScript does not follow that from one argument to the other.
  noun === 'need'
    ? rulesOfNeed(content.kind as NeedContent['kind'])
    : rulesOfCapability(content.kind as CapabilityContent['kind']);

/**
 * Scores a content by the four criteria of the review and says what would raise the scores.
 *
 * A criterion's points are 5 × (points its rules earn) ÷ (points its rules could earn), rounded to a whole number; the
 * rules of a kind are fixed, so filling in an empty field never lowers a score.
 *
 * @param content complete by the content schema, or as far as it is typed: what is absent counts as empty
 */
export const advise = <Noun extends keyof ContentOf>(noun: Noun, content: ContentOf[Noun]): AdviceReport => {
  const fields: Content = { ...content };
  const findings = rulesOf(noun, content).map((rule) => ({ rule, finding: rule.find(fields) }));

  const scoreOf = (criterion: ReviewCriterion): number => {
    const own = findings.filter(({ rule }) => rule.criterion === criterion);
    const possible = own.reduce((sum, { rule }) => sum + rule.points, 0);
    const earned = own.reduce((sum, { rule, finding }) => sum + rule.points * finding.share, 0);
    return Math.round((MOST * earned) / possible);
  };
  const scores: ReviewScores = {
    value: scoreOf('value'),
    clarity: scoreOf('clarity'),
    cooperation: scoreOf('cooperation'),
    completeness: scoreOf('completeness'),
  };

  const said = new Map<string, Advice & { lost: number }>();
  for (const { rule, finding } of findings) {
    if (finding.code === undefined) continue;
    const { criterion, field } = rule;
    const key = `${field} ${finding.code}`;
    const before = said.get(key);
    const lost = rule.points * (1 - finding.share);
    // A field that counts for two criteria is mentioned once, for the first of them, with the weight of both.
    if (before) before.lost += lost;
    else said.set(key, { criterion, field, code: finding.code, params: finding.params ?? {}, lost });
  }
  const advice = [...said.values()]
    .sort((one, other) => other.lost - one.lost)
    .map(({ lost: _lost, ...entry }) => entry);

  return { scores, total: totalPoints(scores), advice };
};
