// Where the player's pictures come from: hls.js where the browser has Media Source Extensions,
// the browser's own HLS elsewhere (iPhone). The same few words for both.

// In a row, before the person is told; each try waits longer than the last.
const NETWORK_TRIES = 4;
const MEDIA_TRIES = 2;
// A grant that is over, or was revoked.
const DEAD = [401, 403, 404, 410];
const SETTINGS = {
  autoStartLoad: false,
  // Our segments are fMP4, handed over as they are: a worker would have nothing to do, and costs
  // 40 kB of script. (Without `workerPath` it would also come from a blob, which our policy refuses.)
  enableWorker: false,
  capLevelToPlayerSize: true,
  // What one believes of an unknown line (b/s) until the first segment has measured it.
  abrEwmaDefaultEstimate: 2_500_000,
  backBufferLength: 60,
  // A film that still grows is written as an event: it is not live, and starts at its beginning.
  liveDurationInfinity: false,
};

/**
 * Events: `levels` (they are known or another one plays), `tracks` (captions), `failed` with
 * `detail` `network`, `gone` or `media`.
 */
export class Source extends EventTarget {
  #hls = null;
  #Hls = null;
  #network = 0;
  #media = 0;
  #text = "";
  #timer = 0;
  #from = 0;

  constructor(video, { address, engine }) {
    super();
    Object.assign(this, { video, address, engine, started: false, changed: false, wanted: 0 });
    video.addEventListener("error", () => this.#hls || !video.getAttribute("src") || this.#ask());
    video.textTracks.addEventListener?.("addtrack", () => this.#tell("tracks"));
  }

  get native() {
    return !globalThis.MediaSource && Boolean(this.video.canPlayType("application/vnd.apple.mpegurl"));
  }

  /** Load the playlists only: what one needs to know before the first play costs no picture. */
  async prepare() {
    if (this.native || this.#hls) return;
    try {
      this.#Hls ??= (await import(this.engine)).default;
    } catch {
      return this.#fail("network");
    }
    // Asked for twice while the engine was on its way: one of them has opened it.
    if (this.#hls) return;
    if (!this.#Hls.isSupported()) return this.#fail("media");
    this.#open();
  }

  /** Load pictures from `at` seconds on. */
  async start(at) {
    this.started = true;
    if (this.native) {
      this.video.src = this.address;
      if (at) this.video.addEventListener("loadedmetadata", () => (this.video.currentTime = at), { once: true });
      return;
    }
    this.#from = at;
    await this.prepare();
    // Before its playlists are there, hls.js would forget where to start: see #open.
    if (this.#hls?.levels.length) this.#hls.startLoad(at);
  }

  /** Read the master again and go on at the same second: better renditions are in it. */
  async renew(at) {
    this.changed = false;
    this.close();
    await this.start(at);
  }

  close() {
    clearTimeout(this.#timer);
    this.#hls?.destroy();
    if (this.native && this.video.getAttribute("src")) {
      this.video.removeAttribute("src");
      this.video.load();
    }
    this.#hls = null;
    this.#network = this.#media = 0;
  }

  /** Say whether the master has changed since it was read. hls.js reads one only once. */
  async look() {
    const response = await fetch(this.address, { cache: "no-store" }).catch(() => null);
    if (!response?.ok) return this.changed;
    const text = await response.text();
    if (this.#text && text !== this.#text) this.changed = true;
    this.#text ||= text;
    return this.changed;
  }

  /** The heights there are, the greatest first; a height made by two codecs counts once. */
  get heights() {
    const levels = this.#hls?.levels ?? [];
    return [...new Set(levels.map((level) => nominal(level)))].sort((one, other) => other - one);
  }

  /** The height that plays, or 0. */
  get height() {
    const level = this.#hls?.levels[this.#hls.currentLevel];
    return level ? nominal(level) : 0;
  }

  get automatic() {
    return this.#hls?.autoLevelEnabled ?? true;
  }

  /** Choose a height, or 0 to let the line decide. */
  choose(height) {
    this.wanted = height;
    if (!this.#hls) return;
    // At once: a short film may be buffered to its end, and the choice would never be seen.
    if (height) this.#hls.currentLevel = this.#level(height);
    else this.#hls.nextLevel = -1;
    this.#tell("levels");
  }

  #level(height) {
    return this.#hls.levels.findLastIndex((known) => nominal(known) === height);
  }

  get tracks() {
    return [...this.video.textTracks].filter((track) => ["captions", "subtitles"].includes(track.kind));
  }

  #open() {
    const { Events } = this.#Hls;
    const hls = (this.#hls = new this.#Hls(SETTINGS));
    hls.on(Events.LEVEL_SWITCHED, () => this.#tell("levels"));
    hls.on(Events.MANIFEST_PARSED, () => {
      // A choice outlives the opening of a better master.
      if (this.wanted) hls.startLevel = hls.loadLevel = this.#level(this.wanted);
      if (this.started) hls.startLoad(this.#from);
      this.#tell("levels");
    });
    hls.on(Events.MANIFEST_LOADED, (_name, data) => (this.#text = data.networkDetails?.responseText ?? ""));
    hls.on(Events.SUBTITLE_TRACKS_UPDATED, () => this.#tell("tracks"));
    hls.on(Events.FRAG_BUFFERED, () => (this.#network = 0));
    hls.on(Events.ERROR, (_name, data) => this.#wrong(data));
    hls.attachMedia(this.video);
    hls.loadSource(this.address);
  }

  #wrong({ fatal, type, response }) {
    if (!fatal) return;
    const { ErrorTypes } = this.#Hls;
    if (DEAD.includes(response?.code)) return this.#fail("gone");
    if (type === ErrorTypes.MEDIA_ERROR && this.#media++ < MEDIA_TRIES) {
      return this.#recover();
    }
    if (type === ErrorTypes.NETWORK_ERROR && this.#network < NETWORK_TRIES) return this.#again();
    this.#fail(type === ErrorTypes.NETWORK_ERROR ? "network" : "media");
  }

  // hls.js attaches the video anew, which stops it, and forgets where it was at the very beginning.
  #recover() {
    const { video } = this;
    const playing = !video.paused;
    const at = video.currentTime || this.#from;
    this.#hls.recoverMediaError();
    if (this.started) this.#hls.startLoad(at);
    if (playing) video.play().catch(() => {});
  }

  // 1, 2, 4, 8 seconds; a master that never came is asked for anew.
  #again() {
    const hls = this.#hls;
    this.#timer = setTimeout(() => {
      if (hls !== this.#hls) return;
      if (!hls.levels.length) hls.loadSource(this.address);
      else if (this.started) hls.startLoad(this.video.currentTime || this.#from);
    }, 1000 * 2 ** this.#network++);
  }

  // The browser's own HLS does not say what went wrong: the master does.
  async #ask() {
    const response = await fetch(this.address, { cache: "no-store" }).catch(() => null);
    this.#fail(!response ? "network" : DEAD.includes(response.status) ? "gone" : "media");
  }

  #fail(what) {
    this.dispatchEvent(new CustomEvent("failed", { detail: what }));
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}

// A vertical film of 1080 × 1920 is called 1080p, as its makers do.
const nominal = (level) => Math.min(level.width || level.height, level.height);
