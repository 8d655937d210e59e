/** What the build makes of files that are not TypeScript. */
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
  /** Its address, with the hash of its content. */
  const address: string;
  export default address;
}
