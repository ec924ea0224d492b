/* What comes after a film: brought before the eyes when the film ends, unless it fills the screen.

   <lf-after><a href="…">…</a></lf-after> beside a page's <video>. */

class After extends HTMLElement {
  #video = null;

  connectedCallback() {
    this.#video = document.querySelector("video");
    this.#video?.addEventListener("ended", this.#show);
  }

  disconnectedCallback() {
    this.#video?.removeEventListener("ended", this.#show);
  }

  #show = () => {
    if (document.fullscreenElement) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "center" });
    this.querySelector("a")?.focus({ preventScroll: true });
  };
}

customElements.define("lf-after", After);
