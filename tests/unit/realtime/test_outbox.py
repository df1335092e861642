"""What waits for Redis: in order, bounded, and nothing dropped without a word or a count."""

from hypothesis import given
from hypothesis import strategies as st

from realtime.fanout.bus import LOST, Counts
from realtime.fanout.redis_outbox import (
    NEWS_MOST,
    SIGNALS_EACH,
    SIGNALS_MOST,
    TOGETHER,
    Outbox,
)
from realtime.fanout.redis_wire import MARK, channel_of, command, pack, unpack

KILO = b"x" * 1_000


def signal(sender: str, kind: str, number: int) -> bytes:
    return b'{"sender":"%b","signal":{"kind":"%b","n":%d}}' % (
        sender.encode(),
        kind.encode(),
        number,
    )


def taken(outbox: Outbox) -> dict[bytes, list[bytes]]:
    """All that waits, by channel."""
    told: dict[bytes, list[bytes]] = {}
    while outbox:
        for part in outbox.take():
            for channel, messages in part.items():
                told.setdefault(channel, []).extend(messages)
    return told


def test_what_waits_is_told_in_order_and_news_before_signals() -> None:
    outbox = Outbox(Counts())
    outbox.add_signal(b"s", b"early")
    for number in range(3):
        outbox.add_news(b"n", b"%d" % number)
    news, signals = outbox.take()
    assert news == {b"n": [b"0", b"1", b"2"]}
    assert signals == {b"s": [b"early"]}
    assert not outbox


def test_signals_wait_until_all_news_is_told() -> None:
    outbox = Outbox(Counts())
    outbox.add_signal(b"s", b"early")
    for number in range(4):
        outbox.add_news(b"n%d" % number, b"x" * (TOGETHER // 2))
    assert [len(part) for part in outbox.take()] == [2, 0]
    assert [len(part) for part in outbox.take()] == [2, 1]


def test_of_too_many_signals_the_latest_of_each_kind_and_sender_stay() -> None:
    counts = Counts()
    outbox = Outbox(counts)
    for number in range(SIGNALS_EACH * 10):
        for sender in ("mia", "tom"):
            outbox.add_signal(b"s", signal(sender, "cursor", number))
    outbox.add_signal(b"s", signal("mia", "ink", 0))
    waiting = taken(outbox)[b"s"]
    assert len(waiting) <= SIGNALS_EACH
    last = SIGNALS_EACH * 10 - 1
    assert {signal("mia", "cursor", last), signal("tom", "cursor", last)} <= set(waiting)
    assert waiting[-1] == signal("mia", "ink", 0)
    assert len(waiting) + counts.dropped_signals == SIGNALS_EACH * 20 + 1


def test_a_crowd_of_senders_is_bounded_too() -> None:
    outbox = Outbox(Counts())
    for number in range(10_000):
        outbox.add_signal(b"s", signal(f"p{number}", "cursor", number))
        assert len(outbox) <= SIGNALS_EACH


def test_too_much_news_becomes_one_empty_message_a_room() -> None:
    counts = Counts()
    outbox = Outbox(counts)
    added = 2 * NEWS_MOST // len(KILO)
    for number in range(added):
        outbox.add_news(b"room-%d" % (number % 7), KILO)
    told = taken(outbox)
    assert len(told) == 7
    assert all(messages == [LOST] for messages in told.values())
    assert counts.dropped_news == added


def test_news_behind_an_empty_message_is_in_the_log_already() -> None:
    counts = Counts()
    outbox = Outbox(counts)
    outbox.lose([b"room"])
    outbox.add_news(b"room", b"more")
    assert taken(outbox) == {b"room": [LOST]}
    assert counts.dropped_news == 1
    outbox.add_news(b"room", b"after it was told")
    assert taken(outbox) == {b"room": [b"after it was told"]}


def test_what_is_handed_over_is_lost_on_the_way() -> None:
    old, new = Outbox(Counts()), Outbox(Counts())
    old.add_news(b"stays", b"1")
    old.add_news(b"moves", b"2")
    old.hand_over(lambda channel: old if channel == b"stays" else new)
    assert taken(old) == {b"stays": [b"1"]}
    assert taken(new) == {b"moves": [LOST]}


CHANNELS = st.sampled_from([b"a", b"b", b"c"])
SIZES = st.sampled_from([1, 100, 60_000, TOGETHER + 1])
ACTS = st.one_of(
    st.tuples(st.sampled_from(["news", "signal"]), CHANNELS, SIZES),
    st.tuples(st.sampled_from(["take", "lose", "lose signals"]), CHANNELS, st.just(0)),
)


@given(acts=st.lists(ACTS, max_size=200))
def test_everything_is_told_or_counted_and_what_waits_is_bounded(
    acts: list[tuple[str, bytes, int]],
) -> None:
    counts = Counts()
    outbox = Outbox(counts)
    added = {"news": 0, "signal": 0}
    told: dict[bytes, list[bytes]] = {}

    def take() -> None:
        for part in outbox.take():
            for channel, messages in part.items():
                told.setdefault(channel, []).extend(messages)

    for number, (what, channel, size) in enumerate(acts):
        if what in added:
            message = b"%s:%06d:" % (what.encode(), number) + b"x" * size
            added[what] += 1
            (outbox.add_news if what == "news" else outbox.add_signal)(channel, message)
        elif what == "take":
            take()
        elif what == "lose":
            outbox.lose([channel])
        else:
            outbox.lose_signals()
        assert outbox._news_size == sum(sum(map(len, each)) for each in outbox._news.values())
        assert outbox._signals_size == sum(sum(map(len, each)) for each in outbox._signals.values())
        assert outbox._news_size <= NEWS_MOST
        assert outbox._signals_size <= SIGNALS_MOST
    while outbox:
        take()
    arrived = [message for messages in told.values() for message in messages if message]
    news = [message for message in arrived if message.startswith(b"news")]
    assert len(news) + counts.dropped_news == added["news"]
    assert len(arrived) - len(news) + counts.dropped_signals == added["signal"]
    for messages in told.values():
        for kind in (b"news", b"signal"):
            of_kind = [message[:14] for message in messages if message.startswith(kind)]
            assert of_kind == sorted(of_kind)


@given(messages=st.lists(st.binary(max_size=300), max_size=20))
def test_messages_that_travel_together_arrive_apart(messages: list[bytes]) -> None:
    assert list(unpack(pack(b"m" * MARK, messages))) == messages


@given(payload=st.binary(max_size=200), cut=st.integers(0, 200))
def test_a_payload_that_nobody_packed_harms_nobody(payload: bytes, cut: int) -> None:
    assert sum(map(len, unpack(payload))) <= len(payload)
    packed = pack(b"m" * MARK, [payload, payload])
    assert set(unpack(packed[:cut])) <= {payload}


def test_a_command_is_as_redis_reads_it() -> None:
    assert command(b"PUBLISH", b"a\r\n", b"") == b"*3\r\n$7\r\nPUBLISH\r\n$3\r\na\r\n\r\n$0\r\n\r\n"


def test_channels_of_a_room_share_what_a_cluster_goes_by() -> None:
    assert channel_of("room-1") == b"studyhall:{room-1}"
    assert channel_of("signals/room-1") == b"studyhall:signals/{room-1}"
