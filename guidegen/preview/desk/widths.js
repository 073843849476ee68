// The page at three widths beside each other, all at one scale; they go from page to page together.
import { chooseLight, chosenLight } from "./light.js";
import { make } from "./room.js";
import { speech } from "./words.js";

const GAP = 32;
const LEAST = 0.3; // below this scale they stand under each other

const say = speech(document.documentElement.lang);
const names = ["widths-phone", "widths-tablet", "widths-desktop"].map((name) => say(name));
const frames = Array.from(document.querySelectorAll("iframe"), (element, place) => {
  return { element, name: names[place], width: element.width, height: element.height };
});
const back = make("a", {}, say("widths-back"));
let path = new URL(frames[0].element.src).pathname;

function lightSwitch() {
  const choices = ["", "light", "dark"].map((light) => {
    const input = make("input", { type: "radio", name: "light", value: light, onchange: () => chooseLight(light) });
    input.checked = light === chosenLight();
    return make("label", {}, input, say(`light-${light || "system"}`));
  });
  return make("div", { class: "light", role: "radiogroup", "aria-label": say("light") }, ...choices);
}

function scaleAll() {
  const room = document.documentElement.clientWidth - GAP * (frames.length + 1);
  const together = room / frames.reduce((sum, { width }) => sum + Number(width), 0);
  document.body.classList.toggle("stacked", together < LEAST);
  for (const { element, width, height } of frames) {
    const scale = Math.min(1, together < LEAST ? (room + GAP * 2) / width : together);
    element.style.transform = `scale(${scale})`;
    element.parentElement.style.width = `${width * scale}px`;
    element.parentElement.style.height = `${height * scale}px`;
  }
}

// Where one goes, the others follow.
function follow(loaded) {
  const { pathname } = loaded.contentWindow.location;
  if (!pathname.startsWith("/")) {
    return;
  }
  path = pathname;
  back.href = path;
  document.title = `${say("widths-title")}: ${loaded.contentDocument.title}`;
  for (const { element } of frames) {
    if (element.contentWindow.location.pathname !== path) {
      element.contentWindow.location.replace(path);
    }
  }
}

document.body.prepend(make("header", {}, make("h1", {}, say("widths-title")), lightSwitch(), back));
const shelf = make("main", {});
for (const { element, name, width } of frames) {
  element.title = `${name}, ${width}`;
  element.addEventListener("load", () => follow(element));
  shelf.append(
    make("figure", {}, make("figcaption", {}, name, make("span", {}, width)), make("div", { class: "glass" })),
  );
  // Moved, a frame is loaded anew.
  shelf.lastElementChild.lastElementChild.append(element);
}
document.body.append(shelf);
addEventListener("resize", scaleAll);
scaleAll();
chooseLight(chosenLight());
