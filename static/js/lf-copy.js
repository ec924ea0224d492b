/* Copy what a field holds, for whoever would rather press than select.

   <lf-copy for="embed-code" data-done="Copied"><button type="button"><span>Copy</span></button></lf-copy>

   Without this file the button is not there, and the field is copied by hand. */

const SECONDS_SAID = 4;

class Copy extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("for"));
    if (!this.field) return;
    this.words = this.querySelector("button span");
    this.asked = this.words.textContent;
    this.querySelector("button").addEventListener("click", () => this.copy());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      // No clipboard on a page that came without TLS: selected, it is one key away.
      this.field.focus();
      this.field.select();
      if (!document.execCommand("copy")) return;
    }
    this.say(this.dataset.done);
    clearTimeout(this.later);
    this.later = setTimeout(() => this.say(""), SECONDS_SAID * 1000);
  }

  say(news) {
    this.words.textContent = news || this.asked;
    this.querySelector("[role=status]").textContent = news;
  }
}

customElements.define("lf-copy", Copy);
