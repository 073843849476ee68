// Makes the living page what the server sends now: only what the author changed is touched, so all that the reader,
// the browser or the page's own script did to the rest stays as it is.
import { Likeness, withNames } from "./likeness.js";
import { Idiomorph } from "./vendor/idiomorph.esm.js";

// What the server did not change keeps the value that a script may have given it.
export function settleAttributes(living, before, after) {
  const names = new Set([...(before ?? living).getAttributeNames(), ...after.getAttributeNames()]);
  let changed = false;
  for (const name of names) {
    const wanted = after.getAttribute(name);
    if ((before && before.getAttribute(name) === wanted) || living.getAttribute(name) === wanted) {
      continue;
    }
    changed = true;
    if (wanted === null) {
      living.removeAttribute(name);
    } else {
      living.setAttribute(name, wanted);
    }
  }
  return changed;
}

class Patch {
  changed = new Set();
  #alike = new Likeness();
  #adding = null;

  constructor(served) {
    this.served = served;
  }

  body(before, after) {
    if (this.#alike.of(before) === this.#alike.of(after)) {
      this.served.carry(before, after);
      return;
    }
    const pairs = this.#alike.same(before, after).map(([old, later]) => [this.served.living(old), later]);
    const callbacks = {
      beforeNodeMorphed: (living, node) => this.#meet(living, node),
      beforeAttributeUpdated: () => false, // settled when they met
      beforeNodeAdded: (node) => void (this.#adding = node),
      afterNodeAdded: (living) => this.#added(living),
      beforeNodeRemoved: (living) => this.#mayGo(living),
    };
    const known = pairs.filter(([living]) => living?.isConnected);
    withNames(known, () => Idiomorph.morph(document.body, after, { callbacks, restoreFocus: false }));
  }

  // False when nothing is left to do inside.
  #meet(living, node) {
    const before = this.served.origin(living);
    if (before && this.#alike.of(before) === this.#alike.of(node)) {
      this.served.carry(before, node);
      return false;
    }
    if (living.nodeType !== Node.ELEMENT_NODE) {
      this.#noteWords(living, node);
    } else if (before && this.#rebuilt(living, before)) {
      this.#beginAnew(living, node);
      return false;
    } else if (settleAttributes(living, before, node)) {
      this.#note(living);
    }
    this.served.tie(living, node);
    return true;
  }

  // Whether a script took away or moved what the server had put in this element.
  #rebuilt(living, before) {
    return Array.from(before.children).some((child) => this.served.living(child)?.parentNode !== living);
  }

  #beginAnew(living, node) {
    settleAttributes(living, null, node);
    living.replaceChildren(...Array.from(node.childNodes, (child) => document.importNode(child, true)));
    this.served.tieAll(living, node);
    this.#note(living);
  }

  #added(living) {
    if (!this.served.origin(living)) {
      this.served.tieAll(living, this.#adding);
    }
    if (living.nodeType === Node.ELEMENT_NODE) {
      this.#note(living);
    } else if (living.nodeValue.trim()) {
      this.#note(living.parentElement);
    }
  }

  // What a script of the page put there is not ours to take away.
  #mayGo(living) {
    const ours = this.served.origin(living) !== undefined;
    if (ours && living.nodeType === Node.ELEMENT_NODE) {
      this.#note(living.parentElement);
    }
    return ours;
  }

  // The space between two elements is no news.
  #noteWords(living, node) {
    if (living.nodeValue.trim() !== node.nodeValue.trim()) {
      this.#note(living.parentElement);
    }
  }

  #note(element) {
    if (element && element !== document.body) {
      this.changed.add(element);
    }
  }
}

// The elements of the body that changed, the innermost of each.
export function patchBody(served, page) {
  const patch = new Patch(served);
  patch.body(served.page.body, page.body);
  const all = [...patch.changed].filter((element) => element.isConnected);
  return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
}
