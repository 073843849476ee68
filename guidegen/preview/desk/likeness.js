// Tells which parts of two pages are the same, down to the last letter.
const OUR_NAME = "guidegen-same-";

export class Likeness {
  #numbers = new Map();
  #ofNode = new Map();

  // Two nodes have one number when all that is in them is the same.
  of(node) {
    let number = this.#ofNode.get(node);
    if (number === undefined) {
      const key = this.#key(node);
      number = this.#numbers.get(key) ?? this.#numbers.size;
      this.#numbers.set(key, number);
      this.#ofNode.set(node, number);
    }
    return number;
  }

  #key(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return `${node.nodeType}\0${node.nodeValue}`;
    }
    const attributes = Array.from(node.attributes, ({ name, value }) => `${name}\0${value}`);
    const inside = Array.from(node.childNodes, (child) => this.of(child));
    return [node.nodeName, ...attributes, inside.join()].join("\0");
  }

  // The elements that stand once in `root`, by number.
  #single(root) {
    const found = new Map();
    for (const element of root.querySelectorAll("*")) {
      const number = this.of(element);
      found.set(number, found.has(number) ? null : element);
    }
    return found;
  }

  // The largest parts that both pages have, once: pairs of [before, after].
  same(before, after) {
    const [olds, news] = [this.#single(before), this.#single(after)];
    const pairs = [];
    const look = (element) => {
      const old = news.get(this.of(element)) && olds.get(this.of(element));
      if (old) {
        pairs.push([old, element]);
      } else {
        Array.from(element.children).forEach(look);
      }
    };
    look(after);
    return pairs;
  }
}

// The morph knows an element again by its id alone. While `work` runs, what stays the same has one.
export function withNames(pairs, work) {
  const free = pairs.filter((pair) => pair.every((element) => !element.hasAttribute("id")));
  free.forEach((pair, place) => pair.forEach((element) => element.setAttribute("id", OUR_NAME + place)));
  try {
    work();
  } finally {
    free.flat().forEach((element) => element.removeAttribute("id"));
  }
}
