"""A server that is told to stop: at once, and with nothing lost that was acknowledged."""

import asyncio

from tests.integration.server.running import serving
from tests.integration.server.school import ROOM


async def test_open_sockets_do_not_hold_up_a_stop_and_nothing_acknowledged_is_lost(
    filled_url: str,
) -> None:
    async with serving(filled_url, shutdown_s=60) as house:
        tina = await house.enter("tina", ROOM)
        await tina.do("session.start")
        seq = (await tina.do("chat.post", text="The last word"))["seq"]
        async with asyncio.timeout(5):
            await house.server.stop()
        await tina.until_closed()
    async with serving(filled_url) as house:
        again = await (await house.enter("tina", ROOM)).stands_at(seq)
        assert "The last word" in str(again.facts)


async def test_a_client_that_waits_for_an_answer_when_the_server_stops_finds_it_undone_or_done(
    filled_url: str,
) -> None:
    command = {"id": "caught", "kind": "chat.post", "text": "Caught in between"}
    async with serving(filled_url) as house:
        tina = await house.enter("tina", ROOM)
        await tina.do("session.start")
        await tina.io.emit("do", command, namespace="/room")
        await house.server.stop()
    async with serving(filled_url) as house:
        again = await house.enter("tina", ROOM)
        answer = await again.send(command)
        await again.stands_at(answer["seq"])
        assert again.kinds().count("chat.posted") == 1
