// All that is wrong: over the last page that was right while the site stands still, else behind a count in the bar.
import { make, way } from "./room.js";

function byFile(problems) {
  const files = new Map();
  for (const problem of problems) {
    files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  }
  return [...files];
}

export class Problems {
  #stopped = false;
  #state = { stopped: false, errors: 0, warnings: 0, problems: [] };
  #notes = [];
  #shown = "";

  constructor(say) {
    this.say = say;
    this.button = make("button", { type: "button", class: "tool count", hidden: true, "aria-expanded": "false" });
    this.button.addEventListener("click", () => this.setOpen(this.sheet.hidden));
    this.spoken = make("p", { class: "spoken", "aria-live": "polite" });
    this.title = make("h2", {});
    this.note = make("p", { class: "note" });
    this.list = make("div", { class: "problems" });
    const close = make("button", { type: "button", class: "tool", onclick: () => this.close() }, say("close"));
    this.sheet = make(
      "section",
      { class: "sheet", hidden: true, "aria-label": say("problems"), tabindex: "-1" },
      make("header", {}, this.title, close),
      this.note,
      this.list,
    );
  }

  get open() {
    return !this.sheet.hidden;
  }

  close() {
    this.setOpen(false);
  }

  setOpen(open) {
    const within = this.sheet.contains(this.sheet.getRootNode().activeElement);
    this.sheet.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open && within) {
      this.button.focus();
    }
  }

  // Of the content as a whole.
  show(state) {
    this.#state = state;
    this.#draw();
  }

  // Of this page alone.
  remark(notes) {
    this.#notes = notes;
    this.#draw();
  }

  #draw() {
    const { problems, warnings, ...others } = this.#state;
    const all = [...problems, ...this.#notes];
    const state = { ...others, problems: all, warnings: warnings + this.#notes.length };
    const words = JSON.stringify(state);
    if (words === this.#shown) {
      return;
    }
    this.#shown = words;
    this.#count(state);
    this.title.textContent = this.say(state.stopped ? "stopped" : "problems");
    this.note.textContent = state.stopped ? this.say("stopped-note") : "";
    this.list.replaceChildren(...byFile(state.problems).map(([file, problems]) => this.#group(file, problems)));
    // Comes with the first mistake and goes with the last; in between its reader decides.
    if (state.stopped !== this.#stopped || state.problems.length === 0) {
      this.setOpen(state.stopped);
    }
    this.#stopped = state.stopped;
  }

  #count({ stopped, errors, warnings }) {
    const counts = [errors && this.say("errors", errors), warnings && this.say("warnings", warnings)];
    const words = counts.filter(Boolean).join(", ");
    this.button.hidden = words === "";
    this.button.textContent = words;
    this.button.classList.toggle("stopped", stopped);
    this.spoken.textContent = stopped ? `${words}. ${this.say("stopped")}.` : words;
  }

  #group(file, problems) {
    const places = [...problems].sort((one, other) => one.line - other.line || one.column - other.column);
    return make(
      "div",
      { class: "file" },
      make("h3", {}, file),
      make("ul", {}, ...places.map((problem) => this.#item(problem))),
    );
  }

  #item(problem) {
    const { severity, draft, file, line, column, message } = problem;
    const kind = draft ? `${this.say(severity)}, ${this.say("in-draft")}` : this.say(severity);
    const place = [file, line, column].filter(Boolean).join(":");
    const name = place.split("/").at(-1); // its folder stands above
    const opens = {
      class: "way",
      "aria-label": `${this.say(problem.href ? "open" : "copy")}: ${place}`,
    };
    return make(
      "li",
      { class: draft ? "warning" : severity },
      make("p", { class: "where" }, make("span", {}, name), make("span", {}, kind)),
      make("p", { class: "message" }, message),
      way(this.say, problem, this.say(problem.href ? "open" : "copy"), opens),
    );
  }
}
