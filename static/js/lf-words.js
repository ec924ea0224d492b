/* Count the words of a text field against the number that it asks to stay under.

   <lf-words for="id_synopsis" max="80" data-text="{count} of 80 words">80 words at most</lf-words> */

class Words extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.getAttribute("for"));
    if (!field) return;
    const limit = Number(this.getAttribute("max"));
    const count = () => {
      const words = field.value.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      this.textContent = this.dataset.text.replace("{count}", words);
      this.toggleAttribute("data-over", words > limit);
    };
    field.addEventListener("input", count);
    count();
  }
}

customElements.define("lf-words", Words);
