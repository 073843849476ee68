// Small comforts; every page reads and works without them.
"use strict";

(() => {
  const words = document.body.dataset;

  // Links name index.html so that the site works from a disk; on the web the address reads better without.
  function tidyAddress() {
    const { protocol, pathname, search, hash } = location;
    if (protocol.startsWith("http") && pathname.endsWith("/index.html")) {
      history.replaceState(history.state, "", pathname.slice(0, -"index.html".length).replace(/^\/+/, "/") + search + hash);
    }
  }

  // The day where the site is, as 2026-11-23; an author may look at it on another.
  function today() {
    return window.guidegen?.day ?? new Intl.DateTimeFormat("en-CA", { timeZone: words.zone || undefined }).format(new Date());
  }

  function daysBetween(one, other) {
    return (Date.parse(other) - Date.parse(one)) / 86400000;
  }

  function stateOn(day, from, until) {
    if (from && day < from) return "coming";
    if (!until) return "continuous";
    if (day > until) return "ended";
    return daysBetween(day, until) <= 14 ? "last-chance" : "running";
  }

  // A page built last week says what is true today.
  function correctStates() {
    const day = today();
    for (const badge of document.querySelectorAll("[data-run]")) {
      const state = stateOn(day, badge.dataset.from, badge.dataset.until);
      badge.className = "status " + state;
      badge.textContent = words[state.replace("-c", "C")];
    }
  }

  function giveButtons(carousel) {
    const slides = carousel.querySelector(".slides");
    const turn = carousel.querySelector(".turn");
    const [back, on] = turn.querySelectorAll("button");
    const refresh = () => {
      back.disabled = slides.scrollLeft < 8;
      on.disabled = slides.scrollLeft > slides.scrollWidth - slides.clientWidth - 8;
      turn.hidden = slides.scrollWidth <= slides.clientWidth + 8;
    };
    turn.addEventListener("click", (event) => {
      const step = Number(event.target.dataset.step || 0);
      const slide = slides.firstElementChild.getBoundingClientRect().width;
      slides.scrollBy({ left: step * slide });
    });
    slides.addEventListener("scroll", refresh, { passive: true });
    addEventListener("resize", refresh);
    addEventListener("guidegen:patched", refresh);
    refresh();
  }

  // Nothing is asked of another site until the reader asks for it.
  function loadOnClick(button) {
    const embed = button.closest("[data-player]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.src = embed.dataset.player;
      frame.title = embed.dataset.title;
      frame.allow = "fullscreen; picture-in-picture; encrypted-media";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      button.remove();
      embed.querySelector(".small").remove();
      embed.prepend(frame);
      frame.focus();
    });
  }

  const helped = new WeakSet();

  function help(selector, how) {
    const all = [...document.querySelectorAll(selector)].filter((element) => !helped.has(element));
    all.forEach((element) => helped.add(element) && how(element));
  }

  function helpAll() {
    tidyAddress();
    correctStates();
    help(".carousel", giveButtons);
    help("[data-player] button", loadOnClick);
  }

  helpAll();
  addEventListener("guidegen:patched", helpAll); // told by guidegen's preview, after an edit
})();
