from realtime.sockets.limits import Bucket


class Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_twice_the_rate_may_come_at_once_and_no_more() -> None:
    bucket = Bucket(5, Clock())
    assert [bucket.take() for _ in range(10)] == [0.0] * 10
    assert bucket.take() > 0


def test_the_wait_that_is_told_is_long_enough() -> None:
    clock = Clock()
    bucket = Bucket(5, clock)
    while not (wait_s := bucket.take()):
        pass
    clock.now += wait_s
    assert bucket.take() == 0


def test_what_is_refused_is_not_counted() -> None:
    clock = Clock()
    bucket = Bucket(1, clock)
    for _ in range(1_000):
        bucket.take()
    clock.now += 2.1
    assert bucket.take() == 0


def test_a_rate_below_one_lets_one_through_in_the_end() -> None:
    clock = Clock()
    bucket = Bucket(0.1, clock)
    assert bucket.take() == 0
    wait_s = bucket.take()
    assert wait_s > 0
    clock.now += wait_s
    assert bucket.take() == 0
