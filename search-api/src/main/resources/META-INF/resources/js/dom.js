// Makes elements. Text is always text: nothing a server or a file says is ever read as markup.

/** h('p', {class: 'hint'}, 'Hello ', h('b', {}, 'you')). Absent children (null, undefined, false) are left out. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Replaces what stands in an element. */
export function show(id, ...children) {
  const element = document.getElementById(id);
  element.replaceChildren(...children.flat().filter(Boolean));
  return element;
}
