// The page as the server last sent it, and which node of the living page each of its nodes became.
export function* nodesOf(root) {
  const walker = root.ownerDocument.createTreeWalker(root);
  do {
    yield walker.currentNode;
  } while (walker.nextNode());
}

export class Served {
  #lives = new WeakMap();
  #origins = new WeakMap();

  // `nodes`: the living page's, in the order of the document, when it still was as it was served.
  constructor(page, nodes) {
    this.page = page;
    let place = 0;
    for (const node of nodesOf(page.documentElement)) {
      this.tie(nodes[place++], node);
    }
  }

  // What the server sent for this node; nothing when a script of the page made it.
  origin(living) {
    return this.#origins.get(living);
  }

  living(node) {
    return this.#lives.get(node);
  }

  tie(living, node) {
    this.#lives.set(node, living);
    this.#origins.set(living, node);
  }

  // A fresh copy and what it was copied from.
  tieAll(living, node) {
    const copies = nodesOf(living);
    for (const one of nodesOf(node)) {
      this.tie(copies.next().value, one);
    }
  }

  // The same, served again: what was made of the one is now of the other, so that only one page is remembered.
  carry(before, after) {
    const laters = nodesOf(after);
    for (const node of nodesOf(before)) {
      const later = laters.next().value;
      const living = this.living(node);
      if (living) {
        this.tie(living, later);
      }
    }
  }
}
