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

  // The day where the site is, as 2026-11-23.
  function today() {
    return new Intl.DateTimeFormat("en-CA", { timeZone: words.zone || undefined }).format(new Date());
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
    refresh();
  }

  // Nothing is asked of another site until the reader asks for it.
  function loadOnClick(embed) {
    const button = embed.querySelector("button");
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

  tidyAddress();
  correctStates();
  document.querySelectorAll(".carousel").forEach(giveButtons);
  document.querySelectorAll("[data-player]").forEach(loadOnClick);
})();
