import process from 'node:process';

/** The seed in `SEED`, to see again what went wrong with it; without one another each time. */
export function givenSeed(): number {
  const { SEED } = process.env;
  return SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);
}
