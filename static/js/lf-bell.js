/* The count of one's unread news, kept up to date while the page stands.

   <lf-bell person="12"><a href="…"><svg/><span class="bell-count" hidden>0</span></a></lf-bell> */

import { listen } from "./live.js";

class Bell extends HTMLElement {
  #stop = () => {};

  connectedCallback() {
    const count = this.querySelector(".bell-count");
    this.#stop = listen("bell", this.getAttribute("person"), ({ unread = 0 }) => {
      count.textContent = unread;
      count.hidden = unread === 0;
    });
  }

  disconnectedCallback() {
    this.#stop();
  }
}

customElements.define("lf-bell", Bell);
