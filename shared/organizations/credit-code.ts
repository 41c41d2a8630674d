// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check character by
// ISO 7064 mod 31: sum of (value × 3^i mod 31) over the first seventeen, check = (31 − sum mod 31) mod 31.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The check character for the first seventeen characters; null when one of them is outside the alphabet. */
export const creditCodeCheck = (body: string): string | null => {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
};

export const isCreditCode = (code: string): boolean =>
  SHAPE.test(code) && creditCodeCheck(code.slice(0, 17)) === code.charAt(17);
