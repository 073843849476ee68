// How a picture is cut around a focus: what guidegen/edition/crops.py does, in the browser.
function start(whole, part, focus) {
  return Math.max(0, Math.min(whole - part, Math.round(focus * whole - part / 2)));
}

// The box [left, top, right, bottom] of the same size, for another focus.
export function moved([left, top, right, bottom], { width, height }, [x, y]) {
  const from = [start(width, right - left, x), start(height, bottom - top, y)];
  return [from[0], from[1], from[0] + right - left, from[1] + bottom - top];
}

// Roles that are cut alike, together: [{ roles, box }].
export function together(crops) {
  const found = new Map();
  for (const { role, box } of crops) {
    const alike = found.get(String(box)) ?? { roles: [], box };
    alike.roles.push(role);
    found.set(String(box), alike);
  }
  return [...found.values()];
}

function ratio([left, top, right, bottom]) {
  return (right - left) / (bottom - top);
}

// Which part of the original a file with this width and height shows.
export function partShown(picture, width, height) {
  const parts = [[0, 0, picture.width, picture.height], ...picture.crops.map(({ box }) => box)];
  const off = (box) => Math.abs(Math.log((ratio(box) * height) / width));
  return parts.reduce((best, box) => (off(box) < off(best) - 0.01 ? box : best));
}
