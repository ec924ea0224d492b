/* A town, proposed while one types. Without this script the field stays a text that the server reads.

   <lf-town data-address="/communes/" data-counted="{count} …" data-none="…">
     <input type="text" id="id_town" …>
     <ul id="id_town_list" role="listbox" hidden></ul>
     <span role="status"></span>
   </lf-town>

   The field becomes an ARIA combobox: arrows go through the list, Enter or a click takes a town,
   Escape closes. A choice tells the form by a `change` event. */

const PAUSE = 150;
const LEAST_LETTERS = 2;

class Town extends HTMLElement {
  #input;
  #list;
  #news;
  #timer = 0;
  #asked;
  #at = -1;

  connectedCallback() {
    this.#input = this.querySelector("input");
    this.#list = this.querySelector("[role=listbox]");
    this.#news = this.querySelector("[role=status]");
    const { id } = this.#list;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
    })) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", this.#typed);
    this.#input.addEventListener("keydown", this.#key);
    this.addEventListener("focusout", this.#left);
    // Before the field loses the focus, and with it the list.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  #typed = (event) => {
    // Letters only ask; the form is told once a town is taken or the field is left.
    event.stopPropagation();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  };

  async #ask() {
    const text = this.#input.value.trim();
    this.#asked?.abort();
    if (text.length < LEAST_LETTERS) return this.#close();
    this.#asked = new AbortController();
    try {
      const address = `${this.dataset.address}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: this.#asked.signal });
      if (answer.ok) this.#show((await answer.json()).towns);
    } catch {
      // Typed further, or offline: the text is still understood by the server.
    }
    return undefined;
  }

  #show(towns) {
    if (document.activeElement !== this.#input) return;
    this.#at = -1;
    this.#list.replaceChildren(...towns.map((town, number) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}_${number}`;
      option.role = "option";
      option.ariaSelected = "false";
      option.textContent = town.label;
      return option;
    }));
    this.#open(towns.length > 0);
    this.#say(towns.length ? this.dataset.counted.replace("{count}", towns.length) : this.dataset.none);
  }

  #open(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
    if (!open) this.#input.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.#list.replaceChildren();
    this.#at = -1;
    this.#open(false);
    this.#say("");
  }

  #key = (event) => {
    const options = [...this.#list.children];
    if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      if (this.#list.hidden) this.#ask();
      else this.#point(options, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !this.#list.hidden && this.#at >= 0) {
      event.preventDefault();
      this.#take(options[this.#at]);
    }
  };

  #point(options, by) {
    const last = options.length - 1;
    if (last < 0) return;
    options[this.#at]?.setAttribute("aria-selected", "false");
    this.#at += by;
    if (this.#at > last) this.#at = 0;
    if (this.#at < 0) this.#at = last;
    const option = options[this.#at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #take(option) {
    this.#input.value = option.textContent;
    this.#close();
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #left = (event) => {
    if (this.contains(event.relatedTarget)) return;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#close();
  };

  #say(words) {
    this.#news.textContent = words;
  }
}

customElements.define("lf-town", Town);
