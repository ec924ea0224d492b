/* Open a dialog in front of the page from any link to its id.

   <a href="#reason">…</a>
   <dialog id="reason">… <a href="#" data-close>…</a></dialog>

   Without this file the same link shows the dialog through `:target`. */

const dialogOf = (link) => {
  const id = decodeURIComponent(link.hash.slice(1));
  const found = id && link.pathname === location.pathname && document.getElementById(id);
  return found instanceof HTMLDialogElement ? found : null;
};

function show(dialog) {
  if (dialog.matches(":modal")) return;
  dialog.open = false;
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const closing = event.target.closest("dialog [data-close]");
  if (closing) {
    event.preventDefault();
    closing.closest("dialog").close();
    return;
  }
  // A click on the backdrop lands on the dialog itself, outside its box.
  if (event.target instanceof HTMLDialogElement && event.target.matches(":modal")) {
    const box = event.target.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right &&
      event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
    return;
  }
  const link = event.target.closest("a[href*='#']");
  const dialog = link && dialogOf(link);
  if (dialog) {
    event.preventDefault();
    show(dialog);
  }
});

// One that came open (its form had errors), or that the address names.
for (const dialog of document.querySelectorAll("dialog[open], dialog:target")) {
  if (location.hash === `#${dialog.id}`) history.replaceState(null, "", location.pathname + location.search);
  show(dialog);
}
