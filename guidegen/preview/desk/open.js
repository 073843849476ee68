// Opens the desk on a page: a line to the server, the page that follows it, and what stands around it.
import { Around } from "./around.js";
import { followLight, showLight } from "./light.js";
import { Line } from "./line.js";
import { Page } from "./page.js";
import { followScrolling } from "./place.js";
import { Served } from "./served.js";
import { askAgain, showMade } from "./standins.js";
import { speech } from "./words.js";

const FOLLOW = "guidegen-follow";

// Whether this tab goes along to what is edited: as chosen here, else as the server was started.
function following(told) {
  return {
    on: () => (sessionStorage.getItem(FOLLOW) ?? ("follow" in told ? "yes" : "no")) === "yes",
    set: (on) => sessionStorage.setItem(FOLLOW, on ? "yes" : "no"),
  };
}

class Opened {
  #run;
  #stale = false;

  constructor(told, served, nodes) {
    this.told = told;
    this.follow = following(told);
    this.page = new Page(told, new Served(served, nodes), this);
    this.line = new Line(told, () => this.page.refresh(), this);
    const reload = () => this.reloadAll();
    const desk = { told, say: speech(told.language), follow: this.follow, reload };
    this.around = window.top === window ? new Around(desk) : null;
    document.addEventListener("visibilitychange", () => this.#stale && this.#look());
  }

  // From the page.

  changed(elements) {
    showLight();
    this.around?.changed(elements);
  }

  there(there) {
    this.around?.says.setMissing(!there && this.told.digest !== ""); // a page that never was says so itself
  }

  // From the line. `mine`: it was asked for this very page, so a digest speaks of it.

  gone() {
    this.around?.says.setGone(true);
  }

  hello({ run, state, digest }, mine) {
    const again = this.#run !== undefined;
    const known = mine && this.#isShown(digest) && (!again || run === this.#run);
    this.#run = run;
    this.around?.says.setGone(false);
    this.state({ state });
    if (!known) {
      this.#look();
    }
    if (again) {
      askAgain();
    }
  }

  edition({ digest, state, edited }, mine) {
    this.state({ state });
    if (!mine || !this.#isShown(digest)) {
      this.#look();
    } else {
      this.around?.lookSoon();
    }
    if (this.around && !document.hidden && edited.length > 0 && !edited.some(({ path }) => this.#isHere(path))) {
      this.#elsewhere(edited[0]);
    }
  }

  state({ state }) {
    this.around?.problems.show(state);
  }

  pictures({ paths }) {
    showMade(paths);
  }

  // The day and the theme are the browser's: every tab shows the same.
  light() {
    location.reload();
  }

  reloadAll() {
    this.line.tell("light");
    this.light();
  }

  // A hidden tab catches up when it is looked at.
  #look() {
    this.#stale = document.hidden;
    if (!this.#stale) {
      this.page.refresh().then(() => this.around?.lookSoon());
    }
  }

  #elsewhere(page) {
    if (this.follow.on()) {
      location.assign(`/${page.path}`);
    } else {
      this.around.says.edited(page);
    }
  }

  #isShown(digest) {
    return (digest ?? "") === this.told.digest;
  }

  #isHere(path) {
    return [path, `${path}index.html`].includes(this.told.page);
  }
}

// `told`: what the server wrote on the script; `served`: the page as it came, with the `nodes` it became.
export function open(told, served, nodes) {
  followScrolling();
  followLight();
  const opened = new Opened(told, served, nodes);
  opened.line.open();
  opened.around?.enter();
  if (document.readyState === "complete") {
    askAgain();
  } else {
    addEventListener("load", askAgain, { once: true });
  }
}
