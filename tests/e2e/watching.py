"""What a page of ours never does: fetch from elsewhere, break its policy, fail in its script."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.browser import wait_until_ready

INSIDE = ("data:", "blob:")
REPORTED = ("Content Security Policy", "violates the following")


def watch(page: Page, url: str) -> list[str]:
    """The faults of that page, as they come."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((url, url.replace("http:", "ws:"), *INSIDE)):
            faults.append(f"demandé ailleurs : {request.url}")

    def said(message: ConsoleMessage) -> None:
        if any(words in message.text for words in REPORTED):
            faults.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def open_at(page: Page, address: str) -> Page:
    """Open an address of ours, and wait until everything on it is drawn."""
    page.goto(address)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Streamlit is done, and the parts that it fetches on first use have come."""
    wait_until_ready(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stSkeleton\"]')")


def open_list(page: Page, name: str) -> None:
    """Show the choices of a list; scrolling closes them, so the list is brought to sight first."""
    field = page.get_by_role("combobox", name=name)
    field.scroll_into_view_if_needed()
    settle(page)
    field.click()
    expect(page.get_by_role("option").first).to_be_visible()
