import { expect } from 'chai';
import { dark, light, type Palette } from '#client/ui/tokens.ts';

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2, contrast ratio. */
const contrast = (one: string, other: string): number => {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
};

type Token = keyof Palette;

const texts: readonly (readonly [Token, readonly Token[]])[] = [
  ['ink', ['paper', 'surface', 'sunken', 'pineTint', 'amberTint', 'clayTint', 'mark']],
  ['inkSoft', ['paper', 'surface', 'sunken', 'pineTint', 'amberTint', 'clayTint']],
  ['inkFaint', ['paper', 'surface', 'sunken']],
  ['pine', ['paper', 'surface', 'sunken', 'pineTint']],
  ['pineStrong', ['paper', 'surface', 'sunken', 'pineTint']],
  ['amberInk', ['paper', 'surface', 'amberTint']],
  ['clay', ['paper', 'surface', 'clayTint']],
  ['onPine', ['pine', 'pineStrong']],
  ['paper', ['ink']],
];

const lines: readonly (readonly [Token, readonly Token[]])[] = [
  ['edge', ['paper', 'surface']],
  ['amber', ['paper', 'surface']],
  ['pine', ['paper', 'surface']],
];

describe('the colours', () => {
  for (const [name, palette] of Object.entries({ light, dark })) {
    for (const [text, grounds] of texts) {
      for (const ground of grounds) {
        it(`let ${text} be read on ${ground} in the ${name} theme (4.5 : 1)`, () => {
          expect(contrast(palette[text], palette[ground])).to.be.at.least(4.5);
        });
      }
    }
    for (const [line, grounds] of lines) {
      for (const ground of grounds) {
        it(`let ${line} be seen on ${ground} in the ${name} theme (3 : 1)`, () => {
          expect(contrast(palette[line], palette[ground])).to.be.at.least(3);
        });
      }
    }
  }
});
