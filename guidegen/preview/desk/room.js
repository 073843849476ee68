// The desk's own room on the page: an element beside the body whose inside the page's styles do not reach.
// An element with attributes (a function listens to the event that it is named after: onclick) and children.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// What leads to a place in a file: a link where there is an editor, else a button that copies the place. It says `words`,
// or without them what it does.
export function way(say, place, words, attributes = {}) {
  if (place.href) {
    return make("a", { ...attributes, href: place.href }, words ?? say("edit"));
  }
  const spot = place.copy ?? `${place.file}:${place.line ?? 1}`;
  const label = words ?? say("copy");
  const copy = async ({ target }) => {
    target.textContent = (await toClipboard(spot)) ? say("copied") : spot;
    setTimeout(() => (target.textContent = label), 2000);
  };
  return make("button", { ...attributes, type: "button", onclick: copy }, label);
}

// Resolves to whether the browser allowed it: it may want a safe address or a permission.
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export async function openRoom() {
  const host = make("guidegen-desk");
  const room = host.attachShadow({ mode: "open" });
  const arrived = new Promise((resolve) => {
    room.append(make("link", { rel: "stylesheet", href: "/_guidegen/room.css", onload: resolve, onerror: resolve }));
  });
  // The layer lies over the page and scrolls with it; the rest stays in the window.
  const layer = make("div", { class: "layer", part: "layer" });
  room.append(layer);
  document.documentElement.append(host);
  await arrived;
  return { host, room, layer };
}
