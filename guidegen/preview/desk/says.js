// The quiet lines above the bar: an edit elsewhere, a page that is gone, a server that stopped.
import { make } from "./room.js";

const STAYS = 12000; // milliseconds
const PATIENCE = 1500; // a server that is back by then was never missed

export class Says {
  #timer = 0;
  #wait = 0;

  constructor(say) {
    this.say = say;
    this.offer = make("p", { class: "line", hidden: true });
    this.missing = make("p", { class: "line", hidden: true }, say("missing"));
    this.gone = make("p", { class: "line", hidden: true }, say("gone"));
    this.element = make("div", { class: "lines", role: "status" }, this.offer, this.missing, this.gone);
    // Whoever points at it is not done with it.
    for (const name of ["pointerenter", "focusin"]) {
      this.offer.addEventListener(name, () => clearTimeout(this.#timer));
    }
    for (const name of ["pointerleave", "focusout"]) {
      this.offer.addEventListener(name, () => this.#letGo());
    }
  }

  edited({ path, title }) {
    const link = make("a", { href: `/${path}` }, this.say("edited-go"));
    const close = make("button", { type: "button", onclick: () => (this.offer.hidden = true) }, this.say("close"));
    this.offer.replaceChildren(make("span", {}, this.say("edited", title)), link, close);
    this.offer.hidden = false;
    this.#letGo();
  }

  setMissing(missing) {
    this.missing.hidden = !missing;
  }

  setGone(gone) {
    clearTimeout(this.#wait);
    if (gone) {
      this.#wait = setTimeout(() => (this.gone.hidden = false), PATIENCE);
    } else {
      this.gone.hidden = true;
    }
  }

  #letGo() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.offer.hidden = true), STAYS);
  }
}
