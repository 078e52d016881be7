"""What no page of ours may lose at 400 % or in the colours of the reader’s own system."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize

from tests.e2e.faults import wider_than_the_screen
from tests.e2e.watching import open_at

ZOOMED: ViewportSize = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
LEAST_CONTRAST = 3  # WCAG 2.1, 1.4.11: what is drawn, against its ground
LEAST_CLEAR = 8  # px between the bar and what has the focus
STEPS = 12  # presses of the key, backwards from the end of the page
# Every shape of our drawings of which neither the stroke nor the fill stands out on the reader’s own ground;
# what only covers what is under it, or lines a table, says nothing.
FAINT = r"""(least) => {
  const inside = (root) => [...root.querySelectorAll("*")]
    .flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "background: Canvas; forced-color-adjust: none";
  const ground = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number)
    .map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (colour) => {
    const [one, other] = [light(colour), light(ground)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  return inside(document)
    .filter((one) => one instanceof SVGGeometryElement || one instanceof SVGTextElement)
    .filter((one) => one.getRootNode() !== document && one.checkVisibility())
    .map((one) => [one, [getComputedStyle(one).fill, getComputedStyle(one).stroke]])
    .map(([one, inks]) => [one, inks.filter((ink) => ink !== "none" && ink !== ground)])
    .filter(([, inks]) => inks.length && Math.max(...inks.map(contrast)) < least)
    .map(([one]) => one.outerHTML.slice(0, 120));
}"""
# Where what has the focus ends under the bar, and begins under the screen; what is in the bar is not asked.
PLACE = """() => {
  let one = document.activeElement;
  const bar = document.querySelector("[class*='st-key-top-bar']");
  const banner = document.querySelector(".st-key-past-banner");
  if (bar.contains(one) || banner?.contains(one) || one === document.body) return null;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const place = one.getBoundingClientRect();
  const hidden = [bar, banner]
    .filter((it) => it === bar || (it && getComputedStyle(it.parentElement).position === "sticky"))
    .map((it) => it.getBoundingClientRect().bottom);
  return [one.outerHTML.slice(0, 120), place.bottom - Math.max(...hidden), place.top - innerHeight];
}"""


def strained_at(page: Page, address: str) -> list[str]:
    """Of one page, at the width and in the colours of `page`: what is cut, what cannot be told from its
    ground, what has the focus and is hidden."""
    open_at(page, address)
    found = [f"presque invisible : {shape}" for shape in page.evaluate(FAINT, LEAST_CONTRAST)]
    if wider := wider_than_the_screen(page):
        found.append(f"{wider} px de trop en largeur")
    return found + hidden_focus(page, STEPS)


def hidden_focus(page: Page, steps: int) -> list[str]:
    """What has the focus and stands under the bar, or under the screen: backwards from the end of the page,
    for what comes into sight comes from above."""
    page.get_by_role("link", name="Sources").last.focus()
    found = []
    for _ in range(steps):
        page.keyboard.press("Shift+Tab")
        place = page.evaluate(PLACE)
        if place is None:
            break
        if place[1] < LEAST_CLEAR or place[2] > -LEAST_CLEAR:
            found.append(f"le focus est caché : {place}")
    return found
