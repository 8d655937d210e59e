/** Types of imports of files that are not TypeScript; build.mjs converts each to a string. */
declare module '*.css' {
  /** The text of the style sheet. */
  const text: string;
  export default text;
}
declare module '*.svg' {
  /** The markup of the picture. */
  const markup: string;
  export default markup;
}
declare module '*.svg?url' {
  /** URL of the file, with a hash of its content in the name. */
  const address: string;
  export default address;
}
