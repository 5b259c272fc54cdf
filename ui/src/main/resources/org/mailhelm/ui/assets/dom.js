// Short words for what the other modules do with the page.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const byId = (id) => document.getElementById(id);
export const csrf = () => $('meta[name="csrf-token"]')?.content ?? "";
export const sprite = $("svg use")?.getAttribute("href")?.split("#")[0] ?? "";

/** Runs `act` for clicks on anything that matches, now or later. */
export function onClick(selector, act) {
  document.addEventListener("click", (event) => {
    const target = event.target.closest(selector);
    if (target) act(target, event);
  });
}

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function shape(id, css) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", css);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${id}`);
  svg.append(use);
  return svg;
}
