import { expect } from 'chai';
import { importTargets } from '#client/features/imports/targets.ts';
import { targetsOf } from '#server/features/imports/columns/mapping.ts';
import { CAPABILITY_KINDS } from '#shared/capabilities/schema.ts';
import { NEED_KINDS } from '#shared/needs/schema.ts';

describe('The column mapping in the browser', () => {
  for (const [noun, kinds] of [
    ['need', NEED_KINDS],
    ['capability', CAPABILITY_KINDS],
  ] as const) {
    for (const kind of kinds) {
      it(`offers for a ${kind} ${noun} exactly what an import can feed`, () => {
        const accepted = (targetsOf(noun, kind) ?? []).map((target) => target.path);
        expect([...importTargets(noun, kind)].sort()).to.deep.equal(accepted.sort());
      });
    }
  }
});
