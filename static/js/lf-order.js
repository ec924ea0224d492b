/* A list that is put in order by a drag, by Alt and an arrow, or by its buttons.

   <form id="order" method="post" action="/…/"><input type="hidden" name="csrfmiddlewaretoken">…</form>
   <lf-order action="/…/" form="order" data-moved="{title}: now {position} of {total}." data-failed="…">
     <ol>
       <li data-key="12" data-title="…">
         <span class="order-handle">…</span> …
         <button form="order" name="up" value="12">…</button>
         <button form="order" name="down" value="12">…</button>
       </li> …
     </ol>
     <p role="status"></p>
   </lf-order>

   Each move posts the form's fields and every key as `order`. Moves that are made while one is under
   way go together after it. An answer that is not 2xx puts the list back to what is kept. */

const PAUSE_BETWEEN_KEYS = 250;

class Order extends HTMLElement {
  #list;
  #kept = [];
  #sending = false;
  #timer = 0;

  connectedCallback() {
    this.#list = this.querySelector("ol, ul");
    this.#kept = this.#rows();
    this.#mark();
    this.addEventListener("click", this.#press);
    this.addEventListener("keydown", this.#key);
    this.addEventListener("pointerdown", this.#grab);
    window.addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    window.removeEventListener("pagehide", this.#leave);
    this.#leave();
  }

  // The page is left within the pause: what was moved is still sent.
  #leave = () => {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#send();
  };

  #rows() {
    return [...this.#list.children];
  }

  #mark() {
    const rows = this.#rows();
    rows.forEach((row, at) => {
      row.querySelector("button[name=up]").disabled = at === 0;
      row.querySelector("button[name=down]").disabled = at === rows.length - 1;
    });
  }

  #press = (event) => {
    const button = event.target.closest("button[name=up], button[name=down]");
    if (!button) return;
    event.preventDefault();
    this.#step(button.closest("li"), button.name === "up" ? -1 : 1);
    // The button that one pressed may have reached the end of its way.
    const other = button.name === "up" ? "down" : "up";
    (button.disabled ? button.parentElement.querySelector(`[name=${other}]`) : button).focus();
  };

  #key = (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const row = event.target.closest("li");
    if (!row) return;
    event.preventDefault();
    const held = document.activeElement;
    this.#step(row, event.key === "ArrowUp" ? -1 : 1);
    if (held.disabled) row.querySelector(".order-buttons button:not(:disabled)")?.focus();
    else held.focus();
  };

  #step(row, by) {
    const rows = this.#rows();
    const to = rows.indexOf(row) + by;
    if (to < 0 || to >= rows.length) return;
    if (by < 0) rows[to].before(row);
    else rows[to].after(row);
    this.#moved(row);
  }

  #grab = (event) => {
    const handle = event.target.closest(".order-handle");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    const row = handle.closest("li");
    const before = this.#rows();
    row.dataset.moving = "";
    handle.setPointerCapture(event.pointerId);
    const drag = (move) => this.#follow(row, move.clientY);
    const drop = (end) => {
      handle.removeEventListener("pointermove", drag);
      delete row.dataset.moving;
      if (end.type === "pointercancel") this.#list.append(...before);
      else if (this.#rows().some((other, at) => other !== before[at])) this.#moved(row);
    };
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("pointerup", drop, { once: true });
    handle.addEventListener("pointercancel", drop, { once: true });
  };

  #follow(row, y) {
    const middle = (other) => {
      const box = other.getBoundingClientRect();
      return box.top + box.height / 2;
    };
    const rows = this.#rows();
    const at = rows.indexOf(row);
    const up = rows.findIndex((other, place) => place < at && y < middle(other));
    const down = rows.findLastIndex((other, place) => place > at && y > middle(other));
    // The others move around it: taken out of the page, it would lose the pointer.
    if (up >= 0) row.after(...rows.slice(up, at));
    else if (down >= 0) row.before(...rows.slice(at + 1, down + 1));
  }

  #moved(row) {
    this.#mark();
    const rows = this.#rows();
    const values = { title: row.dataset.title, position: rows.indexOf(row) + 1, total: rows.length };
    this.#say(this.dataset.moved.replace(/\{(\w+)\}/gu, (_all, name) => values[name]));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), PAUSE_BETWEEN_KEYS);
  }

  async #send() {
    this.#timer = 0;
    if (this.#sending) return; // the end of that one looks again
    this.#sending = true;
    const asked = this.#rows();
    const problem = await this.#post(asked);
    this.#sending = false;
    if (problem !== null) {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#list.append(...this.#kept);
      this.#mark();
      this.#say(problem || this.dataset.failed);
      return;
    }
    this.#kept = asked;
    if (!this.#timer && this.#rows().some((row, at) => row !== asked[at])) this.#send();
  }

  /* Answer null when the order is kept, else what to say (maybe nothing). */
  async #post(rows) {
    const form = document.getElementById(this.getAttribute("form"));
    const body = new FormData(form);
    for (const row of rows) body.append("order", row.dataset.key);
    try {
      const answer = await fetch(this.getAttribute("action"), {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-Requested-With": "lf-order" },
        keepalive: true,
      });
      const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      // Where a session ended, the sign-in page answers 200: that kept nothing.
      if (!answer.ok || answer.redirected) return json.message ?? "";
      if (json.revision !== undefined && form.elements.revision) {
        form.elements.revision.value = json.revision;
      }
      return null;
    } catch {
      return "";
    }
  }

  #say(words) {
    const news = this.querySelector("[role=status]");
    news.textContent = words;
  }
}

customElements.define("lf-order", Order);
