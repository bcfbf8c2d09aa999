"""The page and the HTTP API of a city, from Python."""

from __future__ import annotations

from types import TracebackType

from . import _core
from .catalog import Catalog
from .errors import usage


class Server:
    """Serves a catalog from threads of its own.

    >>> with madang.Server(city) as server:
    ...     print(server.url)

    ``port=0`` takes any free port. The address is local unless ``host`` says
    otherwise, and nothing can be changed over it unless there is a ``token`` (16
    characters or more), which a request that changes something has to bear, and
    the city has a ledger.
    """

    def __init__(
        self,
        city: Catalog,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        threads: int = 32,
        token: str = "",
    ) -> None:
        if token and len(token) < 16:
            raise usage("bad-token", "a token has at least 16 characters")
        if not 0 <= port <= 65535:
            raise usage("bad-port", f"port is {port!r} and must be 0 to 65535")
        if threads < 1:
            raise usage("bad-threads", f"threads is {threads!r} and must be 1 or more")
        self._city = city
        self._host = host
        self._port = port
        self._threads = threads
        self._token = token
        self._native: _core.Server | None = None

    def start(self) -> Server:
        """Binds and starts; does nothing where it runs already. Raises a
        madang.Error when the address cannot be had."""
        if self._native is None:
            self._native = _core.Server.start(
                self._city._native, self._host, self._port, self._threads, self._token
            )
        return self

    def stop(self) -> None:
        """Stops answering and waits for the threads; may be called twice."""
        core, self._native = self._native, None
        if core is not None:
            core.stop()

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self._native is not None

    @property
    def url(self) -> str:
        """Where the page is, e.g. "http://127.0.0.1:8750"."""
        return self._running().url

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._running().port

    def _running(self) -> _core.Server:
        if self._native is None:
            raise usage("not-started", "the server does not run", "call start() first")
        return self._native

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Server {self.url}>" if self.running else "<Server, stopped>"


def serve(city: Catalog, host: str = "127.0.0.1", port: int = 8750, *, quiet: bool = False) -> None:
    """Serves the city until Ctrl-C; says where on standard error unless
    ``quiet``. Raises a madang.Error when the address cannot be had."""
    import sys
    import threading

    with Server(city, port, host=host) as server:
        if not quiet:
            print(f"madang serves {server.url} (Ctrl-C stops)", file=sys.stderr, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            if not quiet:
                print("stopped", file=sys.stderr, flush=True)
