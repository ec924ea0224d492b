/* Search again as soon as a filter changes.

   <lf-filter for="search-form"><details>… <input form="search-form"> <span data-apply>…</span></details></lf-filter>

   Without this file the button in [data-apply] does it. On a phone the filters are folded until
   one is chosen. */

const NARROW = matchMedia("(max-width: 59.99rem)");

class Filter extends HTMLElement {
  // Kept from one answer to the next, since each answer brings its filters anew.
  static unfolded = null;

  connectedCallback() {
    const sheet = this.querySelector("details");
    this.querySelector("[data-apply]")?.setAttribute("hidden", "");
    if (NARROW.matches) sheet.open = Filter.unfolded ?? sheet.hasAttribute("data-chosen");
    sheet.addEventListener("toggle", () => {
      if (NARROW.matches && this.isConnected) Filter.unfolded = sheet.open;
    });
    this.addEventListener("change", () => {
      document.getElementById(this.getAttribute("for"))?.requestSubmit();
    });
  }
}

customElements.define("lf-filter", Filter);
