// A menu of the player: a button, and choices of which one is checked. Arrows move, Escape closes.

export class Menu {
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.button = root.querySelector("button");
    this.sheet = root.querySelector("[role=menu]");
    this.sheet.addEventListener("click", this);
    root.addEventListener("keydown", this);
    root.addEventListener("focusout", this);
  }

  get open() {
    return !this.sheet.hidden;
  }

  get disabled() {
    return this.button.getAttribute("aria-disabled") === "true";
  }

  set disabled(disabled) {
    this.button.toggleAttribute("aria-disabled", disabled);
    if (disabled) this.button.setAttribute("aria-disabled", "true");
  }

  /** Draw the choices: [{ value, text, checked }], and a note under them. */
  fill(choices, note = "") {
    const focused = this.sheet.contains(document.activeElement)
      ? document.activeElement.dataset.value
      : null;
    this.sheet.replaceChildren(...choices.map(({ value, text, checked }) => {
      const item = document.createElement("button");
      Object.assign(item, { type: "button", textContent: text, tabIndex: -1 });
      Object.assign(item.dataset, { value });
      item.setAttribute("role", "menuitemradio");
      item.setAttribute("aria-checked", String(checked));
      return item;
    }));
    if (note) {
      const words = document.createElement("p");
      words.textContent = note;
      words.setAttribute("role", "presentation");
      this.sheet.append(words);
    }
    if (focused !== null) this.#item((item) => item.dataset.value === focused)?.focus();
  }

  toggle(open = !this.open) {
    if (this.disabled) return;
    this.sheet.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.#item((item) => item.ariaChecked === "true")?.focus();
    else if (this.root.contains(document.activeElement)) this.button.focus();
  }

  handleEvent(event) {
    if (event.type === "click") {
      const item = event.target.closest("[role=menuitemradio]");
      if (!item) return;
      this.choose(item.dataset.value);
      this.toggle(false);
      this.button.focus();
    } else if (event.type === "focusout") {
      // Nowhere: the choices were drawn anew, or the window is left. Elsewhere: the menu is done with.
      const elsewhere = event.relatedTarget && !this.root.contains(event.relatedTarget);
      if (this.open && elsewhere) this.toggle(false);
    } else if (this.open) {
      this.#key(event);
    }
  }

  #key(event) {
    const items = [...this.sheet.querySelectorAll("[role=menuitemradio]")];
    const at = items.indexOf(document.activeElement);
    const goes = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (goes) goes.focus();
    else if (event.key === "Escape") this.toggle(false);
    else if (event.key !== "Enter" && event.key !== " ") return;
    // Not a key of the player meanwhile; Enter and space still press the choice.
    event.stopPropagation();
    if (goes || event.key === "Escape") event.preventDefault();
  }

  #item(wanted) {
    const items = [...this.sheet.querySelectorAll("[role=menuitemradio]")];
    return items.find(wanted) ?? items[0];
  }
}
