// The page in the window: asks for it anew and patches it, one change at a time.
import { prepareHead, runsOtherCode } from "./head.js";
import { patchBody, settleAttributes } from "./patch.js";
import { keepPlace } from "./place.js";

export class Page {
  #asking = null;
  #again = false;
  #patched = false;

  // `told` is what the server wrote on the desk's script; `hearer` is told what changed, and whether the page is there.
  constructor(told, served, hearer) {
    this.told = told;
    this.served = served;
    this.hearer = hearer;
    document.addEventListener("securitypolicyviolation", (event) => this.#refused(event));
  }

  // Resolves to whether the server answered. A call that comes while one is under way looks once more after it.
  refresh() {
    this.#again = this.#asking !== null;
    this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #ask() {
    let answered;
    do {
      this.#again = false;
      answered = await this.#look();
    } while (this.#again);
    return answered;
  }

  async #look() {
    let response;
    let text;
    try {
      response = await fetch(location.href, { cache: "no-store" });
      text = await response.text();
    } catch {
      return false;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const script = page.querySelector("script[data-token]")?.dataset;
    this.told.token = script?.token ?? this.told.token;
    if (!response.ok || !script) {
      this.hearer.there(false);
      return true;
    }
    if (script.digest !== this.told.digest) {
      await this.#patch(page);
      this.told.digest = script.digest;
    }
    this.hearer.there(true);
    return true;
  }

  async #patch(page) {
    // A page that is read while scripts may run keeps what is inside as text.
    page.querySelectorAll("noscript").forEach((element) => (element.textContent = element.innerHTML));
    const code = runsOtherCode(this.served, page);
    const changeHead = await prepareHead(this.served, page);
    if (await code) {
      this.#reload();
      return;
    }
    try {
      keepPlace(() => this.#change(page, changeHead));
    } catch (error) {
      console.error(error);
      this.#reload();
    }
  }

  #change(page, changeHead) {
    changeHead();
    settleAttributes(document.documentElement, this.served.page.documentElement, page.documentElement);
    const changed = patchBody(this.served, page);
    this.served.page = page;
    this.#patched = true;
    document.dispatchEvent(new CustomEvent("guidegen:patched", { bubbles: true }));
    this.hearer.changed(changed);
  }

  // A page that is loaded comes whole, with the policy that belongs to it; the browser keeps the place.
  #reload() {
    location.reload();
  }

  // The page may show now what it might not when it was loaded: the first video in a guide.
  #refused({ effectiveDirective }) {
    if (this.#patched && effectiveDirective === "frame-src") {
      this.#reload();
    }
  }
}
