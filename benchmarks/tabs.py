"""Open tabs without a browser: Streamlit’s WebSocket, spoken directly, many at once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.server import Server
from ui.navigation import OVERVIEW

SUCCESS = ForwardMsg.FINISHED_SUCCESSFULLY


class PageFailed(Exception):
    """The page showed an error: its time would mean nothing."""


class Tab:
    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    @classmethod
    async def open(cls, server: Server, token: str) -> Tab:
        address = server.url.replace("http", "ws") + "/_stcore/stream"
        socket = await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=server.url,  # type: ignore[arg-type]
            additional_headers={"Cookie": f"__Host-suivi={token}"},
            compression=None,
            max_size=None,
        )
        return cls(socket)

    async def run(self) -> float:
        """Ask for the overview; milliseconds until its script is over."""
        asked = BackMsg()
        asked.rerun_script.page_name = OVERVIEW.address
        begun = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while not _is_over(ForwardMsg.FromString(await self._received())):
            pass
        return (time.perf_counter() - begun) * 1000

    async def close(self) -> None:
        await self._socket.close()

    async def _received(self) -> bytes:
        message = await asyncio.wait_for(self._socket.recv(), 60)
        assert isinstance(message, bytes)
        return message


def _is_over(message: ForwardMsg) -> bool:
    if message.delta.new_element.WhichOneof("type") == "exception":
        raise PageFailed(message.delta.new_element.exception.message)
    return message.WhichOneof("type") == "script_finished" and message.script_finished == SUCCESS


async def rerun_times(server: Server, token: str, count: int) -> list[float]:
    """One person alone, clicking as soon as the page has answered."""
    tab = await Tab.open(server, token)
    for _ in range(3):
        await tab.run()
    times = []
    for _ in range(count):
        times.append(await tab.run())
        await asyncio.sleep(0.15)  # the guard closes a tab that sends too fast
    await tab.close()
    return times


async def crowd_times(
    server: Server, tokens: Sequence[str], *, think: float, seconds: float
) -> list[float]:
    """Everybody at once, each thinking for `think` seconds on average between two clicks."""
    tabs = [await Tab.open(server, token) for token in tokens]
    for tab in tabs:
        await tab.run()
    end, chance = time.monotonic() + seconds, random.Random(200)

    async def click(tab: Tab) -> list[float]:
        times = []
        while time.monotonic() < end:
            await asyncio.sleep(chance.uniform(0, 2 * think))
            times.append(await tab.run())
        return times

    times = await asyncio.gather(*(click(tab) for tab in tabs))
    for tab in tabs:
        await tab.close()
    return [value for several in times for value in several]
