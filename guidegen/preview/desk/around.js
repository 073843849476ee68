// What stands around the page: the bar, the sheets, the lines and the links; a page in a frame has none of it.
import { Bar } from "./bar.js";
import { Entries } from "./entries.js";
import { flash } from "./flash.js";
import { showMarks } from "./marks.js";
import { Pictures } from "./pictures.js";
import { Problems } from "./problems.js";
import { openRoom } from "./room.js";
import { Says } from "./says.js";

const LATER = 120; // milliseconds: the page itself comes first

export class Around {
  #known = "";
  #marks = {};
  #later = 0;

  // `desk`: what the server told, the language, whether to follow, how to load the page anew.
  constructor(desk) {
    const { say } = desk;
    this.told = desk.told;
    this.say = say;
    this.says = new Says(say);
    this.problems = new Problems(say);
    this.pictures = new Pictures(say);
    this.bar = new Bar(desk, this.problems, this.pictures);
    this.pictures.switched = (on) => this.bar.pictures.setAttribute("aria-pressed", String(on));
    addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
  }

  async enter() {
    const { host, room, layer } = await openRoom();
    const { says, problems, pictures, bar } = this;
    room.append(says.element, problems.spoken, problems.sheet, pictures.sheet, bar.element);
    bar.measure(host);
    this.layer = layer;
    this.entries = new Entries(layer, this.say);
    await this.look();
  }

  changed(elements) {
    if (this.layer) {
      flash(this.layer, elements);
    }
  }

  lookSoon() {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.look(), LATER);
  }

  // Asks what belongs around the page now.
  async look() {
    const { page, token } = this.told;
    const response = await fetch(`/_guidegen/desk?${new URLSearchParams({ page, token })}`).catch(() => null);
    const text = response?.ok ? await response.text() : this.#known;
    if (text !== this.#known) {
      this.#known = text;
      this.#show(JSON.parse(text));
    }
    showMarks(this.#marks, this.say);
  }

  #show(told) {
    if (!told.page) {
      return; // there is no edition yet
    }
    this.bar.show(told);
    this.problems.remark(told.notes ?? []);
    this.entries.show(told.entries);
    this.pictures.show(told.pictures);
    this.#marks = told.marks;
  }

  // What the browser closes itself on Escape, it closes alone.
  #escape(event) {
    const popover = [document, this.bar.element].some((root) => root.querySelector(":popover-open, dialog[open]"));
    const open = [this.pictures, this.problems].find((one) => one.open);
    if (open && !popover && !event.defaultPrevented) {
      open.close();
    }
  }
}
