"""WebSockets that hold no memory between two messages."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

PACKED = ServerPerMessageDeflateFactory(
    server_no_context_takeover=True,
    client_no_context_takeover=True,
    server_max_window_bits=12,
    client_max_window_bits=12,
    compress_settings={"memLevel": 5},
)
"""Each message is packed by itself. What is long (a new screen) packs as well as ever; what is
short would gain from the messages before it, but keeping those costs 45 KiB for each visitor."""


class FrugalWebSocket(WebSocketsSansIOProtocol):
    """uvicorn's own, with compression that forgets. For `uvicorn --ws`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.conn.available_extensions = [PACKED]
