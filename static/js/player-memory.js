// Where one stopped: told to the site when one is signed in, kept by the browser otherwise.

const EVERY = 5000;
// Nobody wants to come back to the first breath of a film (s), nor to its last (a share).
const TOO_SOON = 5;
const TOO_LATE = 0.95;
// What is in the browser already would play on for minutes after a film is withdrawn.
const GONE = 410;

export class Memory {
  #last = -1;
  #timer = 0;

  /** `gone` is called when the site says that one may no longer watch. */
  constructor(video, { address, csrf, key, gone }) {
    Object.assign(this, { video, address, csrf, key, gone });
    this.leave = () => document.visibilityState === "hidden" && this.keep();
    addEventListener("pagehide", this);
    document.addEventListener("visibilitychange", this.leave);
    for (const name of ["play", "pause", "ended", "seeked"]) video.addEventListener(name, this);
  }

  stop() {
    clearInterval(this.#timer);
    removeEventListener("pagehide", this);
    document.removeEventListener("visibilitychange", this.leave);
    this.keep();
  }

  handleEvent({ type }) {
    clearInterval(this.#timer);
    if (type === "play" || !this.video.paused) this.#timer = setInterval(() => this.keep(), EVERY);
    if (type !== "play") this.keep();
  }

  /** The second to resume at, 0 for the beginning. */
  found(known, duration) {
    const at = this.address ? known : Number(read(this.key));
    return at > TOO_SOON && (!duration || at < duration * TOO_LATE) ? at : 0;
  }

  keep() {
    const at = Math.round(this.video.currentTime * 10) / 10;
    // Before the first play there is nothing to remember, and what is known must stay.
    if (at === this.#last || !this.video.played.length) return;
    this.#last = at;
    if (!this.address) return write(this.key, at);
    fetch(this.address, {
      method: "POST",
      body: new URLSearchParams({ seconds: at }),
      headers: { "X-CSRFToken": this.csrf },
      // The last word leaves after the page has.
      keepalive: true,
    })
      .then(({ status }) => status === GONE && this.gone?.())
      .catch(() => {});
  }
}

// A browser may refuse its storage altogether: then one starts at the beginning.
function read(key) {
  try {
    return localStorage.getItem(key) ?? 0;
  } catch {
    return 0;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but a comfort.
  }
}
