// <lf-preview src="/films/…/apercu/">: the frame of a film card, which comes alive while a pointer or
// the keyboard's focus rests on its card. Five silent seconds, in a loop; nothing is asked for before.

// A hand that only passes over a list sets nothing in motion.
const RESTS_FOR = 350;

const still = matchMedia("(prefers-reduced-motion: reduce)");

class LfPreview extends HTMLElement {
  #video = null;
  #timer = 0;

  connectedCallback() {
    this.card = this.closest("article") ?? this;
    for (const name of ["pointerenter", "pointerleave", "focusin", "focusout"]) {
      this.card.addEventListener(name, this);
    }
  }

  disconnectedCallback() {
    this.#stop();
  }

  handleEvent(event) {
    // A finger that rests is about to scroll or to open, not to look.
    if (event.type === "pointerenter" && event.pointerType === "touch") return;
    if (event.type === "pointerenter" || event.type === "focusin") this.#wait();
    else this.#stop();
  }

  #wait() {
    if (this.#video || still.matches || navigator.connection?.saveData) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#play(), RESTS_FOR);
  }

  #play() {
    const video = document.createElement("video");
    Object.assign(video, { muted: true, loop: true, playsInline: true, className: "film-card-moving" });
    video.setAttribute("aria-hidden", "true");
    video.tabIndex = -1;
    video.disablePictureInPicture = true;
    // A film without a preview stays still, and nobody is told.
    video.addEventListener("error", () => this.#stop());
    video.addEventListener("playing", () => video.setAttribute("shown", ""), { once: true });
    video.src = this.getAttribute("src");
    this.querySelector(".frame").append(video);
    this.#video = video;
    video.play().catch(() => {});
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#video?.removeAttribute("src");
    this.#video?.load();
    this.#video?.remove();
    this.#video = null;
  }
}

customElements.define("lf-preview", LfPreview);
