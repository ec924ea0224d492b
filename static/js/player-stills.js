// The little picture above the seek bar: what is to be seen there. Read at the first hover.

import { clock } from "./player-paint.js";

const TIME = /(?:(\d+):)?(\d\d):(\d\d\.\d{3})/;
const PLACE = /^(.*)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

export class Stills {
  #cues = null;
  #asked = false;
  #last = [0, 0];

  /** `box` holds a picture ([data-part=still]) and a time; `address` is a WebVTT file, or empty. */
  constructor(box, address) {
    this.box = box;
    this.picture = box.firstElementChild;
    this.time = box.lastElementChild;
    this.address = address;
  }

  /** Show what is to be seen at `seconds`, `along` being 0 at the left of the bar and 1 at its right. */
  show(seconds, along) {
    this.#ask().then((news) => news && !this.box.hidden && this.show(...this.#last));
    this.#last = [seconds, along];
    this.time.textContent = clock(seconds);
    const cue = this.#cues?.findLast(({ begin }) => begin <= seconds + 0.001);
    this.picture.hidden = !cue;
    if (cue) this.#draw(cue);
    this.box.hidden = false;
    // Within the player, whatever the place of the hand. Through the CSSOM, which the policy allows.
    this.box.style.setProperty("--along", along);
  }

  hide() {
    this.box.hidden = true;
  }

  #draw({ image, left, top, width, height }) {
    Object.assign(this.picture.style, {
      width: `${width}px`,
      height: `${height}px`,
      backgroundImage: `url("${image}")`,
      backgroundPosition: `-${left}px -${top}px`,
    });
  }

  async #ask() {
    if (this.#asked || !this.address) return false;
    this.#asked = true;
    const response = await fetch(this.address).catch(() => null);
    if (response?.ok) this.#cues = read(await response.text(), response.url);
    return Boolean(this.#cues);
  }
}

/** The cues of a storyboard: [{ begin, image, left, top, width, height }], seconds and px. */
export function read(text, base) {
  return text
    .split(/\n\n+/)
    .map((block) => block.split("\n").filter((line) => line && line !== "WEBVTT"))
    .filter((lines) => lines.length === 2 && TIME.test(lines[0]) && PLACE.test(lines[1]))
    .map(([times, place]) => {
      const [, hours, minutes, seconds] = TIME.exec(times);
      const [, name, left, top, width, height] = PLACE.exec(place);
      const begin = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
      return { begin, image: new URL(name, base).href, left, top, width, height };
    });
}
