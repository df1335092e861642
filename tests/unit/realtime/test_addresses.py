import pytest
from aiohttp.test_utils import make_mocked_request
from aiohttp.web import Request

from realtime.identity.addresses import client_address, counted_as, is_here


def from_peer(peer: str, **headers: str) -> Request:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return make_mocked_request("GET", "/", headers=named).clone(remote=peer)


def test_without_a_trusted_proxy_nothing_that_is_claimed_is_believed() -> None:
    request = from_peer("203.0.113.7", X_Forwarded_For="127.0.0.1")
    assert client_address(request, 0) == "203.0.113.7"


def test_a_trusted_proxy_is_believed_and_what_stands_before_it_is_not() -> None:
    request = from_peer("10.0.0.2", X_Forwarded_For="127.0.0.1, 198.51.100.4")
    assert client_address(request, 1) == "198.51.100.4"


def test_behind_two_proxies_the_second_entry_from_the_end_is_the_client() -> None:
    request = from_peer("10.0.0.2", X_Forwarded_For="1.1.1.1, 198.51.100.4, 10.0.0.1")
    assert client_address(request, 2) == "198.51.100.4"


def test_a_request_that_went_round_the_proxies_has_no_address() -> None:
    assert client_address(from_peer("203.0.113.7"), 1) == ""


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_known(peer: str) -> None:
    assert is_here(from_peer(peer), 0)


@pytest.mark.parametrize("peer", ["203.0.113.7", "127.evil.example", "", "::ffff:203.0.113.7"])
def test_another_machine_is_not_this_one(peer: str) -> None:
    assert not is_here(from_peer(peer), 0)


@pytest.mark.parametrize("header", ["X_Forwarded_For", "Forwarded", "Via", "X_Real_IP"])
def test_what_a_proxy_on_this_machine_passes_on_is_not_from_here(header: str) -> None:
    assert not is_here(from_peer("127.0.0.1", **{header: "127.0.0.1"}), 0)


def test_a_household_counts_as_one_address() -> None:
    assert counted_as("2001:db8::1") == counted_as("2001:db8::ffff:2") == "2001:db8::/64"
    assert counted_as("2001:db8:0:1::1") != counted_as("2001:db8::1")
    assert counted_as("::ffff:198.51.100.4") == counted_as("198.51.100.4")
    assert counted_as("not an address") == "not an address"
