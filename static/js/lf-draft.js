// A form that saves itself as a draft while one writes, and never loses a word.
//
// <lf-draft data-unsaved="…" data-restored="…"><form>…<p data-news role="status"></p></form></lf-draft>
//
// Sends the form to its own action with the header X-Draft: the answer is JSON {edit, message,
// errors}. What could not be sent stays in this browser, under the form's address.

const QUIET = 900;
const AGAIN = 5000;

class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.news = this.querySelector("[data-news]");
    this.restore();
    this.form.addEventListener("input", (event) => {
      if (event.target.name === "visibility") return;
      this.remember();
      this.soon(QUIET);
    });
    this.form.addEventListener("submit", () => {
      clearTimeout(this.timer);
      this.gone = true;
    });
    this.onCreated = (event) => {
      this.form.elements.asset.value = event.detail.asset;
      this.soon(0);
    };
    document.addEventListener("lf-upload:created", this.onCreated);
    window.addEventListener("online", () => this.unsent && this.soon(0));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("lf-upload:created", this.onCreated);
  }

  get key() {
    return `lf-draft ${new URL(this.form.action).pathname}`;
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    if (this.gone) return;
    if (this.saving) {
      this.again = true;
      return;
    }
    this.saving = true;
    const data = new FormData(this.form);
    data.delete("visibility");
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: data,
        headers: { "X-Draft": "1", Accept: "application/json" },
      });
      if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
      this.settle(await answer.json(), answer.ok);
    } catch {
      this.unsent = true;
      this.say(this.dataset.unsaved);
      this.soon(AGAIN);
    } finally {
      this.saving = false;
      if (this.again) {
        this.again = false;
        this.soon(QUIET);
      }
    }
  }

  settle(told, kept) {
    this.unsent = !kept;
    this.say(told.message);
    if (!kept) return;
    const faulty = Object.keys(told.errors ?? {});
    if (!faulty.length) localStorage.removeItem(this.key);
    for (const field of this.form.elements) {
      if (!field.name || field.type === "hidden") continue;
      const errors = told.errors?.[field.name];
      field.setCustomValidity?.(errors ? errors.join(" ") : "");
      field.toggleAttribute("aria-invalid", Boolean(errors));
    }
    if (faulty.length) this.say(`${told.message} ${Object.values(told.errors).flat().join(" ")}`);
    if (told.edit && new URL(this.form.action).pathname !== told.edit) {
      localStorage.removeItem(this.key);
      this.form.action = told.edit;
      history.replaceState(null, "", told.edit);
    }
  }

  remember() {
    const words = [...new FormData(this.form)].filter(
      ([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "visibility"].includes(name),
    );
    try {
      localStorage.setItem(this.key, JSON.stringify(words));
    } catch {
      // A full or closed storage: the server's copy is then the only one.
    }
  }

  restore() {
    let words;
    try {
      words = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    } catch {
      return;
    }
    let changed = false;
    for (const [name, value] of words) {
      const field = this.form.elements[name];
      if (!field || field.type === "hidden") continue;
      if (field.type === "checkbox") {
        changed ||= !field.checked;
        field.checked = true;
      } else if (field.value !== value) {
        field.value = value;
        changed = true;
      }
    }
    if (!changed) return;
    this.say(this.dataset.restored);
    this.soon(QUIET);
  }

  say(words) {
    if (this.news) this.news.textContent = words;
  }
}

customElements.define("lf-draft", Draft);
