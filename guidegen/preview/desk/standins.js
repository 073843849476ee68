// Pictures that were still being made when the page asked for them: fetched again once they are there.
const PATIENCE = 20000; // milliseconds for one picture
const SMALL = 1500; // bytes; a stand-in is a few words of SVG

function pathOf(address) {
  return decodeURIComponent(new URL(address, document.baseURI).pathname).slice(1);
}

function asked(address, made) {
  const plain = address.split("?")[0];
  return made.has(pathOf(plain)) ? `${plain}?made` : address;
}

function askedSet(srcset, made) {
  return srcset.replace(/[^\s,]\S*[^\s,]/g, (part) => (/^[\d.]+[wxh]$/.test(part) ? part : asked(part, made)));
}

function renew(element, name, change) {
  const old = element.getAttribute(name);
  const now = old && change(old);
  if (now !== old) {
    element.setAttribute(name, now);
  }
}

// What names the picture's candidates, when one of them is made.
function holdersOf(picture, made) {
  const holders = [picture, ...(picture.closest("picture")?.querySelectorAll("source") ?? [])];
  const all = holders.map((one) => `${one.getAttribute("src") ?? ""} ${one.getAttribute("srcset") ?? ""}`).join(" ");
  return [...made].some((path) => all.includes(path.split("/").at(-1))) ? holders : [];
}

export function showMade(paths) {
  const made = new Set(paths);
  for (const picture of document.querySelectorAll("img")) {
    for (const holder of holdersOf(picture, made)) {
      renew(holder, "srcset", (srcset) => askedSet(srcset, made));
      renew(holder, "src", (address) => asked(address, made));
    }
  }
}

function looksLikeOne(picture) {
  const address = picture.currentSrc;
  if (!picture.complete || !address.startsWith(location.origin) || /\.svg$|\?made$/.test(address)) {
    return false;
  }
  return performance.getEntriesByName(address).at(-1)?.decodedBodySize < SMALL;
}

function settled(picture) {
  return new Promise((resolve) => {
    picture.addEventListener("load", resolve, { once: true });
    picture.addEventListener("error", resolve, { once: true });
    setTimeout(resolve, PATIENCE);
  });
}

// For what was made while nobody listened. The server lets such a request wait until the picture is there, so there is
// one at a time, in all tabs together: the page itself must never wait for a free connection.
export async function askAgain() {
  const queue = navigator.locks ? (work) => navigator.locks.request("guidegen-pictures", work) : (work) => work();
  for (const picture of Array.from(document.images).filter(looksLikeOne)) {
    await queue(async () => {
      if (picture.isConnected && looksLikeOne(picture)) {
        const arrived = settled(picture);
        showMade([pathOf(picture.currentSrc)]);
        await arrived;
      }
    });
  }
}
