// The line along the bottom of the window, and what is left of it when it is folded away.
import { chooseDay, contentsPanel, helpPanel, phonePanel, viewPanel } from "./panels.js";
import { make, way } from "./room.js";

const KEY = "guidegen-folded";
const NARROW = "(max-width: 640px)";

// What stands at a page that readers do not see yet, or do not see everywhere.
function statusWords({ status, when }, say) {
  return status ? say(status, when && say.date(when)) : "";
}

export class Bar {
  #status = make("p", { class: "page-status" });
  #edit = make("span", { class: "edit" });
  #day = make("p", { class: "day", hidden: true });

  // `desk`: what all parts of the desk share (see around.js).
  constructor(desk, problems, pictures) {
    const { say } = desk;
    this.desk = desk;
    this.pictures = make(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-pressed": "false",
        title: say("pictures-on"),
        onclick: () => pictures.toggle(),
      },
      say("pictures"),
    );
    const address = `/_guidegen/widths?${new URLSearchParams({ page: location.pathname })}`;
    const widths = make("a", { class: "tool", href: address, target: "guidegen-widths" }, say("widths"));
    this.fold = make("button", { type: "button", class: "tool fold", onclick: () => this.setFolded(!this.folded) });
    this.panels = [
      contentsPanel({ ...desk, openPicture: (name) => pictures.openNamed(name) }),
      viewPanel(desk),
      phonePanel(desk),
      helpPanel(desk),
    ];
    const [contents, ...rest] = this.panels.map(({ button }) => button);
    this.element = make(
      "section",
      { class: "bar", "aria-label": say("desk") },
      make("div", { class: "about" }, this.#status, this.#edit),
      this.#day,
      make("div", { class: "tools" }, contents, this.pictures, widths, ...rest),
      make("div", { class: "ends" }, problems.button, this.fold),
      ...this.panels.map(({ box }) => box),
    );
    this.setFolded(matchMedia(NARROW).matches || localStorage.getItem(KEY) === "yes", false);
    addEventListener("keydown", (event) => this.#key(event));
  }

  // What stands above the bar must know how high it is: it breaks into lines where there is little room.
  measure(host) {
    const told = ([{ target }]) => host.style.setProperty("--bar", `${target.offsetHeight}px`);
    new ResizeObserver(told).observe(this.element);
  }

  setFolded(folded, kept = true) {
    this.folded = folded;
    this.element.classList.toggle("folded", folded);
    this.fold.textContent = this.desk.say(folded ? "desk" : "fold");
    this.fold.setAttribute("aria-expanded", String(!folded));
    document.documentElement.toggleAttribute("data-guidegen-bar", !folded);
    if (kept && !matchMedia(NARROW).matches) {
      localStorage.setItem(KEY, folded ? "yes" : "no");
    }
  }

  show(told) {
    const { say } = this.desk;
    const { page } = told;
    this.#status.textContent = statusWords(page, say);
    const described = page.href ? { "aria-label": say("edit-page") } : {};
    const edit = page.file && way(say, page, null, { class: "tool", ...described });
    this.#edit.replaceChildren(...[edit].filter(Boolean));
    this.#showDay(told.days.today);
    this.panels.forEach((panel) => panel.show(told));
  }

  #showDay(today) {
    const { say, told, reload } = this.desk;
    const other = told.day && told.day !== today;
    this.#day.hidden = !other;
    if (other) {
      const back = make("button", { type: "button", onclick: () => chooseDay("", reload) }, say("day-back"));
      this.#day.replaceChildren(make("span", {}, say("day-shown", say.date(told.day))), back);
    }
  }

  #key(event) {
    if (event.altKey && event.shiftKey && event.code === "KeyD") {
      event.preventDefault();
      this.setFolded(false);
      this.element.querySelector("a, button:not([hidden])").focus();
    }
  }
}
