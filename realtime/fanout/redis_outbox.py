"""What waits to be told: signals are dropped before news is delayed, and nothing grows on.

News that cannot wait is not lost without a word: one empty message takes the place of all that a
channel had, and says to whoever hears it that the log has to be read. So what waits is bounded by
the number of rooms, however long Redis is away.
"""

from collections.abc import Callable, Iterable

from realtime.fanout.bus import LOST, Counts

NEWS_MOST = 4 * 1024 * 1024
"""What news may wait, in bytes, before it is replaced by empty messages."""
SIGNALS_MOST = 256 * 1024
"""What signals may wait, in bytes, before the channel that waits longest loses its own."""
SIGNALS_EACH = 64
"""How many signals of one channel may wait; of more only the latest of each kind and sender."""
TOGETHER = 256 * 1024
"""About so many bytes are told in one go."""


class Outbox:
    """The messages that wait for one server, by channel, in order."""

    def __init__(self, counts: Counts):
        """Nothing waits; what is dropped is counted."""
        self._counts = counts
        self._news: dict[bytes, list[bytes]] = {}
        self._signals: dict[bytes, list[bytes]] = {}
        self._news_size = self._signals_size = 0

    def __len__(self) -> int:
        """How many messages wait."""
        return sum(map(len, self._news.values())) + sum(map(len, self._signals.values()))

    def __bool__(self) -> bool:
        """Whether something waits."""
        return bool(self._news or self._signals)

    def add_news(self, channel: bytes, message: bytes) -> None:
        """A message that must arrive, or be replaced by an empty one."""
        waiting = self._news.setdefault(channel, [])
        if waiting and not waiting[-1]:
            # Whoever hears that reads the log, and finds this there as well.
            self._counts.dropped_news += 1
            return
        waiting.append(message)
        self._news_size += len(message)
        if self._news_size > NEWS_MOST:
            self.lose()

    def add_signal(self, channel: bytes, message: bytes) -> None:
        """A message that may be dropped."""
        waiting = self._signals.setdefault(channel, [])
        waiting.append(message)
        self._signals_size += len(message)
        if len(waiting) > SIGNALS_EACH:
            self._replace_signals(channel, _latest(waiting))
        while self._signals_size > SIGNALS_MOST:
            self._replace_signals(next(iter(self._signals)), [])

    def take(self) -> tuple[dict[bytes, list[bytes]], dict[bytes, list[bytes]]]:
        """News and signals to be told now, by channel: news first, and never the half of it."""
        news: dict[bytes, list[bytes]] = {}
        size = 0
        while self._news and size < TOGETHER:
            channel = next(iter(self._news))
            news[channel] = self._news.pop(channel)
            size += _size(news[channel])
        self._news_size -= size
        if self._news:
            return news, {}
        signals, self._signals, self._signals_size = self._signals, {}, 0
        return news, signals

    def lose(self, channels: Iterable[bytes] | None = None) -> None:
        """Say instead of the news of these channels, or of all that waits, that it was lost."""
        for channel in tuple(self._news) if channels is None else channels:
            lost = self._news.get(channel, [])
            self._news_size -= _size(lost)
            self._counts.dropped_news += sum(message != LOST for message in lost)
            self._news[channel] = [LOST]

    def lose_signals(self) -> None:
        """Drop all signals."""
        for channel in tuple(self._signals):
            self._replace_signals(channel, [])

    def hand_over(self, outbox_of: Callable[[bytes], "Outbox"]) -> None:
        """Give what waits for channels that are another server's to that one, as lost."""
        for channel in tuple(self._news):
            if (other := outbox_of(channel)) is not self:
                self.lose((channel,))
                del self._news[channel]
                other.lose((channel,))

    def _replace_signals(self, channel: bytes, by: list[bytes]) -> None:
        before = self._signals[channel]
        self._counts.dropped_signals += len(before) - len(by)
        self._signals_size += _size(by) - _size(before)
        if by:
            self._signals[channel] = by
        else:
            del self._signals[channel]


def _latest(signals: list[bytes]) -> list[bytes]:
    """The last signal of each sender and kind, at most half of what may wait, in order."""
    latest: dict[tuple[bytes, ...], bytes] = {}
    for signal in signals:
        about = tuple(signal.split(b",", 2)[:2])
        latest.pop(about, None)
        latest[about] = signal
    return list(latest.values())[-SIGNALS_EACH // 2 :]


def _size(messages: list[bytes]) -> int:
    return sum(map(len, messages))
