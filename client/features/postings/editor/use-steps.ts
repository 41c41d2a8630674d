// Which step is open stands in the address; advice and problems lead to their field, in whichever step it is.
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { STEP_NAMES, type StepName, type Steps } from '#client/features/postings/fields/field.ts';
import { stepOfPath } from '#client/features/postings/fields/steps.ts';
import { fieldId } from './field-id.ts';

export const useSteps = (steps: Steps) => {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('step');
  const current: StepName = STEP_NAMES.find((name) => name === asked) ?? 'what';
  const [wanted, setWanted] = useState<string | null>(null);
  const open = (step: StepName) => setSearch({ step }, { replace: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: after the step has changed its fields are there to go to
  useEffect(() => {
    if (wanted === null) return;
    const control = document.getElementById(fieldId(wanted));
    if (!control) return;
    control.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted, current]);

  return {
    current,
    open: (step: StepName) => {
      open(step);
      window.scrollTo(0, 0);
    },
    /** Opens the step of a field and puts the cursor into it. */
    goTo: (path: string) => {
      const step = stepOfPath(steps, path);
      if (step !== current) open(step);
      setWanted(path);
    },
  };
};
