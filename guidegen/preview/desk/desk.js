// Comes first on every page at the desk: tells the page's own scripts what day it is, and keeps the page as it was
// served, before they touch it.
"use strict";

(() => {
  const PATIENCE = 300; // milliseconds after which it waits for no picture
  const { dataset, src } = document.currentScript;
  const root = document.documentElement;
  window.guidegen = { day: dataset.day };

  // Before the first paint, so that a light once chosen does not come in late.
  root.style.colorScheme = sessionStorage.getItem("guidegen-light") ?? "";
  root.toggleAttribute("data-guidegen-frame", window.top !== window);

  // The page itself comes first: the desk is asked for when it stands, or when it has had its time.
  const shown = new Promise((stands) => {
    addEventListener("load", stands, { once: true });
    document.addEventListener("DOMContentLoaded", () => setTimeout(stands, PATIENCE));
  });

  // All is read, and no deferred script has run yet. A document without a window loads nothing.
  function keep() {
    const served = document.implementation.createHTMLDocument("");
    served.replaceChild(served.importNode(root, true), served.documentElement);
    const walker = document.createTreeWalker(root);
    const nodes = [root];
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
    }
    shown.then(() => import(new URL("open.js", src))).then(({ open }) => open({ ...dataset }, served, nodes));
  }

  document.addEventListener("readystatechange", keep, { once: true });
})();
