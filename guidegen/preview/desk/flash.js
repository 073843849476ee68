// Marks for a moment what was just edited, where it is in view.
import { make } from "./room.js";

const MOST = 12;

export function flash(layer, elements) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    return;
  }
  const inView = elements
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.width && box.height && box.bottom > 0 && box.top < innerHeight && box.height < innerHeight);
  for (const { left, top, width, height } of inView.slice(0, MOST)) {
    const mark = make("div", { class: "flash", onanimationend: () => mark.remove() });
    Object.assign(mark.style, {
      left: `${left + scrollX}px`,
      top: `${top + scrollY}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    layer.append(mark);
  }
}
