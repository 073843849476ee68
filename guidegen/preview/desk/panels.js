// What opens from the bar: how the page is shown, what is on it, the phone, the keys.
import { chooseLight, chosenLight } from "./light.js";
import { make, way } from "./room.js";

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = { svg: ["viewBox"], path: ["d", "transform", "stroke", "fill", "stroke-width"] };
const WIDTH = 352; // of a panel, in pixels
const YEAR = 60 * 60 * 24 * 365;

// A button and the panel that it opens above itself.
export function panel(name, words) {
  const content = make("div", { class: "content" });
  const box = make("div", { class: "panel", id: name, popover: "auto", role: "dialog", "aria-label": words }, content);
  const button = make("button", { type: "button", class: "tool", popovertarget: name }, words);
  box.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") {
      const room = document.documentElement.clientWidth;
      const edge = room - button.getBoundingClientRect().right;
      box.style.right = `${Math.max(0, Math.min(edge, room - WIDTH))}px`;
    }
  });
  box.addEventListener("toggle", ({ newState }) => button.classList.toggle("opened", newState === "open"));
  return { button, box, content };
}

function row(words, ...content) {
  return make("div", { class: "row" }, make("h3", {}, words), make("div", { class: "value" }, ...content));
}

function remember(name, value) {
  document.cookie = `guidegen-${name}=${encodeURIComponent(value)}; path=/; SameSite=Strict; max-age=${value ? YEAR : 0}`;
}

function lights(say) {
  const choices = ["", "light", "dark"].map((light) => {
    const input = make("input", { type: "radio", name: "light", value: light, onchange: () => chooseLight(light) });
    input.checked = light === chosenLight();
    return make("label", { class: "choice" }, input, say(`light-${light || "system"}`));
  });
  return make("div", { class: "choices", role: "radiogroup", "aria-label": say("light") }, ...choices);
}

function themes(desk, say, reload) {
  const choose = ({ target }) => {
    remember("theme", target.value);
    reload();
  };
  const options = desk.themes.map((name) => make("option", { value: name, selected: name === desk.theme }, name));
  return make("select", { "aria-label": say("theme"), onchange: choose }, ...options);
}

export function chooseDay(day, reload) {
  remember("day", day);
  reload();
}

function days(told, desk, say, reload) {
  const choose = ({ target: { value, validity } }) => {
    if (validity.valid) {
      chooseDay(value === desk.days.today ? "" : value, reload);
    }
  };
  const value = told.day ?? desk.days.today;
  // Whoever types a year passes through the year 20.
  const limits = { required: true, min: "2000-01-01", max: "2999-12-31" };
  return make("input", { type: "date", "aria-label": say("day"), value, ...limits, onchange: choose });
}

function languages(desk) {
  const here = document.documentElement.lang;
  return desk.languages.map(({ code, href }) => {
    return make("a", { href, lang: code, "aria-current": code === here ? "true" : null }, code);
  });
}

export function viewPanel({ told, say, follow, reload }) {
  const { button, box, content } = panel("view", say("view"));
  const input = make("input", { type: "checkbox", onchange: () => follow.set(input.checked) });
  input.checked = follow.on();
  const show = (desk) => {
    content.replaceChildren(
      row(say("light"), lights(say)),
      ...(desk.themes.length > 1 ? [row(say("theme"), themes(desk, say, reload))] : []),
      row(say("day"), days(told, desk, say, reload)),
      ...(desk.languages.length > 1 ? [row(say("language"), ...languages(desk))] : []),
      make("label", { class: "row choice" }, input, say("follow")),
    );
  };
  return { button, box, show };
}

// All that stands on the page, for who does not use a mouse: a link to each entry's words, a button for each picture.
export function contentsPanel({ say, openPicture }) {
  const { button, box, content } = panel("contents", say("on-page"));
  button.textContent = say("contents");
  const show = (desk) => {
    const entries = Object.entries(desk.entries).map(([id, place]) => {
      const title = document.getElementById(id)?.querySelector("h1, h2, h3, h4, h5, h6")?.textContent.trim() ?? id;
      return make("li", {}, way(say, place, title, { title: say("edit") }));
    });
    const pictures = Object.entries(desk.pictures)
      .filter(([name]) => document.getElementsByClassName(name).length > 0)
      .map(([name, picture]) => {
        const open = () => {
          box.hidePopover();
          openPicture(name);
        };
        return make("li", {}, make("button", { type: "button", onclick: open }, picture.name));
      });
    const lists = [
      ["entries", entries],
      ["pictures", pictures],
    ].filter(([, items]) => items.length > 0);
    content.replaceChildren(...lists.map(([name, items]) => row(say(name), make("ul", { class: "list" }, ...items))));
    button.hidden = lists.length === 0;
  };
  return { button, box, show };
}

// A drawing made anew from its lines alone: whatever else the text holds stays out.
function drawing(text) {
  const copy = (element) => {
    const kept = document.createElementNS(SVG, element.localName);
    for (const name of DRAWN[element.localName]) {
      if (element.hasAttribute(name)) {
        kept.setAttribute(name, element.getAttribute(name));
      }
    }
    kept.append(
      ...Array.from(element.children)
        .filter((child) => child.localName in DRAWN)
        .map(copy),
    );
    return kept;
  };
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") {
    return null;
  }
  const kept = copy(root);
  if (!kept.hasAttribute("viewBox")) {
    kept.setAttribute(
      "viewBox",
      `0 0 ${parseFloat(root.getAttribute("width"))} ${parseFloat(root.getAttribute("height"))}`,
    );
  }
  return kept;
}

export function phonePanel({ say }) {
  const { button, box, content } = panel("phone", say("phone"));
  const show = ({ phone }) => {
    button.hidden = !phone;
    if (phone) {
      const code = make("div", { class: "code", role: "img", "aria-label": say("phone-code") }, drawing(phone.qr));
      const address = make("a", { href: phone.address, class: "address" }, phone.address);
      content.replaceChildren(code, make("p", {}, say("phone-note", phone.until)), make("p", {}, address));
    }
  };
  return { button, box, show };
}

export function helpPanel({ say }) {
  const { button, box, content } = panel("help", say("help"));
  button.setAttribute("aria-label", say("help"));
  button.textContent = "?";
  const keys = [
    ["Esc", "key-escape"],
    ["Alt + Shift + D", "key-desk"],
    [say("key-picture-name"), "key-picture"],
  ];
  content.append(
    make("dl", { class: "keys" }, ...keys.flatMap(([key, words]) => [make("dt", {}, key), make("dd", {}, say(words))])),
  );
  return { button, box, show: () => {} };
}
