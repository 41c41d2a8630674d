// Text that people type. Lengths count characters as people see them on a keyboard (code points), so that an emoji
// or a rare Chinese character outside the basic plane is one, not two.
import { z } from 'zod';

// Control characters other than tab and line feed have no place in a form and break terminals and spreadsheets.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the point here
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\ufeff]/;

// Half of a character pair: cannot be stored as UTF-8 without damage.
const LONE_SURROGATE = /\p{Surrogate}/u;

export const countCharacters = (text: string): number => [...text].length;

interface TextLimits {
  min?: number;
  max: number;
}

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const textWith = (limits: TextLimits, lineBreaks: 'keep' | 'refuse') =>
  z
    .string()
    // A gate before the costly checks: nothing legitimate is longer than twice the limit in UTF-16 units plus margins.
    .max(limits.max * 2 + 200)
    .transform(clean)
    .check((context) => {
      const { value } = context;
      const refuse = (code: string, params: Record<string, number> = {}) =>
        context.issues.push({ code: 'custom', input: value, params: { code, ...params }, continue: false });
      if (LONE_SURROGATE.test(value)) return void refuse('malformed_text');
      if (CONTROL.test(value) || (lineBreaks === 'refuse' && value.includes('\n')))
        return void refuse('control_character');
      const length = countCharacters(value);
      if (length > limits.max) return void refuse('too_long', { maximum: limits.max });
      if (length < (limits.min ?? 0))
        return void refuse(length === 0 ? 'required' : 'too_short', { minimum: limits.min ?? 0 });
    })
    // The limit as people count it, for the API document; the checks above enforce it.
    .meta({ maxLength: limits.max, ...(limits.min ? { minLength: limits.min } : {}) });

/** One line of text, trimmed. */
export const lineOf = (limits: TextLimits) => textWith(limits, 'refuse');

/** Text of several lines, trimmed, line ends made \n. */
export const textOf = (limits: TextLimits) => textWith(limits, 'keep');

/** A stretch of a text to be marked, in UTF-16 units as JavaScript counts; `end` lies behind it. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof spanSchema>;
