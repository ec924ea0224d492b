/* A message that one can put away; it leaves by itself unless it tells of a fault.

   <lf-toast class="toast toast--success"><p>…</p><button hidden>…</button></lf-toast> */

const LONG_ENOUGH_TO_READ = 9000;

class Toast extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.remove());
    if (this.matches(".toast--error, .toast--warning")) return;
    const start = () => {
      this.#timer = setTimeout(() => this.remove(), LONG_ENOUGH_TO_READ);
    };
    const stop = () => clearTimeout(this.#timer);
    for (const kind of ["pointerenter", "focusin"]) this.addEventListener(kind, stop);
    for (const kind of ["pointerleave", "focusout"]) this.addEventListener(kind, start);
    start();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }
}

customElements.define("lf-toast", Toast);
