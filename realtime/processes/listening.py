"""The sockets of a server's processes: bound by the master, one for each place.

Each place listens for itself, on one port or on the next ones. On one port the kernel deals new
connections out evenly, which processes that share a socket do not: they take what they can get.
The master holds the sockets too, so that what comes while a process is replaced waits for the next.
"""

import socket as sockets

from realtime.serving import Server


def listen(host: str, port: int, places: int, *, port_each: bool) -> list[sockets.socket]:
    """A listening socket for every place, in order. Raises `CannotListen`."""
    if port_each:
        first = Server.bind(host, port)
        number = first.getsockname()[1]
        return [first, *(Server.bind(host, number + place) for place in range(1, places))]
    # Nobody else may have the port: with SO_REUSEPORT they could share it, and get half of all.
    alone = Server.bind(host, port)
    number = alone.getsockname()[1]
    alone.close()
    return [Server.bind(host, number, shared=True) for _ in range(places)]
