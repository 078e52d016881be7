"""Streamlit’s WebSocket, spoken from a test: ask for a run, read what the page writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.testclient import WebSocketTestSession
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.web.visitor import ORIGIN, Visitor

ADDRESS = ORIGIN.replace("https", "wss") + "/_stcore/stream"


class Tab:
    """One open tab of the application."""

    def __init__(self, socket: WebSocketTestSession) -> None:
        self.socket = socket
        self.session_id = ""

    def send(self, message: BackMsg) -> None:
        self.socket.send_bytes(message.SerializeToString())

    def run(self, page: str = "") -> str:
        """Ask for the page again; all that it wrote, as text."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.page_name = page
        self.send(message)
        return "\n".join(self._until_finished())

    def _until_finished(self) -> Iterator[str]:
        while True:
            message = ForwardMsg.FromString(self.socket.receive_bytes())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session_id = message.new_session.initialize.session_id
            if kind == "delta":
                yield str(message.delta)
            if kind == "script_finished":
                return


@contextmanager
def open_tab(
    visitor: Visitor, *, origin: str | None = ORIGIN, resume: str = "", **headers: str
) -> Iterator[Tab]:
    """A tab opened by this visitor; `resume` is the Streamlit session that it says it had."""
    if origin:
        headers["origin"] = origin
    subprotocols = ["streamlit", "no-xsrf", resume] if resume else ["streamlit"]
    with visitor.client.websocket_connect(
        ADDRESS, subprotocols=subprotocols, headers=headers
    ) as socket:
        yield Tab(socket)
