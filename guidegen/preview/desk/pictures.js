// A click on a picture shows how it is cut, and gives the lines that put another point in the middle.
import { moved, partShown, together } from "./crops.js";
import { make, toClipboard } from "./room.js";

const PICTURE_FILE = /\.(avif|webp|jpe?g|png)$/i;
const MOST_HEIGHT = 0.55; // of the window, for the picture

// The largest file of it that the page knows: the one behind a click, or its own.
function largest(image) {
  const link = image.closest("a[href]");
  const address = link && PICTURE_FILE.test(link.pathname) ? link.href : image.src;
  return `${address.split("?")[0]}?made`; // worth waiting for
}

function place(element, box, { width, height }) {
  const [left, top, right, bottom] = box;
  const parts = {
    left: left / width,
    top: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
  };
  for (const [name, part] of Object.entries(parts)) {
    element.style[name] = `${part * 100}%`;
  }
}

export class Pictures {
  #pictures = {};
  #back = null;
  #on = false;

  switched = () => {}; // hears whether ordinary clicks are ours

  constructor(say) {
    this.say = say;
    this.title = make("h2", {});
    this.content = make("div", { class: "picture" });
    const close = make("button", { type: "button", class: "tool", onclick: () => this.close() }, say("close"));
    this.sheet = make(
      "section",
      { class: "sheet", hidden: true, "aria-label": say("focus"), tabindex: "-1" },
      make("header", {}, this.title, close),
      this.content,
    );
    document.addEventListener("click", (event) => this.#click(event), { capture: true });
  }

  get open() {
    return !this.sheet.hidden;
  }

  show(pictures) {
    this.#pictures = pictures;
  }

  toggle() {
    this.#on = !this.#on;
    document.documentElement.toggleAttribute("data-guidegen-pictures", this.#on);
    this.switched(this.#on);
  }

  #named(image) {
    return Array.from(image.classList).find((name) => Object.hasOwn(this.#pictures, name));
  }

  #click(event) {
    if (!(this.#on || event.altKey) || event.button !== 0 || !document.body.contains(event.target)) {
      return;
    }
    // A card's link lies over its picture.
    const all = document.elementsFromPoint(event.clientX, event.clientY);
    const image = all.find((element) => element instanceof HTMLImageElement && this.#named(element));
    if (image) {
      event.preventDefault();
      event.stopPropagation();
      this.#show(image);
    }
  }

  openNamed(name) {
    const image = Array.from(document.getElementsByClassName(name)).find((one) => one instanceof HTMLImageElement);
    if (image) {
      this.#show(image);
    }
  }

  close() {
    this.sheet.hidden = true;
    this.content.replaceChildren();
    this.#back?.focus?.({ preventScroll: true });
  }

  #show(image) {
    const picture = this.#pictures[this.#named(image)];
    const root = this.sheet.getRootNode();
    this.#back = root.activeElement ?? image.closest("a, button");
    this.title.textContent = picture.name;
    this.content.replaceChildren(...new Study(picture, largest(image), this.say).parts);
    this.sheet.hidden = false;
    this.sheet.focus();
  }
}

// One picture being looked at: its crops, its focus, its lines.
class Study {
  constructor(picture, address, say) {
    this.picture = picture;
    this.say = say;
    this.focus = [...picture.focus];
    this.point = make("span", { class: "point" });
    this.groups = together(picture.crops).map(({ roles, box }) => {
      const words = roles.join(", ");
      return { box, words, outline: make("span", { class: "crop" }, make("span", {}, words)) };
    });
    this.original = this.#original(address);
    this.inputs = ["focus-x", "focus-y"].map((name, axis) => this.#input(name, axis));
    this.lines = make("textarea", { readonly: true, rows: "2", spellcheck: "false", "aria-label": say("focus-lines") });
    this.told = make("p", { class: "note", role: "status" });
    this.#settle();
  }

  get parts() {
    const { say, picture } = this;
    const copy = make("button", { type: "button", class: "main", onclick: () => this.#copy() }, say("focus-copy"));
    return [
      make("p", { class: "note" }, say("focus-hint")),
      this.original,
      make("div", { class: "numbers" }, ...this.inputs.map(({ label }) => label)),
      this.lines,
      make("div", { class: "do" }, copy, this.told),
      make("p", { class: "note" }, say("focus-known", picture.name)),
      picture.small.length ? make("p", { class: "small" }, say("focus-small", picture.small.join(", "))) : "",
    ];
  }

  #original(address) {
    const { width, height } = this.picture;
    const image = make("img", { src: address, alt: "" });
    image.addEventListener("load", () => {
      place(image, partShown(this.picture, image.naturalWidth, image.naturalHeight), this.picture);
      image.classList.add("in");
    });
    const pick = (event) => {
      const { left, top, width: across, height: down } = frame.getBoundingClientRect();
      this.#choose([(event.clientX - left) / across, (event.clientY - top) / down]);
      this.#copy();
    };
    const outlines = this.groups.map(({ outline }) => outline);
    const frame = make("div", { class: "original", onclick: pick }, image, ...outlines, this.point);
    frame.style.aspectRatio = `${width} / ${height}`;
    frame.style.maxWidth = `${(innerHeight * MOST_HEIGHT * width) / height}px`;
    return frame;
  }

  #input(name, axis) {
    const input = make("input", { type: "number", min: "0", max: "1", step: "0.01" });
    input.addEventListener("input", () => {
      const typed = input.value === "" ? this.focus[axis] : Number(input.value);
      this.#choose(
        this.focus.map((value, place) => (place === axis ? typed : value)),
        input,
      );
    });
    return { input, label: make("label", {}, this.say(name), input) };
  }

  #choose(focus, typed = null) {
    this.focus = focus.map((value) => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100);
    this.told.textContent = "";
    this.#settle(typed);
  }

  #settle(typed = null) {
    const { picture } = this;
    const [x, y] = this.focus;
    this.point.style.left = `${x * 100}%`;
    this.point.style.top = `${y * 100}%`;
    for (const { box, outline } of this.groups) {
      place(outline, moved(box, picture, this.focus), picture);
    }
    this.inputs.forEach(({ input }, axis) => input !== typed && (input.value = String(this.focus[axis])));
    this.lines.value = `${picture.name}:\n  ${picture.focusKey}: ${x} ${y}`;
  }

  async #copy() {
    const { say, picture, lines } = this;
    if (await toClipboard(lines.value)) {
      this.told.textContent = say("focus-copied", picture.notes);
    } else {
      lines.focus({ preventScroll: true });
      lines.select();
      this.told.textContent = say("focus-select", picture.notes);
    }
  }
}
