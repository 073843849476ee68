// Says at each link that what it leads to is not yet, or no longer, for readers.
const NAME = "data-guidegen-mark";
const CARD = "data-guidegen-card";

function outputAt(link) {
  if (link.origin !== location.origin) {
    return null;
  }
  const path = decodeURIComponent(link.pathname).slice(1);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

// Whether the link lies over a whole card: its mark then stands on the card's edge.
function coversCard(link) {
  const { position, content, top } = getComputedStyle(link, "::after");
  return position === "absolute" && content !== "none" && top === "0px";
}

function wordsOf({ status, when }, say) {
  return say(`mark-${status}`, when && say.date(when, true));
}

export function showMarks(marks, say) {
  for (const link of document.body.querySelectorAll("a[href]")) {
    const path = outputAt(link);
    const leadsOn = path !== null && link.pathname !== location.pathname;
    const words = leadsOn && Object.hasOwn(marks, path) ? wordsOf(marks[path], say) : null;
    if (words !== link.getAttribute(NAME)) {
      words === null ? link.removeAttribute(NAME) : link.setAttribute(NAME, words);
      link.toggleAttribute(CARD, words !== null && coversCard(link));
    }
  }
}
