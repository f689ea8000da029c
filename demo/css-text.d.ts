/** A style sheet's text, as Vite gives it. */
declare module '*.css?inline' {
  const text: string;
  // eslint-disable-next-line import-x/no-default-export -- Vite's own form
  export default text;
}
