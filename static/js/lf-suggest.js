/* Suggest titles while one types in a search field.

   <lf-suggest data-address="/recherche/suggestions/" data-told="{count} titles suggested">
     <input type="search" name="q">
   </lf-suggest>

   The address answers ?q=… with {"suggestions": [{"title", "kind", "href"}]}. Arrows go through
   the list, Enter opens the title that is marked (else it searches), Escape closes the list.
   Without this file the field is a field. */

const PAUSE = 140;

class Suggest extends HTMLElement {
  #input;
  #list;
  #news;
  #timer;
  #asking;
  #marked = -1;

  connectedCallback() {
    this.#input = this.querySelector("input");
    if (!this.#input || this.#list) return;
    const id = `${this.#input.id}-titles`;
    this.#list = this.appendChild(make("ul", { id, role: "listbox", class: "suggest-list", hidden: "" }));
    this.#list.setAttribute("aria-label", this.#input.labels?.[0]?.textContent.trim() ?? "");
    this.#news = this.appendChild(make("p", { role: "status", class: "visually-hidden" }));
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(combobox)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.form?.addEventListener("submit", () => this.#close());
    // Before the field loses its focus, or the list would be gone when the click lands.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#go(event.target.closest("li")));
  }

  disconnectedCallback() {
    this.#close();
  }

  #wait() {
    clearTimeout(this.#timer);
    const typed = this.#input.value.trim();
    if (!typed) return this.#close();
    this.#timer = setTimeout(() => this.#ask(typed), PAUSE);
  }

  async #ask(typed) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const address = new URL(this.dataset.address, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: this.#asking.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show((await answer.json()).suggestions);
    } catch {
      // Away, or overtaken by the next letter: the field still searches.
      if (!this.#asking.signal.aborted) this.#close();
    }
  }

  #show(suggestions) {
    if (document.activeElement !== this.#input) return;
    this.#marked = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#list.replaceChildren(...suggestions.map((suggestion, place) => this.#option(suggestion, place)));
    this.#list.hidden = suggestions.length === 0;
    this.#input.setAttribute("aria-expanded", String(suggestions.length > 0));
    this.#news.textContent = this.dataset.told.replace("{count}", suggestions.length);
  }

  #option({ title, kind, href }, place) {
    const option = make("li", { id: `${this.#list.id}-${place}`, role: "option", "aria-selected": "false", "data-href": href });
    option.append(make("span", { class: "suggest-title" }, title), make("span", { class: "suggest-kind" }, kind));
    return option;
  }

  #key(event) {
    const count = this.#list.children.length;
    if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.#list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are titles: the field itself, where one goes on typing.
      this.#mark(((this.#marked + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && this.#marked >= 0 && !this.#list.hidden) {
      event.preventDefault();
      this.#go(this.#list.children[this.#marked]);
    }
  }

  #mark(place) {
    this.#list.children[this.#marked]?.setAttribute("aria-selected", "false");
    this.#marked = place;
    const option = this.#list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #go(option) {
    if (option) location.assign(option.dataset.href);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!this.#list) return;
    this.#list.hidden = true;
    this.#marked = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

function make(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.textContent = text;
  return element;
}

customElements.define("lf-suggest", Suggest);
