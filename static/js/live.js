// One socket for the whole page. Rows are the truth: each listener gets the present state first,
// then what changes, and the present state again after every reconnection.

const listeners = new Map();
let socket = null;
let wait = 1000;

const name = (topic, key) => `${topic} ${key}`;

function open() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}/direct/`);
  socket.addEventListener("open", () => {
    wait = 1000;
    for (const { topic, key } of listeners.values()) ask("listen", topic, key);
  });
  socket.addEventListener("message", (event) => {
    for (const frame of JSON.parse(event.data).frames ?? []) {
      const known = listeners.get(name(frame.topic, frame.key));
      for (const callback of known?.callbacks ?? []) callback(frame.data);
    }
  });
  socket.addEventListener("close", () => {
    socket = null;
    if (!listeners.size) return;
    setTimeout(() => socket ?? open(), wait + Math.random() * 500);
    wait = Math.min(wait * 2, 30_000);
  });
}

function ask(verb, topic, key) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ [verb]: [topic, key] }));
}

/** Call `callback(data)` with the state of one thing now and at each change; returns a stop. */
export function listen(topic, key, callback) {
  const id = name(topic, key);
  const known = listeners.get(id) ?? { topic, key, callbacks: new Set() };
  known.callbacks.add(callback);
  listeners.set(id, known);
  if (socket) ask("listen", topic, key);
  else open();
  return () => {
    known.callbacks.delete(callback);
    if (known.callbacks.size) return;
    listeners.delete(id);
    ask("leave", topic, key);
    if (!listeners.size) socket?.close();
  };
}
