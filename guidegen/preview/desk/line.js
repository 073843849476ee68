// The news from the server. A browser keeps at most six connections to one host and a line of news never ends, so all
// tabs share one: the tab that holds it tells the others.
const NEWS = ["hello", "edition", "state", "pictures"];
const PAUSE = 1000; // milliseconds before a lost line is tried again

export class Line {
  #channel = new BroadcastChannel("guidegen");
  #source = null;
  #state = null;
  #made = new Set();

  // `renew` asks the server for this page, and with it a token that holds; it resolves to whether it answered.
  // `hearer` has a method for each kind of news: hello, edition, state, pictures, light, gone. It gets what is told, and
  // whether it was asked for this very page.
  constructor(told, renew, hearer) {
    this.told = told;
    this.renew = renew;
    this.hearer = hearer;
    this.#channel.addEventListener("message", ({ data }) => this.#overhear(data));
  }

  open() {
    if (navigator.locks) {
      navigator.locks.request("guidegen", () => this.#hold());
      this.tell("ask");
    } else {
      this.#hold(); // a phone on the local network has no locks, and few tabs
    }
  }

  // To the other tabs alone.
  tell(name) {
    this.#channel.postMessage({ name, told: {} });
  }

  #overhear({ name, told, page }) {
    if (name !== "ask") {
      this.hearer[name](told, page === this.told.page);
    } else if (this.#state) {
      this.#channel.postMessage({ name: "state", told: { state: this.#state } });
      this.#channel.postMessage({ name: "pictures", told: { paths: [...this.#made] } });
    }
  }

  // Until this tab closes.
  async #hold() {
    for (;;) {
      await this.#listen();
      this.#spread("gone");
      do {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      } while (!(await this.renew()));
    }
  }

  // Until the line is lost.
  #listen() {
    const { page, token } = this.told;
    this.#source = new EventSource(`/_guidegen/events?${new URLSearchParams({ page, token })}`);
    for (const name of NEWS) {
      this.#source.addEventListener(name, ({ data }) => this.#spread(name, JSON.parse(data)));
    }
    return new Promise((resolve) => {
      this.#source.addEventListener("error", () => {
        this.#source.close();
        this.#state = null;
        this.#made.clear();
        resolve();
      });
    });
  }

  #spread(name, told = {}) {
    this.#state = told.state ?? this.#state;
    told.paths?.forEach((path) => this.#made.add(path)); // for tabs that are opened later
    this.#channel.postMessage({ name, told, page: this.told.page });
    this.hearer[name](told, true);
  }
}
