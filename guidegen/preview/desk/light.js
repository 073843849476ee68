// Shows the page in the light or the dark, whatever the system says; kept for this tab.
const KEY = "guidegen-light";
const QUERY = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;
const written = new Map(); // media list -> as its author wrote it; empty while the system decides

export function chosenLight() {
  return sessionStorage.getItem(KEY) ?? "";
}

function rewrite(media, light) {
  const own = written.get(media) ?? media.mediaText;
  if (own.includes("prefers-color-scheme")) {
    const answer = (_, asked) => (asked === light ? "(min-width: 0px)" : "(max-width: 0px)");
    media.mediaText = light ? own.replace(QUERY, answer) : own;
    written.set(media, own);
  }
}

function inRules(holder, light) {
  for (const rule of holder.cssRules) {
    if (rule.media) {
      rewrite(rule.media, light);
    }
    if (rule.styleSheet) {
      inSheet(rule.styleSheet, light);
    } else if (rule.cssRules) {
      inRules(rule, light);
    }
  }
}

function inSheet(sheet, light) {
  rewrite(sheet.media, light);
  inRules(sheet, light);
}

// Also for sheets that came with a change of the page.
export function showLight() {
  const light = chosenLight();
  document.documentElement.style.colorScheme = light;
  for (const sheet of document.styleSheets) {
    if (new URL(sheet.href ?? location.href).origin === location.origin) {
      inSheet(sheet, light);
    }
  }
  if (!light) {
    written.clear();
  }
}

export function chooseLight(light) {
  sessionStorage.setItem(KEY, light);
  showLight();
}

// Frames of one tab share what it keeps, and hear of each other's choice.
export function followLight() {
  addEventListener("storage", ({ key }) => key === KEY && showLight());
  if (chosenLight()) {
    showLight();
  }
}
