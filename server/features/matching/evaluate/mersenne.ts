// MT19937, seeded and read as Python's `random.Random` does, so that resampled intervals can be compared digit by digit with
// a scorer written in Python. Matsumoto & Nishimura, "Mersenne Twister" (1998).

const SIZE = 624;
const HALF = 397;

const seededState = (seed: number): Uint32Array => {
  const state = new Uint32Array(SIZE);
  state[0] = 19650218;
  for (let at = 1; at < SIZE; at += 1) {
    const before = state[at - 1] ?? 0;
    state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at;
  }
  const mix = (at: number, factor: number) => {
    const before = state[at - 1] ?? 0;
    return (state[at] ?? 0) ^ Math.imul(before ^ (before >>> 30), factor);
  };
  let at = 1;
  const step = () => {
    at += 1;
    if (at < SIZE) return;
    state[0] = state[SIZE - 1] ?? 0;
    at = 1;
  };
  for (let round = 0; round < SIZE; round += 1) {
    state[at] = mix(at, 1664525) + seed;
    step();
  }
  for (let round = 1; round < SIZE; round += 1) {
    state[at] = mix(at, 1566083941) - at;
    step();
  }
  state[0] = 0x80000000;
  return state;
};

const twist = (state: Uint32Array): void => {
  for (let at = 0; at < SIZE; at += 1) {
    const bits = ((state[at] ?? 0) & 0x80000000) | ((state[(at + 1) % SIZE] ?? 0) & 0x7fffffff);
    state[at] = (state[(at + HALF) % SIZE] ?? 0) ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0);
  }
};

/** Numbers in [0, 1) with 53 bits, as `random.Random(seed).random()` gives them; the seed is a 32-bit number. */
export const pythonRandom = (seed: number): (() => number) => {
  const state = seededState(seed);
  let used = SIZE;
  const next = (): number => {
    if (used === SIZE) {
      twist(state);
      used = 0;
    }
    let bits = state[used] ?? 0;
    used += 1;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  };
  return () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  };
};
