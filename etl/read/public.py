"""A host in, a connection to it out, unless it lies in a private network: looked up once, checked, used as checked."""

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv6Address, ip_address, ip_network

# What `ipaddress` calls global although no public server is behind it.
_NOT_PUBLIC = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # IETF protocol assignments (RFC 6890); one cloud's metadata
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "168.63.129.16/32",  # one cloud's host, from within its machines
        "2002::/16",  # 6to4: any IPv4 address, private ones too (RFC 3056)
    )
)
_UNICAST = ip_network("2000::/3")  # all that is public in IPv6 (RFC 4291)


class PrivateAddressError(Exception):
    """A host that has an address in a private network, on this machine, or in no network at all."""


def is_public(address: str) -> bool:
    """Whether an IP address, as the resolver writes it, is one of the open internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and ip not in _UNICAST:
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_PUBLIC)


def connect_publicly(connection: HTTPConnection) -> None:
    """Open `connection` to the very address that was checked, so that a second look-up cannot lead elsewhere.

    Raises:
        PrivateAddressError: its host has an address that is not public; nothing was sent there.
        OSError: the host is not known or does not answer.
    """
    found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if private := [address for address in addresses if not is_public(address)]:
        raise PrivateAddressError(f"{connection.host} is {private[0]}")
    opened = _first(addresses, connection.port, connection.timeout)
    if isinstance(connection, HTTPSConnection):
        opened = ssl.create_default_context().wrap_socket(opened, server_hostname=connection.host)
    connection.sock = opened


def _first(addresses: list[str], port: int, seconds: float | None) -> socket.socket:
    """A socket to the first of the addresses that answers."""
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), seconds)
    return socket.create_connection((last, port), seconds)
