/* A security key or a passkey: make one, or be recognised by it.

   <lf-key action="create" data-unable="…" data-refused="…">
     <form method="post">…<input type="hidden" name="credential">…<button></form>
     <script type="application/json">{"creation_options": {…}}</script>
     <p role="status"></p>
   </lf-key>

   `action` is "create" or "get". What the key answers goes into the form, which is then sent. */

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const words = (buffer) => {
  if (!buffer) return null;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const readable = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: bytes(publicKey.user.id) } }),
    ...Object.fromEntries(
      ["allowCredentials", "excludeCredentials"]
        .filter((name) => publicKey[name])
        .map((name) => [name, publicKey[name].map((one) => ({ ...one, id: bytes(one.id) }))]),
    ),
  },
});

const writable = (credential) => {
  const given = credential.response;
  const response = { clientDataJSON: words(given.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (given[name]) response[name] = words(given[name]);
  if (given.getTransports) response.transports = given.getTransports();
  return {
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

class Key extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", this.#ask);
    if (!window.PublicKeyCredential) this.#say(this.dataset.unable);
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.#ask);
  }

  #ask = async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return;
    const action = this.getAttribute("action");
    const data = JSON.parse(this.querySelector("script").textContent);
    const options = action === "create" ? data.creation_options : data.request_options;
    this.#say("");
    try {
      const credential = await navigator.credentials[action](readable(options));
      this.form.elements.credential.value = JSON.stringify(writable(credential));
      // Not `requestSubmit`: this very listener would hear it.
      this.form.submit();
    } catch {
      // Put off by the person, unknown to the key, or an address that keys refuse.
      this.#say(this.dataset.refused);
    }
  };

  #say(text) {
    this.querySelector("[role=status]").textContent = text;
  }
}

customElements.define("lf-key", Key);
