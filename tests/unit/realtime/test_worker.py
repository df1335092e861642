import asyncio

from realtime.worker import Job, keep_doing


async def test_a_job_is_done_at_once_and_again_until_stopped() -> None:
    stop = asyncio.Event()
    done: list[str] = []

    async def work() -> int:
        done.append("done")
        if len(done) == 3:
            stop.set()
        return 1

    await keep_doing((Job("often", 0.001, work),), stop)
    assert len(done) == 3


async def test_a_job_that_fails_stops_neither_itself_nor_the_others() -> None:
    stop = asyncio.Event()
    tried: list[str] = []
    done: list[str] = []

    async def fail() -> int:
        tried.append("tried")
        if len(tried) > 2 and done:
            stop.set()
        raise OSError("away")

    async def work() -> int:
        done.append("done")
        return 0

    await keep_doing((Job("bad", 0.001, fail), Job("good", 0.001, work)), stop)
    assert len(tried) > 2
    assert done
