"""What a machine can say of a page's looks: axe's findings, sideways scroll, small targets."""

import gzip
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SHOTS = ROOT / "var" / "screenshots"

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Links inside a sentence are excepted, and what a label wholly covers counts by its label.
SMALL_TARGETS = """() => {
  const small = [];
  const inSentence = (node) => {
    if (node.tagName !== "A" || getComputedStyle(node).display !== "inline") return false;
    const around = node.closest("p, li, dd, dt, td, figcaption, blockquote, label, small, span, h1, h2, h3");
    return around !== null && around.textContent.trim().length > node.textContent.trim().length;
  };
  for (const node of document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']")) {
    if (!node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    let box = node.getBoundingClientRect();
    if (node.matches("input[type=checkbox], input[type=radio], input[type=file]")) {
      const label = node.labels && node.labels[0];
      const around = label && label.getBoundingClientRect();
      if (around && around.height > box.height) box = around;
    }
    if (box.width === 0 || box.height === 0 || box.right <= 0 || box.bottom <= 0) continue;
    if (inSentence(node)) continue;
    if (box.width < 43.5 || box.height < 43.5) {
      const name = (node.getAttribute("aria-label") || node.textContent || node.name || "").trim();
      small.push(`${node.tagName.toLowerCase()} “${name.slice(0, 40)}” ` +
                 `${Math.round(box.width)}×${Math.round(box.height)}`);
    }
  }
  return small;
}"""

SIDEWAYS = """() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return "";
  const widest = [...document.querySelectorAll("body *")].find(
    (node) => node.getBoundingClientRect().right > window.innerWidth + 0.5);
  return `${wide} px too wide: ${widest ? widest.outerHTML.slice(0, 120) : "?"}`;
}"""


# How far things moved by themselves while the page opened: 0 not at all, 0.1 is still called good.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


def weigh_scripts(page) -> list[int]:
    """Return a list that grows by the bytes of each script the page loads, compressed as nginx does."""
    weights: list[int] = []

    def weigh(response) -> None:
        if response.request.resource_type == "script" and response.ok:
            weights.append(len(gzip.compress(response.body(), 6)))

    page.on("response", weigh)
    return weights


def shift(page) -> float:
    """Return how far the page's parts have moved by themselves since it opened."""
    return page.evaluate(SHIFT)


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe(page) -> list[str]:
    """Return axe's findings on the page as it stands, one line each."""
    # `evaluate` goes past the page's own content policy, which a script tag would not.
    page.evaluate(axe_source())
    results = page.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['id']}: {violation['help']} — {node['target']} {node['html'][:120]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


def small_targets(page) -> list[str]:
    """Return what can be pressed and is under 44 px, in words."""
    return page.evaluate(SMALL_TARGETS)


def sideways(page) -> str:
    """Return how far the page scrolls sideways and because of what; empty when it does not."""
    return page.evaluate(SIDEWAYS)


def shoot(page, name: str) -> Path:
    """Keep a picture of the whole page under var/screenshots, for people to look at."""
    path = SHOTS / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    return path
