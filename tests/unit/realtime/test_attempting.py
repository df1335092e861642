import asyncio

import pytest

from realtime.identity.attempting import AttemptLimits, NotSignedIn, TooManyAttempts


class Counted:
    """`persistence.attempts.Attempts` in memory; every call lets others run."""

    def __init__(self) -> None:
        self.failed: dict[str, list[int]] = {}

    async def failures(self, key: str, since: int) -> int:
        await asyncio.sleep(0)
        return sum(at >= since for at in self.failed.get(key, []))

    async def record(self, key: str, at: int) -> None:
        await asyncio.sleep(0)
        self.failed.setdefault(key, []).append(at)

    async def clear(self, key: str) -> None:
        self.failed.pop(key, None)


def limits() -> tuple[AttemptLimits, Counted]:
    counted = Counted()
    return AttemptLimits(counted, 900), counted  # type: ignore[arg-type]  # a fake of the same shape


async def guess(limits: AttemptLimits, account: str = "mia", *, right: bool = False) -> str:
    try:
        async with limits.attempt([("address", 30), (account, 3)]) as attempt:
            if not right:
                raise await attempt.failed()
            await attempt.succeeded()
            return "in"
    except NotSignedIn:
        return "wrong"
    except TooManyAttempts as tired:
        return "rest" if tired.retry_after_s == 900 else "rests for another time"


async def test_an_account_rests_after_its_failures() -> None:
    made, _ = limits()
    assert [await guess(made) for _ in range(5)] == ["wrong"] * 3 + ["rest"] * 2
    assert await guess(made, right=True) == "rest"
    assert await guess(made, "tom", right=True) == "in"


async def test_a_burst_is_counted_one_by_one() -> None:
    made, _ = limits()
    answers = await asyncio.gather(*(guess(made) for _ in range(20)))
    assert answers.count("wrong") == 3


async def test_resting_does_not_make_the_rest_longer() -> None:
    made, counted = limits()
    for _ in range(10):
        await guess(made)
    assert len(counted.failed["mia"]) == 3


async def test_success_forgets_the_accounts_failures_and_not_the_addresss() -> None:
    made, counted = limits()
    await guess(made)
    assert await guess(made, right=True) == "in"
    assert "mia" not in counted.failed
    assert len(counted.failed["address"]) == 1


async def test_success_counts_as_no_failure() -> None:
    made, counted = limits()
    for _ in range(50):
        assert await guess(made, right=True) == "in"
    assert counted.failed == {}


async def test_an_address_rests_after_failing_at_many_accounts() -> None:
    made, _ = limits()
    answers = [await guess(made, f"account-{n}") for n in range(31)]
    assert answers == ["wrong"] * 30 + ["rest"]


async def test_a_guess_that_breaks_lets_the_next_one_through() -> None:
    made, _ = limits()
    with pytest.raises(RuntimeError):
        async with made.attempt([("address", 30), ("mia", 3)]):
            raise RuntimeError
    assert await guess(made, right=True) == "in"
