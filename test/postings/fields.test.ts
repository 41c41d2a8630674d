import { expect } from 'chai';
import { fieldPaths } from '#client/features/postings/content.ts';
import { STEP_NAMES } from '#client/features/postings/fields/field.ts';
import { stepsOf } from '#client/features/postings/fields/steps.ts';
import { CAPABILITY_KINDS, capabilityContentSchema } from '#shared/capabilities/schema.ts';
import { NEED_KINDS, needContentSchema } from '#shared/needs/schema.ts';

describe('The form of a posting', () => {
  for (const [noun, kinds, schema] of [
    ['need', NEED_KINDS, needContentSchema],
    ['capability', CAPABILITY_KINDS, capabilityContentSchema],
  ] as const) {
    for (const kind of kinds) {
      it(`asks for every field of a ${kind} ${noun}, each once`, () => {
        const steps = stepsOf(noun, kind);
        const asked = STEP_NAMES.flatMap((name) => steps[name].map((field) => field.path));
        const written = fieldPaths(schema.parse({ kind })).filter((path) => path !== 'kind');
        expect([...asked].sort()).to.deep.equal(written.sort());
      });
    }
  }
});
