// Keeps the reader's place while the page changes: what stood at the top of the window stays there, what was scrolled
// stays scrolled, and who had the focus has it.
const scrolled = new Set();
const NOW = { behavior: "instant" };

// Noted as it happens: asking every element where it stands would cost a layout.
export function followScrolling() {
  const note = ({ target }) => target instanceof Element && scrolled.add(target);
  document.addEventListener("scroll", note, { capture: true, passive: true });
}

// Some elements near the top of the window, and how high each stands.
function landmarks() {
  const x = innerWidth / 2;
  const heights = [8, innerHeight / 4, innerHeight / 2];
  const found = heights.flatMap((y) => document.elementsFromPoint(x, y).filter((one) => document.body.contains(one)));
  return found.map((element) => [element, element.getBoundingClientRect().top]);
}

export function keepPlace(change) {
  const root = document.documentElement;
  // What was scrolled this very moment is not noted yet; what readers can scroll by keyboard has a tabindex.
  const scrollable = new Set([...scrolled, ...document.querySelectorAll("[tabindex]")]);
  const moved = Array.from(scrollable, (element) => [element, element.scrollLeft, element.scrollTop]);
  const marks = scrollY > 0 ? landmarks() : [];
  const focused = document.activeElement;
  const [anchoring, id] = [root.style.overflowAnchor, focused?.id];
  root.style.overflowAnchor = "none"; // or the browser would correct what is corrected here
  change();

  for (const [element, left, top] of moved) {
    if (!element.isConnected) {
      scrolled.delete(element);
    } else if (element.scrollLeft !== left || element.scrollTop !== top) {
      element.scrollTo({ left, top, ...NOW });
    }
  }
  const mark = marks.find(([element]) => element.isConnected && element.getClientRects().length > 0);
  if (mark) {
    scrollBy({ top: mark[0].getBoundingClientRect().top - mark[1], ...NOW });
  }
  if (id && !focused.isConnected) {
    document.getElementById(id)?.focus({ preventScroll: true });
  }
  requestAnimationFrame(() => (root.style.overflowAnchor = anchoring));
}
