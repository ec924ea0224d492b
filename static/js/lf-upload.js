// <lf-upload>: a film on its way, from the file chosen to the film that plays.
//
// Markup and words: templates/streaming/intake/upload.html. `state` is one of idle, unfinished,
// checking, sending, paused, waiting, refused, complete; what comes after is the engine's, told
// by the topic "asset": queued, working, ready, stopped.
// Events (they bubble): lf-upload:created { asset, upload }, lf-upload:progress { sent, total,
// percent, speed, left }, lf-upload:complete { asset }, lf-upload:error { status, message },
// lf-upload:state { state }.

import { compare, fingerprint } from "./fingerprint.js";
import { listen } from "./live.js";
import { cancel, create, Refusal, Sending } from "./tus.js";

const ENGINE = { arriving: "queued", waiting: "queued", encoding: "working", ready: "ready" };
// How much a new measure of the speed weighs: about ten seconds of memory.
const WEIGHT = 0.15;
// Characters that turn the direction of text: a name ending in "exe" can be made to read "mp4".
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

class LfUpload extends HTMLElement {
  #sending = null;
  #file = null;
  #stop = null;
  #speed = 0;
  #mark = null;
  #said = "";

  connectedCallback() {
    this.words = Object.fromEntries(
      [...this.querySelector("template[data-words]").content.children].map((word) => [
        word.dataset.word,
        word.textContent.trim(),
      ]),
    );
    this.language = document.documentElement.lang || "fr";
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      this.addEventListener(kind, this);
    }
    this.#begin();
  }

  disconnectedCallback() {
    this.#stop?.();
    this.#sending?.pause();
  }

  get state() {
    return this.getAttribute("state");
  }

  handleEvent(event) {
    if (event.type === "click") {
      const action = event.target.closest("[data-do]")?.dataset.do;
      if (action) this[`do_${action}`]?.();
    } else if (event.type === "change") {
      const file = event.target.files?.[0];
      if (!file) return;
      // The same file chosen twice must be heard twice.
      this.#choose(file).finally(() => (event.target.value = ""));
      event.stopPropagation();
    } else {
      this.#drag(event);
    }
  }

  do_pause() {
    this.#sending?.pause();
  }

  do_resume() {
    this.#sending?.start();
  }

  do_retry() {
    if (this.#sending) this.#sending.start();
    else if (this.#file) this.#choose(this.#file);
    else this.#begin();
  }

  do_cancel() {
    return confirm(this.words.sure) ? this.#cancel() : undefined;
  }

  async #cancel() {
    this.#sending?.pause();
    const address = this.getAttribute("upload");
    try {
      if (address) await cancel(address, this.getAttribute("csrf"));
    } catch (refusal) {
      return this.#refuse(refusal);
    }
    this.do_replace();
  }

  /** Give up the unfinished upload, and send the file that was just chosen instead. */
  async do_restart() {
    const file = this.#file;
    await this.#cancel();
    if (file && this.state === "idle") await this.#choose(file);
  }

  do_replace() {
    this.#stop?.();
    this.#forget();
    this.#show("idle", "");
    this.querySelector("input[type=file]")?.focus();
  }

  /** Ask the engine to try again (the page says where). */
  async do_again() {
    const response = await fetch(this.getAttribute("retry"), {
      method: "POST",
      headers: { "X-CSRFToken": this.getAttribute("csrf") },
    }).catch(() => null);
    const words = { [this.language]: this.words.queued };
    if (response?.ok) this.#engine({ state: "waiting", message: words });
    else this.#say(this.words.offline);
  }

  #begin() {
    if (this.getAttribute("upload")) {
      this.#show("unfinished", this.words.unfinished);
      this.#progress(Number(this.getAttribute("offset")), Number(this.getAttribute("size")));
    } else if (this.getAttribute("asset")) {
      this.#follow();
    } else {
      this.#show("idle", "");
    }
  }

  #drag(event) {
    if (!["idle", "unfinished"].includes(this.state) || !event.dataTransfer) return;
    event.preventDefault();
    const inside = event.type === "dragleave" && this.contains(event.relatedTarget);
    this.toggleAttribute("over", inside || ["dragenter", "dragover"].includes(event.type));
    if (event.type === "drop" && event.dataTransfer.files[0]) {
      this.#choose(event.dataTransfer.files[0]);
    }
  }

  async #choose(file) {
    this.#file = file;
    if (!file.size) return this.#show("idle", this.words.empty);
    if (file.size > Number(this.getAttribute("max"))) return this.#show("idle", this.words.toolarge);
    this.#show("checking", this.words.checking);
    await this.#guard(async () => {
      const found = await fingerprint(file);
      if (this.getAttribute("upload")) this.#recognise(found);
      else await this.#open(found);
    });
  }

  #recognise(found) {
    const verdict = compare(this.getAttribute("fingerprint") ?? "", found);
    if (verdict === "same") return this.#send();
    // Kindly: nothing is lost, and both ways out are there.
    this.#show("unfinished", this.words[verdict]);
    this.setAttribute("other", "");
  }

  async #open(found) {
    const csrf = this.getAttribute("csrf");
    const made = await create(this.getAttribute("create"), {
      file: this.#file,
      fingerprint: found,
      csrf,
    });
    this.setAttribute("upload", made.upload);
    this.setAttribute("asset", made.asset);
    this.setAttribute("fingerprint", found);
    this.#part("name", this.#file.name.replace(TURNS, ""));
    this.#emit("created", made);
    this.#send();
  }

  #send() {
    this.removeAttribute("other");
    this.#mark = null;
    this.#sending = new Sending(this.getAttribute("upload"), {
      file: this.#file,
      csrf: this.getAttribute("csrf"),
      tell: (name, detail) => this.#hear(name, detail),
    });
    this.#sending.start();
  }

  #hear(name, detail) {
    if (name === "progress") return this.#progress(detail.sent, detail.total);
    if (name === "refused") return this.#refuse(detail);
    if (name === "complete") return this.#complete();
    this.#mark = null;
    this.#speed = 0;
    const words = this.words[name]?.replace("{seconds}", this.#unit(detail?.seconds, "second"));
    this.#show(name, words);
    this.#part("speed", "");
    this.#part("left", "");
  }

  #progress(sent, total) {
    const percent = total ? Math.floor((100 * sent) / total) : 0;
    const left = this.#measure(sent, total);
    this.#meter(percent);
    this.#part("percent", this.#unit(percent, "percent"));
    this.#part("sent", `${this.#size(sent)} / ${this.#size(total)}`);
    const moving = this.state === "sending" && this.#speed > 0;
    this.#part("speed", moving ? `${this.#size(this.#speed)}/s` : "");
    this.#part("left", moving ? this.words.left.replace("{time}", this.#time(left)) : "");
    if (this.state === "sending") this.#quarter(percent);
    this.#emit("progress", { sent, total, percent, speed: this.#speed, left });
  }

  // Bytes a second, smoothed, and what is left in seconds.
  #measure(sent, total) {
    const now = performance.now();
    if (this.#mark && now - this.#mark.at > 400) {
      const speed = Math.max(0, (1000 * (sent - this.#mark.sent)) / (now - this.#mark.at));
      this.#speed = this.#speed ? this.#speed + WEIGHT * (speed - this.#speed) : speed;
      this.#mark = { at: now, sent };
    }
    this.#mark ??= { at: now, sent };
    return this.#speed ? (total - sent) / this.#speed : 0;
  }

  // A screen reader hears four numbers, not a hundred.
  #quarter(percent) {
    const reached = Math.floor(percent / 25) * 25;
    if (reached && reached < 100) this.#say(this.words.quarter.replace("{percent}", reached));
  }

  #complete() {
    const asset = this.getAttribute("asset");
    this.#meter(100);
    this.#forget({ keep: asset });
    this.#show("complete", this.words.complete);
    this.#emit("complete", { asset });
    this.#follow();
  }

  #refuse(refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const known = { 0: "offline", "-1": "unreadable", 401: "signin", 403: "signin" };
    const gone = [404, 410].includes(refusal.status);
    const words = this.words[known[refusal.status]] ?? refusal.words ?? "";
    if (gone) this.#forget({ file: true });
    this.#show("refused", words || this.words.failed);
    this.#emit("error", { status: refusal.status, message: words });
  }

  async #guard(work) {
    try {
      await work();
    } catch (refusal) {
      this.#refuse(refusal);
    }
  }

  // The engine's turn: the snapshot first, then what changes, the same after a reconnection.
  #follow() {
    this.#stop?.();
    if (!this.state || this.state === "idle") this.#show("queued", "");
    this.#stop = listen("asset", this.getAttribute("asset"), (data) => this.#engine(data));
  }

  #engine({ state, percent, message, playable, seconds_left: left }) {
    // A film that was discarded has no state any more; one that has just arrived waits for a worker.
    if (!state || (this.state === "complete" && state === "arriving")) return;
    this.#show(ENGINE[state] ?? "stopped", message?.[this.language] ?? "");
    this.toggleAttribute("playable", Boolean(playable));
    this.#meter(state === "waiting" ? null : Math.floor(percent ?? 0));
    this.#part("percent", state === "encoding" ? this.#unit(Math.floor(percent ?? 0), "percent") : "");
    this.#part("left", left ? this.words.left.replace("{time}", this.#time(left)) : "");
    this.#part("sent", "");
    this.#part("speed", "");
  }

  #forget({ keep = "", file = false } = {}) {
    this.#sending = null;
    if (!file) this.#file = null;
    for (const name of ["upload", "fingerprint", "offset", "other", "playable"]) {
      this.removeAttribute(name);
    }
    if (keep) this.setAttribute("asset", keep);
    else this.removeAttribute("asset");
  }

  #show(state, words) {
    const changed = state !== this.state;
    // Before anything is hidden: the browser takes the focus away from what is.
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    this.setAttribute("state", state);
    for (const part of this.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
    if (words !== undefined) this.#say(words);
    if (!changed) return;
    this.#keepFocus(focused);
    this.#emit("state", { state });
  }

  // A button that vanishes under the keyboard hands over to the one that takes its place.
  #keepFocus(focused) {
    if (!focused || focused.checkVisibility()) return;
    [...this.querySelectorAll("button, input")].find((next) => next.checkVisibility())?.focus();
  }

  #say(words) {
    if (words === this.#said) return;
    this.#said = words;
    this.#part("say", words);
  }

  #meter(percent) {
    const meter = this.querySelector("progress");
    if (percent === null) meter.removeAttribute("value");
    else meter.value = percent;
  }

  #part(name, text) {
    for (const part of this.querySelectorAll(`[data-part="${name}"]`)) part.textContent = text;
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`lf-upload:${name}`, { bubbles: true, detail }));
  }

  #unit(value, unit) {
    const style = unit === "percent" ? { style: "percent" } : { style: "unit", unit };
    const number = unit === "percent" ? value / 100 : (value ?? 0);
    return new Intl.NumberFormat(this.language, { unitDisplay: "short", ...style }).format(number);
  }

  #size(bytes) {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
    const step = bytes ? Math.min(3, Math.floor(Math.log10(bytes) / 3)) : 0;
    return new Intl.NumberFormat(this.language, {
      style: "unit",
      unit: units[step],
      unitDisplay: "short",
      maximumFractionDigits: step > 1 ? 1 : 0,
    }).format(bytes / 1000 ** step);
  }

  #time(seconds) {
    if (seconds < 60) return this.#unit(Math.max(1, Math.round(seconds)), "second");
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return this.#unit(minutes, "minute");
    return `${this.#unit(Math.floor(minutes / 60), "hour")} ${this.#unit(minutes % 60, "minute")}`;
  }
}

customElements.define("lf-upload", LfUpload);
