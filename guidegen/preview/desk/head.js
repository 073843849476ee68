// Makes the head of the living page what the server sends now; styles change in one stroke, never through a bare page.
const OURS = "[src*='/_guidegen/'], [href*='/_guidegen/']";
const INLINE = "inline ";
const PATIENCE = 3000; // milliseconds for a style sheet that does not come

export function ours(element) {
  return element.matches(OURS);
}

function isSheet(element) {
  return element.localName === "link" && element.relList.contains("stylesheet");
}

// Which living elements may stay, by the element that is served now.
function keptOf(served, page) {
  const free = Array.from(served.page.head.children).filter((element) => !ours(element));
  const kept = new Map();
  for (const element of page.head.children) {
    const place = free.findIndex((before) => served.living(before)?.isConnected && before.isEqualNode(element));
    if (!ours(element) && place >= 0) {
      kept.set(element, free.splice(place, 1)[0]);
    }
  }
  return { kept, gone: free };
}

// Lays new elements between those that stay where they are: a style sheet that is moved is loaded again.
function layIn(served, page, kept, wanted) {
  const laid = [];
  let last = null;
  for (const element of page.head.children) {
    const living = kept.has(element) ? served.living(kept.get(element)) : served.living(element);
    if (living) {
      last = living;
    } else if (!ours(element) && wanted(element)) {
      const fresh = document.importNode(element, true);
      laid.push(fresh);
      served.tieAll(fresh, element);
      if (last) {
        last.after(fresh);
      } else {
        document.head.prepend(fresh);
      }
      last = fresh;
    }
  }
  return laid;
}

function arrived(link) {
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    setTimeout(resolve, PATIENCE);
  });
}

// The letters in use, loaded from where the new sheet keeps them before it counts.
async function bringFonts(link) {
  const inUse = new Set(Array.from(document.fonts, (font) => font.status === "loaded" && font.family));
  const rules = Array.from(link.sheet?.cssRules ?? []).filter((rule) => rule instanceof CSSFontFaceRule);
  const fonts = rules
    .filter((rule) => inUse.has(rule.style.getPropertyValue("font-family")))
    .map(({ style }) => {
      const source = style.getPropertyValue("src").replace(/url\("?([^")]+)"?\)/g, (_, address) => {
        return `url("${new URL(address, link.href)}")`;
      });
      const [weight, slope] = ["font-weight", "font-style"].map((name) => style.getPropertyValue(name) || "normal");
      return new FontFace(style.getPropertyValue("font-family"), source, { weight, style: slope });
    });
  const loaded = await Promise.allSettled(fonts.map((font) => font.load()));
  return loaded.filter((one) => one.status === "fulfilled").map((one) => one.value);
}

// Gets all that is new ready; what it gives back makes the change, at once.
export async function prepareHead(served, page) {
  const { kept, gone } = keptOf(served, page);
  const sheets = layIn(served, page, kept, isSheet);
  const media = sheets.map((link) => link.media);
  const arrivals = sheets.map((link) => {
    link.media = "not all"; // loads, and counts only in change()
    return arrived(link);
  });
  await Promise.all(arrivals);
  const fonts = (await Promise.all(sheets.map(bringFonts))).flat();

  return function change() {
    fonts.forEach((font) => document.fonts.add(font));
    sheets.forEach((link, place) => (link.media = media[place]));
    gone.forEach((before) => served.living(before)?.remove());
    layIn(served, page, kept, () => true);
    kept.forEach((before, element) => served.carry(before, element));
    // The sheet's own fonts are in by then.
    document.fonts.ready.then(() => fonts.forEach((font) => document.fonts.delete(font)));
  };
}

function scriptsOf(page) {
  const code = Array.from(page.querySelectorAll("script:not([type$='json'])")).filter((script) => !ours(script));
  return code.map((script) => {
    const source = script.getAttribute("src");
    return source === null ? INLINE + script.textContent : new URL(source, document.baseURI).href;
  });
}

async function textOf(address, cache) {
  if (address.startsWith(INLINE)) {
    return address;
  }
  const response = await fetch(address, { cache });
  return response.ok ? response.text() : null;
}

// Whether the page runs other code now. A theme's files move together, so another address alone says nothing.
export async function runsOtherCode(served, page) {
  const [before, after] = [scriptsOf(served.page), scriptsOf(page)];
  if (before.length !== after.length) {
    return true;
  }
  const moved = after.map((address, place) => [before[place], address]).filter(([old, now]) => old !== now);
  const same = moved.map(async ([old, now]) => {
    const texts = await Promise.all([textOf(old, "force-cache"), textOf(now, "no-cache")]);
    return texts[0] !== null && texts[0] === texts[1];
  });
  return (await Promise.all(same)).includes(false);
}
