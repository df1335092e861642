"""Where a request comes from: the peer, or what trusted proxies say of it."""

from collections.abc import Collection
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from aiohttp import web

# What a proxy adds. Without a trusted one, their presence says that the peer is not the client.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def client_address(request: web.Request, trusted_proxies: int) -> str:
    """The client's address; empty if it cannot be known.

    Each trusted proxy adds one entry to X-Forwarded-For. What stands before those is what the
    client claims, and is not believed.
    """
    if not trusted_proxies:
        return request.remote or ""
    entries = [
        entry.strip()
        for header in request.headers.getall("X-Forwarded-For", [])
        for entry in header.split(",")
    ]
    return entries[-trusted_proxies][:100] if len(entries) >= trusted_proxies else ""


def is_here(request: web.Request, trusted_proxies: int) -> bool:
    """Whether a request comes from this machine itself, as far as can be known."""
    if not trusted_proxies and any(name in request.headers for name in _FORWARDED):
        return False
    known = _parsed(client_address(request, trusted_proxies))
    return known is not None and known.is_loopback


def is_within(
    request: web.Request, trusted_proxies: int, listed: Collection[IPv4Network | IPv6Network]
) -> bool:
    """Whether a request comes from one of these networks, as far as can be known.

    Straight from there, or through trusted proxies that stand there themselves.
    """
    addresses = [request.remote or ""]
    if any(name in request.headers for name in _FORWARDED):
        addresses.append(client_address(request, trusted_proxies) if trusted_proxies else "")
    known = [_parsed(each) for each in addresses]
    return all(each is not None and any(each in one for one in listed) for each in known)


def counted_as(address: str) -> str:
    """The address as attempts are counted by: one household has a whole /64 of IPv6."""
    known = _parsed(address)
    if isinstance(known, IPv6Address):
        return str(ip_network((known, 64), strict=False))
    return str(known) if known is not None else address


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        known = ip_address(address)
    except ValueError:
        return None
    return known.ipv4_mapped or known if isinstance(known, IPv6Address) else known
