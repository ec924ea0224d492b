/* A text that one copies by a press.

   <lf-copy data-done="Copied">
     <input readonly value="…"><button type="button" hidden>Copy</button><span role="status"></span>
   </lf-copy> */

const SAYS_FOR = 4000;

class Copy extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.field = this.querySelector("input");
    this.button = this.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", this);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.button.removeEventListener("click", this);
  }

  async handleEvent() {
    this.field.select();
    // Without HTTPS a browser has no clipboard: what is selected is copied by hand.
    const done = await navigator.clipboard?.writeText(this.field.value).then(() => true, () => false);
    this.#say(this.dataset[done ? "done" : "byHand"]);
  }

  #say(words) {
    clearTimeout(this.#timer);
    const said = this.querySelector("[role=status]");
    said.textContent = words;
    this.#timer = setTimeout(() => (said.textContent = ""), SAYS_FOR);
  }
}

customElements.define("lf-copy", Copy);
