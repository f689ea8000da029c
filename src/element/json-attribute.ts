/** Reads an attribute that holds JSON; what is none stays a text, for whoever checks it. */
export const jsonAttribute = {
  converter(json: string | null): unknown {
    try {
      return JSON.parse(json ?? 'null');
    } catch {
      return json;
    }
  },
};
