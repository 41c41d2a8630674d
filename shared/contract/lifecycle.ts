// A lifecycle is a pure table: from which states an act leads to which state.

export type Lifecycle<State extends string, Act extends string> = Record<Act, { from: readonly State[]; to: State }>;

/** The state after an act, or null when the act is not possible in this state. */
export const transition = <State extends string, Act extends string>(
  lifecycle: Lifecycle<State, Act>,
  state: State,
  act: Act,
): State | null => {
  const { from, to } = lifecycle[act];
  return from.includes(state) ? to : null;
};
