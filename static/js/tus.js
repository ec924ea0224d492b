// A tus 1.0.0 client for one file: it sends, survives cuts, and can be paused.
// https://tus.io/protocols/resumable-upload

const VERSION = "1.0.0";
// The server sees a piece only once it is whole, so that a cut costs one piece: 4 MiB at most.
const PIECE = 4 * 1024 * 1024;
const LONGEST_WAIT = 30_000;
// A network that died without a word: nothing moves any more.
const STALLED = 45_000;
// What another try may mend: the way there, a server that restarts, a lock, a damaged piece.
const PASSING = new Set([0, 408, 409, 423, 425, 460, 500, 502, 503, 504]);

/** A refusal of the server; `words` are for the person, `status` is 0 when nobody answered. */
export class Refusal extends Error {
  constructor(status, words) {
    super(words || String(status));
    this.status = status;
    this.words = words;
  }
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Open an upload; returns `{ upload, asset }`: the address to send to, and the source's id. */
export async function create(address, { file, fingerprint, csrf }) {
  // A header has a limit of its own, and the server keeps 255 characters of a name.
  const letters = [...file.name];
  const short = letters.length <= 300 ? letters : [...letters.slice(0, 240), ...letters.slice(-60)];
  const name = base64(short.join(""));
  const response = await ask(address, "POST", csrf, {
    "Upload-Length": String(file.size),
    "Upload-Metadata": `filename ${name},fingerprint ${base64(fingerprint)}`,
  });
  return { upload: response.headers.get("Location"), asset: response.headers.get("LabFilms-Asset") };
}

/** Give an upload up; one that is gone already is no failure. */
export async function cancel(address, csrf, tries = 5) {
  try {
    await ask(address, "DELETE", csrf);
  } catch (refusal) {
    if ([404, 410].includes(refusal.status)) return;
    // The last piece is still being written down.
    if (refusal.status !== 423 || tries <= 1) throw refusal;
    await new Promise((resolve) => setTimeout(resolve, 600));
    await cancel(address, csrf, tries - 1);
  }
}

// What is refused is said in the language of the page: the address has none.
const spoken = () => ({
  "Tus-Resumable": VERSION,
  "Accept-Language": document.documentElement.lang || "fr",
});

async function ask(address, method, csrf, headers = {}) {
  let response;
  try {
    response = await fetch(address, {
      method,
      headers: { ...spoken(), "X-CSRFToken": csrf, ...headers },
    });
  } catch {
    throw new Refusal(0, "");
  }
  if (!response.ok) throw new Refusal(response.status, await sentence(response));
  return response;
}

// Only a plain text is meant for the person: a proxy's page of HTML is not.
async function sentence(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return type.startsWith("text/plain") ? response.text() : "";
}

/**
 * The sending of one file to one address. `tell(name, detail)` hears `sending`, `progress`
 * ({ sent, total }), `waiting` ({ seconds }), `paused`, `complete` and `refused` (a Refusal).
 */
export class Sending {
  #paused = true;
  #running = false;
  #request = null;
  #wake = null;
  #tries = 0;

  constructor(address, { file, csrf, tell }) {
    Object.assign(this, { address, file, csrf, tell, offset: 0 });
  }

  pause() {
    if (this.#paused) return;
    this.#paused = true;
    this.#request?.abort();
    this.#wake?.();
    this.tell("paused");
  }

  /** Start, go on after a pause, or try at once instead of waiting. */
  start() {
    this.#paused = false;
    this.#wake?.();
    if (!this.#running) this.#run();
  }

  async #run() {
    this.#running = true;
    try {
      while (!this.#paused && !(await this.#attempt()));
    } catch (refusal) {
      this.#paused = true;
      this.tell("refused", refusal);
    } finally {
      this.#running = false;
      // Pressed again while the last request was being let go.
      if (!this.#paused && this.offset < this.file.size) this.#run();
    }
  }

  // True once every byte has arrived; false to try again.
  async #attempt() {
    try {
      const response = await ask(this.address, "HEAD", this.csrf);
      this.offset = Number(response.headers.get("Upload-Offset"));
      this.tell("sending");
      this.#report(this.offset);
      while (this.offset < this.file.size) {
        if (this.#paused) return false;
        await this.#piece();
        this.#tries = 0;
      }
      this.tell("complete");
      return true;
    } catch (refusal) {
      if (this.#paused) return false;
      if (!(refusal instanceof Refusal) || !PASSING.has(refusal.status)) throw refusal;
      await this.#rest(refusal);
      return false;
    }
  }

  async #piece() {
    const body = this.file.slice(this.offset, this.offset + PIECE);
    const headers = {
      ...spoken(),
      "X-CSRFToken": this.csrf,
      "Upload-Offset": String(this.offset),
      "Content-Type": "application/offset+octet-stream",
    };
    const sum = await checksum(body);
    if (sum) headers["Upload-Checksum"] = `sha256 ${sum}`;
    if (this.#paused) return;
    this.offset = await this.#patch(body, headers);
    this.#report(this.offset);
  }

  // XMLHttpRequest, since fetch says nothing of what has left: on a slow line a piece takes long.
  #patch(body, headers) {
    return new Promise((resolve, reject) => {
      const request = (this.#request = new XMLHttpRequest());
      let watch;
      const moving = () => {
        clearTimeout(watch);
        watch = setTimeout(() => request.abort(), STALLED);
      };
      request.open("PATCH", this.address);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => {
        moving();
        this.#report(this.offset + Math.min(event.loaded, body.size));
      };
      request.onloadend = () => {
        clearTimeout(watch);
        this.#request = null;
        if (request.status === 204) resolve(Number(request.getResponseHeader("Upload-Offset")));
        else reject(new Refusal(request.status, plain(request)));
      };
      moving();
      request.send(body);
    });
  }

  #report(sent) {
    this.tell("progress", { sent, total: this.file.size });
  }

  // 1, 2, 4 … 30 seconds, or until the network is back or someone presses the button. An offset
  // that moved is not a failure of the way: the first retry is immediate.
  #rest(refusal) {
    this.#tries += 1;
    if (refusal.status === 409 && this.#tries === 1) return Promise.resolve();
    const wait = Math.min(1000 * 2 ** (this.#tries - 1), LONGEST_WAIT);
    this.tell("waiting", { seconds: wait / 1000 });
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, wait);
      addEventListener("online", done);
      this.#wake = done;
    });
  }
}

const plain = (request) =>
  (request.getResponseHeader("Content-Type") ?? "").startsWith("text/plain")
    ? request.responseText
    : "";

// Not everywhere: crypto.subtle exists in secure contexts alone.
async function checksum(blob) {
  if (!globalThis.crypto?.subtle) return "";
  const bytes = await read(blob);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Read a part of a file; a file that was moved, changed or unplugged since is a refusal. */
export async function read(blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new Refusal(-1, "");
  }
}
