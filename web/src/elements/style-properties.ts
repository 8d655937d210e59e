// Replaces Lit's directive styleMap for the elements of the pages and of Web Awesome; build.mjs configures that. Lit's
// directive writes the attribute `style` at the first rendering, which the Content-Security-Policy blocks; this one
// sets style properties.
import { noChange } from 'lit';
import { Directive, PartType, directive, type AttributePart, type DirectiveParameters, type PartInfo } from 'lit/directive.js';

export type StyleInfo = Readonly<Record<string, string | number | undefined | null>>;

class StyleProperties extends Directive {
  #set: readonly string[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ATTRIBUTE || part.name !== 'style') throw new Error('styleMap is the whole of an attribute `style`.');
  }

  render(_properties: StyleInfo): unknown {
    return noChange;
  }

  override update(part: AttributePart, [properties]: DirectiveParameters<this>): unknown {
    const { style } = part.element as HTMLElement;
    for (const name of this.#set) if (properties[name] === undefined || properties[name] === null) style.removeProperty(name);
    const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
    for (const [name, value] of given) style.setProperty(dashed(name), String(value));
    this.#set = given.map(([name]) => dashed(name));
    return noChange;
  }
}

const dashed = (name: string) => (name.includes('-') ? name : name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`));

export const styleMap = directive(StyleProperties);
