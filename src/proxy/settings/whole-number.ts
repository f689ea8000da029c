import * as z from 'zod/mini';

/** A setting that is a whole number, with what it is when it is not given. */
export const wholeNumber = (minimum: number, maximum: number, fallback: number) => {
  const error = `must be a whole number from ${minimum} to ${maximum}. Example: ${fallback}`;
  return z._default(
    z.int({ error }).check(z.minimum(minimum, { error }), z.maximum(maximum, { error })),
    fallback,
  );
};
