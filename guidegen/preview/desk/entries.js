// A link to an entry's own words, near its heading while it is pointed at.
import { way } from "./room.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const GAP = 14; // pixels

// Where the words of an element end.
function lastLine(element) {
  const words = document.createRange();
  words.selectNodeContents(element);
  return Array.from(words.getClientRects()).at(-1) ?? element.getBoundingClientRect();
}

export class Entries {
  #entries = {};
  #at = null;

  // Keyboards find the same links in the bar, under "on this page".
  constructor(layer, say) {
    this.layer = layer;
    this.say = say;
    this.link = null;
    document.addEventListener("pointerover", ({ target }) => this.#point(target));
    document.addEventListener("focusin", ({ target }) => this.#point(target));
    document.addEventListener("guidegen:patched", () => this.#settle());
    addEventListener("resize", () => this.#settle());
  }

  show(entries) {
    this.#entries = entries;
    this.#at = null;
    this.#clear();
  }

  #point(target) {
    const element = this.#entryOf(target);
    if (element !== this.#at && target !== this.layer.getRootNode().host) {
      this.#at = element;
      this.#settle();
    }
  }

  #entryOf(target) {
    for (let element = target; element instanceof Element; element = element.parentElement) {
      if (element.id && Object.hasOwn(this.#entries, element.id)) {
        return element;
      }
    }
    return null;
  }

  #clear() {
    this.link?.remove();
    this.link = null;
  }

  #settle() {
    this.#clear();
    const place = this.#at?.isConnected && this.#entries[this.#at.id];
    if (place) {
      const { right, bottom } = lastLine(this.#at.querySelector(HEADINGS) ?? this.#at);
      this.link = way(this.say, place, null, { class: "entry", tabindex: "-1" });
      this.layer.append(this.link);
      const most = document.documentElement.clientWidth - this.link.offsetWidth - GAP;
      this.link.style.left = `${Math.min(right + GAP, most) + scrollX}px`;
      this.link.style.top = `${bottom + scrollY}px`;
    }
  }
}
