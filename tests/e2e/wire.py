"""What a page has asked of the server, and whether the answer has come: read off its own wire."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 60  # seconds, on a busy machine
NEXT_LOOK = 10  # milliseconds; while it waits, what the browser tells is heard
# Whatever the page does because of the last key or click has begun once it has painted twice, and
# has left when nothing is held back.
BEGUN = """() => new Promise((done) => {
  const look = () => window.heldBack ? setTimeout(look, 50) : done();
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""
# From now on everything that the page sends leaves two seconds later, in its order.
HOLD_BACK = """() => {
  const send = WebSocket.prototype.send;
  window.heldBack = 0;
  WebSocket.prototype.send = function (data) {
    window.heldBack += 1;
    setTimeout(() => { send.call(this, data); window.heldBack -= 1; }, 2000);
  };
}"""


class Wire:
    """Counts the runs that a page asks for; waits for the end of the last one."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.n_asked = 0
        self._answered = self._begun = True
        page.on("websocket", self._connected)

    def _connected(self, socket: WebSocket) -> None:
        """A page that is new to the server asks for a first run."""
        self._ask()
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _ask(self) -> None:
        self.n_asked += 1
        self._answered = self._begun = False

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self._ask()

    def _received(self, frame: bytes | str) -> None:
        """A run that was begun before the last request is not its answer."""
        if not isinstance(frame, bytes):
            return
        message = ForwardMsg.FromString(frame)
        if message.HasField("new_session"):
            self._begun = True
        elif message.HasField("script_finished") and self._begun:
            self._answered = message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def rest(self) -> None:
        """Until nothing that was asked is still to come."""
        self._page.evaluate(BEGUN)
        self.wait(lambda: self._answered, "la page n’a pas reçu toute sa réponse")

    def wait(self, is_so: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < deadline, otherwise
            self._page.wait_for_timeout(NEXT_LOOK)


_WIRES: WeakKeyDictionary[Page, Wire] = WeakKeyDictionary()


def tap(page: Page) -> None:
    """Listen to a page from its beginning."""
    _WIRES[page] = Wire(page)


def wire_of(page: Page) -> Wire:
    return _WIRES[page]


def slow_down(page: Page) -> Page:
    page.evaluate(HOLD_BACK)
    return page


@contextmanager
def asking(page: Page) -> Iterator[None]:
    """What is done in the block makes the page ask for a run; afterwards the request has left."""
    wire = wire_of(page)
    before = wire.n_asked
    yield
    wire.wait(lambda: wire.n_asked > before, "la page n’a rien demandé au serveur")
