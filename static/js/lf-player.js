// <lf-player>: a film and its controls. Markup and words: templates/streaming/delivery/player.html.
//
// Attributes: src (master playlist), engine (hls.js), duration (s), resume-at (s), progress-url and
// csrf, provisional, revision, asset, begins, starts-at (s), marked. Setting `revision` says that the master has changed: it is
// read again at the same second, at the next pause or choice of quality.

import { listen } from "./live.js";
import { keyAction } from "./player-keys.js";
import { Memory } from "./player-memory.js";
import { Menu } from "./player-menu.js";
import { clock, paint } from "./player-paint.js";
import { Source } from "./player-source.js";
import { Stills } from "./player-stills.js";

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const HIDES_AFTER = 3000;
const SAYS_FOR = 1500;
// While a film grows, its master is looked at that often.
const LOOKS_EVERY = 15_000;

class LfPlayer extends HTMLElement {
  static observedAttributes = ["revision"];

  #stop = null;
  #timers = {};

  connectedCallback() {
    this.words = Object.fromEntries(
      [...this.querySelector("template[data-words]").content.children].map((word) => [
        word.dataset.word,
        word.textContent.trim(),
      ]),
    );
    this.video = this.querySelector("video");
    this.parts = Object.fromEntries(
      [...this.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
    );
    this.stills = new Stills(this.parts.stills, this.getAttribute("storyboard"));
    this.#menus();
    this.#source();
    this.memory = new Memory(this.video, {
      address: this.getAttribute("progress-url"),
      csrf: this.getAttribute("csrf"),
      key: `lf-resume:${this.getAttribute("asset") || location.pathname}`,
      gone: () => this.#end(),
    });
    this.#listen();
    this.#invite();
    this.querySelector(".player-start").disabled = false;
    this.#paint();
    // Inside another site's page, when its author asked so: browsers let what is mute begin.
    if (this.hasAttribute("begins")) {
      this.video.muted = true;
      this.do_first();
    }
  }

  disconnectedCallback() {
    this.#stop?.();
    this.memory.stop();
    this.source.close();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    document.removeEventListener("fullscreenchange", this);
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== null && before !== after && this.source) this.#news();
  }

  #source() {
    this.source = new Source(this.video, {
      address: this.getAttribute("src"),
      engine: this.getAttribute("engine"),
    });
    for (const name of ["levels", "tracks", "failed"]) this.source.addEventListener(name, this);
    this.source.prepare();
    if (this.hasAttribute("provisional")) this.#look();
    const asset = this.getAttribute("asset");
    // Only whoever may follow the preparation is answered; the others look for themselves.
    if (asset && this.hasAttribute("provisional")) {
      this.#stop = listen("asset", asset, ({ revision }) => {
        if (revision) this.setAttribute("revision", revision);
      });
    }
  }

  #listen() {
    for (const name of ["click", "keydown", "pointermove", "focusin", "dblclick"]) {
      this.addEventListener(name, this);
    }
    for (const name of [
      "play", "pause", "ended", "timeupdate", "durationchange", "progress", "waiting", "playing",
      "seeking", "seeked", "volumechange", "ratechange", "loadedmetadata", "loadeddata",
    ]) {
      this.video.addEventListener(name, this);
    }
    for (const name of ["input", "pointermove", "pointerleave", "blur"]) {
      this.parts.seek.addEventListener(name, (event) => this.#glance(event));
    }
    this.parts.seek.addEventListener("input", this);
    this.parts.volume.addEventListener("input", this);
    document.addEventListener("fullscreenchange", this);
    // A picture that leaves the page leaves its mark behind.
    this.parts.pip.hidden = !document.pictureInPictureEnabled || this.hasAttribute("marked");
  }

  #menus() {
    const choose = { captions: "captions", quality: "quality", speed: "speed" };
    this.menus = Object.fromEntries(
      Object.entries(choose).map(([name, method]) => [
        name,
        new Menu(this.querySelector(`[data-menu=${name}]`), (value) => this[`choose_${method}`](value)),
      ]),
    );
  }

  handleEvent(event) {
    const own = this[`on_${event.type}`];
    if (own) own.call(this, event);
    else this.#paint();
  }

  // --- what the person does -----------------------------------------------------------------

  on_click(event) {
    const action = event.target.closest("[data-do]");
    if (action?.dataset.do === "menu") {
      this.menus[action.closest("[data-menu]").dataset.menu].toggle();
    } else if (action) {
      this[`do_${action.dataset.do}`]();
    } else if (event.target === this.video) {
      this.focus({ preventScroll: true });
      // A first touch on a phone shows the controls; the next one pauses.
      if (matchMedia("(hover: hover)").matches || !this.hasAttribute("idle")) this.do_toggle();
    }
    this.#wake();
  }

  on_dblclick(event) {
    if (event.target === this.video) this.do_fullscreen();
  }

  on_pointermove() {
    this.#wake();
  }

  on_focusin() {
    this.#wake();
  }

  // Only when the focus is inside: single keys must not surprise the rest of the page (WCAG 2.1.4).
  on_keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.parts.help.open) return;
    const onVolume = event.target === this.parts.volume && event.key.startsWith("Arrow");
    const onButton = event.key === " " && event.target.closest("button");
    const action = onVolume || onButton ? null : keyAction(this, event.key);
    this.#wake();
    if (!action) return;
    event.preventDefault();
    action();
  }

  on_input({ target }) {
    if (target === this.parts.seek) this.seek(Number(target.value));
    else {
      this.video.muted = false;
      this.video.volume = Number(target.value);
    }
  }

  do_first() {
    this.#begin(this.resumeAt);
  }

  do_beginning() {
    this.#begin(0);
  }

  do_toggle() {
    if (!this.source.started) this.do_first();
    else if (this.video.paused) this.#play();
    else this.video.pause();
  }

  do_mute() {
    this.video.muted = !this.video.muted;
    this.#say(this.words[this.video.muted ? "mute" : "unmute"]);
  }

  do_help() {
    this.parts.help.showModal();
  }

  async do_pip() {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await this.video.requestPictureInPicture().catch(() => {});
  }

  async do_fullscreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else if (this.requestFullscreen) await this.requestFullscreen().catch(() => {});
    // An iPhone shows the video alone, without its mark: the page's whole window is as much.
    else if (this.hasAttribute("marked")) this.#full(this.toggleAttribute("wide"));
    else this.video.webkitEnterFullscreen?.();
  }

  /** After a failure: at the same second, or the page anew when its grant is over. */
  do_retry() {
    if (this.parts.error.dataset.what === "gone") return location.reload();
    this.parts.error.hidden = true;
    const at = this.video.currentTime || this.resumeAt;
    if (this.source.started) this.#renew(at, true);
    else {
      this.source.close();
      this.source.prepare();
    }
  }

  choose_quality(value) {
    this.source.choose(Number(value));
    if (this.source.changed) this.#renew(this.video.currentTime, !this.video.paused);
    this.#say(this.words.quality.replace("{value}", value === "0" ? this.words.auto : `${value}p`));
  }

  choose_speed(value) {
    this.video.playbackRate = Number(value);
    this.#say(this.words.speed.replace("{value}", this.#rate(Number(value))));
  }

  choose_captions(value) {
    const tracks = this.source.tracks;
    tracks.forEach((track, at) => (track.mode = String(at) === value ? "showing" : "disabled"));
    const words = tracks[value]?.label || tracks[value]?.language || this.words.off;
    this.#say(this.words.captions.replace("{value}", words));
    this.on_tracks();
  }

  // --- what happens -------------------------------------------------------------------------

  on_play() {
    this.setAttribute("playing", "");
    this.parts.first.hidden = true;
    this.#wake();
    this.#paint();
  }

  on_pause() {
    this.removeAttribute("playing");
    if (this.source.changed && !this.video.ended) this.#renew(this.video.currentTime, false);
    this.#wake();
    this.#paint();
  }

  on_waiting() {
    this.parts.wait.hidden = false;
  }

  on_playing() {
    this.parts.wait.hidden = true;
    this.parts.error.hidden = true;
    this.querySelector(".player-still").hidden = true;
    this.#paint();
  }

  on_seeked() {
    if (this.video.readyState > 1) this.parts.wait.hidden = true;
    this.querySelector(".player-still").hidden = true;
    this.#paint();
  }

  on_loadeddata() {
    if (this.video.paused) this.on_seeked();
  }

  on_loadedmetadata() {
    const { videoWidth, videoHeight } = this.video;
    // Through the CSSOM, which the policy allows: the film's own shape, to the pixel.
    if (videoWidth) this.style.setProperty("--ratio", videoWidth / videoHeight);
    this.#paint();
  }

  on_levels() {
    const { heights, height, automatic } = this.source;
    const playing = height ? `${height}p` : "";
    const auto = automatic && playing ? `${this.words.auto} (${playing})` : this.words.auto;
    const note = this.hasAttribute("provisional") ? this.words.growing : "";
    this.menus.quality.fill(
      [
        { value: "0", text: auto, checked: automatic },
        ...heights.map((known) => ({
          value: String(known),
          text: `${known}p`,
          checked: !automatic && known === height,
        })),
      ],
      note,
    );
    this.menus.quality.root.hidden = !heights.length;
    this.parts.quality.textContent = playing;
    this.menus.quality.button.setAttribute("aria-label", this.words.quality.replace("{value}", playing || auto));
  }

  on_tracks() {
    const tracks = this.source.tracks;
    const { captions } = this.menus;
    captions.disabled = !tracks.length;
    captions.button.title = tracks.length ? "" : this.words.nocaptions;
    const shown = tracks.findIndex((track) => track.mode === "showing");
    captions.fill([
      { value: "-1", text: this.words.off, checked: shown < 0 },
      ...tracks.map((track, at) => ({
        value: String(at),
        text: track.label || track.language,
        checked: at === shown,
      })),
    ]);
  }

  on_ratechange() {
    const now = this.video.playbackRate;
    this.parts.speed.textContent = this.#rate(now);
    const words = this.words.speed.replace("{value}", this.#rate(now));
    this.menus.speed.button.setAttribute("aria-label", words);
    this.menus.speed.fill(
      SPEEDS.map((speed) => ({ value: String(speed), text: this.#rate(speed), checked: speed === now })),
    );
  }

  on_fullscreenchange() {
    this.#full(document.fullscreenElement === this);
  }

  #full(full) {
    this.toggleAttribute("full", full);
    this.parts.fullscreen.setAttribute("aria-label", this.words[full ? "window" : "full"]);
  }

  on_failed({ detail }) {
    this.parts.wait.hidden = true;
    this.parts.first.hidden = true;
    this.parts.error.dataset.what = detail;
    this.parts["error-words"].textContent = this.words[detail];
    this.parts.retry.textContent = this.words[detail === "gone" ? "reload" : "again"];
    this.parts.error.hidden = false;
  }

  // --- how it plays -------------------------------------------------------------------------

  // Before the first play: where it will start, and what the controls already know.
  #invite() {
    const known = Number(this.getAttribute("resume-at"));
    const duration = Number(this.getAttribute("duration"));
    // A second named in the address comes before what is remembered.
    this.resumeAt = Number(this.getAttribute("starts-at")) || this.memory.found(known, duration);
    const words = this.resumeAt ? this.words.resume.replace("{time}", clock(this.resumeAt)) : this.words.first;
    this.querySelector(".player-start").setAttribute("aria-label", words);
    this.querySelector(".player-start").dataset.time = this.resumeAt ? words : "";
    this.parts.beginning.hidden = !this.resumeAt;
    this.on_tracks();
    this.on_ratechange();
    this.menus.quality.root.hidden = true;
  }

  async #begin(at) {
    this.parts.first.hidden = true;
    this.parts.wait.hidden = false;
    if (this.contains(document.activeElement)) this.parts.toggle.focus({ preventScroll: true });
    if (navigator.mediaSession) {
      navigator.mediaSession.metadata = new MediaMetadata({ title: this.getAttribute("title-text") });
    }
    // Asked for within the press of the button: browsers refuse sound a moment later.
    const { source, video } = this;
    const started = source.start(at);
    this.#play();
    await started;
    // Opening the source has stopped what was pressed.
    if (video.paused) await this.#play();
  }

  #play() {
    return this.video.play().catch((refusal) => {
      // Refused by the browser: the person presses again. An aborted load speaks for itself.
      if (refusal.name === "NotAllowedError") this.parts.wait.hidden = true;
    });
  }

  seek(seconds) {
    const at = Math.max(0, Math.min(seconds, this.duration));
    if (!this.source.started) {
      this.#begin(at);
      return;
    }
    this.video.currentTime = at;
    this.#paint();
  }

  loud(step) {
    this.video.muted = false;
    this.video.volume = Math.max(0, Math.min(1, this.video.volume + step));
    this.#say(this.words.volume.replace("{percent}", Math.round(this.video.volume * 100)));
  }

  // What is to be seen under the hand, or where the keyboard has gone.
  #glance({ type, target, offsetX }) {
    if (type === "pointermove") {
      const along = Math.max(0, Math.min(1, offsetX / target.clientWidth));
      this.stills.show(along * this.duration, along);
    } else if (type === "input") {
      this.stills.show(Number(target.value), this.duration ? target.value / this.duration : 0);
    } else this.stills.hide();
  }

  faster(step) {
    const at = SPEEDS.indexOf(this.video.playbackRate);
    this.choose_speed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + step))]);
  }

  nextCaptions() {
    const tracks = this.source.tracks;
    if (!tracks.length) return this.#say(this.words.nocaptions);
    const shown = tracks.findIndex((track) => track.mode === "showing");
    this.choose_captions(String(shown + 1 < tracks.length ? shown + 1 : -1));
  }

  // The picture stays while the source is opened again behind it.
  async #renew(at, playing) {
    const still = this.querySelector(".player-still");
    if (this.video.videoWidth) {
      Object.assign(still, { width: this.video.videoWidth, height: this.video.videoHeight });
      still.getContext("2d").drawImage(this.video, 0, 0);
      still.hidden = false;
    }
    const { playbackRate } = this.video;
    await this.source.renew(at);
    this.video.playbackRate = playbackRate;
    if (playing) await this.#play();
  }

  // One may no longer watch: what was loaded ahead is let go too.
  #end() {
    this.video.pause();
    this.source.close();
    this.on_failed({ detail: "gone" });
  }

  // Someone knows that the master has changed.
  #news() {
    if (!this.source.started) {
      this.source.close();
      this.source.prepare();
      return;
    }
    this.source.changed = true;
    this.#say(this.words.better);
    if (this.video.paused && !this.video.ended) this.#renew(this.video.currentTime, false);
  }

  #look() {
    clearTimeout(this.#timers.look);
    this.#timers.look = setTimeout(async () => {
      const before = this.source.changed;
      if (document.visibilityState === "visible" && (await this.source.look()) && !before) this.#news();
      if (this.isConnected) this.#look();
    }, LOOKS_EVERY);
  }

  // --- what it shows ------------------------------------------------------------------------

  get duration() {
    const { duration, seekable } = this.video;
    if (Number.isFinite(duration) && duration > 0) return duration;
    if (seekable.length) return seekable.end(seekable.length - 1);
    return Number(this.getAttribute("duration")) || 0;
  }

  #paint() {
    paint(this, this.source.started ? this.video.currentTime : this.resumeAt || 0);
  }

  // The controls step back while the film plays and nobody needs them.
  #wake() {
    this.removeAttribute("idle");
    clearTimeout(this.#timers.idle);
    this.#timers.idle = setTimeout(() => {
      const held = this.parts.bar.matches(":has(:focus-visible)");
      const open = Object.values(this.menus).some((menu) => menu.open);
      if (!this.video.paused && !held && !open) this.setAttribute("idle", "");
    }, HIDES_AFTER);
  }

  #say(words) {
    clearTimeout(this.#timers.say);
    this.parts.say.textContent = words;
    this.#timers.say = setTimeout(() => (this.parts.say.textContent = ""), SAYS_FOR);
  }

  #rate(speed) {
    return `${speed.toLocaleString(document.documentElement.lang)}×`;
  }
}

customElements.define("lf-player", LfPlayer);
